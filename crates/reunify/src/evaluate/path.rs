//! The way that a case has gone: its stages, its attempts and the decisions that took effect.

use super::Answer;
use super::changes::Changes;
use super::moment::Moment;
use super::state::State;
use crate::calendar::Date;
use crate::case::{Order, What};
use crate::engine::Inner;
use crate::plan::{EventKind, Id, TakesEffect, leads_from};
use crate::sorted::Sorted;

/// The stages that a case has been at, the attempts that it has made and the decisions in effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Path {
    first: At,
    stages: Vec<At>,
    entered: Sorted<Id, Vec<Order>>,
    attempts: Vec<Order>,
    decided: Vec<Decided>,
    /// The numbers in `decided` of those that may still take effect.
    waiting: Vec<usize>,
    effective: Sorted<(Id, Option<Id>), Vec<Order>>,
}

impl Path {
    /// Whether another way has led through the same stages, by the same events, with the same
    /// decisions in effect.
    pub(crate) fn goes_as(&self, other: &Self) -> bool {
        self.stages == other.stages && self.effective == other.effective
    }

    /// Whether no decision may still take effect.
    pub(crate) fn waits_for_nothing(&self) -> bool {
        self.waiting.is_empty()
    }
}

/// A stage from the event that led to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) stage: Id,
    /// The event that led to it; `None` for the stage at which every case starts.
    pub(crate) by: Option<Order>,
}

/// A decision that was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decided {
    /// The event that recorded it.
    pub(crate) order: Order,
    pub(crate) seq: u64,
    pub(crate) decision: Id,
    pub(crate) option: Id,
    /// When it took effect, if it has.
    pub(crate) effective: Option<Order>,
    /// Whether a later decision, or a new attempt, has taken its place before it took effect.
    pub(crate) superseded: bool,
}

impl Path {
    pub(crate) fn at_the_start(engine: &Inner) -> Self {
        Self {
            first: At {
                stage: engine.plan.starts_at.clone(),
                by: None,
            },
            stages: Vec::new(),
            entered: Sorted::new(),
            attempts: Vec::new(),
            decided: Vec::new(),
            waiting: Vec::new(),
            effective: Sorted::new(),
        }
    }

    /// Where the case is at a moment.
    pub(crate) fn stage_at(&self, moment: Moment, changes: &mut Changes) -> &At {
        let upto = self
            .stages
            .partition_point(|at| at.by.is_some_and(|by| by <= moment.upto));
        if let Some(by) = self.stages.get(upto).and_then(|next| next.by) {
            changes.on(by.occurred);
        }
        upto.checked_sub(1)
            .and_then(|last| self.stages.get(last))
            .unwrap_or(&self.first)
    }

    /// Where the case is after everything that has been walked.
    pub(crate) fn now(&self) -> &At {
        self.stages.last().unwrap_or(&self.first)
    }

    /// The stages that the case has been at, the first one first.
    pub(crate) fn stages(&self) -> impl Iterator<Item = &At> {
        std::iter::once(&self.first).chain(&self.stages)
    }

    /// The number of the attempt in which a stage was entered, counted from 1.
    pub(crate) fn attempt_of(&self, entered: Option<Order>) -> usize {
        self.attempts
            .partition_point(|began| Some(*began) <= entered)
            .saturating_add(1)
    }

    /// The events by which a stage was entered, in order.
    pub(crate) fn entered(&self, stage: &Id) -> &[Order] {
        self.entered.get(stage).map_or(&[], Vec::as_slice)
    }

    /// The events by which a decision took effect, in order.
    pub(crate) fn effective(&self, decision: &Id, option: Option<&Id>) -> &[Order] {
        let key = (decision.clone(), option.cloned());
        self.effective.get(&key).map_or(&[], Vec::as_slice)
    }

    /// The event with which the attempt of a moment began; `None` in the first attempt.
    pub(crate) fn attempt_began(&self, moment: Moment, changes: &mut Changes) -> Option<Order> {
        let upto = self.attempts.partition_point(|began| *began <= moment.upto);
        if let Some(next) = self.attempts.get(upto) {
            changes.on(next.occurred);
        }
        self.attempts.get(upto.checked_sub(1)?).copied()
    }

    /// The number of the present attempt, counted from 1.
    pub(crate) fn attempt(&self) -> usize {
        self.attempts.len().saturating_add(1)
    }

    /// The decisions that were recorded, in order.
    pub(crate) fn decided(&self) -> &[Decided] {
        &self.decided
    }

    /// The decision that was recorded as an event.
    pub(crate) fn decision(&self, seq: u64) -> Option<&Decided> {
        self.decided.iter().find(|decided| decided.seq == seq)
    }

    fn enter(&mut self, stage: &Id, by: Order) {
        if self.now().stage != *stage {
            self.stages.push(At {
                stage: stage.clone(),
                by: Some(by),
            });
            self.entered
                .change(stage.clone(), |entered| entered.push(by));
        }
    }

    fn begin_attempt(&mut self, by: Order) {
        self.attempts.push(by);
        self.supersede(|_| true);
    }

    /// Marks decisions that have not taken effect as such that no longer will.
    fn supersede(&mut self, which: impl Fn(&Decided) -> bool) {
        let decided = &mut self.decided;
        self.waiting
            .retain(|number| match decided.get_mut(*number) {
                Some(waiting) if which(waiting) => {
                    waiting.superseded = true;
                    false
                }
                _ => true,
            });
    }

    fn take_effect(&mut self, number: usize, by: Order) -> Option<(Id, Id)> {
        self.waiting.retain(|waiting| *waiting != number);
        let decided = self.decided.get_mut(number)?;
        decided.effective = Some(by);
        let (decision, option) = (decided.decision.clone(), decided.option.clone());
        for key in [None, Some(option.clone())] {
            let key = (decision.clone(), key);
            self.effective.change(key, |effective| effective.push(by));
        }
        Some((decision, option))
    }
}

/// Follows what can move a case, in the order in which it happened, up to the end of a day: events,
/// and the passing of time, for which a decision may have to wait.
pub(crate) fn walk(state: &mut State<'_>, upto: Date) {
    let limit = Order::end_of(upto);
    let mut before = None;
    for (order, step) in steps(state, limit) {
        wait(state, before, order.occurred);
        match step {
            Step::Decided(seq) => decide(state, order, seq),
            Step::PutIntoEffect(about) => put_into_effect(state, order, about),
            Step::Moved => {}
        }
        follow_transitions(state, order, |_| true);
        settle(state, Moment::after(order));
        before = Some(order.occurred);
    }
    if let Some(after) = upto.plus_days(1) {
        wait(state, before, after);
    }
}

/// Lets the time from one day until just before another pass for the decisions that wait.
fn wait(state: &mut State<'_>, from: Option<Date>, until: Date) {
    let Some(mut day) = from else { return };
    while let Some(next) = next_to_settle(state, day).filter(|next| *next < until) {
        settle(state, Moment::end_of(next));
        day = next;
    }
}

/// The first day after another on which the passing of time alone could let a decision take effect.
fn next_to_settle(state: &State<'_>, day: Date) -> Option<Date> {
    let mut changes = Changes::after(day);
    for number in &state.path.waiting {
        let decided = state
            .path
            .decided
            .get(*number)
            .filter(|d| takes_effect_by_itself(state, d));
        if let Some(decided) = decided {
            state.nothing_in_the_way(decided, Moment::end_of(day), &mut changes);
        }
    }
    changes.first()
}

fn takes_effect_by_itself(state: &State<'_>, decided: &Decided) -> bool {
    let option = state.engine.option(&decided.decision, &decided.option);
    option.is_some_and(|option| option.takes_effect == TakesEffect::WhenMet)
}

/// Whether a decision took effect under the plan from which the case was moved.
fn had_taken_effect(state: &State<'_>, decided: &Decided, moment: Moment) -> bool {
    let since = state.view.in_effect(decided.seq);
    since.is_some_and(|since| since <= moment.upto)
}

enum Step {
    Decided(u64),
    PutIntoEffect(u64),
    Moved,
}

/// Every event that can move a case, in order.
fn steps(state: &State<'_>, limit: Order) -> Vec<(Order, Step)> {
    let engine = state.engine;
    let within = |order: &Order| *order <= limit;
    let mut steps = Vec::new();
    for key in &engine.decision_keys {
        let list = state.view.list(key).filter(|(order, _)| within(order));
        steps.extend(list.map(|(order, event)| (order, Step::Decided(event.seq))));
    }
    // Until something has been decided, nothing waits for anything.
    let may_wait = !steps.is_empty();
    for (order, event) in state.view.effects().filter(|(order, _)| within(order)) {
        if let What::Effect { about } = event.entry.what {
            steps.push((order, Step::PutIntoEffect(about)));
        }
    }
    for query in &engine.moves {
        let hits = state.hits(*query).iter().copied().filter(within);
        steps.extend(hits.map(|order| (order, Step::Moved)));
    }
    for key in engine.settles.iter().filter(|_| may_wait) {
        let list = state.view.list(key).filter(|(order, _)| within(order));
        steps.extend(list.map(|(order, _)| (order, Step::Moved)));
    }
    let kept = state.view.kept_in_effect().filter(within);
    steps.extend(kept.map(|order| (order, Step::Moved)));
    // What an event is itself comes before what it only moves.
    steps.sort_by_key(|(order, step)| (*order, matches!(step, Step::Moved)));
    steps.dedup_by_key(|(order, _)| *order);
    steps
}

fn decide(state: &mut State<'_>, order: Order, seq: u64) {
    let Some(event) = state.view.event(order) else {
        return;
    };
    let What::Decision { id, option, .. } = &event.entry.what else {
        return;
    };
    state.path.supersede(|earlier| earlier.decision == *id);
    state.path.waiting.push(state.path.decided.len());
    state.path.decided.push(Decided {
        order,
        seq,
        decision: id.clone(),
        option: option.clone(),
        effective: None,
        superseded: false,
    });
}

fn put_into_effect(state: &mut State<'_>, order: Order, about: u64) {
    let decided = &state.path.decided;
    let is_it = |number: &&usize| decided.get(**number).is_some_and(|d| d.seq == about);
    if let Some(number) = state.path.waiting.iter().find(is_it).copied() {
        make_effective(state, number, order);
    }
}

fn make_effective(state: &mut State<'_>, number: usize, order: Order) {
    let Some((decision, option)) = state.path.take_effect(number, order) else {
        return;
    };
    let Some(option) = state.engine.option(&decision, &option) else {
        return;
    };
    if let Some(to) = &option.to {
        state.path.enter(to, order);
    }
}

/// Lets every decision that waits only for its requirements take effect once they are met.
///
/// One that takes effect may be what another waits for, so they are tried again until none does.
fn settle(state: &mut State<'_>, moment: Moment) {
    while let Some(number) = ready(state, moment) {
        make_effective(state, number, moment.upto);
        let by_effect = |kind: &EventKind| matches!(kind, EventKind::Effect { .. });
        follow_transitions(state, moment.upto, by_effect);
    }
}

/// A decision that waits and has nothing in its way.
fn ready(state: &State<'_>, moment: Moment) -> Option<usize> {
    let mut changes = Changes::after(moment.day);
    state.path.waiting.iter().copied().find(|number| {
        let decided = state.path.decided.get(*number);
        decided.is_some_and(|decided| {
            had_taken_effect(state, decided, moment)
                || (takes_effect_by_itself(state, decided)
                    && state.nothing_in_the_way(decided, moment, &mut changes))
        })
    })
}

/// Takes the first transition that an event sets off, of those set off by some kinds of event.
fn follow_transitions(state: &mut State<'_>, order: Order, kinds: impl Fn(&EventKind) -> bool) {
    let engine = state.engine;
    for transition in &engine.transitions {
        let query = engine.tables.query(transition.on.query);
        if !query.is_some_and(|query| kinds(&query.kind)) {
            continue;
        }
        if state
            .hits(transition.on.query)
            .binary_search(&order)
            .is_err()
        {
            continue;
        }
        let here = &state.path.now().stage;
        let leads = leads_from(&transition.from, here, engine.is_final(here));
        let moment = Moment::after(order);
        let mut changes = Changes::after(moment.day);
        let allowed = transition
            .when
            .as_ref()
            .is_none_or(|when| state.holds(when, moment, &mut changes) == Answer::Yes);
        if leads && allowed {
            if transition.new_attempt {
                state.path.begin_attempt(order);
            }
            state.path.enter(&transition.to, order);
            return;
        }
    }
}
