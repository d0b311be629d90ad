//! The inputs as they are written, one file for each block.

mod figure;
mod format;
mod horizon;
mod inflation;
mod need;
pub(crate) mod quantity;
mod re_entry_cost;
mod returns;
mod simulation;
mod support;

use reunify::plan::{Citation, Source};
use serde::{Deserialize, Deserializer, Serialize};

use reunify::Percent;

pub use figure::{Figure, Spread};
pub use format::{InputsFormat, ReportFormat};
pub use horizon::Horizon;
pub use inflation::{IndexYear, Inflation};
pub use need::{ByNeed, Need};
pub use quantity::{Count, Pence, Quantity, Unit};
pub use re_entry_cost::{BuiltUp, CostOfReEntry, Placement, Process, ProcessCost};
pub use returns::{ReEntry, Returns};
pub use simulation::SimulationSettings;
pub use support::{CaseManagement, Service, Support, SupportForNeed};

/// For an optional field that is left out rather than `null`.
pub(crate) fn some<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}

/// The inputs of the model as they are written. What is left out comes from the document that they
/// are based on, figure by figure; of two ways of stating a block, the one that is stated takes its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "CostsInputs"))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct InputsDocument {
    /// The version of this format.
    pub format: InputsFormat,
    /// What the figures are of.
    pub title: String,
    /// The national document that gives what is left out here: `national-2014` or `national-2024`.
    #[serde(
        default,
        deserialize_with = "some",
        skip_serializing_if = "Option::is_none"
    )]
    pub based_on: Option<crate::National>,
    /// The year in whose prices the report is, and every amount here that names no other.
    #[serde(
        default,
        deserialize_with = "some",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "schema", schemars(range(min = 1900, max = 2199)))]
    pub price_year: Option<u16>,
    /// The documents that figures cite.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 1_000)))]
    pub sources: Vec<Source>,
    /// Who says so, for every figure here that names nobody.
    #[serde(
        default,
        deserialize_with = "some",
        skip_serializing_if = "Option::is_none"
    )]
    pub cite: Option<Citation>,
    /// Prices of one year in those of another.
    #[serde(
        default,
        deserialize_with = "some",
        skip_serializing_if = "Option::is_none"
    )]
    pub inflation: Option<Inflation>,
    /// How many children go home in a year.
    #[serde(
        default,
        deserialize_with = "some",
        skip_serializing_if = "Option::is_none"
    )]
    pub returns: Option<Returns>,
    /// How many of them come back into care.
    #[serde(
        default,
        deserialize_with = "some",
        skip_serializing_if = "Option::is_none"
    )]
    pub re_entry: Option<ReEntry>,
    /// How many would, with the support.
    #[serde(
        default,
        deserialize_with = "some",
        skip_serializing_if = "Option::is_none"
    )]
    pub target_rate: Option<Figure<Percent>>,
    /// What support after a return costs.
    #[serde(
        default,
        deserialize_with = "some",
        skip_serializing_if = "Option::is_none"
    )]
    pub support: Option<Support>,
    /// What it costs when a child comes back into care.
    #[serde(
        default,
        deserialize_with = "some",
        skip_serializing_if = "Option::is_none"
    )]
    pub cost_of_re_entry: Option<CostOfReEntry>,
    /// How many years are counted, and how; one year, if left out everywhere.
    #[serde(
        default,
        deserialize_with = "some",
        skip_serializing_if = "Option::is_none"
    )]
    pub horizon: Option<Horizon>,
    /// How ranges are tried.
    #[serde(
        default,
        deserialize_with = "some",
        skip_serializing_if = "Option::is_none"
    )]
    pub simulation: Option<SimulationSettings>,
}
