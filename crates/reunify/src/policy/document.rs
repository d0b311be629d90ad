//! The policy as it is written: the shape of `policy.json`, before it is held against a plan.

use serde::{Deserialize, Serialize};

use crate::calendar::Period;
use crate::format::document_format;
use crate::plan::{Basis, Id, InForce, Plain, Requirement, Source, Version};

document_format!(
    /// The format of a policy.
    PolicyFormat = "reunify-policy/1"
);

/// A local authority's own additions to a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Policy"))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PolicyDocument {
    /// The version of this format.
    pub format: PolicyFormat,
    /// Its name.
    pub id: Id,
    /// Its version.
    pub version: Version,
    /// What practitioners call it.
    pub title: String,
    /// Who answers for it.
    pub owner: String,
    /// The plan that it is laid over.
    pub plan: PlanRange,
    /// The dates on which it is in force; always, if left out.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub in_force: Option<InForce>,
    /// What its items cite, besides the plan's sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// The local posts that hold the plan's roles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<LocalPost>,
    /// What things are called here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relabel: Vec<Relabel>,
    /// Timescales of the plan that are shorter here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub timescales: Vec<ShorterTimescale>,
    /// Requirements that are added here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<Requirement>,
    /// Rules that are scripted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
}

/// The versions of a plan over which a policy may be laid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlanRange {
    /// The plan.
    pub id: Id,
    /// The first version.
    pub from: Version,
    /// The version before which the range ends.
    pub below: Version,
}

impl PlanRange {
    /// Whether a version is in the range.
    #[must_use]
    pub fn covers(&self, version: Version) -> bool {
        self.from <= version && version < self.below
    }
}

/// A local post that holds a role of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LocalPost {
    /// The role.
    pub role: Id,
    /// The post.
    pub post: String,
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
}

/// Something that a policy may relabel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// A timescale of the plan that is shorter here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ShorterTimescale {
    /// The timescale.
    pub id: Id,
    /// How long there is, from the start; as the plan has it, if left out.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub within: Option<Period>,
    /// The longest time from one to the next; as the plan has it, if left out.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub every: Option<Period>,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub basis: Basis,
}

/// A rule that is scripted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Rule {
    /// Its name in the policy.
    pub id: Id,
    /// What practitioners call it.
    pub title: String,
    /// The script: a path in the policy's folder, such as `rules/new-partner.rhai`.
    pub script: String,
    /// Who says so.
    pub basis: Basis,
}
