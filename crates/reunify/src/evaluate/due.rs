//! When something is due: the limit that applies, and what comes of it as circumstances change.

use super::Answer;
use super::changes::Changes;
use super::moment::Moment;
use super::state::State;
use crate::calendar::{CalendarError, Date, Due, Period};
use crate::case::Order;
use crate::engine::{
    CompiledLimit, CompiledLocal, CompiledRegime, CompiledTimescale, LocalLimit, covers,
};
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
    /// The local policy whose limits stand in the place of the plan's.
    pub(crate) adapted_by: Option<Id>,
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
    /// When it is first due, as things stand at the end of `upto`.
    pub(crate) fn first(&self, upto: Date, changes: &mut Changes) -> Option<DueDay> {
        let from = self.start.occurred;
        let (limit, adapted) = self.limit(from)?;
        let mut due = self.lawful(limit.within, from, &limit.cites);
        due.adapted_by = adapted.cloned();
        for (number, local) in self.timescale.local.iter().enumerate() {
            if let Some(within) = local.limit.within.filter(|_| local.in_force_on(from)) {
                let counted = self.trigger(local).unwrap_or(from);
                let found = self.local_due(local, within, counted, upto, changes);
                due.tighten(number, within, counted, found);
            }
        }
        Some(due)
    }

    /// When it is due again after it was met on a day, as things stand at the end of `upto`.
    /// `None` if it is due only once.
    pub(crate) fn again(&self, met: Date, upto: Date, changes: &mut Changes) -> Option<DueDay> {
        let (limit, adapted) = self.limit(met)?;
        let mut next = Changes::after(met);
        let mut regime = self.regime(limit, met, &mut next)?;
        let mut due = self.lawful(regime.every, met, &regime.cites);
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
        due.adapted_by = adapted.cloned();
        for (number, local) in self.timescale.local.iter().enumerate() {
            if let Some(every) = local.limit.every.filter(|_| local.in_force_on(met)) {
                let found = self.local_due(local, every, met, upto, changes);
                due.tighten(number, every, met, found);
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
        let from_last = self.lawful(regime.every, met, &regime.cites);
        if !passed(&from_last) {
            return from_last;
        }
        let from_change = self.lawful(regime.every, day, &regime.cites);
        match (&from_change.due, &before.due) {
            (Some(new), Some(old)) if old.date < new.date => before,
            (None, Some(_)) => before,
            _ => from_change,
        }
    }

    /// The limit in force on a day, and the policy whose it is, if it is not the plan's.
    fn limit(&self, day: Date) -> Option<(&CompiledLimit, Option<&Id>)> {
        let in_force = |l: &&CompiledLimit| covers(l.in_force.as_ref(), day);
        let adapted = self.timescale.adapted.iter();
        let mut adapted = adapted.filter(|a| covers(a.in_force.as_ref(), day));
        let instead =
            adapted.find_map(|a| Some((a.limits.iter().find(in_force)?, Some(&a.policy))));
        instead.or_else(|| Some((self.timescale.limits.iter().find(in_force)?, None)))
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

    /// When the plan has it due.
    fn lawful(&self, limit: Period, from: Date, cites: &[Citation]) -> DueDay {
        DueDay {
            due: self.add(from, limit).ok(),
            limit,
            from,
            cites: cites.to_vec(),
            adapted_by: None,
            local: None,
        }
    }

    /// The day from which a local limit counts, if that is not the start.
    fn trigger(&self, local: &CompiledLocal) -> Option<Date> {
        let start = self.start.occurred;
        let moment = Moment::end_of(start).since(self.start);
        let found = self
            .state
            .found(local.from.as_ref()?, moment, &mut Changes::after(start));
        found.last().map(|order| order.occurred)
    }

    /// When a local limit has it due, as things stand at the end of `upto`.
    ///
    /// Where the limit depends on circumstances, it counts from when it was last done, or from the
    /// day on which they came to be, if it would have been due before. What was due while they were
    /// so stays due.
    fn local_due(
        &self,
        local: &CompiledLocal,
        period: Period,
        from: Date,
        upto: Date,
        changes: &mut Changes,
    ) -> Option<Due> {
        let Some(when) = &local.when else {
            return self.add(from, period).ok();
        };
        let mut due: Option<Due> = None;
        let mut day = from.max(self.start.occurred);
        loop {
            if due.is_some_and(|due| due.date < day) {
                return due;
            }
            let mut next = Changes::after(day);
            let moment = Moment::end_of(day).since(self.start);
            let holds = self.state.holds(when, moment, &mut next) != Answer::No;
            due = due.filter(|_| holds);
            if holds && due.is_none() {
                let from_last = self.add(from, period).ok();
                let passed = from_last.is_some_and(|due| due.date < day);
                due = if passed {
                    self.add(day, period).ok()
                } else {
                    from_last
                };
            }
            match next.first() {
                Some(later) if later <= upto => day = later,
                Some(later) => {
                    changes.on(later);
                    return due;
                }
                None => return due,
            }
        }
    }

    fn add(&self, from: Date, period: Period) -> Result<Due, CalendarError> {
        self.state.engine.calendar.add(from, period)
    }

    /// A local limit by its number.
    pub(crate) fn local(&self, number: usize) -> Option<&LocalLimit> {
        self.timescale.local.get(number).map(|local| &local.limit)
    }
}

impl DueDay {
    /// Brings the day forward, if a local limit has it due before.
    fn tighten(&mut self, number: usize, limit: Period, from: Date, found: Option<Due>) {
        let Some(found) = found else { return };
        if self.due.is_some_and(|due| due.date <= found.date) {
            return;
        }
        let lawful = match &self.local {
            Some((_, lawful)) => *lawful,
            None => self.due.map(|due| due.date),
        };
        self.due = Some(found);
        self.limit = limit;
        self.from = from;
        self.local = Some((number, lawful));
    }
}
