//! Who says so: sources, citations and the dates on which an item is in force.

use serde::{Deserialize, Serialize};

use super::Id;
use crate::calendar::Date;

/// Who says that an item must be so, from the least to the most binding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Authority {
    /// A local authority's own policy.
    Local,
    /// The practice framework: may be adapted locally, with a recorded reason.
    Framework,
    /// Guidance that an authority must follow unless it has good reason not to.
    StatutoryGuidance,
    /// An Act or regulations.
    Statute,
}

impl Authority {
    /// Whether a local policy may only tighten the item.
    #[must_use]
    pub fn is_law(self) -> bool {
        matches!(self, Authority::Statute | Authority::StatutoryGuidance)
    }
}

/// A document that items cite.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Source {
    /// Its name in the plan.
    pub id: Id,
    /// Its full title.
    pub title: String,
    /// How a citation names it: "2010 Regulations".
    pub short: String,
    /// Who published it, or its number in the series of statutory instruments.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub publisher: Option<String>,
    /// Where it can be read.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub url: Option<String>,
}

/// The place in a source that says so.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Citation {
    /// The source.
    pub source: Id,
    /// The place in it: "regulation 33(1)".
    pub at: String,
    /// Whether someone has held the item against the source's own text.
    pub verified: bool,
    /// What a reader should know about the citation, such as the state of its text.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub note: Option<String>,
}

/// The dates on which something is in force, both included.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct InForce {
    /// The first day, or always until `to`.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub from: Option<Date>,
    /// The last day, or from `from` without an end.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub to: Option<Date>,
}

impl InForce {
    /// Whether it is in force on a date.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }
}

/// Who says that an item must be so, where, and from when.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Basis {
    /// Who says so.
    pub authority: Authority,
    /// Where they say it; at least one.
    pub cites: Vec<Citation>,
    /// The dates on which it is in force; always, if left out.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub in_force: Option<InForce>,
}

impl Basis {
    /// Whether the item is in force on a date.
    #[must_use]
    pub fn in_force_on(&self, date: Date) -> bool {
        self.in_force
            .as_ref()
            .is_none_or(|in_force| in_force.covers(date))
    }
}

/// How an item is named to a family. Noun phrases, so that they fit any sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Plain {
    /// To a parent.
    pub parent: String,
    /// To a child.
    pub child: String,
}
