//! The modules for WebAssembly: the one of the ABI, and those of the npm packages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::notices;
use crate::shell::{command, root, run};
use crate::sizes;
use crate::toolchain::{self, Library, TARGET, npm_packages};

/// What is built, and where to.
#[derive(Debug)]
pub(crate) struct Built {
    /// The module of the ABI.
    pub(crate) abi: PathBuf,
    /// The folder of the npm package.
    pub(crate) package: PathBuf,
}

/// The npm package of the core. The other one is built with its tools, and shares its sources.
pub(crate) const CORE: &str = "bindings/wasm";

/// The npm package of the workbench.
pub(crate) const WORKBENCH: &str = "bindings/workbench";

/// Builds the modules, and the npm packages.
pub(crate) fn build() -> Result<Built> {
    let library = toolchain::library()?;
    let package = root().join(CORE);
    npm_packages(&package)?;
    let abi = root().join("target/wasm/reunify.wasm");
    fs::create_dir_all(abi.parent().context("a module has a folder")?)?;
    let compiled = compile("reunify-abi", library)?;
    sizes::tell(&compiled)?;
    smaller(&compiled, &abi)?;
    run(command("node", &["scripts/types.mjs"]).current_dir(&package))?;
    bind("reunify-wasm", library, &package)?;
    share(&package, &root().join(WORKBENCH))?;
    bind("reunify-workbench", library, &root().join(WORKBENCH))?;
    let notices = notices::of("reunify-abi")?;
    for (sdk, resources) in SDKS {
        let sdk = root().join(sdk);
        embed(&abi, &sdk.join(resources))?;
        with_notices(&sdk, &notices)?;
    }
    Ok(Built { abi, package })
}

/// Puts the licences into the folder of a package.
pub(crate) fn licences(package: &Path) -> Result<()> {
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(root().join(name), package.join(name))?;
    }
    Ok(())
}

/// Puts the licences, and the notices of what others wrote, into the folder of a package.
fn with_notices(package: &Path, notices: &str) -> Result<()> {
    licences(package)?;
    fs::write(package.join("THIRD-PARTY.md"), notices)?;
    Ok(())
}

/// The SDKs, and where each has the module and the plans that ship.
const SDKS: [(&str, &str); 4] = [
    ("bindings/dotnet", "src/Reunify/resources"),
    ("bindings/go", "resources"),
    ("bindings/java", "src/main/resources/reunify"),
    ("bindings/python", "src/reunify/resources"),
];

/// Puts the module of the ABI, and the plans that ship, into the folder of an SDK.
fn embed(module: &Path, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    fs::copy(module, folder.join("reunify.wasm"))?;
    plans(&folder.join("plans"))
}

/// Writes the plans that ship into a folder.
fn plans(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for plan in reunify_plans::ALL {
        fs::write(folder.join(format!("{plan}.json")), plan.json)?;
    }
    Ok(())
}

/// Compiles a package to WebAssembly.
///
/// The standard library is compiled with it, so that what is not used goes and a panic is a trap
/// without words. That is an unstable option of the compiler: the same stable compiler is told to
/// take it. Without its sources, the library is taken as it comes, and the module is larger.
///
/// The smallest that the compiler can do calls a function for every byte; to let it put small ones
/// (of up to 50 instructions) into their callers makes evaluations a third faster and the module a
/// twentieth larger. SHA-256 stays unrolled: as a loop (`sha2_backend_soft="compact"`) a start is a thirtieth
/// faster, and every evaluation a tenth slower.
fn compile(package: &str, library: Library) -> Result<PathBuf> {
    const WITH_LIBRARY: [&str; 10] = [
        "-Zbuild-std=std,panic_abort",
        "-Zbuild-std-features=optimize_for_size",
        "--config",
        r#"target.wasm32-unknown-unknown.rustflags=["-Zunstable-options", "-Cpanic=immediate-abort", "-Zfmt-debug=none", "-Zlocation-detail=none", "-Cllvm-args=-inline-threshold=50"]"#,
        "--config",
        "profile.wasm.package.alloc.opt-level=2",
        "--config",
        "profile.wasm.package.core.opt-level=2",
        "--config",
        "profile.wasm.package.dlmalloc.opt-level=3",
    ];
    let mut cargo = command(
        env!("CARGO"),
        &[
            "build",
            "--quiet",
            "--package",
            package,
            "--target",
            TARGET,
            "--profile",
            "wasm",
        ],
    );
    if library == Library::Sources {
        cargo.args(WITH_LIBRARY).env("RUSTC_BOOTSTRAP", "1");
    }
    run(&mut cargo)?;
    let name = package.replace('-', "_");
    let built = root().join("target").join(TARGET).join("wasm");
    Ok(built.join(name).with_extension("wasm"))
}

/// A tool that came with the packages.
fn tool(name: &str) -> Command {
    let folder = root().join(CORE);
    let mut tool = Command::new(folder.join("node_modules/.bin").join(name));
    tool.current_dir(folder);
    tool
}

/// Drops from a module what is not used.
///
/// Few passes, on purpose: `-Oz` makes a module that is smaller by a tenth, and that compresses
/// worse by a tenth, since its functions then resemble each other less.
fn smaller(module: &Path, to: &Path) -> Result<()> {
    const PASSES: [&str; 11] = [
        "--enable-bulk-memory",
        "--enable-multivalue",
        "--enable-mutable-globals",
        "--enable-nontrapping-float-to-int",
        "--enable-reference-types",
        "--enable-sign-ext",
        "--duplicate-function-elimination",
        "--remove-unused-module-elements",
        "--optimize-instructions",
        "--strip-debug",
        "--strip-producers",
    ];
    let mut optimise = toolchain::wasm_opt()?;
    run(optimise.args(PASSES).arg(module).arg("-o").arg(to))
}

/// What of the sources of the core's package is not in another package's.
const OWN: &str = "exports.ts";

/// Puts the sources that the packages have in common into a package.
fn share(from: &Path, package: &Path) -> Result<()> {
    let (from, to) = (from.join("ts"), package.join("ts"));
    for folder in ["", "documents"] {
        fs::create_dir_all(to.join(folder))?;
        for entry in fs::read_dir(from.join(folder))? {
            let entry = entry?;
            if entry.path().is_file() && entry.file_name() != OWN {
                fs::copy(entry.path(), to.join(folder).join(entry.file_name()))?;
            }
        }
    }
    Ok(())
}

/// Makes an npm package from its module: the glue, and the classes.
fn bind(module: &str, library: Library, package: &Path) -> Result<()> {
    let dist = package.join("dist");
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    let compiled = compile(module, library)?;
    sizes::tell(&compiled)?;
    Bindgen::new()
        .input_path(compiled)
        .out_name("core")
        .web(true)?
        .typescript(true)
        .reset_state_function(true)
        .remove_producers_section(true)
        .generate(&dist)?;
    let core = dist.join("core_bg.wasm");
    smaller(&core, &core)?;
    run(tool("tsc").arg("--project").arg(package))?;
    plans(&dist.join("plans"))?;
    with_notices(package, &notices::of(module)?)
}
