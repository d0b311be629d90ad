//! Which of two limits is the stricter, on every date there is.

use std::cmp::Ordering;

use crate::calendar::{Calendar, Period};
use crate::plan::{EventKind, Query, Starts};

/// How two limits compare from every date of the calendar; `None` if that depends on the date.
pub(crate) fn on_every_date(calendar: &Calendar, one: Period, other: Period) -> Option<Ordering> {
    let mut order = Ordering::Equal;
    let mut day = Some(calendar.first());
    while let Some(from) = day.filter(|day| *day <= calendar.last()) {
        if let (Ok(one), Ok(other)) = (calendar.add(from, one), calendar.add(from, other)) {
            match (order, one.date.cmp(&other.date)) {
                (_, Ordering::Equal) => {}
                (Ordering::Equal, now) => order = now,
                (before, now) if before == now => {}
                _ => return None,
            }
        }
        day = from.plus_days(1);
    }
    Some(order)
}

/// Whether something never comes after what starts a clock, whatever happens.
pub(crate) fn never_later(from: &Query, starts: &Starts) -> bool {
    let Starts::On { event, .. } = starts else {
        return false;
    };
    // The same events, or more of them: the last of more is no earlier, so they must be the same.
    if from == event {
        return true;
    }
    // A decision is recorded before it takes effect, or as it does.
    match (&from.event, &event.event) {
        (
            EventKind::Decision { id, option },
            EventKind::Effect {
                id: effect,
                option: to,
            },
        ) => id == effect && option == to && from.r#where == event.r#where,
        _ => false,
    }
}
