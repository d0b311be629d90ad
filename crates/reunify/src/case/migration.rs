//! What a case takes along when it is moved to another plan.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::plan::Id;

/// A kind of thing that entries of a log name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Named {
    /// A task.
    Task,
    /// An occurrence.
    Occurrence,
    /// A fact.
    Fact,
    /// A choice of a fact.
    Choice,
    /// A decision.
    Decision,
    /// An option of a decision.
    Option,
    /// A requirement.
    Requirement,
    /// A timescale.
    Timescale,
    /// A role.
    Role,
    /// A label.
    Label,
    /// A cause.
    Cause,
    /// A stage. No entry names one: this says at which stage a case is expected to be.
    Stage,
}

/// Something that has another name in the plan to which a case is moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Renamed {
    /// What kind of thing it is.
    pub kind: Named,
    /// The fact of a choice, or the decision of an option, as the plan before calls it.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub of: Option<Id>,
    /// What the plan before calls it.
    pub from: Id,
    /// What the plan after calls it.
    pub to: Id,
}

/// Something that the plan to which a case is moved has no place for. What was recorded about it stays
/// in the log, and is not read under that plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SetAside {
    /// What kind of thing it is: a task, an occurrence, a fact, a decision, a requirement or a timescale.
    pub kind: Named,
    /// What the plan before calls it.
    pub id: Id,
    /// Why it has no place there.
    pub why: String,
}

/// A decision that had taken effect when a case was moved. It still has, whatever the plan after would
/// have asked for first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct InEffect {
    /// The number of the decision's event.
    pub decision: u64,
    /// The day on which it took effect.
    pub since: Date,
    /// The number of the event with which it took effect; left out, if it was time that passed.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub by: Option<u64>,
}
