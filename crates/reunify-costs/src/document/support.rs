//! What support after a return costs.

use reunify::{Id, Percent};
use serde::{Deserialize, Serialize};

use super::need::ByNeed;
use super::{Count, Figure, Pence};

/// What support after a return costs for one child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Support {
    /// One average over all children who go home.
    AveragePence(Figure<Pence>),
    /// Built up for each level of need.
    ByNeed(Box<ByNeed<SupportForNeed>>),
}

/// The support that is planned for a child at one level of need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SupportForNeed {
    /// The social worker's time on an open case.
    pub case_management: CaseManagement,
    /// Services besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
    pub services: Vec<Service>,
}

/// The social worker's time on an open case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CaseManagement {
    /// What a month costs.
    pub monthly_pence: Figure<Pence>,
    /// For how many months.
    pub months: Figure<Count>,
}

/// A service, such as a parenting programme or help with drugs or alcohol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Service {
    /// Its name among the services of the level.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// What a month costs for one who uses it.
    pub monthly_pence: Figure<Pence>,
    /// For how many months.
    pub months: Figure<Count>,
    /// How many of the families at this level use it.
    pub uptake: Figure<Percent>,
}
