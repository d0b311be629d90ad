//! What the law asks does not wait for local policy.
//!
//! A policy may hold up a decision that the plan alone would let take effect, or adapt the
//! framework so that one takes effect sooner. The case then stands at another stage than it would
//! by the plan alone. Whatever the law would have had it owe there, it owes here too.

use super::changes::Changes;
use super::deadlines::{deadlines, put_in_order};
use super::evaluation::{Deadline, DeadlineStatus, Owed};
use super::owed;
use super::state::State;
use crate::calendar::Date;

/// Keeps what the law would have a case owe by the plan alone.
pub(super) fn keep(
    state: &State<'_>,
    as_of: Date,
    changes: &mut Changes,
    running: &mut Vec<Deadline>,
    owing: &mut Vec<Owed>,
) {
    let Some(lawful) = &state.lawful else { return };
    if lawful.path.goes_as(&state.path) {
        return;
    }
    let mut more = false;
    for deadline in deadlines(lawful, as_of, changes) {
        if deadline.grounds.authority.is_law() {
            more |= keep_deadline(deadline, running);
        }
    }
    if more {
        put_in_order(running);
    }
    for owed in owed::owed(lawful, as_of, changes) {
        if owed.grounds.authority.is_law() && !owing.iter().any(|other| other.item == owed.item) {
            owing.push(owed);
        }
    }
}

/// Puts a deadline among others, unless it is there and due no later; says whether it did.
fn keep_deadline(deadline: Deadline, running: &mut Vec<Deadline>) -> bool {
    if deadline.status == DeadlineStatus::NotStarted {
        return false;
    }
    let Some(found) = running.iter().position(|other| other.item == deadline.item) else {
        let not_started = |other: &Deadline| {
            other.timescale == deadline.timescale && other.status == DeadlineStatus::NotStarted
        };
        running.retain(|other| !not_started(other));
        running.push(deadline);
        return true;
    };
    let Some(other) = running.get_mut(found) else {
        return false;
    };
    // What counts towards it may depend on the way too: what is still owed by the plan alone is.
    let still_owed = is_owed(deadline.status) && !is_owed(other.status);
    let later = match (other.due, deadline.due) {
        (Some(other), Some(due)) => due < other,
        (None, Some(_)) => true,
        (_, None) => false,
    };
    let keep = still_owed || (later && is_owed(deadline.status) == is_owed(other.status));
    if keep {
        *other = deadline;
    }
    keep
}

fn is_owed(status: DeadlineStatus) -> bool {
    use DeadlineStatus::{Due, DueSoon, Overdue, Unknown};
    matches!(status, Overdue | DueSoon | Due | Unknown)
}
