//! What is stricter here than in the plan.

use serde::{Deserialize, Serialize};

use crate::calendar::Period;
use crate::plan::{Basis, Condition, Id, Query};

/// Something that is stricter here than in the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum Tightening {
    /// A timescale for which there is less time.
    Timescale(TightenedTimescale),
    /// An approval that is given at a higher level.
    Approval(TightenedApproval),
}

impl Tightening {
    /// Who says so.
    #[must_use]
    pub fn basis(&self) -> &Basis {
        match self {
            Tightening::Timescale(timescale) => &timescale.basis,
            Tightening::Approval(approval) => &approval.basis,
        }
    }
}

/// A timescale of the plan for which there is less time here. The plan's own limit stands beside
/// it: on every date the earlier one binds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct TightenedTimescale {
    /// The timescale.
    pub id: Id,
    /// How long there is, from the start; as the plan has it, if left out.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub within: Option<Period>,
    /// From what `within` is counted, if not from what starts the plan's clock: something that
    /// never comes after that.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub from: Option<Query>,
    /// The longest time from one to the next; as the plan has it, if left out.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub every: Option<Period>,
    /// When there is less time; always, if left out. While this is not known, there is.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub when: Option<Condition>,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub basis: Basis,
}

/// An approval of the plan that is given at a higher level here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct TightenedApproval {
    /// The requirement that asks for the approval.
    pub id: Id,
    /// Who may give it here: each a role that may give it under the plan, or one above such.
    pub by: Vec<Id>,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub basis: Basis,
}
