//! Finding events by what they are about, kept up as the log grows.

use std::collections::BTreeMap;

use super::event::{Event, What};
use crate::calendar::{Date, Instant};
use crate::plan::Id;
use crate::sorted::Sorted;

/// What an event is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) kind: Kind,
    pub(crate) id: Id,
}

/// The kinds of event that name an item of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Task,
    Occurrence,
    Fact,
    Decision,
    Approval,
    Deviation,
}

/// The place of an event in the order in which things happened: by day, then by its place in the
/// log, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Order {
    pub(crate) occurred: Date,
    pub(crate) position: usize,
}

impl Order {
    /// After everything that happened on a day.
    pub(crate) fn end_of(day: Date) -> Self {
        Self {
            occurred: day,
            position: usize::MAX,
        }
    }
}

/// The events of a log by what they are about, each list in [`Order`].
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    lists: BTreeMap<Key, Vec<Order>>,
    effects: Vec<Order>,
    /// Every day on which something happened, in order.
    all_days: Sorted<Date, ()>,
    corrections: Vec<Correction>,
    last_recorded: Option<Instant>,
    labelled: bool,
    briefs: Vec<Brief>,
}

/// What a reference to an event needs to know of it. Kept close together, since a long log is
/// referred to over and over.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Brief {
    pub(crate) seq: u64,
    /// Whether it was recorded on a later day than it happened.
    pub(crate) recorded_later: bool,
    pub(crate) labelled: bool,
}

/// An event that corrects another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Correction {
    pub(crate) corrected: usize,
    pub(crate) by: usize,
}

impl Index {
    /// Adds the event at a position, which is after every one added before.
    pub(crate) fn add(&mut self, position: usize, event: &Event) {
        self.add_unread(position, event);
        let entry = &event.entry;
        let order = Order {
            occurred: entry.occurred,
            position,
        };
        if let Some(kind) = kind(&entry.what)
            && let Some(id) = entry.what.id()
        {
            insert(
                self.lists
                    .entry(Key {
                        kind,
                        id: id.clone(),
                    })
                    .or_default(),
                order,
            );
        } else if matches!(entry.what, What::Effect { .. }) {
            insert(&mut self.effects, order);
        }
        self.all_days.insert(entry.occurred, ());
        self.labelled |= !entry.labels.is_empty();
    }

    /// Adds an event that is about nothing which is looked for: what it corrects, it still corrects.
    pub(crate) fn add_unread(&mut self, position: usize, event: &Event) {
        let entry = &event.entry;
        if let Some(corrected) = entry.corrects.and_then(position_of)
            && corrected < position
        {
            self.corrections.push(Correction {
                corrected,
                by: position,
            });
        }
        self.last_recorded = self.last_recorded.max(Some(entry.recorded));
        self.briefs.push(Brief {
            seq: event.seq,
            recorded_later: entry.recorded.date() > entry.occurred,
            labelled: !entry.labels.is_empty(),
        });
    }

    /// The event at a position, in brief.
    pub(crate) fn brief(&self, position: usize) -> Option<Brief> {
        self.briefs.get(position).copied()
    }

    /// The events about something, in order.
    pub(crate) fn list(&self, key: &Key) -> &[Order] {
        self.lists.get(key).map_or(&[], Vec::as_slice)
    }

    /// The events that put a decision into effect, in order.
    pub(crate) fn effects(&self) -> &[Order] {
        &self.effects
    }

    /// The days on which anything happened, in order.
    pub(crate) fn days(&self) -> impl DoubleEndedIterator<Item = Date> {
        self.all_days.keys().copied()
    }

    /// The first day after `day` on which anything happened.
    pub(crate) fn day_after(&self, day: Date) -> Option<Date> {
        let mut days = self.all_days.from(&day).map(|(other, ())| *other);
        days.find(|other| *other > day)
    }

    /// The corrections, in the order in which they were recorded.
    pub(crate) fn corrections(&self) -> &[Correction] {
        &self.corrections
    }

    /// The latest instant at which anything was recorded.
    pub(crate) fn last_recorded(&self) -> Option<Instant> {
        self.last_recorded
    }

    /// Whether any event is kept from some readers.
    pub(crate) fn has_labels(&self) -> bool {
        self.labelled
    }
}

/// The position in the log of the event with a number.
pub(crate) fn position_of(seq: u64) -> Option<usize> {
    usize::try_from(seq.checked_sub(1)?).ok()
}

fn insert(list: &mut Vec<Order>, order: Order) {
    let place = list.partition_point(|other| *other < order);
    list.insert(place, order);
}

fn kind(what: &What) -> Option<Kind> {
    match what {
        What::Task { .. } => Some(Kind::Task),
        What::Occurrence { .. } => Some(Kind::Occurrence),
        What::Fact { .. } => Some(Kind::Fact),
        What::Decision { .. } => Some(Kind::Decision),
        What::Approval { .. } => Some(Kind::Approval),
        What::Deviation { .. } => Some(Kind::Deviation),
        What::Effect { .. }
        | What::PeerReview { .. }
        | What::Learning { .. }
        | What::Migration { .. }
        | What::Withdrawal => None,
    }
}
