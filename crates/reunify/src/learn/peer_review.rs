//! A decision as its peers are to review it: by what was known when it was made.

use serde::Serialize;

use crate::calendar::{Date, Instant};
use crate::case::{Case, Event, What};
use crate::diagnostic::Code;
use crate::engine::Engine;
use crate::evaluate::{At, Evaluation, StageStanding};
use crate::format::document_format;

document_format!(
    /// The format of a decision for review.
    PeerReviewFormat = "reunify-peer-review/1"
);

/// A decision and what those who made it could know, for a peer to review.
///
/// What became of it is no measure of how it was decided, and whoever knows it cannot put it out of
/// their mind. So it is kept back until the reviewer has written what they think.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct PeerReview {
    /// The version of this format.
    pub format: PeerReviewFormat,
    /// The case.
    pub case: String,
    /// The decision, as it was recorded.
    pub decision: Event,
    /// What had been recorded by when; nothing later is in the evaluation.
    pub known_at: Instant,
    /// Where the case stood on the day of the decision, by what was known.
    pub evaluation: Evaluation,
    /// What became of it, once the reviewer has written their view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what_became: Option<WhatBecame>,
}

/// What became of a decision, as far as is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct WhatBecame {
    /// The day up to which it is told.
    pub as_of: Date,
    /// When the case was moved to another plan: nothing that was recorded from then on is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Instant>,
    /// When it took effect, if it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub took_effect: Option<Date>,
    /// The stages to which the case came after it.
    pub then: Vec<StageStanding>,
}

/// Why there is nothing to review.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotReviewed {
    /// The decision was made under another plan: its engine is needed.
    #[error("the decision of event {about} was made under {plan}: it is reviewed under that plan")]
    OtherPlan {
        /// The number that was asked for.
        about: u64,
        /// The plan.
        plan: String,
    },
    /// The case has no decision of that number, or it was corrected since.
    #[error("event {about} is not a decision of this case")]
    NoSuchDecision {
        /// The number that was asked for.
        about: u64,
    },
}

impl NotReviewed {
    /// The stable name of the reason.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            NotReviewed::NoSuchDecision { .. } => Code::AboutNothing,
            NotReviewed::OtherPlan { .. } => Code::CasePlanMismatch,
        }
    }
}

impl Engine {
    /// A decision as a peer is to review it: with what was known when it was recorded, and without
    /// what became of it, until this reviewer has recorded their view (an event of type
    /// `peer-review`). `as_of` is the day up to which it is then told.
    ///
    /// # Errors
    /// If `about` is not the number of a decision of the case.
    pub fn peer_review(
        &self,
        case: &Case,
        about: u64,
        reviewer: &str,
        as_of: Date,
    ) -> Result<PeerReview, NotReviewed> {
        let mut events = case.recorded().map(|(_, event)| event);
        let decision = events
            .find(|event| event.seq == about)
            .filter(|event| matches!(event.entry.what, What::Decision { .. }))
            .ok_or(NotReviewed::NoSuchDecision { about })?;
        let known_at = decision.entry.recorded;
        if self.accepts(case, Some(known_at)).is_err() {
            let plan = case.plan_at(Some(known_at)).to_string();
            return Err(NotReviewed::OtherPlan { about, plan });
        }
        let at = At::day(decision.entry.occurred).known_at(known_at);
        let written = case.recorded().any(|(_, event)| {
            matches!(event.entry.what, What::PeerReview { about: of, .. } if of == about)
                && event.entry.actor.reference.as_deref() == Some(reviewer)
        });
        Ok(PeerReview {
            format: PeerReviewFormat,
            case: case.id().to_owned(),
            decision: Event::clone(decision),
            known_at,
            evaluation: self.evaluate(case, &at),
            what_became: written.then(|| what_became(self, case, decision, as_of)),
        })
    }
}

fn what_became(engine: &Engine, case: &Case, decision: &Event, as_of: Date) -> WhatBecame {
    // What came after the case was moved to another plan is not for this one to say.
    let moved = case.moved_after(decision.entry.recorded);
    let at = At::day(as_of);
    let at = moved.map_or(at, |moved| at.known_at(moved.second_before()));
    let now = engine.evaluate(case, &at).standing;
    let decided = now.decisions.iter();
    let decided = decided.filter(|decided| decided.recorded_by.seq == decision.seq);
    let after = |stage: &StageStanding| {
        stage
            .since
            .is_some_and(|since| since >= decision.entry.occurred)
    };
    WhatBecame {
        as_of,
        until: moved,
        took_effect: decided
            .filter_map(|decided| decided.in_effect_since)
            .next_back(),
        then: now.path.into_iter().filter(after).collect(),
    }
}
