//! Roles, and who may not see what.

use serde::{Deserialize, Serialize};

use super::{Id, Plain};

/// A part that somebody plays in the workflow. A role is not a person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Role {
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
    /// The post that holds the role unless a local policy names another.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub post: Option<String>,
    /// The role to which this one answers: the next level above.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub answers_to: Option<Id>,
}

/// Who reads an explanation.
#[derive(
    Default, Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Someone who works with the family.
    #[default]
    Practitioner,
    /// A parent, or whoever the child would go home to.
    Parent,
    /// The child.
    Child,
}

/// A mark on an event that keeps it from some readers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Label {
    /// Its name in the plan.
    pub id: Id,
    /// What practitioners call it.
    pub title: String,
    /// Who may not see an event so marked, nor anything worked out from it.
    pub hidden_from: Vec<Audience>,
}
