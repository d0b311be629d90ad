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
mod horizon;
mod judgement;
mod lawful;
mod missing;
mod moment;
mod naming;
mod owed;
mod path;
mod reason;
mod requirements;
mod standing;
mod state;
#[cfg(feature = "rules")]
mod told;

pub use crate::plan::{Cited, Grounds};
pub use answer::Answer;
pub use evaluation::{
    Action, ActionKind, AdvisoryStanding, CaseStanding, ClassificationStanding, ColumnAnswer,
    Deadline, DeadlineStatus, DecisionStanding, DecisionStatus, Evaluation, EvaluationFormat,
    EvaluationReceipt, FailedRule, Finding, FindingKind, Holder, Holiday, Missing, MissingKind,
    Occasion, Owed, PastDeadline, Read, RequirementStanding, RequirementStatus, StageStanding,
};
pub use reason::{Asked, EventReference, FieldAsked, Reason};

pub(crate) use changes::Changes;
#[cfg(feature = "rules")]
pub(crate) use condition::birthday;
pub(crate) use missing::missing;
pub(crate) use moment::Moment;
pub(crate) use requirements::Gated;
pub(crate) use state::State;
#[cfg(feature = "rules")]
pub(crate) use told::{Telling, Told};

use crate::calendar::{Date, Instant};
use crate::case::{Case, View};
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
    let view = View::new(case, at.known_at, engine.hidden_from(at.reader));
    let mut state = State::beside_the_law(engine, view, at.as_of);
    let (standing, horizon) = standing::standing(&state, at.as_of);
    let next_change = horizon.next_change(&mut state, &standing);
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
    for rule in &engine.rules {
        // One that fails is not noted: it went nowhere to the end.
        let _ = rule.answer(&state, at.as_of, &mut Changes::after(at.as_of), noted);
    }
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
