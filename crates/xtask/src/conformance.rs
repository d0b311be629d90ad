//! Every host held against the same vectors.

use anyhow::{Result, bail};

use crate::shell::{command, root, run, works};
use crate::wasm;

/// Holds every host that is here against the vectors; what is not here.
pub(crate) fn run_hosts() -> Result<Vec<String>> {
    let built = wasm::build()?;
    let vectors = root().join("target/conformance/vectors.ndjson");
    let (Some(module), Some(vectors)) = (built.abi.to_str(), vectors.to_str()) else {
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
