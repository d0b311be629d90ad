//! How many children go home in a year, and how many of them come back into care.

use reunify::Percent;
use serde::{Deserialize, Serialize};

use super::need::ByNeed;
use super::{Count, Figure};

/// How many children go home in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Returns {
    /// All together, where the mix of need is not known.
    Total(Figure<Count>),
    /// By level of need.
    ByNeed(Box<ByNeed<Figure<Count>>>),
}

/// How many of the children who went home come back into care.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ReEntry {
    /// The share of them.
    pub rate: Figure<Percent>,
    /// Within how many months of going home, 1 to 240. A rate means nothing without it: where it is left
    /// out, the rate is for the window of the document that the inputs are based on.
    #[serde(
        default,
        deserialize_with = "super::some",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 240)))]
    pub within_months: Option<u16>,
}
