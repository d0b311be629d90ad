//! A log as it is read under one plan: a case that was moved is read by the names of the plan after.

use std::sync::Arc;

use super::PlanReference;
use super::event::{Event, What};
use super::index::{Index, Order, position_of};
use super::migration::{InEffect, Named, Renamed, SetAside};
use crate::calendar::{Date, Instant};
use crate::json::Value;
use crate::plan::Id;
use crate::sorted::Sorted;

/// A log as it is read under one plan.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    pub(crate) plan: PlanReference,
    /// From when the case has been run under that plan; `None` if from the start.
    pub(crate) since: Option<Instant>,
    /// The events by the names of that plan, each at its place in the log.
    pub(crate) events: Vec<Arc<Event>>,
    pub(crate) index: Index,
    /// The positions of events about what that plan has no place for.
    pub(crate) set_aside: Vec<usize>,
    /// When decisions took effect before the case was moved, by the numbers of their events.
    pub(crate) in_effect: Sorted<u64, Order>,
}

impl Reading {
    /// A log that has no events.
    pub(super) fn new(plan: PlanReference) -> Self {
        Self {
            plan,
            since: None,
            events: Vec::new(),
            index: Index::default(),
            set_aside: Vec::new(),
            in_effect: Sorted::new(),
        }
    }

    /// Adds the last event of the log. The reading under another plan, if the event moves the case.
    pub(super) fn add(&mut self, event: Arc<Event>) -> Option<Self> {
        let mut moved = self.moved(&event);
        moved.as_mut().unwrap_or(self).put(event);
        moved
    }

    /// The same log by the names of the plan to which an event moves the case, if it does.
    fn moved(&self, by: &Event) -> Option<Self> {
        let What::Migration {
            to,
            renamed,
            set_aside,
            in_effect,
            ..
        } = &by.entry.what
        else {
            return None;
        };
        let order = |kept: &InEffect| Order {
            occurred: kept.since,
            position: kept.by.and_then(position_of).unwrap_or(usize::MAX),
        };
        let kept = in_effect.iter().map(|kept| (kept.decision, order(kept)));
        let mut moved = Self {
            since: Some(by.entry.recorded),
            in_effect: kept.collect(),
            ..Self::new(to.clone())
        };
        let names = Names { renamed, set_aside };
        for (position, earlier) in self.events.iter().enumerate() {
            if self.is_set_aside(position) || names.set_aside(earlier) {
                moved.put_aside(Arc::clone(earlier));
            } else {
                moved.put(names.read(earlier));
            }
        }
        Some(moved)
    }

    fn put(&mut self, event: Arc<Event>) {
        let position = self.events.len();
        // That a case was moved did not happen to the child or the family.
        match event.entry.what {
            What::Migration { .. } => self.index.add_unread(position, &event),
            _ => self.index.add(position, &event),
        }
        self.events.push(event);
    }

    fn put_aside(&mut self, event: Arc<Event>) {
        let position = self.events.len();
        self.index.add_unread(position, &event);
        self.set_aside.push(position);
        self.events.push(event);
    }

    /// Whether the event at a position is about what the plan has no place for.
    fn is_set_aside(&self, position: usize) -> bool {
        self.set_aside.binary_search(&position).is_ok()
    }

    /// Whether an event at a position is one that the plan reads: not set aside, and not itself a move,
    /// which is nobody's practice and names no item.
    pub(crate) fn reads(&self, position: usize, event: &Event) -> bool {
        !self.is_set_aside(position) && !matches!(event.entry.what, What::Migration { .. })
    }

    /// The events that the plan reads, in the order of the log.
    pub(crate) fn read(&self) -> impl Iterator<Item = &Arc<Event>> {
        let events = self.events.iter().enumerate();
        let read = events.filter(|(position, event)| self.reads(*position, event));
        read.map(|(_, event)| event)
    }

    /// The event with a number.
    pub(crate) fn event(&self, seq: u64) -> Option<&Event> {
        let position = position_of(seq)?;
        let event = self.events.get(position).filter(|event| event.seq == seq)?;
        (!self.is_set_aside(position)).then_some(event)
    }

    /// The first day after another on which a decision took effect before the case was moved.
    pub(super) fn effect_after(&self, day: Date) -> Option<Date> {
        let days = self.in_effect.values().map(|order| order.occurred);
        days.filter(|other| *other > day).min()
    }
}

/// What is called otherwise by the plan to which a case is moved, and what has no place there.
struct Names<'a> {
    renamed: &'a [Renamed],
    set_aside: &'a [SetAside],
}

impl Names<'_> {
    /// Whether an event is about what has no place under the plan.
    fn set_aside(&self, event: &Event) -> bool {
        let what = &event.entry.what;
        let Some(id) = what.id() else { return false };
        let mut aside = self.set_aside.iter();
        aside.any(|aside| aside.id == *id && what.names().contains(&aside.kind))
    }

    /// What something is called by the plan, if that is another name.
    fn to(&self, kinds: &[Named], of: Option<&Id>, from: &str) -> Option<&Id> {
        let mut renamed = self.renamed.iter();
        let is_it = |one: &&Renamed| kinds.contains(&one.kind) && one.of.as_ref() == of;
        let found = renamed.find(|one| is_it(one) && one.from == *from)?;
        Some(&found.to)
    }

    fn name(&self, kinds: &[Named], of: Option<&Id>, id: &mut Id) {
        if let Some(to) = self.to(kinds, of, id.as_str()) {
            *id = to.clone();
        }
    }

    /// An event by the names of the plan.
    fn read(&self, event: &Arc<Event>) -> Arc<Event> {
        if self.renamed.is_empty() {
            return Arc::clone(event);
        }
        let mut read = Event::clone(event);
        let entry = &mut read.entry;
        self.name(&[Named::Role], None, &mut entry.actor.role);
        for label in &mut entry.labels {
            self.name(&[Named::Label], None, label);
        }
        let kinds = entry.what.names();
        match &mut entry.what {
            What::Decision { id, option, .. } => {
                self.name(&[Named::Option], Some(id), option);
                self.name(kinds, None, id);
            }
            What::Fact { id, value, .. } => {
                if let Some(Value::Text(choice)) = value
                    && let Some(to) = self.to(&[Named::Choice], Some(id), choice)
                {
                    *choice = to.to_string();
                }
                self.name(kinds, None, id);
            }
            What::Deviation { id, cause, .. } => {
                self.name(kinds, None, id);
                self.name(&[Named::Cause], None, cause);
            }
            What::Task { id, .. } | What::Occurrence { id, .. } | What::Approval { id, .. } => {
                self.name(kinds, None, id);
            }
            What::Effect { .. }
            | What::PeerReview { .. }
            | What::Learning { .. }
            | What::Migration { .. }
            | What::Withdrawal => {}
        }
        Arc::new(read)
    }
}
