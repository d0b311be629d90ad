//! The work: stages, the tasks and decisions in them, and the ways between them.

use serde::{Deserialize, Serialize};

use super::{Basis, Condition, Id, Plain, Query};
use crate::json::Value;

/// A part of the way, from the first idea of a return to its close.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Stage {
    /// Its name in the plan.
    pub id: Id,
    /// What practitioners call it.
    pub title: String,
    /// What families call it.
    pub plain: Plain,
    /// What the stage is for.
    pub purpose: String,
    /// Its place in the usual order; earlier stages that were passed over are owed.
    pub order: u16,
    /// Whether the case may rest here.
    #[serde(default, skip_serializing_if = "is_false")]
    pub r#final: bool,
    /// The tasks and decisions that are to be done by the time the stage is left.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expects: Vec<Work>,
    /// When a case that is past this stage still owes what it expects; always, if left out.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub owed_when: Option<Condition>,
    /// Who says so.
    pub basis: Basis,
}

fn is_false(yes: &bool) -> bool {
    !yes
}

/// A task or a decision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum Work {
    /// A task.
    Task(Id),
    /// A decision.
    Decision(Id),
}

/// Something that a person does and records.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Task {
    /// Its name in the plan.
    pub id: Id,
    /// What practitioners call it.
    pub title: String,
    /// What families call it.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub plain: Option<Plain>,
    /// What it is for.
    pub purpose: String,
    /// Who may do it.
    pub done_by: Vec<Id>,
    /// The stages to which it belongs; any, if left out. It may be recorded at every stage.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<Id>,
    /// When there is reason to do it; always, if left out.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub when: Option<Condition>,
    /// What is recorded with it.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub form: Option<Id>,
    /// Who says so.
    pub basis: Basis,
}

/// A choice that people make and record as a judgement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Decision {
    /// Its name in the plan.
    pub id: Id,
    /// What practitioners call it.
    pub title: String,
    /// What families call it.
    pub plain: Plain,
    /// What is being decided.
    pub purpose: String,
    /// Who may make it.
    pub made_by: Vec<Id>,
    /// The stages at which it is made.
    pub stages: Vec<Id>,
    /// What must be so for it to be made; nothing, if left out.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub when: Option<Condition>,
    /// What is recorded with it.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub form: Option<Id>,
    /// Whether it is for when the usual way cannot be waited for: then it may be made, and is not
    /// held out as the next step.
    #[serde(default, skip_serializing_if = "is_false")]
    pub exceptional: bool,
    /// What may be decided; two at least.
    pub options: Vec<DecisionOption>,
    /// Who says so.
    pub basis: Basis,
}

/// One thing that may be decided.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DecisionOption {
    /// Its name in the decision.
    pub id: Id,
    /// What practitioners call it.
    pub title: String,
    /// What families call it, in words that follow “this was decided:”.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub plain: Option<Plain>,
    /// The stage to which the case goes when it takes effect.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub to: Option<Id>,
    /// Whether the case stays where it is. An option leads to a stage, or says that it stays.
    #[serde(default, skip_serializing_if = "is_false")]
    pub stays: bool,
    /// When it takes effect.
    pub takes_effect: TakesEffect,
}

/// When a decision takes effect. Recording it is never held up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TakesEffect {
    /// As soon as everything that gates it is met; at once, if nothing does.
    WhenMet,
    /// When somebody records that they put it into effect, which is refused while anything that
    /// gates it is not met.
    WhenPutIntoEffect,
}

/// A way from one stage to another that no decision takes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Transition {
    /// Its name in the plan.
    pub id: Id,
    /// The stages from which it leads; every one that is not its end, if left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<Id>,
    /// What sets it off.
    pub on: Query,
    /// What must be so besides; nothing, if left out.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub when: Option<Condition>,
    /// The stage to which it leads.
    pub to: Id,
    /// Whether a new attempt at a return begins, for which earlier work does not count.
    #[serde(default, skip_serializing_if = "is_false")]
    pub new_attempt: bool,
}

/// A form: what is recorded with a task, decision or occurrence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Form {
    /// Its name in the plan.
    pub id: Id,
    /// What practitioners call it.
    pub title: String,
    /// A JSON Schema of the kinds that [`form`](crate::plan::form) lists.
    pub schema: Value,
}

/// Whether a transition `from` some stages leads on from one: from any that is not final, if it names
/// none.
pub(crate) fn leads_from(from: &[Id], stage: &Id, is_final: bool) -> bool {
    if from.is_empty() {
        !is_final
    } else {
        from.contains(stage)
    }
}
