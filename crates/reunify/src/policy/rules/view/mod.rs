//! What a rule sees of a case, and what it can say.
//!
//! The view is read-only. It answers with facts that may be unknown, lists of events, days and
//! answers (yes, no, not known), and notes what was read. A rule cannot see the date: it can only
//! compare it, so that the day on which its findings would be others is always known.

mod day;
mod events;
mod fact;
mod register;
mod said;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rhai::EvalAltResult;

use super::reads::{Reads, Slot};
use crate::calendar::{Calendar, Date, Period};
use crate::evaluate::{Answer, Changes, Moment, State, Told};
use crate::plan::Id;
use crate::policy::RuleLimits;
pub(super) use day::{Amount, Day};
pub(crate) use events::Seen;
pub(super) use events::{Events, Items, Single};
pub(super) use fact::Fact;
pub(super) use register::register;
pub(crate) use said::{Outcome, Said};

pub(super) type Failure = Box<EvalAltResult>;

/// The start of the message of a failure that is a limit.
pub(super) const LIMIT: &str = "limit: ";

/// What a rule sees of a case.
#[derive(Debug)]
pub(crate) struct CaseView {
    pub(super) as_of: Date,
    calendar: Calendar,
    stage: Id,
    /// The facts that the script names, in the order of [`Reads`], with how much was told of each up
    /// to the day.
    facts: Vec<(Told, usize)>,
    /// The events that it names, likewise.
    events: Vec<(Arc<[Seen]>, usize)>,
    /// The first place of the present attempt.
    attempt: Option<crate::case::Order>,
    reads: Arc<Reads>,
    limits: RuleLimits,
    outcome: Mutex<Outcome>,
}

impl CaseView {
    /// What a rule sees of a state: only what its script names.
    pub(crate) fn new(
        state: &State<'_>,
        reads: &Arc<Reads>,
        limits: RuleLimits,
        as_of: Date,
        changes: &mut Changes,
    ) -> Arc<Self> {
        let moment = Moment::end_of(as_of);
        let facts = reads.facts.iter();
        let facts = facts
            .map(|read| state.told(read.fact, moment, changes))
            .collect();
        let events = reads.events.iter();
        let events = events
            .map(|read| state.seen(read.read, moment, changes))
            .collect();
        Arc::new(Self {
            as_of,
            calendar: state.engine.calendar.clone(),
            stage: state.path.now().stage.clone(),
            facts,
            events,
            attempt: state.path.attempt_began(moment, changes),
            reads: Arc::clone(reads),
            limits,
            outcome: Mutex::default(),
        })
    }

    /// What the run has said and read, and where it went.
    pub(crate) fn outcome(&self) -> Outcome {
        std::mem::take(&mut *self.noted())
    }

    pub(super) fn noted(&self) -> MutexGuard<'_, Outcome> {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts what a run makes.
    pub(super) fn uses(&self, bytes: usize) -> Result<(), Failure> {
        let mut noted = self.noted();
        noted.used = noted.used.saturating_add(bytes);
        if noted.used > self.limits.memory {
            return Err(limit(format!(
                "a rule may make at most {} bytes",
                self.limits.memory
            )));
        }
        Ok(())
    }

    fn has_compared(&self, day: Date) {
        if day > self.as_of {
            self.noted().changes_on(day);
        }
    }

    fn fact(self: &Arc<Self>, name: &str) -> Result<Fact, Failure> {
        let slot = self
            .reads
            .fact(name)
            .ok_or_else(|| fail(format!("`{name}` cannot be read")))?;
        let (told, upto) = self.facts.get(slot).cloned().unwrap_or_default();
        self.noted().read.push(Slot::Fact(slot));
        Ok(Fact::told(self, told, upto))
    }

    fn events(self: &Arc<Self>, reader: &str, name: &str) -> Result<Events, Failure> {
        let slot = self.reads.event(reader, name);
        let slot = slot.ok_or_else(|| fail(format!("`{name}` cannot be read")))?;
        let (list, upto) = self.events.get(slot).cloned().unwrap_or_default();
        self.noted().read.push(Slot::Event(slot));
        Ok(Events::of(self, list, upto))
    }

    fn at(&self, stage: &str) -> bool {
        self.noted().read.push(Slot::Stage);
        self.stage == *stage
    }

    fn reached(&self, day: Day) -> Answer {
        let Some(day) = day.0 else {
            return Answer::Unknown;
        };
        self.has_compared(day);
        Answer::of(self.as_of >= day)
    }

    fn add(&self, day: Day, period: Period) -> Result<Day, Failure> {
        let Some(day) = day.0 else { return Ok(day) };
        let due = self.calendar.add(day, period);
        due.map(|due| Day(Some(due.date)))
            .map_err(|error| fail(error.to_string()))
    }

    fn working_days_between(&self, from: Day, to: Day) -> Amount {
        let (Some(from), Some(to)) = (from.0, to.0) else {
            return Amount(None);
        };
        Amount(
            self.calendar
                .count(from, to)
                .ok()
                .and_then(|days| i64::try_from(days).ok()),
        )
    }

    /// What was read, as a finding calls it, and the events behind it.
    pub(super) fn behind(&self, slot: Slot) -> (String, Vec<u64>) {
        match slot {
            Slot::Stage => ("stage".to_owned(), Vec::new()),
            Slot::Fact(number) => {
                let name = self.reads.facts.get(number).map(|read| read.name.clone());
                let told = self.facts.get(number);
                let last = told.and_then(|(told, upto)| told.get(upto.checked_sub(1)?));
                let last = last.map(|telling| telling.seq);
                (name.unwrap_or_default(), last.into_iter().collect())
            }
            Slot::Event(number) => {
                let name = self.reads.events.get(number).map(|read| read.name.clone());
                let events = self.events.get(number);
                let events = events.and_then(|(list, upto)| list.get(..*upto));
                // A long list would say little: the last few show what the rule went by.
                let last = events.unwrap_or_default().iter().rev().take(3).rev();
                let last = last.map(|seen| seen.event.seq);
                (name.unwrap_or_default(), last.collect())
            }
        }
    }
}

pub(super) fn fail(message: String) -> Failure {
    message.into()
}

pub(super) fn limit(message: String) -> Failure {
    format!("{LIMIT}{message}").into()
}
