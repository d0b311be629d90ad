//! Moving a case to another plan.
//!
//! The log stays as it is. An event records the move: to which plan, what has another name there, what
//! has no place there, and which decisions had taken effect. From then on the log is read by the names
//! of the plan after; what was known before the move is still read by those of the plan before.

mod forward;
mod mapping;
mod names;
mod report;

use serde::{Deserialize, Serialize};

pub use forward::WayForward;
pub use mapping::{Mapping, MappingFormat};
pub use report::{CaseMigration, MigrationOutcome, MigrationReport};

use super::append::Check;
use super::{Engine, RefusedEvent, Rejection};
use crate::calendar::{Date, Instant};
use crate::case::{Actor, Case, Entry, Event, InEffect, Named, Order, PlanReference, View, What};
use crate::diagnostic::{Code, Diagnostics};
use crate::evaluate::{At, Evaluation, StageStanding, State};
use crate::policy::{Effect, effects};

/// When, by whom and why a case is moved to another plan, and how its log is read by it.
///
/// ```
/// use reunify::engine::Migration;
/// let migration = Migration::from_json(br#"{
///     "occurred": "2026-06-01",
///     "recorded": "2026-06-01T09:00:00Z",
///     "actor": { "role": "administrator" },
///     "why": "New statutory guidance."
/// }"#)?;
/// assert!(migration.mapping.is_none());
/// # Ok::<(), reunify::Diagnostics>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Migration {
    /// The day from which the case is run under the other plan.
    pub occurred: Date,
    /// The instant at which that is recorded.
    pub recorded: Instant,
    /// Who moves it. To move a case is nobody's practice, so the role need not be one of the plan.
    pub actor: Actor,
    /// Why, in words.
    pub why: String,
    /// What has another name in the plan after, and what has no place there. Everything is called the
    /// same in both, if it is left out.
    #[serde(default, deserialize_with = "crate::json::some")]
    pub mapping: Option<Mapping>,
}

impl Migration {
    /// Reads a migration.
    ///
    /// # Errors
    /// Diagnostics with their places, if the bytes are not one.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Diagnostics> {
        Ok(crate::json::from_bytes(bytes)?.0)
    }
}

/// What it means for a case that it was moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Migrated {
    /// The event that recorded the move, for the host to store.
    pub event: Event,
    /// The stage at which the case is by the plan after.
    pub stage: StageStanding,
    /// What the case gains, loses and owes by the plan after.
    pub effects: Vec<Effect>,
    /// What can lead it on from its stage. There is something, unless the stage is a final one.
    pub ways_forward: Vec<WayForward>,
    /// Events whose record does not fit the form that the plan after has for it, and why. They are
    /// read as they are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub on_other_forms: Vec<RefusedEvent>,
}

/// Why a case was not moved. It is as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[error("{rejection}")]
pub struct NotMigrated {
    /// The reason.
    #[serde(flatten)]
    pub rejection: Rejection,
    /// The events that the plan after cannot read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<RefusedEvent>,
}

impl From<Rejection> for NotMigrated {
    fn from(rejection: Rejection) -> Self {
        let events = Vec::new();
        Self { rejection, events }
    }
}

impl Engine {
    /// Checks that a mapping is about two plans: this one, and the one before.
    ///
    /// # Errors
    /// Diagnostics with their places in the mapping, if it names what one of them does not have.
    pub fn check_mapping(&self, before: &Engine, mapping: &Mapping) -> Result<(), Diagnostics> {
        mapping.check(&before.0, &self.0)
    }

    /// Moves a case from the plan under which it is run to the plan of this engine, by an event at the
    /// end of its log.
    ///
    /// A decision that had taken effect still has, and a case does not come to another stage by being
    /// moved, unless the mapping says to which.
    ///
    /// # Errors
    /// The reason, if the case is not run under `before`, if its log names what this plan does not
    /// have, if it would be at another stage, or if nothing could lead it on from there. The case is
    /// then as it was.
    pub fn migrate(
        &self,
        before: &Engine,
        case: &mut Case,
        migration: Migration,
    ) -> Result<Migrated, NotMigrated> {
        let no = |code, message: String| NotMigrated::from(Rejection::new(code, message));
        before
            .accepts(case, None)
            .map_err(|problems| no(Code::CasePlanMismatch, super::append::messages(&problems)))?;
        let to = PlanReference {
            id: self.plan().id.clone(),
            version: self.plan().version,
            sha256: Some(self.0.plan_sha256),
        };
        if self.0.plan_sha256 == before.0.plan_sha256 {
            return Err(no(
                Code::NothingToMigrate,
                format!("the case is run under {to} already"),
            ));
        }
        let mapping = migration
            .mapping
            .unwrap_or_else(|| Mapping::same_names(case.plan().clone(), to.clone()));
        mapping
            .check(&before.0, &self.0)
            .map_err(|problems| no(Code::MappingDoesNotFit, super::append::messages(&problems)))?;
        let day = migration.occurred;
        let mut renamed = mapping.renamed.clone();
        renamed.retain(|one| one.kind != Named::Stage);
        let entry = Entry {
            occurred: day,
            recorded: migration.recorded,
            actor: migration.actor,
            what: What::Migration {
                to,
                renamed,
                set_aside: mapping.set_aside.clone(),
                in_effect: in_effect(before, case, day),
                why: migration.why,
            },
            corrects: None,
            reason: None,
            labels: Vec::new(),
        };
        let check = Check {
            engine: &self.0,
            case,
            entry: &entry,
        };
        check.moves()?;
        let mut moved = case.clone();
        let event = moved.push(entry).cloned().ok_or_else(|| {
            no(
                Code::InvalidValue,
                "the entry cannot be written as canonical JSON".to_owned(),
            )
        })?;
        let events = names::not_there(&self.0, &moved);
        if !events.is_empty() {
            let rejection = Rejection::new(
                Code::NamesNotThere,
                format!("the log names what {} does not have", moved.plan()),
            );
            let help = "say in a mapping what it is called there, or that it is set aside and why";
            let rejection = rejection.help(help);
            return Err(NotMigrated { rejection, events });
        }
        let at = At::day(day);
        let (was, is) = (before.evaluate(case, &at), self.evaluate(&moved, &at));
        same_stage(&mapping, &was, &is)?;
        let ways_forward = forward::ways(&self.0, &moved, &is);
        if ways_forward.is_empty() && !self.0.is_final(&is.standing.stage.stage) {
            let stage = &is.standing.stage.title;
            return Err(no(
                Code::NoWayForward,
                format!("nothing could lead the case on from \"{stage}\""),
            ));
        }
        let on_other_forms = names::on_other_forms(&self.0, &moved);
        *case = moved;
        Ok(Migrated {
            event,
            effects: effects(&was, &is),
            stage: is.standing.stage,
            ways_forward,
            on_other_forms,
        })
    }
}

/// The decisions that have taken effect by the end of a day.
fn in_effect(engine: &Engine, case: &Case, day: Date) -> Vec<InEffect> {
    let state = State::new(&engine.0, View::new(case, None, Vec::new()), day);
    let decided = state.path.decided().iter();
    let kept = decided.filter_map(|decided| {
        let Order { occurred, position } = decided.effective?;
        Some(InEffect {
            decision: decided.seq,
            since: occurred,
            by: case.events().get(position).map(|event| event.seq),
        })
    });
    kept.collect()
}

/// Refuses what would bring a case to another stage, or into another attempt, by being moved.
fn same_stage(mapping: &Mapping, was: &Evaluation, is: &Evaluation) -> Result<(), Rejection> {
    let (was, is) = (&was.standing.stage, &is.standing.stage);
    let expected = mapping.name(Named::Stage, &was.stage);
    if *expected == is.stage && was.attempt == is.attempt {
        return Ok(());
    }
    let message = format!(
        "the case is at \"{}\" (attempt {}), and would be at \"{}\" (attempt {})",
        was.title, was.attempt, is.title, is.attempt
    );
    let help = format!(
        "if that is where it should be, say so in a mapping: the stage `{}` is renamed to `{}`",
        was.stage, is.stage
    );
    Err(Rejection::new(Code::StageWouldChange, message).help(help))
}
