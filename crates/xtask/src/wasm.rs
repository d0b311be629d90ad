//! The module for WebAssembly, and every host held against the same vectors.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::shell::{command, output, root, run, works};

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the compiler's target where it is missing and rustup can.
pub(crate) fn target() -> Result<()> {
    if !works("rustup", &["--version"]) {
        return Ok(());
    }
    let installed = output(&mut command("rustup", &["target", "list", "--installed"]))?;
    if installed.lines().any(|line| line == TARGET) {
        return Ok(());
    }
    run(&mut command("rustup", &["target", "add", TARGET]))
}

/// Builds the module.
pub(crate) fn build() -> Result<PathBuf> {
    target()?;
    let arguments = [
        "build",
        "--quiet",
        "--package",
        "reunify-abi",
        "--target",
        TARGET,
        "--profile",
        "wasm",
    ];
    run(&mut command(env!("CARGO"), &arguments))?;
    Ok(root()
        .join("target")
        .join(TARGET)
        .join("wasm/reunify_abi.wasm"))
}

/// Holds every host that is here against the vectors; what is not here.
pub(crate) fn conformance() -> Result<Vec<String>> {
    let module = build()?;
    let vectors = root().join("target/conformance/vectors.ndjson");
    let (Some(module), Some(vectors)) = (module.to_str(), vectors.to_str()) else {
        bail!("the path of the checkout is not text");
    };
    let native = [
        "run",
        "--quiet",
        "--release",
        "--package",
        "reunify-conformance",
        "--",
        vectors,
    ];
    run(&mut command(env!("CARGO"), &native))?;
    let mut missing = Vec::new();
    if works("node", &["--version"]) {
        run(&mut command(
            "node",
            &["tests/conformance/hosts/node.mjs", module, vectors],
        ))?;
    } else {
        missing.push("Node".to_owned());
    }
    Ok(missing)
}
