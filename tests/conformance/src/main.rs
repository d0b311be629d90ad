//! Writes the vectors: requests, and what the core answers natively. Every host sends the same
//! requests in the same order and must get the same bytes.
//!
//! `reunify-conformance FILE` writes one JSON object to a line: `name`, `request` and `response`,
//! the last two as text. `reunify-conformance --update FILE` also accepts answers that changed.

#[path = "../../../crates/reunify-plans/tests/common/mod.rs"]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "shared with tests, which panic where they fail"
)]
mod common;
mod digest;
mod examples;
mod generated;
mod hostile;
#[allow(
    clippy::indexing_slicing,
    reason = "what is not in a document that ships is to stop the vectors"
)]
mod moved;
mod protocol;
mod vectors;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use vectors::Vectors;

/// The root of the checkout.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn main() -> Result<()> {
    let mut given = std::env::args_os().skip(1).peekable();
    let update = given.next_if(|first| first == "--update").is_some();
    let out = given.next().context("give the file to write to")?;
    let mut vectors = Vectors::default();
    let plan = vectors.shipped_plan()?;
    examples::add(&mut vectors, plan)?;
    hostile::add(&mut vectors, plan)?;
    generated::add(&mut vectors, plan)?;
    protocol::add(&mut vectors)?;
    moved::add(&mut vectors, plan)?;
    vectors.write(Path::new(&out))?;
    if update {
        digest::write(&vectors)
    } else {
        digest::hold(&vectors)
    }
}
