//! One entry of a case's log.

use serde::Serialize;

use super::PlanReference;
use super::migration::{InEffect, Named, Renamed, SetAside};
use crate::calendar::{Date, Instant};
use crate::json::{Sha256, Value};
use crate::plan::{Id, Version};

/// Something that happened, was done, was decided or came to be known, as somebody recorded it.
///
/// This is what a host hands to [`Engine::append`](crate::Engine::append); the log adds the number
/// and the hashes and makes an [`Event`] of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[serde(rename_all = "kebab-case")]
pub struct Entry {
    /// The day on which it happened, or from which it is so.
    pub occurred: Date,
    /// The instant at which it was recorded.
    pub recorded: Instant,
    /// Who did it.
    pub actor: Actor,
    /// What it is.
    #[serde(flatten)]
    pub what: What,
    /// The number of the event that this one replaces or withdraws.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrects: Option<u64>,
    /// Why it corrects that event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Marks of the plan that keep it from some readers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub labels: Vec<Id>,
}

/// An [`Entry`] in its place in a case's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[serde(rename_all = "kebab-case")]
pub struct Event {
    /// Its number in the log, counted from 1.
    pub seq: u64,
    /// What was recorded.
    #[serde(flatten)]
    pub entry: Entry,
    /// The hash of the event before it; of the case's header, for the first.
    pub previous: Sha256,
    /// The hash of all of the above.
    pub hash: Sha256,
}

/// Who did something: a role, and the host's own reference for the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Actor {
    /// The role of the plan in which they did it.
    pub role: Id,
    /// The host's reference for the person. Left out, the entry names nobody.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub reference: Option<String>,
}

/// What an event records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    tag = "type",
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case"
)]
pub enum What {
    /// A task was done.
    Task {
        /// The task.
        id: Id,
        /// What was recorded on its form.
        #[serde(skip_serializing_if = "Option::is_none")]
        data: Option<Value>,
    },
    /// Something happened to the child or the family.
    Occurrence {
        /// The occurrence.
        id: Id,
        /// What was recorded on its form.
        #[serde(skip_serializing_if = "Option::is_none")]
        data: Option<Value>,
    },
    /// A fact is known, or is known not to be.
    #[cfg_attr(feature = "schema", schemars(extend(
        "if" = serde_json::json!({ "properties": { "standing": { "const": "known" } } }),
        "then" = serde_json::json!({ "required": ["value"] }),
    )))]
    Fact {
        /// The fact.
        id: Id,
        /// How far it is known.
        standing: Standing,
        /// Its value, as far as it is known.
        #[serde(skip_serializing_if = "Option::is_none")]
        value: Option<Value>,
        /// Who says so, or where it is written.
        #[serde(skip_serializing_if = "Option::is_none")]
        source: Option<String>,
    },
    /// Something was decided. It may take effect later.
    Decision {
        /// The decision.
        id: Id,
        /// The option that was chosen.
        option: Id,
        /// What was recorded on its form.
        #[serde(skip_serializing_if = "Option::is_none")]
        data: Option<Value>,
    },
    /// A decision was approved, or was not.
    Approval {
        /// The requirement that asks for the approval.
        id: Id,
        /// The number of the decision's event.
        about: u64,
        /// Whether it was approved.
        outcome: Outcome,
        /// What was recorded on its form.
        #[serde(skip_serializing_if = "Option::is_none")]
        data: Option<Value>,
    },
    /// A decision was put into effect.
    Effect {
        /// The number of the decision's event.
        about: u64,
    },
    /// Something was done in another way than the plan has it, with the cause in the system.
    Deviation {
        /// The item of the plan.
        id: Id,
        /// The kind of cause.
        cause: Id,
        /// Why, in words.
        why: String,
    },
    /// A peer's view of a decision, written on what was known when it was made. What became of it
    /// is kept from them until they have written it.
    PeerReview {
        /// The number of the decision's event.
        about: u64,
        /// What they think of how it was decided, in words.
        view: String,
        /// What they know of this kind of work, in words.
        #[serde(skip_serializing_if = "Option::is_none")]
        experience: Option<String>,
    },
    /// Something that was learned.
    Learning {
        /// The number of the event that it was learned from, if it was one.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<u64>,
        /// What was learned, in words.
        learned: String,
        /// What went right, in words.
        #[serde(skip_serializing_if = "Option::is_none")]
        went_right: Option<String>,
        /// The version of a plan or a policy that was changed because of it.
        #[serde(skip_serializing_if = "Option::is_none")]
        changed: Option<Changed>,
    },
    /// The case was moved to another plan, by which the log is read from then on.
    Migration {
        /// The plan.
        to: PlanReference,
        /// What has another name there.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        #[cfg_attr(feature = "schema", schemars(default))]
        renamed: Vec<Renamed>,
        /// What has no place there.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        #[cfg_attr(feature = "schema", schemars(default))]
        set_aside: Vec<SetAside>,
        /// The decisions that had taken effect.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        #[cfg_attr(feature = "schema", schemars(default))]
        in_effect: Vec<InEffect>,
        /// Why, in words.
        why: String,
    },
    /// The event that this one corrects did not happen.
    Withdrawal,
}

/// A version of a plan or a policy in which something was changed because of what was learned.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Changed {
    /// The plan or the policy.
    pub id: Id,
    /// The version that has the change.
    pub version: Version,
}

/// How far a fact is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It is known.
    Known,
    /// It was asked, and nobody knows.
    Unknown,
    /// Nobody has asked.
    NotAsked,
    /// People say different things.
    Disputed,
    /// It was reported and not confirmed.
    Unconfirmed,
}

/// What came of a request for approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It was given.
    Given,
    /// It was refused.
    Refused,
}

impl What {
    /// The item of the plan that it is about, if it names one.
    #[must_use]
    pub fn id(&self) -> Option<&Id> {
        match self {
            What::Task { id, .. }
            | What::Occurrence { id, .. }
            | What::Fact { id, .. }
            | What::Decision { id, .. }
            | What::Approval { id, .. }
            | What::Deviation { id, .. } => Some(id),
            What::Effect { .. }
            | What::PeerReview { .. }
            | What::Learning { .. }
            | What::Migration { .. }
            | What::Withdrawal => None,
        }
    }

    /// The kinds of thing of which its [`What::id`] may name one.
    pub(crate) fn names(&self) -> &'static [Named] {
        use Named::{Decision, Fact, Occurrence, Requirement, Task, Timescale};
        match self {
            What::Task { .. } => &[Task],
            What::Occurrence { .. } => &[Occurrence],
            What::Fact { .. } => &[Fact],
            What::Decision { .. } => &[Decision],
            What::Approval { .. } => &[Requirement],
            What::Deviation { .. } => &[Requirement, Task, Decision, Timescale],
            What::Effect { .. }
            | What::PeerReview { .. }
            | What::Learning { .. }
            | What::Migration { .. }
            | What::Withdrawal => &[],
        }
    }

    /// What was recorded on its form.
    #[must_use]
    pub fn data(&self) -> Option<&Value> {
        match self {
            What::Task { data, .. }
            | What::Occurrence { data, .. }
            | What::Decision { data, .. }
            | What::Approval { data, .. } => data.as_ref(),
            _ => None,
        }
    }
}
