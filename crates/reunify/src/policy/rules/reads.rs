//! What a rule can read: the facts and events that its script names.
//!
//! A script names what it reads as plain texts, so what to hand it is known before it runs.

use crate::engine::compiled::{FactId, QueryId, Tables};
use crate::plan::{EventKind, Id};

/// The facts and events that a script names.
#[derive(Debug, Default)]
pub(crate) struct Reads {
    pub(crate) facts: Vec<(Id, FactId)>,
    /// The function that reads them, the item, and the query that finds them.
    pub(crate) events: Vec<(&'static str, Id, QueryId)>,
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
        self.facts.iter().position(|(id, _)| id.as_str() == name)
    }

    /// The number of the events that a function reads.
    pub(crate) fn event(&self, reader: &str, name: &str) -> Option<usize> {
        let mut events = self.events.iter();
        events.position(|(of, id, _)| *of == reader && id.as_str() == name)
    }

    pub(super) fn add_fact(&mut self, id: &Id, tables: &Tables) {
        if let Some(fact) = tables.fact_id(id.as_str())
            && self.fact(id.as_str()).is_none()
        {
            self.facts.push((id.clone(), fact));
        }
    }

    pub(super) fn add_events(
        &mut self,
        reader: &'static str,
        kind: &EventKind,
        tables: &mut Tables,
    ) {
        if self.event(reader, kind.id().as_str()).is_none() {
            let query = tables.intern(kind, &[]);
            self.events.push((reader, kind.id().clone(), query));
        }
    }
}
