//! Writes the vectors: requests, and what the core answers natively. Every host sends the same
//! requests in the same order and must get the same bytes.
//!
//! `reunify-conformance FILE` writes one JSON object to a line: `name`, `request` and `response`,
//! the last two as text.

mod examples;
mod hostile;
mod vectors;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use vectors::Vectors;

/// The root of the checkout.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn main() -> Result<()> {
    let out = std::env::args_os()
        .nth(1)
        .context("give the file to write to")?;
    let mut vectors = Vectors::default();
    let plan = vectors.shipped_plan()?;
    examples::add(&mut vectors, plan)?;
    hostile::add(&mut vectors, plan)?;
    vectors.write(Path::new(&out))
}
