//! The page of the book that lists every code of a diagnostic.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};
use reunify::Code;

use crate::shell::root;

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

/// Writes the page.
pub(crate) fn write() -> Result<()> {
    let (path, text) = page();
    Ok(fs::write(path, text)?)
}

/// Fails if the page is not what the register would make now.
pub(crate) fn check() -> Result<()> {
    let (path, text) = page();
    if fs::read_to_string(&path).ok().as_deref() != Some(&text) {
        bail!(
            "{} is not up to date; run `cargo xtask generate`",
            path.display()
        );
    }
    Ok(())
}
