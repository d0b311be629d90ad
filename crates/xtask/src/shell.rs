//! Running other programs.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

/// The root of the checkout.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// A program with its arguments, run from the root of the checkout.
pub(crate) fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs a command to its end, and fails if it does.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = line_of(command);
    let status = command
        .status()
        .with_context(|| format!("cannot run `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed");
    }
    Ok(())
}

/// Whether a program can be run with some arguments.
pub(crate) fn works(program: &str, arguments: &[&str]) -> bool {
    let mut command = command(program, arguments);
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// Installs what an npm package needs, at the versions of its lock file.
pub(crate) fn npm_ci(package: &Path) -> Result<()> {
    let arguments = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
    run(command("npm", &arguments).current_dir(package))
}

/// What was not run, and why; a failure where the variable `CI` is set.
pub(crate) fn allowed_here(not_run: Vec<String>) -> Result<Vec<String>> {
    if !not_run.is_empty() && std::env::var_os("CI").is_some() {
        bail!("not run, which is a failure here: {}", not_run.join(", "));
    }
    Ok(not_run)
}

/// What a command printed.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let line = line_of(command);
    let output = command
        .output()
        .with_context(|| format!("cannot run `{line}`"))?;
    if !output.status.success() {
        bail!(
            "`{line}` failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What cargo knows of a workspace and everything that it is built from.
pub(crate) fn metadata(manifest: &Path) -> Result<Value> {
    let arguments = ["metadata", "--format-version", "1", "--manifest-path"];
    let text = output(command(env!("CARGO"), &arguments).arg(manifest))?;
    Ok(serde_json::from_str(&text)?)
}

fn line_of(command: &Command) -> String {
    let parts = std::iter::once(command.get_program()).chain(command.get_args());
    parts
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}
