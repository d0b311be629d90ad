//! An index of prices, year by year.

use reunify::plan::Citation;
use serde::{Deserialize, Serialize};

/// An index with which an amount in the prices of one year is brought to those of another. There is
/// none built in: which one to use is a choice, and it has a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Inflation {
    /// Who publishes the index; the document's `cite`, if left out.
    #[serde(
        default,
        deserialize_with = "super::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub cite: Option<Citation>,
    /// Its value in each year.
    pub index: Vec<IndexYear>,
}

/// The value of an index in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct IndexYear {
    /// The year.
    #[cfg_attr(feature = "schema", schemars(range(min = 1900, max = 2199)))]
    pub year: u16,
    /// Its value, a whole number: 1284 for an index of 128.4. Only the ratio of two years matters.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub value: u32,
}
