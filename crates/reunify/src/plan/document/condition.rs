//! Conditions: data that can be analysed, explained in words and answered with "not known".

use serde::{Deserialize, Serialize};

use super::query::{Query, Within};
use super::{EventKind, Id};
use crate::calendar::Period;
use crate::json::{Pointer, Value};

/// Something that holds, does not hold, or is not known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum Condition {
    /// All of these hold.
    All(Vec<Condition>),
    /// At least one of these holds.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
    /// A fact passes a test. Not known while the fact is.
    Fact {
        /// The fact.
        id: Id,
        /// The test.
        test: Test,
    },
    /// Events of a kind were recorded. Never unknown: what is not recorded did not happen, as far
    /// as the case can show.
    Happened {
        /// The kind of event.
        event: EventKind,
        /// What must be so of what was recorded with it; all of these.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        r#where: Vec<FieldTest>,
        /// How far back to look.
        #[serde(default, skip_serializing_if = "Within::is_case")]
        within: Within,
        /// How many times; once, if left out.
        #[serde(default = "once", skip_serializing_if = "is_once")]
        at_least: u32,
    },
    /// The child has reached an age. Not known while the date of birth is.
    Age {
        /// The fact that holds the date of birth.
        fact: Id,
        /// The age in whole years.
        at_least: u16,
    },
    /// Time has passed since something. Does not hold if that never happened; not known while it
    /// is a fact that is not.
    Elapsed {
        /// Since what.
        since: Since,
        /// How much time.
        at_least: Period,
    },
    /// The case is at one of these stages.
    Stage(Vec<Id>),
}

fn once() -> u32 {
    1
}

fn is_once(count: &u32) -> bool {
    *count == 1
}

/// From when time is counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum Since {
    /// Whatever the timescale started with.
    Start,
    /// The last event of a kind.
    Event(Box<Query>),
    /// The date that a fact holds.
    Fact(Id),
}

/// A test of one value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum Test {
    /// It is this.
    Is(Value),
    /// It is one of these.
    In(Vec<Value>),
    /// It is a number of at least this.
    AtLeast(i64),
    /// It is a number of at most this.
    AtMost(i64),
    /// It is there, whatever it is (`true`), or it is not (`false`).
    Present(bool),
    /// It is a list, and each of its items passes all of these. An empty list passes.
    Every(Vec<FieldTest>),
    /// It is a list, and at least one of its items passes all of these.
    Some(Vec<FieldTest>),
}

/// A test of one place in what was recorded with an event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FieldTest {
    /// The place.
    pub at: Pointer,
    /// The test.
    pub test: Test,
}

impl Test {
    /// Whether a value passes; `None` is a value that is not there.
    pub(crate) fn passes(&self, value: Option<&Value>) -> bool {
        match (self, value) {
            (Test::Present(present), value) => value.is_some() == *present,
            (_, None) => false,
            (Test::Is(wanted), Some(value)) => value == wanted,
            (Test::In(wanted), Some(value)) => wanted.contains(value),
            (Test::AtLeast(least), Some(value)) => value.as_number().is_some_and(|n| n >= *least),
            (Test::AtMost(most), Some(value)) => value.as_number().is_some_and(|n| n <= *most),
            (Test::Every(tests), Some(value)) => value
                .as_list()
                .is_some_and(|items| items.iter().all(|item| all_pass(tests, Some(item)))),
            (Test::Some(tests), Some(value)) => value
                .as_list()
                .is_some_and(|items| items.iter().any(|item| all_pass(tests, Some(item)))),
        }
    }
}

/// Whether what was recorded passes all of some tests.
pub(crate) fn all_pass(tests: &[FieldTest], data: Option<&Value>) -> bool {
    tests
        .iter()
        .all(|test| test.test.passes(data.and_then(|data| test.at.of(data))))
}
