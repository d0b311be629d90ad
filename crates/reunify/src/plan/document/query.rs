//! Asking which events happened.

use serde::{Deserialize, Serialize};

use super::Id;
use super::condition::FieldTest;
use crate::json::Value;

/// Which events count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Query {
    /// The kind of event.
    pub event: EventKind,
    /// What must be so of what was recorded with it; all of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub r#where: Vec<FieldTest>,
    /// How far back to look.
    #[serde(default, skip_serializing_if = "Within::is_case")]
    pub within: Within,
}

/// A kind of event, named by the item of the plan that it is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum EventKind {
    /// A task was done.
    Task(Id),
    /// Something happened.
    Occurrence(Id),
    /// A decision was recorded, whether or not it has taken effect.
    Decision {
        /// The decision.
        id: Id,
        /// This option of it; any, if left out.
        #[serde(
            default,
            deserialize_with = "crate::json::some",
            skip_serializing_if = "Option::is_none"
        )]
        option: Option<Id>,
    },
    /// A decision took effect.
    Effect {
        /// The decision.
        id: Id,
        /// This option of it; any, if left out.
        #[serde(
            default,
            deserialize_with = "crate::json::some",
            skip_serializing_if = "Option::is_none"
        )]
        option: Option<Id>,
    },
    /// A requirement's approval was given.
    Approval(Id),
    /// A fact came to be known, or changed.
    Fact {
        /// The fact.
        id: Id,
        /// It became this; anything, if left out.
        #[serde(
            default,
            deserialize_with = "crate::json::some",
            skip_serializing_if = "Option::is_none"
        )]
        becomes: Option<Value>,
    },
    /// A stage was entered.
    Stage(Id),
}

/// How far back to look for events.
#[derive(Default, Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum Within {
    /// The whole case.
    #[default]
    Case,
    /// This attempt at a return: since the case last began one.
    Attempt,
    /// Since whatever the timescale started with.
    Start,
    /// Since the last event of another kind; the whole case, if there was none.
    Since(Box<Query>),
}

impl Within {
    pub(crate) fn is_case(&self) -> bool {
        *self == Within::Case
    }
}

impl EventKind {
    /// The item of the plan that it names.
    #[must_use]
    pub fn id(&self) -> &Id {
        match self {
            EventKind::Task(id)
            | EventKind::Occurrence(id)
            | EventKind::Approval(id)
            | EventKind::Stage(id)
            | EventKind::Decision { id, .. }
            | EventKind::Effect { id, .. }
            | EventKind::Fact { id, .. } => id,
        }
    }
}
