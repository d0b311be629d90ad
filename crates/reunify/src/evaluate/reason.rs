//! Why: the tree of what was asked of a case and what it answered.

use serde::Serialize;

use super::Answer;
use crate::calendar::{Date, Period};
use crate::case::Standing;
use crate::json::{Pointer, Value};
use crate::plan::{EventKind, Id, Test};

/// One question that was asked of a case, and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Reason {
    /// The answer.
    pub answer: Answer,
    /// The question.
    #[serde(flatten)]
    pub asked: Asked,
    /// The events that the answer rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventReference>,
    /// The questions that it was made of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Reason>,
}

/// An event of the case's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct EventReference {
    /// Its number in the log.
    pub seq: u64,
    /// The day on which it happened.
    pub occurred: Date,
    /// Whether it was recorded on a later day than it happened.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub recorded_later: bool,
    /// The marks that keep it from some readers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<Id>,
}

/// A question that a condition asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    tag = "asked",
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case"
)]
pub enum Asked {
    /// Whether all of the questions below are answered with yes.
    All,
    /// Whether any of them is.
    Any,
    /// Whether the question below is answered with no.
    Not,
    /// Whether a fact passes a test.
    Fact {
        /// The fact.
        fact: Id,
        /// How far it is known.
        standing: Standing,
        /// Its value, as far as it is known.
        #[serde(skip_serializing_if = "Option::is_none")]
        value: Option<Value>,
        /// The test.
        test: Test,
    },
    /// Whether something happened often enough.
    Happened {
        /// What.
        event: EventKind,
        /// What had to be so of what was recorded with it.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        r#where: Vec<FieldAsked>,
        /// How often it had to.
        needed: usize,
        /// How often it did.
        found: usize,
    },
    /// Whether the child has reached an age.
    Age {
        /// The age in whole years.
        at_least: u16,
        /// The day on which the child reaches it, if the date of birth is known.
        #[serde(skip_serializing_if = "Option::is_none")]
        reached_on: Option<Date>,
    },
    /// Whether enough time has passed.
    Elapsed {
        /// How much.
        at_least: Period,
        /// Since when, if that has happened and is known.
        #[serde(skip_serializing_if = "Option::is_none")]
        since: Option<Date>,
        /// The day on which enough has passed, if the calendar reaches so far.
        #[serde(skip_serializing_if = "Option::is_none")]
        reached_on: Option<Date>,
    },
    /// Whether the case is at one of some stages.
    Stage {
        /// The stages.
        stages: Vec<Id>,
        /// Where it is.
        at: Id,
    },
}

/// What had to be so of one field of what was recorded with an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct FieldAsked {
    /// The place in what was recorded.
    pub at: Pointer,
    /// What the form calls the field.
    pub title: String,
    /// The test.
    pub test: Test,
}

impl Reason {
    /// Adds the events under this reason to a list, each once.
    pub(crate) fn events_behind(&self, list: &mut Vec<EventReference>) {
        for event in &self.events {
            if !list.contains(event) {
                list.push(event.clone());
            }
        }
        for part in &self.because {
            part.events_behind(list);
        }
    }
}
