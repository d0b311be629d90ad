//! What is made from the code: pages of the book with every code of a diagnostic and everything that a
//! rule can use, and the hashes of the plans that ship.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use reunify::{Code, Plan};

use crate::shell::{command, output, root};

fn page() -> (PathBuf, String) {
    let mut text = String::from(
        "# Codes of diagnostics and refusals\n\n\
         Every problem that reunify finds, and every entry that it refuses, has one of these codes.\n\
         Codes are stable: one is never used again for something else.\n\n\
         | code | what it means |\n|---|---|\n",
    );
    for code in Code::ALL {
        // Writing to a string does not fail.
        let _ = writeln!(text, "| `{code}` | {} |", code.meaning());
    }
    text.push_str(
        "\nThis page is made by `cargo xtask generate` from the register in \
         `crates/reunify/src/diagnostic/code.rs`.\n",
    );
    (root().join("docs/src/diagnostics.md"), text)
}

/// Everything that a rule can use, as the command prints it.
fn rules() -> Result<(PathBuf, String)> {
    let arguments = [
        "run",
        "--quiet",
        "--package",
        "reunify-cli",
        "--",
        "policy",
        "reference",
    ];
    let text = output(&mut command(env!("CARGO"), &arguments))?;
    Ok((
        root().join("docs/src/policy-reference.md"),
        format!("{}\n", text.trim_end()),
    ))
}

/// The hashes by which the core knows the plans that ship.
fn shipped() -> Result<(PathBuf, String)> {
    let mut text = String::new();
    for plan in reunify_plans::ALL {
        let read = Plan::from_json(plan.json.as_bytes());
        let read = read.map_err(|problems| anyhow!("{plan}: {problems}"))?;
        let _ = writeln!(text, "{} {plan}", read.sha256());
    }
    Ok((root().join("crates/reunify/src/plan/shipped.txt"), text))
}

/// Everything that is made, each with its place.
fn all() -> Result<[(PathBuf, String); 3]> {
    Ok([page(), rules()?, shipped()?])
}

/// Writes the pages.
pub(crate) fn write() -> Result<()> {
    for (path, text) in all()? {
        fs::write(path, text)?;
    }
    Ok(())
}

/// Fails if a page is not what would be made now.
pub(crate) fn check() -> Result<()> {
    for (path, text) in all()? {
        if fs::read_to_string(&path).ok().as_deref() != Some(&text) {
            bail!(
                "{} is not up to date; run `cargo xtask generate`",
                path.display()
            );
        }
    }
    Ok(())
}
