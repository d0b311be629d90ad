//! When something is due: the limit that applies, and what comes of it as circumstances change.

use super::Answer;
use super::changes::Changes;
use super::moment::Moment;
use super::state::State;
use crate::calendar::{CalendarError, Date, Due, Period};
use crate::case::Order;
use crate::engine::{CompiledLimit, CompiledRegime, CompiledTimescale, LocalLimit};
use crate::plan::{Citation, Id};

/// When something is due.
#[derive(Debug, Clone)]
pub(crate) struct DueDay {
    /// The last day; `None` if the calendar does not reach so far.
    pub(crate) due: Option<Due>,
    /// How long there was.
    pub(crate) limit: Period,
    /// From which day.
    pub(crate) from: Date,
    /// Where the law says so, if not where the timescale does.
    pub(crate) cites: Vec<Citation>,
    /// The local policy whose limit binds, and the last day without it.
    pub(crate) local: Option<(usize, Option<Date>)>,
}

/// Works out when a clock's timescale is due.
pub(crate) struct Reckoner<'s, 'a> {
    pub(crate) state: &'s State<'a>,
    pub(crate) timescale: &'s CompiledTimescale,
    pub(crate) start: Order,
}

impl Reckoner<'_, '_> {
    /// When it is first due.
    pub(crate) fn first(&self) -> Option<DueDay> {
        let from = self.start.occurred;
        let limit = self.limit(from)?;
        Some(self.tightest((limit.within, &limit.cites), from, |local| local.within))
    }

    /// When it is due again after it was met on a day, as things stand at the end of `upto`.
    /// `None` if it is due only once.
    pub(crate) fn again(&self, met: Date, upto: Date, changes: &mut Changes) -> Option<DueDay> {
        let limit = self.limit(met)?;
        let mut next = Changes::after(met);
        let mut regime = self.regime(limit, met, &mut next)?;
        let mut due = self.tightest((regime.every, &regime.cites), met, |local| local.every);
        while let Some(day) = next.first() {
            if day > upto {
                changes.on(day);
                break;
            }
            next = Changes::after(day);
            let now = self.regime(limit, day, &mut next)?;
            if !std::ptr::eq(now, regime) {
                regime = now;
                due = self.changed(due, regime, met, day);
            }
        }
        Some(due)
    }

    /// What a change of regime on a day makes of a day on which something was due.
    ///
    /// What was due already stays due. What is not yet due is counted anew from when it was last
    /// done; if that day has passed, there is the new regime's time from the change on, but never
    /// more than there was.
    fn changed(&self, before: DueDay, regime: &CompiledRegime, met: Date, day: Date) -> DueDay {
        let passed = |due: &DueDay| due.due.as_ref().is_some_and(|due| due.date < day);
        if passed(&before) {
            return before;
        }
        let from_last = self.tightest((regime.every, &regime.cites), met, |local| local.every);
        if !passed(&from_last) {
            return from_last;
        }
        let from_change = self.tightest((regime.every, &regime.cites), day, |local| local.every);
        match (&from_change.due, &before.due) {
            (Some(new), Some(old)) if old.date < new.date => before,
            (None, Some(_)) => before,
            _ => from_change,
        }
    }

    /// The limit in force on a day.
    fn limit(&self, day: Date) -> Option<&CompiledLimit> {
        let in_force = |l: &&CompiledLimit| l.in_force.as_ref().is_none_or(|i| i.covers(day));
        self.timescale.limits.iter().find(in_force)
    }

    /// The regime that holds at the end of a day; the one that leaves least time of those that may,
    /// while it is not known which does.
    fn regime<'l>(
        &self,
        limit: &'l CompiledLimit,
        day: Date,
        changes: &mut Changes,
    ) -> Option<&'l CompiledRegime> {
        let moment = Moment::end_of(day).since(self.start);
        let mut possible: Option<&CompiledRegime> = None;
        for regime in &limit.then {
            let answer = match &regime.when {
                Some(when) => self.state.holds(when, moment, changes),
                None => Answer::Yes,
            };
            match answer {
                Answer::Yes => return Some(regime),
                Answer::Unknown => {
                    let sooner = |other: &CompiledRegime| {
                        let days = |r: &CompiledRegime| self.add(day, r.every).ok().map(|d| d.date);
                        days(regime) < days(other)
                    };
                    if possible.is_none_or(sooner) {
                        possible = Some(regime);
                    }
                }
                Answer::No => {}
            }
        }
        possible
    }

    /// The earliest of what the plan and every local policy give.
    fn tightest(
        &self,
        (limit, cites): (Period, &[Citation]),
        from: Date,
        part: impl Fn(&LocalLimit) -> Option<Period>,
    ) -> DueDay {
        let due = self.add(from, limit).ok();
        let lawful = due.as_ref().map(|due| due.date);
        let mut tightest = DueDay {
            due,
            limit,
            from,
            cites: cites.to_vec(),
            local: None,
        };
        for (number, local) in self.timescale.local.iter().enumerate() {
            let in_force = local.in_force.as_ref().is_none_or(|i| i.covers(from));
            let Some(period) = part(local).filter(|_| in_force) else {
                continue;
            };
            let Ok(due) = self.add(from, period) else {
                continue;
            };
            if tightest
                .due
                .as_ref()
                .is_none_or(|other| due.date < other.date)
            {
                let local = Some((number, lawful));
                tightest = DueDay {
                    due: Some(due),
                    limit: period,
                    from,
                    cites: cites.to_vec(),
                    local,
                };
            }
        }
        tightest
    }

    fn add(&self, from: Date, period: Period) -> Result<Due, CalendarError> {
        self.state.engine.calendar.add(from, period)
    }

    /// The policy of a local limit.
    pub(crate) fn local(&self, number: usize) -> Option<&LocalLimit> {
        self.timescale.local.get(number)
    }
}

impl LocalLimit {
    pub(crate) fn policy(&self) -> Id {
        self.policy.clone()
    }
}
