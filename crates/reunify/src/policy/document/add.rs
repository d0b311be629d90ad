//! What a policy adds to a plan.

use serde::{Deserialize, Serialize};

use crate::calendar::Period;
use crate::json::Value;
use crate::plan::{
    Advisory, Basis, Condition, FactDefinition, Form, Gate, Id, Occurrence, Plain, Requirement,
    Task, Timescale, Work,
};

/// Something that there is here besides what the plan has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Addition {
    /// What is added.
    pub item: Added,
    /// Why.
    pub reason: String,
    /// Who says so, for items that do not say it themselves: facts, occurrences, forms, fields and
    /// expected work.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub basis: Option<Basis>,
}

/// An item that a policy may add. Each is as in a plan, where a plan has such.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Added {
    /// A fact that may be recorded.
    Fact(FactDefinition),
    /// Something that may happen. It may settle only facts that a policy added.
    Occurrence(Occurrence),
    /// A form.
    Form(Form),
    /// A field on a form.
    Field(Field),
    /// A task.
    Task(Task),
    /// Work that a stage expects.
    Expected(Expectation),
    /// Something that must be so before a decision takes effect.
    Requirement(Requirement),
    /// An approval, with who is consulted before and informed after.
    Approval(Approval),
    /// Something that must be done within a time.
    Timescale(Timescale),
    /// Advice that is given when something is so.
    Advisory(Advisory),
}

/// A field that is added to a form of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Field {
    /// The form.
    pub form: Id,
    /// The field's name.
    pub name: Id,
    /// Its JSON Schema.
    pub schema: Value,
    /// Whether the form is refused without it. Not on a form with which something is recorded that
    /// the law asks for: that is never turned away for want of a local field.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
}

fn is_false(yes: &bool) -> bool {
    !yes
}

/// Work that a stage expects here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Expectation {
    /// The stage.
    pub stage: Id,
    /// The task or decision that is to be done by the time it is left.
    pub work: Work,
}

/// An approval that a decision needs here before it takes effect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Approval {
    /// Its name.
    pub id: Id,
    /// What practitioners call it.
    pub title: String,
    /// What families call it.
    pub plain: Plain,
    /// What it gates.
    pub gates: Vec<Gate>,
    /// When it is needed; always, if left out. While this is not known, it is needed.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub applies: Option<Condition>,
    /// Who may give it.
    pub by: Vec<Id>,
    /// Who must be consulted before it takes effect. Each has a task `ID-consult-ROLE`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consult: Vec<Id>,
    /// Who must be told once it has taken effect. Each has a task `ID-inform-ROLE`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inform: Vec<Inform>,
    /// What is recorded with the approval.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub form: Option<Id>,
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

/// Somebody who must be told, and by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Inform {
    /// The role.
    pub role: Id,
    /// How long there is, from the day on which the decision takes effect.
    pub within: Period,
}
