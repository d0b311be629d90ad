//! What a rule can read: the facts and events that its script names.
//!
//! A script names what it reads as plain texts, so what to hand it is known before it runs.

use crate::engine::compiled::{FactId, ReadId, Tables};
use crate::plan::{EventKind, Id};

/// The facts and events that a script names.
#[derive(Debug, Default)]
pub(crate) struct Reads {
    pub(crate) facts: Vec<ReadFact>,
    pub(crate) events: Vec<ReadEvents>,
}

/// A fact that a script names.
#[derive(Debug)]
pub(crate) struct ReadFact {
    id: Id,
    pub(crate) fact: FactId,
    /// What a finding calls it.
    pub(crate) name: String,
}

/// Events that a script names.
#[derive(Debug)]
pub(crate) struct ReadEvents {
    /// The function that reads them.
    reader: &'static str,
    id: Id,
    /// Their number among all that rules read.
    pub(crate) read: ReadId,
    /// What a finding calls them.
    pub(crate) name: String,
}

/// Something that a rule read, by its number in [`Reads`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Slot {
    Stage,
    Event(usize),
    Fact(usize),
}

impl Reads {
    /// The number of a fact.
    pub(crate) fn fact(&self, name: &str) -> Option<usize> {
        self.facts.iter().position(|fact| fact.id.as_str() == name)
    }

    /// The number of the events that a function reads.
    pub(crate) fn event(&self, reader: &str, name: &str) -> Option<usize> {
        let mut events = self.events.iter();
        events.position(|events| events.reader == reader && events.id.as_str() == name)
    }

    pub(super) fn add_fact(&mut self, id: &Id, tables: &Tables) {
        if let Some(fact) = tables.fact_id(id.as_str())
            && self.fact(id.as_str()).is_none()
        {
            self.facts.push(ReadFact {
                id: id.clone(),
                fact,
                name: format!("fact {id}"),
            });
        }
    }

    pub(super) fn add_events(
        &mut self,
        reader: &'static str,
        kind: &EventKind,
        tables: &mut Tables,
    ) {
        let id = kind.id();
        if self.event(reader, id.as_str()).is_none() {
            self.events.push(ReadEvents {
                reader,
                id: id.clone(),
                read: tables.read(kind),
                name: format!("{reader} {id}"),
            });
        }
    }
}
