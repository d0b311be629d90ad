//! The examples that a vendor would copy, and the web components, each with its own end-to-end tests.

use std::path::PathBuf;

use anyhow::Result;

use crate::shell::{allowed_here, command, npm_ci, root, run, works};
use crate::{licences, wasm};

/// Runs the tests of every example whose tools are here; what was not run, and why.
///
/// The modules must have been built. Where the variable `CI` is set, what was not run is a failure.
pub(crate) fn test() -> Result<Vec<String>> {
    let mut not_run = Vec::new();
    if works("npm", &["--version"]) {
        for example in ["node-cli", "browser-plain"] {
            let folder = root().join("examples").join(example);
            npm_ci(&folder)?;
            run(command("npm", &["test", "--silent"]).current_dir(&folder))?;
        }
        let elements = elements()?;
        run(command("npm", &["test", "--silent"]).current_dir(elements))?;
        run(command("npm", &["test", "--silent"]).current_dir(studio()?))?;
    } else {
        not_run.push("JavaScript (install Node 20 or later)".to_owned());
    }
    if works("mvn", &["--version"]) {
        let quiet = ["--quiet", "--batch-mode"];
        let sdk = root().join("bindings/java");
        let install = ["install", "-DskipTests"];
        run(command("mvn", &quiet).args(install).current_dir(sdk))?;
        let service = root().join("examples/java-spring");
        run(command("mvn", &quiet).arg("test").current_dir(service))?;
    } else {
        not_run.push("Java (install a JDK 17 or later, and Maven)".to_owned());
    }
    case_service()?;
    allowed_here(not_run)
}

/// Builds the web components, which stand on the npm package; their folder.
fn elements() -> Result<PathBuf> {
    let package = root().join("bindings/elements");
    wasm::licences(&package)?;
    npm_ci(&package)?;
    run(command("npm", &["run", "--silent", "build"]).current_dir(&package))?;
    Ok(package)
}

/// Installs what the studio is built with, the packages of this repository among it; its folder.
fn studio() -> Result<PathBuf> {
    let folder = root().join("examples/studio");
    npm_ci(&folder)?;
    Ok(folder)
}

/// Builds everything that the studio needs, and the studio, and serves it.
pub(crate) fn serve_studio() -> Result<()> {
    wasm::build()?;
    elements()?;
    let folder = studio()?;
    for script in ["build", "preview"] {
        run(command("npm", &["run", script]).current_dir(&folder))?;
    }
    Ok(())
}

/// The service in Rust has a workspace and a lock of its own, as a vendor's product has.
fn case_service() -> Result<()> {
    let manifest = root().join("examples/axum/Cargo.toml");
    licences::check(&manifest)?;
    let target = root().join("target/examples/axum");
    for (subcommand, rest) in [
        ("clippy", &["--all-targets", "--", "-D", "warnings"][..]),
        ("test", &["--", "--nocapture"]),
    ] {
        let mut cargo = command(env!("CARGO"), &[subcommand, "--quiet", "--locked"]);
        cargo.arg("--manifest-path").arg(&manifest).args(rest);
        run(cargo.env("CARGO_TARGET_DIR", &target))?;
    }
    Ok(())
}
