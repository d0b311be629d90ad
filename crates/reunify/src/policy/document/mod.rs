//! The policy as it is written: the shape of `policy.json`, before it is held against a plan.

mod adapt;
mod add;
mod post;
mod rule;
mod tighten;

use serde::{Deserialize, Serialize};

pub use adapt::{Adaptation, Adapted, Dropped};
pub use add::{Added, Addition, Approval, Expectation, Field, Inform};
pub use post::{LocalPost, Relabel, Relabelled};
pub use rule::Rule;
pub use tighten::{TightenedApproval, TightenedTimescale, Tightening};

use crate::format::document_format;
use crate::plan::{Id, InForce, Source, Version};

document_format!(
    /// The format of a policy.
    PolicyFormat = "reunify-policy/1"
);

/// What a local authority, or a body above or below it, adds to a plan.
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
    /// The version that it took the place of; none, if left out.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub replaces: Option<Version>,
    /// What practitioners call it.
    pub title: String,
    /// Who answers for it.
    pub owner: String,
    /// Whose policy it is, which says where it stands in a stack; an authority's, if left out.
    #[serde(default, skip_serializing_if = "Layer::is_authority")]
    pub layer: Layer,
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
    /// The local posts that hold the plan's roles, and who stands in for them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<LocalPost>,
    /// What things are called here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relabel: Vec<Relabel>,
    /// What there is here besides what the plan has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub add: Vec<Addition>,
    /// What is stricter here than in the plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tighten: Vec<Tightening>,
    /// Items of the framework that are otherwise here, or are not used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adapt: Vec<Adaptation>,
    /// Rules that are scripted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
}

/// Whose a policy is. Those of a region are laid over the plan first, then an authority's, then a
/// team's; those of one layer, in the order of their names.
#[derive(
    Default, Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// Several authorities together.
    Region,
    /// One authority.
    #[default]
    Authority,
    /// A team of an authority, such as one that tries something out.
    Team,
}

impl Layer {
    fn is_authority(&self) -> bool {
        *self == Layer::Authority
    }
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
