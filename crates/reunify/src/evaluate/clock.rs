//! The clocks of a timescale: what started each, and what ended it.

use super::Answer;
use super::changes::Changes;
use super::moment::Moment;
use super::state::State;
use crate::calendar::Date;
use crate::case::Order;
use crate::engine::compiled::Cond;
use crate::engine::{CompiledStarts, CompiledTimescale};

/// One running of a timescale's clock.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    /// What started it. Its position tells nothing where a condition started it.
    pub(crate) start: Order,
    /// The event that started it, if one did.
    pub(crate) event: Option<Order>,
    /// The first day on which it no longer ran.
    pub(crate) end: Option<Date>,
    /// Whether it is known that it runs.
    pub(crate) certain: bool,
}

/// Every clock of a timescale that had started by a day.
pub(crate) fn clocks(
    state: &State<'_>,
    timescale: &CompiledTimescale,
    as_of: Date,
    changes: &mut Changes,
) -> Vec<Clock> {
    let mut clocks = match &timescale.starts {
        CompiledStarts::On { event, r#if } => {
            let found = state.found(event, Moment::end_of(as_of), changes);
            let starts = found.iter().filter_map(|order| {
                let moment = Moment::end_of(order.occurred).since(*order);
                let answer = match r#if {
                    Some(cond) => state.holds(cond, moment, &mut Changes::after(as_of)),
                    None => Answer::Yes,
                };
                (answer != Answer::No).then_some(Clock {
                    start: *order,
                    event: Some(*order),
                    end: None,
                    certain: answer == Answer::Yes,
                })
            });
            starts.collect()
        }
        CompiledStarts::While(cond) => spans(state, cond, as_of, changes),
    };
    clocks.retain(|clock| timescale.in_force_on(clock.start.occurred));
    for clock in &mut clocks {
        for query in &timescale.ends {
            let after = |order: &&Order| **order > clock.start;
            let found = state.found(query, Moment::end_of(as_of).since(clock.start), changes);
            let ended = found.iter().find(after).map(|order| order.occurred);
            clock.end = [clock.end, ended].into_iter().flatten().min();
        }
    }
    clocks
}

/// The spans of days on which a condition held, and the present one if it is not known to.
fn spans(state: &State<'_>, cond: &Cond, as_of: Date, changes: &mut Changes) -> Vec<Clock> {
    let mut spans: Vec<Clock> = Vec::new();
    let mut open = false;
    let Some(mut day) = state.view.first_day().filter(|first| *first <= as_of) else {
        return spans;
    };
    loop {
        let mut next = Changes::after(day);
        let answer = state.holds(cond, Moment::end_of(day), &mut next);
        if answer == Answer::Yes && !open {
            let start = Order {
                occurred: day,
                position: 0,
            };
            spans.push(Clock {
                start,
                event: None,
                end: None,
                certain: true,
            });
        }
        if answer != Answer::Yes
            && open
            && let Some(span) = spans.last_mut()
        {
            span.end = Some(day);
        }
        open = answer == Answer::Yes;
        match next.first() {
            Some(later) if later <= as_of => day = later,
            later => {
                if let Some(later) = later {
                    changes.on(later);
                }
                if answer == Answer::Unknown {
                    let start = Order {
                        occurred: day,
                        position: 0,
                    };
                    spans.push(Clock {
                        start,
                        event: None,
                        end: None,
                        certain: false,
                    });
                }
                return spans;
            }
        }
    }
}
