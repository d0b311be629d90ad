//! Timescales: what is due, how long after what, and how often.

use serde::{Deserialize, Serialize};

use super::{Basis, Citation, Condition, Id, InForce, Plain, Query};
use crate::calendar::Period;

/// Something that must be done within a time, once or again and again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Timescale {
    /// Its name in the plan.
    pub id: Id,
    /// What practitioners call it.
    pub title: String,
    /// What families call it.
    pub plain: Plain,
    /// Who owes it.
    pub owed_by: Id,
    /// What starts the clock.
    pub starts: Starts,
    /// What ends it without its being met; nothing, if left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ends: Vec<Query>,
    /// What meets it: any of these, on or after the day on which the clock started.
    pub met_by: Vec<Query>,
    /// Whether something done before the clock started meets it too, as far back as each query of
    /// `met-by` looks.
    #[serde(default, skip_serializing_if = "is_false")]
    pub or_before: bool,
    /// How long there is, for each period of the law: chosen by the day on which the clock starts and,
    /// for what recurs, by the day on which it was last done.
    pub limits: Vec<Limit>,
    /// How long before it is due it is due soon; the plan's usual, if left out.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub due_soon: Option<Period>,
    /// Who says so.
    pub basis: Basis,
    /// What a practitioner should know about it.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub note: Option<String>,
}

fn is_false(yes: &bool) -> bool {
    !yes
}

/// What starts a clock.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum Starts {
    /// Each event of a kind, if a condition holds on its day.
    On {
        /// The kind of event.
        event: Query,
        /// What must be so on that day; nothing, if left out.
        #[serde(
            default,
            deserialize_with = "crate::json::some",
            skip_serializing_if = "Option::is_none"
        )]
        r#if: Option<Condition>,
    },
    /// Each time that a condition comes to hold; the clock ends when it ceases to.
    While(Condition),
}

/// How long there is, while a version of the law is in force.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Limit {
    /// The dates on which this limit is in force; always, if left out.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub in_force: Option<InForce>,
    /// How long there is, from the start.
    pub within: Period,
    /// How long there is each time after that; it is due once only, if left out. Exactly one of
    /// these must hold at any time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub then: Vec<Regime>,
    /// Where this version of the law is, if not where the timescale says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Citation>,
}

/// How often something recurs in some circumstances.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Regime {
    /// The circumstances; all, if left out.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub when: Option<Condition>,
    /// The longest time from one to the next.
    pub every: Period,
    /// Where the law says this, if not where the timescale says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Citation>,
}
