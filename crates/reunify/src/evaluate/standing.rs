//! The parts of an answer for one day.

use super::changes::Changes;
use super::evaluation::{
    CaseStanding, Deadline, DecisionStanding, DecisionStatus, FailedRule, Finding, Owed,
    RequirementStanding, StageStanding,
};
use super::horizon::Horizon;
use super::moment::Moment;
use super::requirements::Gated;
use super::state::State;
use super::{Answer, actions, deadlines, judgement, lawful, owed};
use crate::calendar::Date;
use crate::case::Order;

/// The answer for one day, and until when each part of it stays as it is.
pub(super) fn standing(state: &State<'_>, as_of: Date) -> (CaseStanding, Horizon) {
    let mut until = Horizon::after(as_of);
    if let Some(day) = state.view.day_after(as_of) {
        until.whole.on(day);
    }
    if let Some(day) = state.engine.turns_after(as_of) {
        until.whole.on(day);
    }
    let (deadlines, owed) = owing(state, as_of, &mut until.owing);
    let decisions = state.decisions(as_of, &mut until.decisions);
    let requirements = gating(state, as_of, &decisions, &mut until.requirements);
    let (findings, failed_rules) = local_rules(state, as_of, &mut until.rules);
    let occasions = actions::Occasions {
        deadlines: &deadlines,
        owed: &owed,
        decisions: &decisions,
        requirements: &requirements,
    };
    let standing = CaseStanding {
        stage: stage_now(state),
        path: path(state),
        actions: actions::actions(state, as_of, &occasions, &mut until.actions),
        classifications: judgement::classifications(state, as_of, &mut until.classifications),
        advisories: judgement::advisories(state, as_of, &mut until.advisories),
        deadlines,
        owed,
        decisions,
        requirements,
        findings,
        failed_rules,
    };
    (standing, until)
}

/// What runs and what is owed, with what the law would have owed by the plan alone.
pub(super) fn owing(
    state: &State<'_>,
    as_of: Date,
    changes: &mut Changes,
) -> (Vec<Deadline>, Vec<Owed>) {
    let mut deadlines = deadlines::deadlines(state, as_of, changes);
    let mut owed = owed::owed(state, as_of, changes);
    lawful::keep(state, as_of, changes, &mut deadlines, &mut owed);
    (deadlines, owed)
}

/// The requirements of what waits, and of what may be decided at this stage.
pub(super) fn gating(
    state: &State<'_>,
    as_of: Date,
    decisions: &[DecisionStanding],
    changes: &mut Changes,
) -> Vec<RequirementStanding> {
    let mut found = Vec::new();
    let waits =
        |d: &&DecisionStanding| matches!(d.status, DecisionStatus::Waiting | DecisionStatus::Ready);
    let mut waiting = Vec::new();
    for decided in decisions.iter().filter(waits) {
        if let Some(decided) = state.path.decision(decided.recorded_by.seq) {
            waiting.push(&decided.decision);
            found.extend(state.requirements(Gated::decided(decided), as_of, changes));
        }
    }
    let here = &state.path.now().stage;
    for compiled in &state.engine.decisions {
        let decision = &compiled.decision;
        let open = decision.stages.contains(here)
            && decision.basis.in_force_on(as_of)
            && !decision.exceptional;
        if !open || waiting.contains(&&decision.id) {
            continue;
        }
        // A decision for which there is no occasion has nothing in its way.
        let occasion = compiled.when.as_ref();
        let moment = Moment::end_of(as_of);
        if occasion.is_some_and(|when| state.holds(when, moment, changes) == Answer::No) {
            continue;
        }
        for option in &decision.options {
            let gated = Gated {
                decision: &decision.id,
                option: &option.id,
                about: None,
                on: as_of,
            };
            found.extend(state.requirements(gated, as_of, changes));
        }
    }
    found
}

fn stage_standing(
    state: &State<'_>,
    item: String,
    stage: &crate::plan::Id,
    by: Option<Order>,
    attempt: usize,
) -> StageStanding {
    StageStanding {
        item,
        stage: stage.clone(),
        title: state.engine.stage_title(stage),
        attempt,
        since: by.map(|order| order.occurred),
        by: by.and_then(|order| state.reference(order)),
    }
}

fn stage_now(state: &State<'_>) -> StageStanding {
    let at = state.path.now();
    stage_standing(
        state,
        "stage".to_owned(),
        &at.stage,
        at.by,
        state.path.attempt(),
    )
}

fn path(state: &State<'_>) -> Vec<StageStanding> {
    let stages = state.path.stages().enumerate();
    let standing = stages.map(|(number, at)| {
        let attempt = state.path.attempt_of(at.by);
        stage_standing(state, format!("path:{number}"), &at.stage, at.by, attempt)
    });
    standing.collect()
}

#[cfg(feature = "rules")]
fn local_rules(
    state: &State<'_>,
    as_of: Date,
    until: &mut Vec<Changes>,
) -> (Vec<Finding>, Vec<FailedRule>) {
    let (mut findings, mut failed) = (Vec::new(), Vec::new());
    for rule in &state.engine.rules {
        let mut changes = Changes::after(as_of);
        match rule.answer(state, as_of, &mut changes, &mut |_, _| {}) {
            Ok(found) => findings.extend(found),
            Err(problem) => failed.push(*problem),
        }
        until.push(changes);
    }
    (findings, failed)
}

#[cfg(not(feature = "rules"))]
fn local_rules(
    state: &State<'_>,
    _: Date,
    _: &mut Vec<Changes>,
) -> (Vec<Finding>, Vec<FailedRule>) {
    crate::policy::not_run(state.engine)
}
