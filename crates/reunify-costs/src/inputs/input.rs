//! One input of the model, in the prices of the report.

use serde::Serialize;

use super::Cited;
use crate::document::Unit;

/// One input of the model, in the prices of the report's year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Input {
    /// Its stable name: `re-entry.rate`.
    pub id: String,
    /// What it is.
    pub name: String,
    /// Its unit.
    pub unit: Unit,
    /// Its value, or the most likely one.
    pub likely: i64,
    /// StatedIn where to where it may be, if it was given as a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// The value as a person reads it.
    pub shown: String,
    /// As what it was stated, if it was brought here from the prices of another year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated: Option<Stated>,
    /// Which document it is stated in.
    pub stated_in: StatedIn,
    /// Who says so.
    pub source: Cited,
}

/// StatedIn where to where an input may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Range {
    /// The lowest that is thought possible.
    pub low: i64,
    /// The highest.
    pub high: i64,
}

/// An amount in the prices of the year in which it was stated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Stated {
    /// The year of its prices.
    pub price_year: u16,
    /// The amount, or the most likely one, in pence.
    pub likely: i64,
    /// How it was brought to the report's prices, in numbers.
    pub working: String,
}

/// Which document an input is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StatedIn {
    /// The inputs themselves.
    Inputs,
    /// The national document that they are based on.
    BasedOn,
    /// The authority's own returns.
    LocalReturns,
}

impl Input {
    /// The low end, or the value.
    pub(crate) fn low(&self) -> i64 {
        self.range.map_or(self.likely, |range| range.low)
    }

    /// The high end, or the value.
    pub(crate) fn high(&self) -> i64 {
        self.range.map_or(self.likely, |range| range.high)
    }
}
