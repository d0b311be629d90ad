//! A line for each vector, in `vectors.sha256`: an answer that changes is seen when it is reviewed.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use reunify::json::Sha256;

use crate::root;
use crate::vectors::Vectors;

const FILE: &str = "tests/conformance/vectors.sha256";
/// So many digits of a hash tell vectors apart well enough to be read.
const DIGITS: usize = 16;

fn digest(vectors: &Vectors) -> String {
    let mut lines = String::new();
    for vector in vectors.all() {
        let bytes = [vector.request.as_bytes(), b"\n", vector.response.as_bytes()].concat();
        let hash = Sha256::of(&bytes).to_string();
        let short = hash.get(..DIGITS).unwrap_or(&hash);
        let _ = writeln!(lines, "{short}  {}", vector.name);
    }
    lines
}

pub(crate) fn write(vectors: &Vectors) -> Result<()> {
    Ok(std::fs::write(root().join(FILE), digest(vectors))?)
}

/// Refuses answers that are not those of the file.
pub(crate) fn hold(vectors: &Vectors) -> Result<()> {
    let was = std::fs::read_to_string(root().join(FILE)).unwrap_or_default();
    let is = digest(vectors);
    if was == is {
        return Ok(());
    }
    let other = was.lines().zip(is.lines()).find(|(was, is)| was != is);
    let first = other.map_or("how many there are", |(_, is)| is);
    bail!(
        "the answers changed, first of all {first}: if they should, run `cargo xtask generate` and look at {FILE}"
    )
}
