//! Local words: the posts that hold roles, and what things are called.

use serde::{Deserialize, Serialize};

use crate::plan::{Basis, Id, Plain};

/// A local post that holds a role of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LocalPost {
    /// The role.
    pub role: Id,
    /// The post.
    pub post: String,
    /// The roles that may approve and decide in its stead when nobody who holds it is there: each
    /// above it in the line of the plan. They may not pass it on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stand_ins: Vec<Id>,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub basis: Basis,
}

/// What something is called here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Relabel {
    /// What is relabelled.
    pub item: Relabelled,
    /// What practitioners call it here.
    pub title: String,
    /// What families call it here; as the plan has it, if left out.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub plain: Option<Plain>,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub basis: Basis,
}

/// Something that a policy may relabel.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum Relabelled {
    /// A stage.
    Stage(Id),
    /// A task.
    Task(Id),
    /// A role.
    Role(Id),
    /// A level of a classification.
    Level {
        /// The classification.
        classification: Id,
        /// The level.
        level: Id,
    },
}
