//! What somebody could see of a case at an instant.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::index::{Brief, Key, Order};
use super::{Case, Event};
use crate::calendar::{Date, Instant};
use crate::plan::Id;

/// The events of a case that had been recorded by an instant, that no later event of those has
/// corrected, and that a reader may see.
#[derive(Debug, Clone)]
pub(crate) struct View<'a> {
    case: &'a Case,
    known_at: Option<Instant>,
    hidden: Vec<Id>,
    /// The positions of events that have been corrected.
    void: BTreeSet<usize>,
    everything: bool,
}

impl<'a> View<'a> {
    /// The view at an instant (everything recorded, if `None`) without events that carry a label
    /// in `hidden`.
    pub(crate) fn new(case: &'a Case, known_at: Option<Instant>, hidden: Vec<Id>) -> Self {
        let index = &case.index;
        let known_at = known_at.filter(|at| index.last_recorded() > Some(*at));
        let hides = index.has_labels() && !hidden.is_empty();
        let mut view = Self {
            case,
            known_at,
            hidden,
            void: BTreeSet::new(),
            everything: false,
        };
        // A correction is itself void once it is corrected; later ones are settled first.
        for correction in index.corrections().iter().rev() {
            if view.knows(correction.by) && !view.void.contains(&correction.by) {
                view.void.insert(correction.corrected);
            }
        }
        view.everything = view.known_at.is_none() && !hides && view.void.is_empty();
        view
    }

    fn knows(&self, position: usize) -> bool {
        let Some(event) = self.case.events.get(position) else {
            return false;
        };
        self.known_at.is_none_or(|at| event.entry.recorded <= at)
    }

    /// The event at a place, whether or not it is seen.
    pub(crate) fn event(&self, order: Order) -> Option<&'a Arc<Event>> {
        self.case.events.get(order.position)
    }

    /// The event at a place, in brief.
    pub(crate) fn brief(&self, order: Order) -> Option<Brief> {
        self.case.index.brief(order.position)
    }

    /// Whether the event at a position is seen.
    pub(crate) fn sees(&self, position: usize) -> bool {
        let hides = |event: &Arc<Event>| event.entry.labels.iter().any(|l| self.hidden.contains(l));
        self.everything
            || (self.knows(position)
                && !self.void.contains(&position)
                && !self.case.events.get(position).is_some_and(hides))
    }

    /// Every event, as the log has them.
    pub(crate) fn events(&self) -> impl Iterator<Item = &'a Arc<Event>> {
        let events = self.case.events.iter().enumerate();
        let seen = events.filter(|(position, _)| self.sees(*position));
        seen.map(|(_, event)| event)
    }

    /// The events about something, in order.
    pub(crate) fn list(&self, key: &Key) -> impl Iterator<Item = (Order, &'a Arc<Event>)> {
        self.seen_of(self.case.index.list(key))
    }

    /// The events that put a decision into effect, in order.
    pub(crate) fn effects(&self) -> impl Iterator<Item = (Order, &'a Arc<Event>)> {
        self.seen_of(self.case.index.effects())
    }

    fn seen_of(&self, orders: &'a [Order]) -> impl Iterator<Item = (Order, &'a Arc<Event>)> {
        orders
            .iter()
            .filter(|order| self.sees(order.position))
            .filter_map(|order| Some((*order, self.case.events.get(order.position)?)))
    }

    /// The first day on which anything happened.
    pub(crate) fn first_day(&self) -> Option<Date> {
        if self.everything {
            self.case.index.days().next()
        } else {
            self.days().min()
        }
    }

    /// The first day after `day` on which anything happened.
    pub(crate) fn day_after(&self, day: Date) -> Option<Date> {
        if self.everything {
            self.case.index.day_after(day)
        } else {
            self.days().filter(|other| *other > day).min()
        }
    }

    fn days(&self) -> impl Iterator<Item = Date> {
        let events = self.case.events.iter().enumerate();
        events
            .filter(|(position, _)| self.sees(*position))
            .map(|(_, event)| event.entry.occurred)
    }

    /// The last event that had been recorded.
    pub(crate) fn head(&self) -> Option<&'a Arc<Event>> {
        match self.known_at {
            Some(at) => self
                .case
                .events
                .iter()
                .take_while(|e| e.entry.recorded <= at)
                .last(),
            None => self.case.events.last(),
        }
    }
}
