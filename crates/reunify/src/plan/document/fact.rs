//! What a case can know: facts, and the occurrences that set them.

use serde::{Deserialize, Serialize};

use super::{Id, Plain};
use crate::calendar::Date;
use crate::json::{Pointer, Value};

/// Something that is so, or not, or not known, from a date on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FactDefinition {
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
    /// What values it takes.
    pub value: ValueKind,
    /// The role that can find it out.
    pub ask: Id,
}

/// What values a fact takes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum ValueKind {
    /// Yes or no, written `true` or `false`.
    YesNo,
    /// A whole number.
    Number,
    /// A date.
    Date,
    /// Some words.
    Text,
    /// One of these.
    Choice(Vec<Choice>),
}

impl ValueKind {
    /// Whether a value is one that a fact of this kind takes.
    #[must_use]
    pub fn admits(&self, value: &Value) -> bool {
        match (self, value) {
            (ValueKind::YesNo, Value::Bool(_))
            | (ValueKind::Number, Value::Number(_))
            | (ValueKind::Text, Value::Text(_)) => true,
            (ValueKind::Date, Value::Text(text)) => Date::parse(text).is_ok(),
            (ValueKind::Choice(choices), Value::Text(text)) => {
                choices.iter().any(|choice| choice.id.as_str() == text)
            }
            _ => false,
        }
    }
}

/// One value that a fact may take.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Choice {
    /// The value.
    pub id: Id,
    /// What practitioners call it.
    pub title: String,
}

/// Something that happens to the child or the family, whoever does it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Occurrence {
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
    /// Who may record it; anyone, if left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recorded_by: Vec<Id>,
    /// What is recorded with it.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub form: Option<Id>,
    /// The facts that it settles, from the day on which it happened.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sets: Vec<SetFact>,
}

/// A fact that an occurrence settles.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SetFact {
    /// The fact.
    pub fact: Id,
    /// Its value from then on.
    pub to: SetTo,
}

/// The value that an occurrence gives a fact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum SetTo {
    /// This value.
    Value(Value),
    /// The value at this place in what was recorded; not known, if it is not there.
    From(Pointer),
}
