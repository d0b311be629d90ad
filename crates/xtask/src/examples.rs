//! The examples that a vendor would copy, and the web components, each with its own end-to-end tests.

use std::collections::BTreeSet;
use std::io::{self, BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::shell::{allowed_here, command, npm_ci, root, run, works};
use crate::{conformance, licences, wasm};

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
        if let Some(why) = conformance::without_browser() {
            not_run.push(format!("JavaScript in a browser ({why})"));
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
        let mut test = command("mvn", &quiet);
        test.arg("test").current_dir(service);
        not_run.extend(run_tests(test)?);
    } else {
        not_run.push("Java (install a JDK 17 or later, and Maven)".to_owned());
    }
    not_run.extend(case_service()?);
    not_run.sort();
    not_run.dedup();
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

/// The service in Rust has a workspace and a lock of its own, as a vendor's product has. What it did
/// not test, and why.
fn case_service() -> Result<Vec<String>> {
    let manifest = root().join("examples/axum/Cargo.toml");
    licences::check(&manifest)?;
    let target = root().join("target/examples/axum");
    let cargo = |subcommand, rest: &[&str]| {
        let mut cargo = command(env!("CARGO"), &[subcommand, "--quiet", "--locked"]);
        cargo.arg("--manifest-path").arg(&manifest).args(rest);
        cargo.env("CARGO_TARGET_DIR", &target);
        cargo
    };
    run(&mut cargo(
        "clippy",
        &["--all-targets", "--", "-D", "warnings"],
    ))?;
    run_tests(cargo("test", &["--", "--nocapture"]))
}

/// Runs tests that say themselves what they cannot run here, and gives what they said.
fn run_tests(mut tests: Command) -> Result<Vec<String>> {
    let (printed, out) = io::pipe()?;
    tests.stdout(out.try_clone()?).stderr(out);
    let name = format!("{tests:?}");
    let mut running = tests.spawn()?;
    // It holds the pipe open, which would have no end.
    drop(tests);
    let mut not_run = BTreeSet::new();
    for line in BufReader::new(printed).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        anstream::eprintln!("{line}");
        not_run.extend(missing(&line));
    }
    if !running.wait()?.success() {
        bail!("`{name}` failed");
    }
    Ok(not_run.into_iter().collect())
}

/// What a test could not run without: `NOT RUN: TEST: WHAT`. A dot for each test may be before it.
fn missing(line: &str) -> Option<String> {
    let (_, told) = line.split_once("NOT RUN: ")?;
    let (_test, what) = told.split_once(": ")?;
    Some(what.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tests_did_not_run_is_read_from_what_they_print() {
        let script = r#"printf '..NOT RUN: a: One (install it: now)\n.\n'; echo 'NOT RUN: b: Two' >&2
            echo 'NOT RUN: c: Two'; echo passed"#;
        let mut tests = Command::new("sh");
        tests.args(["-c", script]);
        let not_run = run_tests(tests).unwrap();
        assert_eq!(not_run, ["One (install it: now)", "Two"]);
        let mut tests = Command::new("sh");
        tests.args(["-c", "exit 1"]);
        assert!(run_tests(tests).is_err());
    }
}
