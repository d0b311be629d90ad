//! The examples that a vendor would copy, each with its own end-to-end tests.

use anyhow::Result;

use crate::shell::{allowed_here, command, npm_ci, root, run, works};

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
    allowed_here(not_run)
}
