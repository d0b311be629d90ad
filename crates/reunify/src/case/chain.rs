//! The hash chain: each event carries the hash of the one before it.

use serde::Serialize;

use super::event::{Entry, Event};
use super::{Case, Header};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::{Sha256, sha256};

/// What the hash of an event is made of: all of it but the hash.
#[derive(Serialize)]
struct Unhashed<'a> {
    seq: u64,
    #[serde(flatten)]
    entry: &'a Entry,
    previous: Sha256,
}

/// The hash of an event's content. `None` if it cannot be written as JSON, which no entry read
/// from JSON is.
fn hash(seq: u64, entry: &Entry, previous: Sha256) -> Option<Sha256> {
    sha256(&Unhashed {
        seq,
        entry,
        previous,
    })
    .ok()
}

/// The hash that the first event of a case follows.
pub(super) fn genesis(header: &Header) -> Option<Sha256> {
    sha256(header).ok()
}

/// Gives an entry its place after the last event of a log.
pub(super) fn seal(entry: Entry, seq: u64, previous: Sha256) -> Option<Event> {
    let hash = hash(seq, &entry, previous)?;
    Some(Event {
        seq,
        entry,
        previous,
        hash,
    })
}

/// Checks every link of a case's chain.
pub(super) fn verify(case: &Case) -> Result<(), Diagnostics> {
    let mut problems = Diagnostics::new();
    let mut before = genesis(&case.header);
    let mut recorded = None;
    for (number, event) in (1u64..).zip(&case.events) {
        let at = format!("/events/{}", number.saturating_sub(1));
        let seq = event.seq;
        if seq != number {
            let what = if seq > number {
                "dropped"
            } else {
                "added or moved"
            };
            problems.push(
                Diagnostic::error(
                    Code::EventNumber,
                    format!("event {seq} stands where event {number} should: events were {what}"),
                )
                .at(format!("{at}/seq")),
            );
        }
        if before != Some(event.previous) {
            let follows = match number {
                1 => "the case's header".to_owned(),
                _ => format!("event {}", number.saturating_sub(1)),
            };
            problems.push(
                Diagnostic::error(
                    Code::ChainBroken,
                    format!(
                        "event {seq} does not follow {follows}: one of the two is not the original"
                    ),
                )
                .at(format!("{at}/previous")),
            );
        }
        if hash(seq, &event.entry, event.previous) != Some(event.hash) {
            problems.push(
                Diagnostic::error(
                    Code::EventChanged,
                    format!("event {seq} was changed after it was recorded"),
                )
                .at(format!("{at}/hash")),
            );
        }
        if recorded > Some(event.entry.recorded) {
            problems.push(
                Diagnostic::error(
                    Code::RecordedBackwards,
                    format!("event {seq} was recorded before the event that it follows"),
                )
                .at(format!("{at}/recorded")),
            );
        }
        if event
            .entry
            .corrects
            .is_some_and(|corrected| corrected == 0 || corrected >= seq)
        {
            problems.push(
                Diagnostic::error(
                    Code::CorrectsNothing,
                    format!("event {seq} corrects an event that is not before it"),
                )
                .at(format!("{at}/corrects")),
            );
        }
        recorded = recorded.max(Some(event.entry.recorded));
        before = Some(event.hash);
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}
