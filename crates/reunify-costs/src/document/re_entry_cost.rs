//! What it costs when a child comes back into care.

use reunify::Id;
use serde::{Deserialize, Serialize};

use super::{Count, Figure, Pence};

/// What one re-entry costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CostOfReEntry {
    /// One average.
    AveragePence(Figure<Pence>),
    /// Built up from what is done and where the child lives.
    BuiltUp(BuiltUp),
}

/// The cost of a re-entry, built up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct BuiltUp {
    /// What is done, each process once in this list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub processes: Vec<ProcessCost>,
    /// Where the children live, each type once in this list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
    pub placements: Vec<Placement>,
}

/// A process with what it costs each time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ProcessCost {
    /// Which one.
    pub process: Process,
    /// What it costs each time; for `maintain-placement`, each month.
    pub unit_pence: Figure<Pence>,
    /// How many times for one child who comes back.
    pub times: Figure<Count>,
}

/// The eight processes of looking after a child (Ward, Holmes and Soper).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Process {
    /// 1: deciding that the child needs to be looked after, and finding the first placement.
    DecideToLookAfter,
    /// 2: care planning.
    CarePlanning,
    /// 3: maintaining the placement.
    MaintainPlacement,
    /// 4: leaving care or going home.
    ReturnHome,
    /// 5: finding a later placement.
    FindLaterPlacement,
    /// 6: review.
    Review,
    /// 7: legal processes.
    LegalProcesses,
    /// 8: the transition to leaving-care services.
    TransitionToLeavingCare,
}

impl Process {
    /// The name of the process in documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Process::DecideToLookAfter => "decide-to-look-after",
            Process::CarePlanning => "care-planning",
            Process::MaintainPlacement => "maintain-placement",
            Process::ReturnHome => "return-home",
            Process::FindLaterPlacement => "find-later-placement",
            Process::Review => "review",
            Process::LegalProcesses => "legal-processes",
            Process::TransitionToLeavingCare => "transition-to-leaving-care",
        }
    }
}

/// A type of placement, with what a week costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Placement {
    /// Its name: `foster`, `residential`, or whatever the figures are kept by.
    pub r#type: Id,
    /// What a week costs.
    pub weekly_pence: Figure<Pence>,
    /// How many weeks a child who comes back spends in it, on average over all who do.
    pub weeks: Figure<Count>,
}
