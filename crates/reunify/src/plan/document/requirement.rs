//! Requirements: what must be so before something takes effect.

use serde::{Deserialize, Serialize};

use super::{Basis, Condition, Id, Plain};

/// Something that must be so before a decision takes effect. It never holds up the recording.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Requirement {
    /// Its name in the plan.
    pub id: Id,
    /// What practitioners call it.
    pub title: String,
    /// What families call it.
    pub plain: Plain,
    /// What it gates.
    pub gates: Vec<Gate>,
    /// When it is required; always, if left out. While this is not known, it is required.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub applies: Option<Condition>,
    /// What meets it.
    pub met: Met,
    /// Who says so.
    pub basis: Basis,
    /// What a practitioner should know about it.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub note: Option<String>,
}

/// What a requirement gates: an option of a decision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Gate {
    /// The decision.
    pub decision: Id,
    /// The option.
    pub option: Id,
}

/// What meets a requirement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum Met {
    /// A condition holds.
    Condition(Condition),
    /// Someone in one of these roles approves the decision.
    Approval {
        /// The roles.
        by: Vec<Id>,
        /// What is recorded with the approval.
        #[serde(
            default,
            deserialize_with = "crate::json::some",
            skip_serializing_if = "Option::is_none"
        )]
        form: Option<Id>,
    },
}
