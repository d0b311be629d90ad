//! The plans that ship, by the hashes of their content.
//!
//! Each was checked when this version was made, and the checks of the same content find the same. So no
//! host spends a fifth of its start on finding it again.

use super::PlanDocument;
use crate::diagnostic::Diagnostics;
use crate::json::Sha256;

/// A line for each: its hash, and its name and version. Written by `cargo xtask generate`; that each
/// of them passes the checks is held by a test of the crate that has them.
const SHIPPED: &str = include_str!("shipped.txt");

/// The hashes of the plans that ship, each with the name and version of the plan.
pub fn shipped() -> impl Iterator<Item = (&'static str, &'static str)> {
    SHIPPED.lines().filter_map(|line| line.split_once(' '))
}

/// Whether this is the content of a plan that ships.
pub(super) fn ships(sha256: Sha256) -> bool {
    let sha256 = sha256.to_string();
    shipped().any(|(known, _)| known == sha256)
}

impl PlanDocument {
    /// Everything that is wrong with it, and everything that somebody should look at.
    #[must_use]
    pub fn problems(&self) -> Diagnostics {
        super::check::check(self)
    }
}
