//! Printing answers for people.

mod costs;
mod diagnostics;
mod evaluation;
mod learn;
mod migration;
mod plan;
mod plan_comparison;
mod policy;
pub(crate) mod ssda903;

use serde::Serialize;

pub(crate) use costs::costs;
pub(crate) use diagnostics::diagnostics;
pub(crate) use evaluation::{actions, evaluation};
pub(crate) use learn::{learning, peer_review};
pub(crate) use migration::migration;
pub(crate) use plan::plan;
pub(crate) use plan_comparison::plan_comparison;
pub(crate) use policy::{changes, differences, effects, failures, findings, tests};

/// Prints a line to standard output. Whoever reads it may have gone: that is not an error.
pub(crate) fn line(text: &str) {
    use std::io::Write;
    let text = text.trim_end_matches('\n');
    let _ = writeln!(anstream::stdout().lock(), "{text}");
}

/// Indented JSON.
pub(crate) fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// JSON on one line.
pub(crate) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
