//! The JSON Schemas of what this crate writes.

use crate::report::Report;
use crate::seed::Seeds;
use crate::submission::FileRead;

/// The names of the documents that have a schema.
pub const NAMES: &[&str] = &["ssda903-cases", "ssda903-files", "ssda903-returns"];

/// The schema of a document by its name in [`NAMES`]; `None` for any other name.
#[must_use]
pub fn of(name: &str) -> Option<String> {
    match name {
        "ssda903-cases" => Some(reunify::schema::answer::<Seeds>(name)),
        "ssda903-files" => Some(reunify::schema::answer::<Vec<FileRead>>(name)),
        "ssda903-returns" => Some(reunify::schema::answer::<Report>(name)),
        _ => None,
    }
}
