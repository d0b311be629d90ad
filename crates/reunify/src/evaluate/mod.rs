//! Evaluating a case: where it stands, what is owed, what is in the way, and why.
//!
//! Pure and total: no clock, no input or output, nothing random. The same case, engine and [`At`]
//! give the same bytes on every host.

mod actions;
mod answer;
mod changes;
mod clock;
pub(crate) mod condition;
mod deadlines;
mod due;
mod evaluation;
mod judgement;
mod lawful;
mod missing;
mod moment;
mod naming;
mod owed;
mod path;
mod reason;
mod requirements;
mod state;
#[cfg(feature = "rules")]
mod told;

pub use answer::Answer;
pub use evaluation::{
    Action, ActionKind, AdvisoryStanding, CaseStanding, Cited, ClassificationStanding,
    ColumnAnswer, Deadline, DeadlineStatus, DecisionStanding, DecisionStatus, Evaluation,
    EvaluationFormat, EvaluationReceipt, FailedRule, Finding, FindingKind, Grounds, Holder,
    Holiday, Missing, MissingKind, Occasion, Owed, PastDeadline, Read, RequirementStanding,
    RequirementStatus, StageStanding,
};
pub use reason::{Asked, EventReference, FieldAsked, Reason};

pub(crate) use changes::Changes;
#[cfg(feature = "rules")]
pub(crate) use condition::birthday;
pub(crate) use moment::Moment;
pub(crate) use requirements::Gated;
pub(crate) use state::State;
#[cfg(feature = "rules")]
pub(crate) use told::{Telling, Told};

use crate::calendar::{Date, Instant};
use crate::case::{Case, Order, View};
use crate::engine::{Inner, Stamp};
use crate::plan::Audience;

/// For when, with what had been recorded by when, and for whom a case is evaluated.
///
/// ```
/// use reunify::{At, Audience};
/// let at = At::day("2026-02-20".parse()?)
///     .known_at("2026-02-19T17:00:00Z".parse()?)
///     .read_by(Audience::Parent);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    /// The day for which the case is evaluated.
    pub as_of: Date,
    /// The instant after which nothing recorded counts; everything counts, if there is none.
    pub known_at: Option<Instant>,
    /// Who reads the evaluation: what is kept from them is not used.
    pub reader: Audience,
}

impl At {
    /// A day, with everything that was ever recorded, for a practitioner.
    #[must_use]
    pub fn day(as_of: Date) -> Self {
        Self {
            as_of,
            known_at: None,
            reader: Audience::Practitioner,
        }
    }

    /// The same, with only what had been recorded by an instant.
    #[must_use]
    pub fn known_at(self, instant: Instant) -> Self {
        Self {
            known_at: Some(instant),
            ..self
        }
    }

    /// The same, without what is kept from a reader.
    #[must_use]
    pub fn read_by(self, reader: Audience) -> Self {
        Self { reader, ..self }
    }
}

pub(crate) fn evaluate(engine: &Inner, case: &Case, at: &At) -> Evaluation {
    let mut changes = Changes::after(at.as_of);
    let view = View::new(case, at.known_at, engine.hidden_from(at.reader));
    let mut state = State::beside_the_law(engine, view, at.as_of);
    let standing = standing(&state, at.as_of, &mut changes);
    let next_change = next_change(&mut state, &standing, changes);
    let hides = !engine.hidden_from(at.reader).is_empty();
    let receipt = receipt(engine, case, at, hides);
    // How another child's case stands to this one is not for every reader.
    let related = if hides {
        Vec::new()
    } else {
        case.related().to_vec()
    };
    Evaluation {
        format: EvaluationFormat,
        case: case.id().to_owned(),
        as_of: at.as_of,
        known_at: at.known_at,
        reader: at.reader,
        related,
        standing,
        next_change,
        receipt,
    }
}

/// The answer for one day, without the day on which it changes.
fn standing(state: &State<'_>, as_of: Date, changes: &mut Changes) -> CaseStanding {
    if let Some(day) = state.view.day_after(as_of) {
        changes.on(day);
    }
    let mut deadlines = deadlines::deadlines(state, as_of, changes);
    let mut owed = owed::owed(state, as_of, changes);
    lawful::keep(state, as_of, changes, &mut deadlines, &mut owed);
    let decisions = state.decisions(as_of, changes);
    let requirements = gating(state, as_of, &decisions, changes);
    let (findings, failed_rules) = local_rules(state, as_of, changes);
    let occasions = actions::Occasions {
        deadlines: &deadlines,
        owed: &owed,
        decisions: &decisions,
        requirements: &requirements,
    };
    CaseStanding {
        stage: stage_now(state),
        path: path(state),
        actions: actions::actions(state, as_of, &occasions, changes),
        classifications: judgement::classifications(state, as_of, changes),
        advisories: judgement::advisories(state, as_of, changes),
        deadlines,
        owed,
        decisions,
        requirements,
        findings,
        failed_rules,
    }
}

/// The first later day on which the answer is another.
///
/// Every question that was asked names a day on which its own answer could change; not each of
/// them changes the whole. So the days are tried, in order, until one does.
fn next_change(state: &mut State<'_>, now: &CaseStanding, changes: Changes) -> Option<Date> {
    let mut candidate = changes.first();
    while let Some(day) = candidate {
        let mut changes = Changes::after(day);
        state.move_to(day);
        if standing(state, day, &mut changes) != *now {
            return Some(day);
        }
        candidate = changes.first();
    }
    None
}

/// The requirements of what waits, and of what may be decided at this stage.
fn gating(
    state: &State<'_>,
    as_of: Date,
    decisions: &[DecisionStanding],
    changes: &mut Changes,
) -> Vec<RequirementStanding> {
    let mut found = Vec::new();
    let waits =
        |d: &&DecisionStanding| matches!(d.status, DecisionStatus::Waiting | DecisionStatus::Ready);
    let mut waiting = Vec::new();
    for decided in decisions.iter().filter(waits) {
        if let Some(decided) = state.path.decision(decided.recorded_by.seq) {
            waiting.push(&decided.decision);
            found.extend(state.requirements(Gated::decided(decided), as_of, changes));
        }
    }
    let here = &state.path.now().stage;
    for compiled in &state.engine.decisions {
        let decision = &compiled.decision;
        let open = decision.stages.contains(here)
            && decision.basis.in_force_on(as_of)
            && !decision.exceptional;
        if !open || waiting.contains(&&decision.id) {
            continue;
        }
        // A decision for which there is no occasion has nothing in its way.
        let occasion = compiled.when.as_ref();
        let moment = Moment::end_of(as_of);
        if occasion.is_some_and(|when| state.holds(when, moment, changes) == Answer::No) {
            continue;
        }
        for option in &decision.options {
            let gated = Gated {
                decision: &decision.id,
                option: &option.id,
                about: None,
                on: as_of,
            };
            found.extend(state.requirements(gated, as_of, changes));
        }
    }
    found
}

fn stage_standing(
    state: &State<'_>,
    item: String,
    stage: &crate::plan::Id,
    by: Option<Order>,
    attempt: usize,
) -> StageStanding {
    StageStanding {
        item,
        stage: stage.clone(),
        title: state.engine.stage_title(stage),
        attempt,
        since: by.map(|order| order.occurred),
        by: by.and_then(|order| state.reference(order)),
    }
}

fn stage_now(state: &State<'_>) -> StageStanding {
    let at = state.path.now();
    stage_standing(
        state,
        "stage".to_owned(),
        &at.stage,
        at.by,
        state.path.attempt(),
    )
}

fn path(state: &State<'_>) -> Vec<StageStanding> {
    let stages = state.path.stages().enumerate();
    let standing = stages.map(|(number, at)| {
        let attempt = state.path.attempt_of(at.by);
        stage_standing(state, format!("path:{number}"), &at.stage, at.by, attempt)
    });
    standing.collect()
}

#[cfg(feature = "rules")]
fn local_rules(
    state: &State<'_>,
    as_of: Date,
    changes: &mut Changes,
) -> (Vec<Finding>, Vec<FailedRule>) {
    crate::policy::rules::run(state, as_of, changes, &mut |_, _| {})
}

/// Tells where the rules go in the evaluation of a case.
#[cfg(feature = "rules")]
pub(crate) fn trace_rules(
    engine: &Inner,
    case: &Case,
    at: &At,
    noted: &mut dyn FnMut(
        &crate::policy::rules::CompiledRule,
        &crate::policy::rules::view::Outcome,
    ),
) {
    let view = View::new(case, at.known_at, engine.hidden_from(at.reader));
    let state = State::new(engine, view, at.as_of);
    crate::policy::rules::run(&state, at.as_of, &mut Changes::after(at.as_of), noted);
}

#[cfg(not(feature = "rules"))]
fn local_rules(state: &State<'_>, _: Date, _: &mut Changes) -> (Vec<Finding>, Vec<FailedRule>) {
    crate::policy::not_run(state.engine)
}

/// What the answer was made from. Where something may be kept from the reader, the log is not
/// named: its hash and length would be others for what they may not see.
fn receipt(engine: &Inner, case: &Case, at: &At, hides: bool) -> EvaluationReceipt {
    let view = View::new(case, at.known_at, Vec::new());
    let head = view.head();
    let log = head.map_or_else(|| case.genesis(), |event| Some(event.hash));
    EvaluationReceipt {
        reunify: env!("CARGO_PKG_VERSION").to_owned(),
        plan: engine.plan_stamp(),
        policies: engine
            .policies
            .iter()
            .map(crate::policy::Policy::stamp)
            .collect(),
        calendar: Stamp {
            id: engine.calendar.id().to_owned(),
            version: engine.calendar.version().to_owned(),
            sha256: engine.calendar_sha256,
        },
        wording: engine.wording.stamp(),
        events: (!hides).then(|| head.map_or(0, |event| event.seq)),
        log: log.filter(|_| !hides),
        output: None,
    }
}
