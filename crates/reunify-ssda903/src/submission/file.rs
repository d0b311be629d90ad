//! A file that was read.

use serde::Serialize;

use crate::read::Kind;
use crate::year::ReturnYear;

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct FileRead {
    /// Its name, as the host gave it; within a zip, the name of the zip, `!` and its own.
    pub name: String,
    /// What it is, by its columns; `None` if that could not be told, and nothing of it was used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The year of the return, where the host said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<ReturnYear>,
    /// How many rows of episodes it has.
    pub episodes: u64,
    /// How many rows of children.
    pub headers: u64,
    /// How many rows of reviews.
    pub reviews: u64,
    /// How many rows of it were set aside.
    pub set_aside: u64,
}
