//! Whether a case can go on from where it is.

use serde::Serialize;

use crate::case::{Case, View};
use crate::engine::Inner;
use crate::evaluate::{ActionKind, Answer, Changes, Evaluation, Missing, Moment, State, missing};
use crate::plan::{EventKind, Id, leads_from};

/// What can lead a case on to another stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct WayForward {
    /// What would be recorded: a decision, with the option, or what sets off a transition.
    pub by: EventKind,
    /// What practitioners call that.
    pub title: String,
    /// The stage to which it leads.
    pub to: Id,
    /// What practitioners call that stage.
    pub to_title: String,
}

/// What can lead a case on, on the day of an evaluation: decisions of its stage and transitions from
/// it, for which nothing is in the way that nobody can supply.
pub(super) fn ways(engine: &Inner, case: &Case, evaluation: &Evaluation) -> Vec<WayForward> {
    let here = &evaluation.standing.stage.stage;
    let mut ways = Vec::new();
    let way = |by: EventKind, to: &Id| WayForward {
        title: engine.event_title(&by),
        by,
        to: to.clone(),
        to_title: engine.stage_title(to),
    };
    let all_supplied = |missing: &[Missing]| missing.iter().all(|part| part.kind.can_be_supplied());
    let supplied = |id: &Id| {
        let mut actions = evaluation.standing.actions.iter();
        let action = actions.find(|a| a.kind == ActionKind::Decision && a.id == *id);
        action.is_some_and(|a| all_supplied(&a.missing))
    };
    for found in engine.decisions.iter().map(|found| &found.decision) {
        if !found.stages.contains(here) || !supplied(&found.id) {
            continue;
        }
        for option in &found.options {
            if let Some(to) = option.to.as_ref().filter(|to| *to != here) {
                let (id, option) = (found.id.clone(), Some(option.id.clone()));
                ways.push(way(EventKind::Decision { id, option }, to));
            }
        }
    }
    let day = evaluation.as_of;
    let state = State::new(engine, View::new(case, None, Vec::new()), day);
    let moment = Moment::end_of(day);
    for transition in &engine.transitions {
        let leads = leads_from(&transition.from, here, engine.is_final(here));
        let possible = transition.when.as_ref().is_none_or(|when| {
            let reason = state.reason(when, moment, &mut Changes::after(day));
            all_supplied(&missing(engine, &reason, Answer::Yes))
        });
        let query = engine.tables.query(transition.on.query);
        if let Some(query) = query.filter(|_| leads && possible && transition.to != *here) {
            ways.push(way(query.kind.clone(), &transition.to));
        }
    }
    ways
}
