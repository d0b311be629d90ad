//! Deadlines: every clock of every timescale, and where it stands.

use super::Answer;
use super::changes::Changes;
use super::clock::{Clock, clocks};
use super::due::{DueDay, Reckoner};
use super::evaluation::{Deadline, DeadlineStatus, Holiday, PastDeadline};
use super::missing::missing;
use super::moment::Moment;
use super::reason::EventReference;
use super::state::State;
use crate::calendar::{Date, Period};
use crate::case::{Key, Kind, Order};
use crate::engine::{CompiledStarts, CompiledTimescale};

/// The deadlines of a case on a day.
pub(crate) fn deadlines(state: &State<'_>, as_of: Date, changes: &mut Changes) -> Vec<Deadline> {
    // One for each timescale at least; a long log has many times more.
    let mut found = Vec::with_capacity(state.engine.timescales.len());
    for (number, timescale) in state.engine.timescales.iter().enumerate() {
        let clocks = clocks(state, timescale, as_of, changes);
        let blank = state.blank(number, || blank(state, timescale));
        if clocks.is_empty() && timescale.in_force_on(as_of) {
            found.push(blank.clone());
        }
        found.reserve(clocks.len());
        for clock in clocks {
            let blank = Deadline {
                item: item(timescale, clock.start),
                started: Some(clock.start.occurred),
                status: DeadlineStatus::Unknown,
                ..blank.clone()
            };
            found.push(deadline(state, timescale, blank, clock, as_of, changes));
        }
    }
    put_in_order(&mut found);
    found
}

/// What is overdue first, then what is due soonest.
pub(super) fn put_in_order(deadlines: &mut [Deadline]) {
    deadlines.sort_by(|a, b| (a.status, a.due, &a.item).cmp(&(b.status, b.due, &b.item)));
}

/// The name of the deadline of a clock.
fn item(timescale: &CompiledTimescale, start: Order) -> String {
    let id = &timescale.timescale.id;
    match timescale.starts {
        CompiledStarts::On { .. } => format!("deadline:{id}:{}", start.position.saturating_add(1)),
        CompiledStarts::While(_) => format!("deadline:{id}:{}", start.occurred),
    }
}

/// The deadline of a timescale whose clock has not started.
fn blank(state: &State<'_>, timescale: &CompiledTimescale) -> Deadline {
    let engine = state.engine;
    let definition = &timescale.timescale;
    Deadline {
        item: format!("deadline:{}", definition.id),
        timescale: definition.id.clone(),
        title: definition.title.as_str().into(),
        status: DeadlineStatus::NotStarted,
        due: None,
        forecast: false,
        due_soon_from: None,
        due_without_policy: None,
        local_grounds: None,
        holidays: Vec::new(),
        limit: None,
        counted_from: None,
        started: None,
        started_by: Vec::new(),
        met_by: None,
        missed: false,
        history: Vec::new(),
        deviations: Vec::new(),
        owed_by: engine.holder(&definition.owed_by),
        grounds: engine.grounds_of("timescales", &definition.id, &definition.basis),
        missing: Vec::new(),
        why: None,
    }
}

fn deadline(
    state: &State<'_>,
    timescale: &CompiledTimescale,
    mut deadline: Deadline,
    clock: Clock,
    as_of: Date,
    changes: &mut Changes,
) -> Deadline {
    explain_start(state, timescale, clock, &mut deadline);
    deadline.deviations = deviations(state, timescale, clock, as_of, changes);
    if !clock.certain {
        return deadline;
    }
    let reckoner = Reckoner {
        state,
        timescale,
        start: clock.start,
    };
    let mut meetings = Meetings::new(state, timescale, clock, as_of, changes);
    let mut due = None;
    let mut last_met: Option<(Order, Option<Date>)> = None;
    while let Some(met) = meetings.next_after(last_met.map(|(order, _)| order)) {
        if let Some((before, due)) = last_met {
            deadline.history.extend(past(state, before, due));
        }
        let upto = met.occurred.max(clock.start.occurred);
        due = match last_met {
            Some((before, _)) => reckoner.again(before.occurred, upto, &mut Changes::after(as_of)),
            None => reckoner.first(upto, &mut Changes::after(as_of)),
        };
        let day = due.as_ref().and_then(|due| due.due).map(|due| due.date);
        last_met = Some((met, day));
        if due.is_none() || !timescale.recurs() {
            break;
        }
    }
    match last_met {
        Some((met, day)) if clock.end.is_some() || !timescale.recurs() => {
            describe(state, timescale, &reckoner, due.as_ref(), &mut deadline);
            deadline.status = met_status(day, met);
            deadline.met_by = state.reference(met);
            if let Some(end) = clock.end.filter(|_| timescale.recurs()) {
                let next = reckoner.again(met.occurred, end, &mut Changes::after(as_of));
                finish(
                    state,
                    timescale,
                    (met, day),
                    next,
                    end,
                    &reckoner,
                    &mut deadline,
                );
            }
        }
        Some((met, day)) => {
            deadline.history.extend(past(state, met, day));
            let next = reckoner.again(met.occurred, as_of, changes);
            describe(state, timescale, &reckoner, next.as_ref(), &mut deadline);
            running(&mut deadline, as_of, changes);
        }
        None => {
            let due = match clock.end {
                Some(end) => reckoner.first(end, &mut Changes::after(as_of)),
                None => reckoner.first(as_of, changes),
            };
            describe(state, timescale, &reckoner, due.as_ref(), &mut deadline);
            match clock.end {
                Some(end) => {
                    deadline.status = DeadlineStatus::NoLongerOwed;
                    deadline.missed = deadline.due.is_some_and(|due| due < end);
                }
                None => running(&mut deadline, as_of, changes),
            }
        }
    }
    deadline
}

/// The departures that were recorded while a clock ran.
fn deviations(
    state: &State<'_>,
    timescale: &CompiledTimescale,
    clock: Clock,
    as_of: Date,
    changes: &mut Changes,
) -> Vec<EventReference> {
    let key = Key {
        kind: Kind::Deviation,
        id: timescale.timescale.id.clone(),
    };
    let mut found = Vec::new();
    for (order, _) in state.view.list(&key) {
        if order.occurred > as_of {
            changes.on(order.occurred);
            break;
        }
        let ended = clock.end.is_some_and(|end| order.occurred > end);
        if order.occurred >= clock.start.occurred && !ended {
            found.extend(state.reference(order));
        }
    }
    found
}

/// What recurred and has ended: whether it was overdue then.
fn finish(
    state: &State<'_>,
    timescale: &CompiledTimescale,
    (met, day): (Order, Option<Date>),
    next: Option<DueDay>,
    end: Date,
    reckoner: &Reckoner<'_, '_>,
    deadline: &mut Deadline,
) {
    let missed = next
        .as_ref()
        .and_then(|n| n.due)
        .is_some_and(|due| due.date < end);
    deadline.history.extend(past(state, met, day));
    deadline.met_by = None;
    deadline.status = DeadlineStatus::NoLongerOwed;
    deadline.missed = missed;
    describe(state, timescale, reckoner, next.as_ref(), deadline);
}

/// Where a clock that still runs stands.
fn running(deadline: &mut Deadline, as_of: Date, changes: &mut Changes) {
    let Some(due) = deadline.due else {
        deadline.status = DeadlineStatus::Unknown;
        return;
    };
    changes.after_day(due);
    if let Some(soon) = deadline.due_soon_from {
        changes.on(soon);
    }
    deadline.status = if as_of > due {
        DeadlineStatus::Overdue
    } else if deadline.due_soon_from.is_some_and(|soon| as_of >= soon) {
        DeadlineStatus::DueSoon
    } else {
        DeadlineStatus::Due
    };
}

fn met_status(due: Option<Date>, met: Order) -> DeadlineStatus {
    match due {
        Some(due) if met.occurred <= due => DeadlineStatus::Met,
        Some(_) => DeadlineStatus::MetLate,
        None => DeadlineStatus::Met,
    }
}

fn past(state: &State<'_>, met: Order, due: Option<Date>) -> Option<PastDeadline> {
    let met_by = state.reference(met)?;
    Some(PastDeadline {
        due,
        status: met_status(due, met),
        met_by,
    })
}

/// Writes down when something is due and how that was counted.
fn describe(
    state: &State<'_>,
    timescale: &CompiledTimescale,
    reckoner: &Reckoner<'_, '_>,
    due: Option<&DueDay>,
    deadline: &mut Deadline,
) {
    let Some(found) = due else { return };
    let calendar = &state.engine.calendar;
    deadline.limit = Some(found.limit);
    if !found.cites.is_empty() {
        let basis = &timescale.timescale.basis;
        deadline.grounds = state.engine.grounds_at(basis, &found.cites);
    }
    let policy = found.adapted_by.as_ref().or(timescale.policy.as_ref());
    deadline.grounds.policy = policy.cloned();
    deadline.counted_from = Some(found.from);
    deadline.due = found.due.map(|due| due.date);
    deadline.forecast = found.due.is_some_and(|due| due.forecast);
    deadline.due_soon_from = deadline
        .due
        .and_then(|due| before(state, due, timescale.due_soon));
    if let (Period::WorkingDays(_), Some(due)) = (found.limit, deadline.due) {
        let named = calendar
            .holidays(found.from, due)
            .map(|(date, name)| Holiday {
                date,
                name: name.to_owned(),
            });
        deadline.holidays = named.collect();
    }
    if let Some((number, lawful)) = found.local
        && let Some(local) = reckoner.local(number)
    {
        deadline.due_without_policy = lawful;
        let mut grounds = state.engine.grounds(&local.basis);
        grounds.policy = Some(local.policy.clone());
        deadline.local_grounds = Some(grounds);
    }
}

/// The day that is a time before another.
fn before(state: &State<'_>, day: Date, time: Period) -> Option<Date> {
    let days = |count: i64| day.plus_days(count.checked_neg()?);
    match time {
        Period::WorkingDays(count) => state.engine.calendar.subtract_working_days(day, count).ok(),
        Period::Hours(count) => days(i64::from(count.div_euclid(24))),
        Period::Days(count) => days(i64::from(count)),
        Period::Weeks(count) => days(i64::from(count).checked_mul(7)?),
        Period::Months(count) => day.plus_months(i32::from(count).checked_neg()?),
        Period::Years(count) => day.plus_months(i32::from(count).checked_mul(12)?.checked_neg()?),
    }
}

fn explain_start(
    state: &State<'_>,
    timescale: &CompiledTimescale,
    clock: Clock,
    deadline: &mut Deadline,
) {
    let mut ignored = Changes::after(clock.start.occurred);
    let moment = Moment::end_of(clock.start.occurred);
    let cond = match &timescale.starts {
        CompiledStarts::On { r#if, .. } => r#if.as_ref(),
        CompiledStarts::While(cond) => Some(cond),
    };
    let moment = match clock.event {
        Some(event) => moment.since(event),
        None => moment,
    };
    deadline.started_by = clock
        .event
        .and_then(|e| state.reference(e))
        .into_iter()
        .collect();
    if let Some(cond) = cond {
        let why = state.reason(cond, moment, &mut ignored);
        if !clock.certain {
            deadline.missing = missing(state.engine, &why, Answer::Yes);
        }
        if deadline.started_by.is_empty() {
            why.events_behind(&mut deadline.started_by);
        }
        deadline.why = Some(Box::new(why));
    }
}

/// The events that meet a clock's timescale, in order.
struct Meetings<'s> {
    early: Option<Order>,
    lists: Vec<&'s [Order]>,
}

impl<'s> Meetings<'s> {
    fn new(
        state: &'s State<'_>,
        timescale: &CompiledTimescale,
        clock: Clock,
        as_of: Date,
        changes: &mut Changes,
    ) -> Self {
        let began = Moment::after(clock.event.unwrap_or(Order::end_of(clock.start.occurred)));
        let first = Order {
            occurred: clock.start.occurred,
            position: 0,
        };
        let last = match clock.end {
            // On its last day it can still be met.
            Some(end) => Order::end_of(end).min(Order::end_of(as_of)),
            None => Order::end_of(as_of),
        };
        let mut early = None;
        let mut lists = Vec::new();
        for query in &timescale.met_by {
            let hits = state.hits(query.query);
            let from = hits.partition_point(|order| *order < first);
            let upto = hits.partition_point(|order| *order <= last);
            if let Some(next) = hits.get(upto)
                && clock.end.is_none()
            {
                changes.on(next.occurred);
            }
            lists.push(hits.get(from..upto).unwrap_or(&[]));
            if timescale.timescale.or_before {
                let back = state.scope_start(&query.within, began.since(clock.start), changes);
                let before = hits.get(..from).unwrap_or(&[]).last().copied();
                early = early.max(before.filter(|order| back.is_none_or(|back| *order >= back)));
            }
        }
        Self { early, lists }
    }

    /// The first event after one that met it before; of the events of one day only one counts.
    fn next_after(&mut self, before: Option<Order>) -> Option<Order> {
        if before.is_none()
            && let Some(early) = self.early.take()
        {
            return Some(early);
        }
        let late = |order: &Order| before.is_none_or(|b| order.occurred > b.occurred);
        for list in &mut self.lists {
            let skip = list.iter().take_while(|order| !late(order)).count();
            *list = list.get(skip..).unwrap_or(&[]);
        }
        self.lists
            .iter()
            .filter_map(|list| list.first())
            .min()
            .copied()
    }
}
