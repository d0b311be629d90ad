//! The plan as it is written: the shape of the JSON document, before it is checked.

mod basis;
mod condition;
mod fact;
mod judgement;
mod people;
mod query;
mod requirement;
mod timescale;
mod work;

use serde::{Deserialize, Serialize};

pub use basis::{Authority, Basis, Citation, InForce, Plain, Source};
pub(crate) use condition::all_pass;
pub use condition::{Condition, FieldTest, Since, Test};
pub use fact::{Choice, FactDefinition, Occurrence, SetFact, SetTo, ValueKind};
pub use judgement::{Advisory, Cell, Classification, Column, Level};
pub use people::{Audience, Label, Role};
pub use query::{EventKind, Query, Within};
pub use requirement::{Gate, Met, Requirement};
pub use timescale::{Limit, Regime, Starts, Timescale};
pub(crate) use work::leads_from;
pub use work::{Decision, DecisionOption, Form, Stage, TakesEffect, Task, Transition, Work};

use crate::calendar::Period;
use crate::format::document_format;
pub use crate::id::{Id, Version};

document_format!(
    /// The format of a plan.
    PlanFormat = "reunify-plan/1"
);

/// A plan as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Plan"))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlanDocument {
    /// The version of this format.
    pub format: PlanFormat,
    /// Its name.
    pub id: Id,
    /// Its version.
    pub version: Version,
    /// What practitioners call it.
    pub title: String,
    /// What it is for and what it rests on.
    pub summary: String,
    /// The language of its words (BCP 47).
    pub language: String,
    /// The calendar on which its working days are counted.
    pub calendar: Id,
    /// The stage at which a case starts.
    pub starts_at: Id,
    /// How long before it is due something is due soon, unless a timescale says otherwise.
    pub due_soon: Period,
    /// What items cite.
    pub sources: Vec<Source>,
    /// The parts that people play.
    pub roles: Vec<Role>,
    /// Marks that keep an event from some readers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<Label>,
    /// The kinds of cause, in the system, for doing something in another way than the plan has it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<Choice>,
    /// What a case can know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactDefinition>,
    /// What can happen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub occurrences: Vec<Occurrence>,
    /// What is recorded with tasks, decisions and occurrences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<Form>,
    /// The parts of the way.
    pub stages: Vec<Stage>,
    /// What people do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
    /// What people decide.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Decision>,
    /// The ways between stages that no decision takes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transitions: Vec<Transition>,
    /// What is due, and how long after what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub timescales: Vec<Timescale>,
    /// What must be so before a decision takes effect.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<Requirement>,
    /// Levels that a person picks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classifications: Vec<Classification>,
    /// Advice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub advisories: Vec<Advisory>,
}

impl PlanDocument {
    /// Its name with its version: `reunification@1.0.0`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}@{}", self.id, self.version)
    }
}
