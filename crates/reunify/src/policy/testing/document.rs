//! A file of tests as it is written.

use serde::{Deserialize, Serialize};

use crate::calendar::{Date, Instant};
use crate::evaluate::{DeadlineStatus, FindingKind, RequirementStatus};
use crate::format::document_format;
use crate::json::Value;
use crate::plan::Id;

document_format!(
    /// The format of a file of tests.
    TestFormat = "reunify-policy-test/1"
);

/// A made-up case and what is expected of it on some days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "PolicyTest"))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct TestDocument {
    /// The version of this format.
    pub format: TestFormat,
    /// What it tries, in a sentence.
    pub title: String,
    /// Another file of tests of the policy, such as `tests/ready-to-decide.json`, whose `given` comes
    /// first. That file may not name one in its turn.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub after: Option<String>,
    /// What had been recorded: entries as in a case. `recorded` may be left out, and is then the
    /// end of the day on which it happened; `actor` likewise, and is then the first role that may
    /// record it; and `about`, of an approval or what puts a decision into effect, which is then
    /// the last decision.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<Value>,
    /// The tests; none, in a file that is there for others to come after.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tests: Vec<TestCase>,
}

/// What is expected of a case on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct TestCase {
    /// What it shows, in a few words.
    pub name: String,
    /// The day for which the case is evaluated.
    pub as_of: Date,
    /// The instant after which nothing recorded counts.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub known_at: Option<Instant>,
    /// What had been recorded besides what all tests of the file are given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<Value>,
    /// What there must be.
    #[serde(default, skip_serializing_if = "Expectations::is_empty")]
    pub expect: Expectations,
    /// What there must not be.
    #[serde(default, skip_serializing_if = "Expectations::is_empty")]
    pub expect_not: Expectations,
}

/// Parts of an evaluation. What a part leaves out may be anything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Expectations {
    /// What rules found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<ExpectedFinding>,
    /// What is due, or was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<ExpectedDeadline>,
    /// What must be so before a decision takes effect.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<ExpectedRequirement>,
    /// The advice that is given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub advisories: Vec<Id>,
    /// The tasks and decisions that earlier stages expected.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owed: Vec<Id>,
    /// The tasks, decisions and approvals that are open to somebody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Id>,
    /// The rules that could not be run to their end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failed_rules: Vec<Id>,
}

impl Expectations {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Something that a rule found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ExpectedFinding {
    /// The rule.
    pub rule: Id,
    /// What kind of thing it found.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub kind: Option<FindingKind>,
    /// The role that should act on it.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub by: Option<Id>,
    /// The day by which it is due.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub due: Option<Date>,
    /// Words that are among those that the reader is told.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub words: Option<String>,
}

/// Something that is due, or was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ExpectedDeadline {
    /// The timescale.
    pub timescale: Id,
    /// Where it stands.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub status: Option<DeadlineStatus>,
    /// The last day for it.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub due: Option<Date>,
    /// The last day that the plan gives, where the policy gives less.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub due_without_policy: Option<Date>,
}

/// Something that must be so before a decision takes effect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ExpectedRequirement {
    /// The requirement.
    pub requirement: Id,
    /// Where it stands.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub status: Option<RequirementStatus>,
}
