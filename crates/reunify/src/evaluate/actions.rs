//! Actions: what each role may do next, and why not what it may not.

use std::collections::BTreeSet;

use super::Answer;
use super::changes::Changes;
use super::evaluation::{
    Action, ActionKind, Deadline, DeadlineStatus, DecisionStanding, DecisionStatus, MissingKind,
    Occasion, Owed, RequirementStanding,
};
use super::missing::missing;
use super::moment::Moment;
use super::reason::Reason;
use super::state::State;
use crate::calendar::Date;
use crate::engine::compiled::Cond;
use crate::engine::{CompiledDecision, CompiledMet, CompiledTask};
use crate::plan::{EventKind, Id, TakesEffect};

/// The parts of an evaluation that give rise to actions.
pub(crate) struct Occasions<'e> {
    pub(crate) deadlines: &'e [Deadline],
    pub(crate) owed: &'e [Owed],
    pub(crate) decisions: &'e [DecisionStanding],
    pub(crate) requirements: &'e [RequirementStanding],
}

impl Occasions<'_> {
    /// The tasks that a deadline asks for.
    fn asked_for<'s>(&self, state: &'s State<'_>) -> BTreeSet<&'s Id> {
        use DeadlineStatus::{Due, DueSoon, Overdue, Unknown};
        let running = |d: &&Deadline| matches!(d.status, Due | DueSoon | Overdue | Unknown);
        let running: BTreeSet<&Id> = self
            .deadlines
            .iter()
            .filter(running)
            .map(|d| &d.timescale)
            .collect();
        let timescales = state.engine.timescales.iter();
        let asking = timescales.filter(|t| running.contains(&t.timescale.id));
        let meets = asking.flat_map(|t| &t.timescale.met_by);
        meets
            .filter_map(|query| match &query.event {
                EventKind::Task(id) => Some(id),
                _ => None,
            })
            .collect()
    }

    /// Whether a recorded decision waits for a task.
    fn waits_for(&self, task: &Id) -> bool {
        let waiting = self.requirements.iter().filter(|r| r.about.is_some());
        let mut lacking = waiting.flat_map(|r| &r.missing);
        lacking.any(|part| {
            let mut all = std::iter::once(part).chain(&part.or);
            all.any(|part| part.kind == MissingKind::Task && part.id.as_ref() == Some(task))
        })
    }
}

/// What each role may do on a day: what deadlines ask for first.
pub(crate) fn actions(
    state: &State<'_>,
    as_of: Date,
    occasions: &Occasions<'_>,
    changes: &mut Changes,
) -> Vec<Action> {
    let mut actions = Vec::new();
    let asked_for = occasions.asked_for(state);
    for task in &state.engine.tasks {
        actions.extend(task_action(
            state, task, as_of, occasions, &asked_for, changes,
        ));
    }
    for decision in &state.engine.decisions {
        actions.extend(decision_action(state, decision, as_of, occasions, changes));
    }
    let waits =
        |d: &&DecisionStanding| matches!(d.status, DecisionStatus::Waiting | DecisionStatus::Ready);
    for decision in occasions.decisions.iter().filter(waits) {
        actions.extend(approvals(state, decision, occasions));
        actions.extend(effect(state, decision, occasions));
    }
    actions.sort_by(|a, b| (a.occasion, a.kind, &a.item).cmp(&(b.occasion, b.kind, &b.item)));
    actions
}

fn ask(
    state: &State<'_>,
    when: Option<&Cond>,
    as_of: Date,
    changes: &mut Changes,
) -> Option<Reason> {
    when.map(|cond| state.reason(cond, Moment::end_of(as_of), changes))
}

fn task_action(
    state: &State<'_>,
    found: &CompiledTask,
    as_of: Date,
    occasions: &Occasions<'_>,
    asked_for: &BTreeSet<&Id>,
    changes: &mut Changes,
) -> Option<Action> {
    let engine = state.engine;
    let task = &found.task;
    if !task.basis.in_force_on(as_of) {
        return None;
    }
    let occasion = if asked_for.contains(&task.id) {
        Occasion::Deadline
    } else if occasions.owed.iter().any(|owed| owed.id == task.id) {
        Occasion::Owed
    } else if occasions.waits_for(&task.id) {
        Occasion::Waiting
    } else if task.stages.is_empty() {
        Occasion::AnyTime
    } else if task.stages.contains(&state.path.now().stage) {
        Occasion::Stage
    } else {
        return None;
    };
    let why = ask(state, found.when.as_ref(), as_of, changes);
    let open = why.as_ref().map_or(Answer::Yes, |why| why.answer);
    let lacking = why
        .as_ref()
        .map(|w| missing(engine, w, Answer::Yes))
        .unwrap_or_default();
    // There is no occasion for it, nor anything that anybody could do to make one.
    let never = lacking.iter().any(|part| !part.kind.can_be_supplied());
    if open == Answer::No && (occasion == Occasion::AnyTime || never) {
        return None;
    }
    Some(Action {
        item: format!("action:task:{}", task.id),
        kind: ActionKind::Task,
        id: task.id.clone(),
        title: task.title.clone(),
        about: None,
        by: engine.holders(&task.done_by),
        occasion,
        open,
        missing: lacking,
        blocked_by: Vec::new(),
        why,
        form: task.form.clone(),
        grounds: engine.grounds_of("tasks", &task.id, &task.basis),
    })
}

fn decision_action(
    state: &State<'_>,
    found: &CompiledDecision,
    as_of: Date,
    occasions: &Occasions<'_>,
    changes: &mut Changes,
) -> Option<Action> {
    let engine = state.engine;
    let decision = &found.decision;
    let owed = occasions.owed.iter().any(|owed| owed.id == decision.id);
    let here = decision.stages.contains(&state.path.now().stage);
    if !decision.basis.in_force_on(as_of) || !(here || owed) {
        return None;
    }
    let why = ask(state, found.when.as_ref(), as_of, changes);
    let lacking = why
        .as_ref()
        .map(|w| missing(engine, w, Answer::Yes))
        .unwrap_or_default();
    let open = why.as_ref().map_or(Answer::Yes, |why| why.answer);
    if open == Answer::No && lacking.iter().any(|part| !part.kind.can_be_supplied()) {
        return None;
    }
    let occasion = match (here, decision.exceptional) {
        (true, true) => Occasion::AnyTime,
        (true, false) => Occasion::Stage,
        (false, _) => Occasion::Owed,
    };
    Some(Action {
        item: format!("action:decision:{}", decision.id),
        kind: ActionKind::Decision,
        id: decision.id.clone(),
        title: decision.title.clone(),
        about: None,
        by: engine.approvers(&decision.made_by),
        occasion,
        open,
        missing: lacking,
        blocked_by: Vec::new(),
        why,
        form: decision.form.clone(),
        grounds: engine.grounds(&decision.basis),
    })
}

/// The requirements of a recorded decision that are in its way.
fn in_the_way<'o>(
    decision: &DecisionStanding,
    occasions: &Occasions<'o>,
) -> impl Iterator<Item = &'o RequirementStanding> + use<'o> {
    let seq = decision.recorded_by.seq;
    let about = move |r: &&RequirementStanding| r.about == Some(seq);
    occasions
        .requirements
        .iter()
        .filter(about)
        .filter(|r| r.status.is_in_the_way())
}

fn approvals(
    state: &State<'_>,
    decision: &DecisionStanding,
    occasions: &Occasions<'_>,
) -> Vec<Action> {
    let engine = state.engine;
    let action = |standing: &RequirementStanding| {
        let on = decision.recorded_by.occurred;
        let mut requirements = engine.requirements.iter();
        let found =
            requirements.find(|r| r.requirement.id == standing.requirement && r.in_force_on(on))?;
        if !matches!(found.met, CompiledMet::Approval { .. }) {
            return None;
        }
        Some(Action {
            item: format!(
                "action:approval:{}:{}",
                standing.requirement, decision.recorded_by.seq
            ),
            kind: ActionKind::Approval,
            id: standing.requirement.clone(),
            title: standing.title.clone(),
            about: standing.about,
            by: engine.approvers(&found.met.approvers(on)),
            occasion: Occasion::Waiting,
            open: Answer::Yes,
            missing: Vec::new(),
            blocked_by: Vec::new(),
            why: None,
            form: engine.approval_form(&standing.requirement).cloned(),
            grounds: standing.grounds.clone(),
        })
    };
    in_the_way(decision, occasions).filter_map(action).collect()
}

fn effect(
    state: &State<'_>,
    decision: &DecisionStanding,
    occasions: &Occasions<'_>,
) -> Option<Action> {
    let engine = state.engine;
    let option = engine.option(&decision.decision, &decision.option)?;
    if option.takes_effect != TakesEffect::WhenPutIntoEffect {
        return None;
    }
    let blocked: Vec<&RequirementStanding> = in_the_way(decision, occasions).collect();
    let mut lacking: Vec<_> = blocked
        .iter()
        .flat_map(|r| r.missing.iter().cloned())
        .collect();
    lacking.sort();
    lacking.dedup();
    let made_by = &engine.decision(&decision.decision)?.decision.made_by;
    Some(Action {
        item: format!("action:effect:{}", decision.recorded_by.seq),
        kind: ActionKind::Effect,
        id: decision.decision.clone(),
        title: format!("{}: {}", decision.title, decision.option_title),
        about: Some(decision.recorded_by.seq),
        by: engine.approvers(made_by),
        occasion: Occasion::Waiting,
        open: Answer::of(blocked.is_empty()),
        missing: lacking,
        blocked_by: blocked.iter().map(|r| r.item.clone()).collect(),
        why: None,
        form: None,
        grounds: decision.grounds.clone(),
    })
}
