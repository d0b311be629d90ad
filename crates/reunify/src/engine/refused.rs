//! A case's log, held against a plan that it was not recorded under.

use serde::Serialize;

use super::append::Check;
use super::{Inner, Rejection};
use crate::case::Case;

/// An event of a case that a plan would not have taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct RefusedEvent {
    /// The number of the event in the log.
    pub event: u64,
    /// Why it would have been refused.
    pub rejection: Rejection,
}

/// The events that an engine would not have taken, each after all that are before it in the log. Those
/// of a case that was moved are read by the names of the plan under which it is run.
pub(super) fn refused(engine: &Inner, case: &Case) -> Vec<RefusedEvent> {
    let mut found = Vec::new();
    let mut so_far = Case::new(case.id(), case.plan().clone());
    let reading = case.reading(None);
    for (position, event) in reading.events.iter().enumerate() {
        let check = Check {
            engine,
            case: &so_far,
            entry: &event.entry,
        };
        if let Err(rejection) = check.all()
            && reading.reads(position, event)
        {
            found.push(RefusedEvent {
                event: event.seq,
                rejection,
            });
        }
        // What is refused keeps its place, so that later events are about what they were about.
        so_far.push(event.entry.clone());
    }
    found
}
