//! What somebody could see of a case at an instant.

use std::sync::Arc;

use super::index::{Brief, Key, Order, position_of};
use super::reading::Reading;
use super::{Case, Event, What};
use crate::calendar::{Date, Instant};
use crate::plan::Id;

/// The events of a case that had been recorded by an instant, that no later event of those has
/// corrected, and that a reader may see.
#[derive(Debug, Clone)]
pub(crate) struct View<'a> {
    reading: &'a Reading,
    known_at: Option<Instant>,
    hidden: Vec<Id>,
    /// Whether the event at each position has been corrected, or is set aside; empty, if none is.
    void: Vec<bool>,
    everything: bool,
}

impl<'a> View<'a> {
    /// The view at an instant (everything recorded, if `None`) without events that carry a label
    /// in `hidden`.
    pub(crate) fn new(case: &'a Case, known_at: Option<Instant>, hidden: Vec<Id>) -> Self {
        let reading = case.reading(known_at);
        let index = &reading.index;
        let known_at = known_at.filter(|at| index.last_recorded() > Some(*at));
        let hides = index.has_labels() && !hidden.is_empty();
        let mut view = Self {
            reading,
            known_at,
            hidden,
            void: Vec::new(),
            everything: false,
        };
        view.void = void(reading, |position| view.knows(position));
        for position in &reading.set_aside {
            mark(&mut view.void, reading, *position);
        }
        view.everything = view.known_at.is_none() && !hides && view.void.is_empty();
        view
    }

    fn knows(&self, position: usize) -> bool {
        let Some(event) = self.reading.events.get(position) else {
            return false;
        };
        self.known_at.is_none_or(|at| event.entry.recorded <= at)
    }

    /// The event at a place, whether or not it is seen.
    pub(crate) fn event(&self, order: Order) -> Option<&'a Arc<Event>> {
        self.reading.events.get(order.position)
    }

    /// The event at a place, in brief.
    pub(crate) fn brief(&self, order: Order) -> Option<Brief> {
        self.reading.index.brief(order.position)
    }

    /// Whether the event at a position is seen.
    pub(crate) fn sees(&self, position: usize) -> bool {
        let hides = |event: &Arc<Event>| event.entry.labels.iter().any(|l| self.hidden.contains(l));
        self.everything
            || (self.knows(position)
                && !is_marked(&self.void, position)
                && !self.reading.events.get(position).is_some_and(hides))
    }

    /// The events about something, in order.
    pub(crate) fn list(&self, key: &Key) -> impl Iterator<Item = (Order, &'a Arc<Event>)> {
        self.seen_of(self.reading.index.list(key))
    }

    /// The events that put a decision into effect, in order.
    pub(crate) fn effects(&self) -> impl Iterator<Item = (Order, &'a Arc<Event>)> {
        self.seen_of(self.reading.index.effects())
    }

    fn seen_of(&self, orders: &'a [Order]) -> impl Iterator<Item = (Order, &'a Arc<Event>)> {
        orders
            .iter()
            .filter(|order| self.sees(order.position))
            .filter_map(|order| Some((*order, self.reading.events.get(order.position)?)))
    }

    /// The first day on which anything happened.
    pub(crate) fn first_day(&self) -> Option<Date> {
        if self.everything {
            self.reading.index.days().next()
        } else {
            self.days().min()
        }
    }

    /// The first day after `day` on which anything happened.
    pub(crate) fn day_after(&self, day: Date) -> Option<Date> {
        let recorded = if self.everything {
            self.reading.index.day_after(day)
        } else {
            self.days().filter(|other| *other > day).min()
        };
        match (recorded, self.reading.effect_after(day)) {
            (Some(recorded), Some(effect)) => Some(recorded.min(effect)),
            (recorded, effect) => recorded.or(effect),
        }
    }

    /// When a decision took effect that had before the case was moved to this plan.
    pub(crate) fn in_effect(&self, decision: u64) -> Option<Order> {
        self.reading.in_effect.get(&decision).copied()
    }

    /// When decisions that are seen took effect, of those that had before the case was moved.
    pub(crate) fn kept_in_effect(&self) -> impl Iterator<Item = Order> {
        let kept = self.reading.in_effect.iter();
        let seen = kept.filter(|(seq, _)| position_of(**seq).is_some_and(|p| self.sees(p)));
        seen.map(|(_, order)| *order)
    }

    fn days(&self) -> impl Iterator<Item = Date> {
        let events = self.reading.events.iter().enumerate();
        let seen = events.filter(|(position, _)| self.sees(*position));
        let moves = |event: &Event| matches!(event.entry.what, What::Migration { .. });
        seen.filter(move |(_, event)| !moves(event))
            .map(|(_, event)| event.entry.occurred)
    }

    /// The last event that had been recorded.
    pub(crate) fn head(&self) -> Option<&'a Arc<Event>> {
        match self.known_at {
            Some(at) => self
                .reading
                .events
                .iter()
                .take_while(|e| e.entry.recorded <= at)
                .last(),
            None => self.reading.events.last(),
        }
    }
}

/// Whether the event at each position is one that a later one of those that are known corrects; empty,
/// if none is.
pub(super) fn void(reading: &Reading, knows: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut void = Vec::new();
    // A correction is itself void once it is corrected; later ones are settled first.
    for correction in reading.index.corrections().iter().rev() {
        if knows(correction.by) && !is_marked(&void, correction.by) {
            mark(&mut void, reading, correction.corrected);
        }
    }
    void
}

pub(super) fn is_marked(marks: &[bool], position: usize) -> bool {
    marks.get(position) == Some(&true)
}

fn mark(marks: &mut Vec<bool>, reading: &Reading, position: usize) {
    marks.resize(reading.events.len(), false);
    if let Some(mark) = marks.get_mut(position) {
        *mark = true;
    }
}
