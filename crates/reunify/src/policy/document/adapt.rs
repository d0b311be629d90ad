//! Items of the framework that are otherwise here. The law has no such operation.

use serde::{Deserialize, Serialize};

use crate::plan::{Basis, Condition, Id, Limit, Met, Work};

/// An item of the framework that is otherwise here, or is not used, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Adaptation {
    /// What is otherwise.
    pub item: Adapted,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub basis: Basis,
}

/// How an item of the framework is adapted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum Adapted {
    /// A timescale has these limits in place of its own.
    Timescale {
        /// The timescale.
        id: Id,
        /// How long there is, as in a plan.
        limits: Vec<Limit>,
    },
    /// A requirement is required, or is met, otherwise.
    Requirement {
        /// The requirement.
        id: Id,
        /// When it is required; as the plan has it, if left out.
        #[serde(
            default,
            deserialize_with = "crate::json::some",
            skip_serializing_if = "Option::is_none"
        )]
        applies: Option<Condition>,
        /// What meets it; as the plan has it, if left out.
        #[serde(
            default,
            deserialize_with = "crate::json::some",
            skip_serializing_if = "Option::is_none"
        )]
        met: Option<Met>,
    },
    /// An item is not used.
    Drop(Dropped),
}

/// An item of the framework that is not used here.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum Dropped {
    /// A timescale.
    Timescale(Id),
    /// A requirement.
    Requirement(Id),
    /// Advice.
    Advisory(Id),
    /// Work that a stage expects. The task or decision itself stays.
    Expected {
        /// The stage.
        stage: Id,
        /// The task or decision.
        work: Work,
    },
}
