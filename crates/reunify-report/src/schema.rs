//! The JSON Schemas of what this crate writes.

use crate::chart::Chart;
use crate::figures::Figures;

/// The names of the documents that have a schema.
pub const NAMES: &[&str] = &["charts", "ssda903-report"];

/// The schema of a document by its name in [`NAMES`]; `None` for any other name.
#[must_use]
pub fn of(name: &str) -> Option<String> {
    match name {
        "charts" => Some(reunify::schema::answer::<Vec<Chart>>(name)),
        "ssda903-report" => Some(reunify::schema::answer::<Figures>(name)),
        _ => None,
    }
}
