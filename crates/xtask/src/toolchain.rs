//! What the modules for WebAssembly are made with. What is missing is fetched where it can be, and where
//! not, one line says what to install.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::shell::{command, npm_ci, output, root, run, works};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Where the standard library of the modules comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Library {
    /// From its sources, compiled with the module, so that what is not used goes.
    Sources,
    /// As it comes with the compiler, or with a distribution's.
    Compiled,
}

/// The standard library that is here, its sources if it can be.
pub(crate) fn library() -> Result<Library> {
    if sources()? || (rustup_add("component", "rust-src") && sources()?) {
        return Ok(Library::Sources);
    }
    target()?;
    anstream::eprintln!(
        "the modules will be larger: without the sources of the standard library (`rustup component add rust-src`, or your distribution's `rust-src`), it is taken as it comes"
    );
    Ok(Library::Compiled)
}

/// Makes sure of the compiled standard library.
pub(crate) fn target() -> Result<()> {
    if compiled()? || (rustup_add("target", TARGET) && compiled()?) {
        return Ok(());
    }
    bail!(
        "the compiler here has no standard library for `{TARGET}`, and rustup is not here or could not fetch it: run `rustup target add {TARGET}` where there is a network, or install your distribution's package (Debian: `libstd-rust-dev-wasm32`) or the library's sources (`rust-src`)"
    )
}

fn sources() -> Result<bool> {
    let sysroot = output(&mut rustc(&["--print", "sysroot"]))?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library");
    Ok(library.join("Cargo.lock").is_file())
}

fn compiled() -> Result<bool> {
    let folder = output(&mut rustc(&[
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]))?;
    let mut files = fs::read_dir(folder.trim()).into_iter().flatten().flatten();
    Ok(files.any(|file| file.file_name().to_string_lossy().starts_with("libstd-")))
}

/// The compiler that cargo uses here.
fn rustc(arguments: &[&str]) -> Command {
    let program = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    command(&program, arguments)
}

/// Adds a part of the toolchain with rustup; whether it could. What rustup says of it is on the terminal.
fn rustup_add(kind: &str, name: &str) -> bool {
    works("rustup", &["--version"]) && run(&mut command("rustup", &[kind, "add", name])).is_ok()
}

/// `wasm-opt` of Binaryen, at the version of its lock file, which npm puts into `target/tools`.
pub(crate) fn wasm_opt() -> Result<Command> {
    let tools = root().join("target/tools");
    fs::create_dir_all(&tools)?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(
            root().join("crates/xtask/tools").join(name),
            tools.join(name),
        )?;
    }
    npm_packages(&tools)?;
    Ok(Command::new(tools.join("node_modules/.bin/wasm-opt")))
}

/// The packages of a folder, at the versions of its lock file. Installed once for each lock file.
pub(crate) fn npm_packages(folder: &Path) -> Result<()> {
    if !works("npm", &["--version"]) {
        bail!(
            "there is no `npm`, which brings `wasm-opt` and TypeScript: install Node 20 or later"
        );
    }
    let lock = fs::read(folder.join("package-lock.json"))?;
    let done = folder.join("node_modules/.installed");
    if fs::read(&done).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    npm_ci(folder).with_context(|| {
        format!(
            "npm could not fetch what `{}` names: look at what it says above, and try again where its registry can be had",
            folder.join("package-lock.json").display()
        )
    })?;
    fs::write(done, lock)?;
    Ok(())
}
