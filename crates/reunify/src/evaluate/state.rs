//! The state of a case: what an engine can ask of what somebody could see of it.

use std::cell::{Cell, OnceCell};

use super::changes::Changes;
use super::evaluation::Deadline;
use super::moment::Moment;
use super::path::Path;
use super::reason::EventReference;
#[cfg(feature = "rules")]
use super::told::{Telling, Told};
use crate::calendar::Date;
use crate::case::{Event, Key, Kind, Order, Outcome, Standing, View, What};
use crate::engine::Inner;
#[cfg(feature = "rules")]
use crate::engine::compiled::ReadId;
use crate::engine::compiled::{CompiledQuery, Fact, FactId, QueryId, Scope, Scoped};
use crate::json::Value;
use crate::plan::{EventKind, SetTo, all_pass};
#[cfg(feature = "rules")]
use crate::policy::rules::view::Seen;
#[cfg(feature = "rules")]
use std::sync::Arc;

/// A fact from one day until the next entry about it.
#[derive(Debug, Clone)]
pub(crate) struct Known<'a> {
    pub(crate) order: Order,
    pub(crate) standing: Standing,
    pub(crate) value: Option<&'a Value>,
}

/// What an engine can ask of a view of a case. Answers that many questions share are worked out
/// once and kept.
#[derive(Debug)]
pub(crate) struct State<'a> {
    pub(crate) engine: &'a Inner,
    pub(crate) view: View<'a>,
    pub(crate) path: Path,
    /// The day at whose end it is.
    upto: Date,
    /// The state as it would be by the plan alone, where policies may make it another.
    pub(crate) lawful: Option<Box<State<'a>>>,
    hits: Vec<OnceCell<Vec<Order>>>,
    timelines: Vec<OnceCell<Vec<Known<'a>>>>,
    #[cfg(feature = "rules")]
    told: Vec<OnceCell<Told>>,
    #[cfg(feature = "rules")]
    seen: Vec<OnceCell<Arc<[Seen]>>>,
    blanks: Vec<OnceCell<Deadline>>,
    hit_hints: Vec<Cell<usize>>,
    fact_hints: Vec<Cell<usize>>,
}

/// How many of some places in order come up to a moment. Questions are mostly asked of one day
/// after another, so it is looked for first where it was found last.
fn up_to<T>(all: &[T], hint: Option<&Cell<usize>>, is_within: impl Fn(&T) -> bool) -> usize {
    let fits = |count: usize| {
        let last = count.checked_sub(1).and_then(|last| all.get(last));
        last.is_none_or(&is_within) && !all.get(count).is_some_and(&is_within)
    };
    let near = hint
        .map(|hint| hint.get().min(all.len()))
        .and_then(|from| (from..=from.saturating_add(2).min(all.len())).find(|count| fits(*count)));
    let found = near.unwrap_or_else(|| all.partition_point(&is_within));
    if let Some(hint) = hint {
        hint.set(found);
    }
    found
}

impl<'a> State<'a> {
    /// The state of a view, with the way that the case has gone up to the end of a day.
    pub(crate) fn new(engine: &'a Inner, view: View<'a>, upto: Date) -> Self {
        let mut state = Self {
            engine,
            view,
            path: Path::at_the_start(engine),
            upto,
            lawful: None,
            hits: engine
                .tables
                .queries
                .iter()
                .map(|_| OnceCell::new())
                .collect(),
            hit_hints: engine.tables.queries.iter().map(|_| Cell::new(0)).collect(),
            fact_hints: engine.tables.facts.iter().map(|_| Cell::new(0)).collect(),
            blanks: engine.timescales.iter().map(|_| OnceCell::new()).collect(),
            #[cfg(feature = "rules")]
            told: engine
                .tables
                .facts
                .iter()
                .map(|_| OnceCell::new())
                .collect(),
            #[cfg(feature = "rules")]
            seen: engine
                .tables
                .reads
                .iter()
                .map(|_| OnceCell::new())
                .collect(),
            timelines: engine
                .tables
                .facts
                .iter()
                .map(|_| OnceCell::new())
                .collect(),
        };
        super::path::walk(&mut state, upto);
        state
    }

    /// The same, beside the state as it would be by the plan alone.
    pub(crate) fn beside_the_law(engine: &'a Inner, view: View<'a>, upto: Date) -> Self {
        let lawful = engine.lawful.as_deref();
        let lawful = lawful.map(|lawful| Box::new(Self::new(lawful, view.clone(), upto)));
        Self {
            lawful,
            ..Self::new(engine, view, upto)
        }
    }

    /// What every deadline of a timescale, by its number, has in common.
    pub(crate) fn blank(&self, number: usize, make: impl FnOnce() -> Deadline) -> Deadline {
        match self.blanks.get(number) {
            Some(cell) => cell.get_or_init(make).clone(),
            None => make(),
        }
    }

    /// Takes the state to the end of another day, and says whether the case goes another way by then.
    /// What was found in the view stays: it is of the whole case, whatever the day.
    pub(crate) fn move_to(&mut self, upto: Date) -> bool {
        let lawfully = self
            .lawful
            .as_mut()
            .is_some_and(|state| state.move_to(upto));
        let next = self.view.day_after(self.upto);
        let nothing_between = self.upto <= upto && next.is_none_or(|next| next > upto);
        self.upto = upto;
        // Only events move a case, and time where a decision waits for it.
        if nothing_between && self.path.waits_for_nothing() {
            return lawfully;
        }
        let before = std::mem::replace(&mut self.path, Path::at_the_start(self.engine));
        super::path::walk(self, upto);
        lawfully || self.path != before
    }

    /// The events that a query asks for, over the whole case, in order.
    pub(crate) fn hits(&self, query: QueryId) -> &[Order] {
        let Some(compiled) = self.engine.tables.query(query) else {
            return &[];
        };
        match &compiled.kind {
            EventKind::Stage(id) => self.path.entered(id),
            EventKind::Effect { id, option } => self.path.effective(id, option.as_ref()),
            _ => match self.hits.get(query.number()) {
                Some(cell) => cell.get_or_init(|| self.find(query, compiled)),
                None => &[],
            },
        }
    }

    fn find(&self, number: QueryId, query: &CompiledQuery) -> Vec<Order> {
        let key = |kind, id: &crate::plan::Id| Key {
            kind,
            id: id.clone(),
        };
        match &query.kind {
            EventKind::Task(id) => self.find_recorded(number, query, &key(Kind::Task, id)),
            EventKind::Occurrence(id) => {
                self.find_recorded(number, query, &key(Kind::Occurrence, id))
            }
            EventKind::Decision { id, option } => {
                self.find_which(query, &key(Kind::Decision, id), |what| {
                    let What::Decision { option: chosen, .. } = what else {
                        return false;
                    };
                    option.as_ref().is_none_or(|option| option == chosen)
                })
            }
            EventKind::Approval(id) => self.find_which(query, &key(Kind::Approval, id), |what| {
                matches!(
                    what,
                    What::Approval {
                        outcome: Outcome::Given,
                        ..
                    }
                )
            }),
            EventKind::Fact { id, becomes } => {
                let Some(fact) = self.engine.tables.fact_id(id.as_str()) else {
                    return Vec::new();
                };
                let mut before = None;
                let mut changes = Vec::new();
                for known in self.timeline(fact) {
                    let now = known.value.filter(|_| known.standing == Standing::Known);
                    let wanted = becomes.as_ref().is_none_or(|becomes| now == Some(becomes));
                    if now.is_some() && now != before && wanted {
                        changes.push(known.order);
                    }
                    before = now;
                }
                changes
            }
            EventKind::Stage(_) | EventKind::Effect { .. } => Vec::new(),
        }
    }

    fn find_which(
        &self,
        query: &CompiledQuery,
        key: &Key,
        which: impl Fn(&What) -> bool,
    ) -> Vec<Order> {
        let fits = |event: &Event| {
            which(&event.entry.what) && all_pass(&query.tests, event.entry.what.data())
        };
        let list = self.view.list(key).filter(|(_, event)| fits(event));
        list.map(|(order, _)| order).collect()
    }

    /// The events about a task or an occurrence that a query asks for. All queries that test what
    /// was recorded with them are answered in one walk: to read an event is what costs.
    fn find_recorded(&self, number: QueryId, query: &CompiledQuery, key: &Key) -> Vec<Order> {
        if query.tests.is_empty() {
            return self.view.list(key).map(|(order, _)| order).collect();
        }
        let tables = &self.engine.tables;
        let asked = tables.tested(&query.kind).iter();
        let mut found: Vec<(QueryId, &CompiledQuery, Vec<Order>)> = asked
            .filter_map(|id| Some((*id, tables.query(*id)?, Vec::new())))
            .collect();
        for (order, event) in self.view.list(key) {
            let data = event.entry.what.data();
            for (_, query, orders) in &mut found {
                if all_pass(&query.tests, data) {
                    orders.push(order);
                }
            }
        }
        let mut own = Vec::new();
        for (id, _, orders) in found {
            if id == number {
                own = orders;
            } else if let Some(cell) = self.hits.get(id.number()) {
                // Whoever asked before has the same answer.
                let _ = cell.set(orders);
            }
        }
        own
    }

    /// Everything that was recorded about a fact, in order.
    pub(crate) fn timeline(&self, fact: FactId) -> &[Known<'a>] {
        match (
            self.timelines.get(fact.number()),
            self.engine.tables.fact(fact),
        ) {
            (Some(cell), Some(fact)) => cell.get_or_init(|| self.gather(fact)),
            _ => &[],
        }
    }

    fn gather(&self, fact: &'a Fact) -> Vec<Known<'a>> {
        let told = self.view.list(&fact.key).filter_map(|(order, event)| {
            let What::Fact {
                standing, value, ..
            } = &event.entry.what
            else {
                return None;
            };
            Some(Known {
                order,
                standing: *standing,
                value: value.as_ref(),
            })
        });
        let mut known: Vec<Known<'a>> = told.collect();
        for (key, to) in &fact.set_by {
            known.extend(self.view.list(key).map(|(order, event)| {
                let value = match to {
                    SetTo::Value(value) => Some(value),
                    SetTo::From(at) => event.entry.what.data().and_then(|data| at.of(data)),
                };
                let standing = if value.is_some() {
                    Standing::Known
                } else {
                    Standing::Unknown
                };
                Known {
                    order,
                    standing,
                    value,
                }
            }));
        }
        known.sort_by_key(|known| known.order);
        known
    }

    /// What is known of a fact at a moment; `None` if nobody has said anything about it.
    pub(crate) fn fact(
        &self,
        fact: FactId,
        moment: Moment,
        changes: &mut Changes,
    ) -> Option<&Known<'a>> {
        let timeline = self.timeline(fact);
        let hint = self.fact_hints.get(fact.number());
        let upto = up_to(timeline, hint, |known| known.order <= moment.upto);
        if let Some(next) = timeline.get(upto) {
            changes.on(next.order.occurred);
        }
        timeline.get(upto.checked_sub(1)?)
    }

    /// The events that a scoped query asks for at a moment, in order.
    pub(crate) fn found(&self, of: &Scoped, moment: Moment, changes: &mut Changes) -> &[Order] {
        let hits = self.hits(of.query);
        let from = self.scope_start(&of.within, moment, changes);
        let first = from.map_or(0, |from| hits.partition_point(|order| *order < from));
        let hint = self.hit_hints.get(of.query.number());
        let upto = up_to(hits, hint, |order| *order <= moment.upto);
        if let Some(next) = hits.get(upto) {
            changes.on(next.occurred);
        }
        hits.get(first..upto).unwrap_or(&[])
    }

    /// The place from which a query looks; `None` is the beginning of the case.
    pub(crate) fn scope_start(
        &self,
        scope: &Scope,
        moment: Moment,
        changes: &mut Changes,
    ) -> Option<Order> {
        match scope {
            Scope::Case => None,
            Scope::Attempt => self.path.attempt_began(moment, changes),
            Scope::Start => moment.start,
            Scope::Since(scoped) => self.found(scoped, moment, changes).last().copied(),
        }
    }

    /// Everything that was told of a fact, and how much of it up to a moment, for a rule to read.
    #[cfg(feature = "rules")]
    pub(crate) fn told(
        &self,
        fact: FactId,
        moment: Moment,
        changes: &mut Changes,
    ) -> (Told, usize) {
        self.fact(fact, moment, changes);
        let telling = |known: &Known<'_>| Telling {
            occurred: known.order.occurred,
            seq: self.view.event(known.order).map_or(0, |event| event.seq),
            standing: known.standing,
            value: known.value.cloned(),
        };
        let Some(cell) = self.told.get(fact.number()) else {
            return (Told::default(), 0);
        };
        let all = cell.get_or_init(|| self.timeline(fact).iter().map(telling).collect());
        let upto = all.partition_point(|telling| telling.occurred <= moment.upto.occurred);
        (all.clone(), upto)
    }

    /// Events that rules read, and how many of them up to a moment.
    #[cfg(feature = "rules")]
    pub(crate) fn seen(
        &self,
        read: ReadId,
        moment: Moment,
        changes: &mut Changes,
    ) -> (Arc<[Seen]>, usize) {
        let Some(query) = self.engine.tables.reads.get(read.number()).copied() else {
            return (Arc::default(), 0);
        };
        let see = |order: &Order| {
            Some(Seen {
                order: *order,
                event: Arc::clone(self.view.event(*order)?),
            })
        };
        let see_all = || self.hits(query).iter().filter_map(see).collect();
        let all = match self.seen.get(read.number()) {
            Some(cell) if self.is_of_the_whole_case(query) => Arc::clone(cell.get_or_init(see_all)),
            _ => see_all(),
        };
        let hint = self.hit_hints.get(query.number());
        let upto = up_to(&all, hint, |seen| seen.order <= moment.upto);
        if let Some(next) = all.get(upto) {
            changes.on(next.order.occurred);
        }
        (all, upto)
    }

    /// Whether the events that a query asks for are those of the whole case. The others are of the way
    /// that it has gone, which is another on another day.
    #[cfg(feature = "rules")]
    fn is_of_the_whole_case(&self, query: QueryId) -> bool {
        let query = self.engine.tables.query(query);
        query.is_some_and(|query| {
            !matches!(query.kind, EventKind::Stage(_) | EventKind::Effect { .. })
        })
    }

    /// A reference to the event at a place.
    pub(crate) fn reference(&self, order: Order) -> Option<EventReference> {
        let brief = self.view.brief(order)?;
        let labels = match self.view.event(order) {
            Some(event) if brief.labelled => event.entry.labels.clone(),
            _ => Vec::new(),
        };
        Some(EventReference {
            seq: brief.seq,
            occurred: order.occurred,
            recorded_later: brief.recorded_later,
            labels,
        })
    }

    pub(crate) fn references(&self, orders: &[Order]) -> Vec<EventReference> {
        orders
            .iter()
            .filter_map(|order| self.reference(*order))
            .collect()
    }
}
