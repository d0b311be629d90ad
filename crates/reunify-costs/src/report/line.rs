//! One line of the report.

use serde::Serialize;

use crate::document::Unit;
use crate::model::LineId;

/// One line, with what a person needs to work it out again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Line {
    /// Its stable name.
    pub id: LineId,
    /// What it is.
    pub title: String,
    /// Its unit.
    pub unit: Unit,
    /// What it comes to; left out where it cannot be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<i64>,
    /// What it comes to as a person reads it.
    pub shown: String,
    /// The formula in words.
    pub words: String,
    /// The formula in symbols.
    pub symbols: String,
    /// The formula in numbers.
    pub working: String,
    /// The inputs that go into it, by their ids.
    pub inputs: Vec<String>,
}
