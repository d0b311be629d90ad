//! Walking everything in a plan that asks a question.

use super::place::At;
use crate::plan::{
    Condition, EventKind, FieldTest, Met, PlanDocument, Query, Since, Starts, Within,
};

/// A condition that an item of the plan carries, whole.
pub(super) struct Asked<'a> {
    pub(super) at: At,
    pub(super) condition: &'a Condition,
    /// Whether a clock has started when it is asked, so that `start` means something.
    pub(super) started: bool,
    /// Whether it is what meets a requirement.
    pub(super) meets: bool,
}

/// A question for events, wherever it stands.
#[derive(Clone, Copy)]
pub(super) struct Events<'a> {
    pub(super) kind: &'a EventKind,
    pub(super) tests: &'a [FieldTest],
    pub(super) within: &'a Within,
}

impl<'a> Events<'a> {
    fn of(query: &'a Query) -> Self {
        Self {
            kind: &query.event,
            tests: &query.r#where,
            within: &query.within,
        }
    }
}

/// Every condition that an item of the plan carries.
pub(super) fn conditions(plan: &PlanDocument) -> Vec<Asked<'_>> {
    let mut found = Vec::new();
    let mut add = |at: At, condition, started, meets| {
        if let Some(condition) = condition {
            found.push(Asked {
                at,
                condition,
                started,
                meets,
            });
        }
    };
    let each = |list, number| At::root(list).item(number);
    for (n, stage) in plan.stages.iter().enumerate() {
        add(
            each("stages", n).key("owed-when"),
            stage.owed_when.as_ref(),
            false,
            false,
        );
    }
    for (n, task) in plan.tasks.iter().enumerate() {
        add(
            each("tasks", n).key("when"),
            task.when.as_ref(),
            false,
            false,
        );
    }
    for (n, decision) in plan.decisions.iter().enumerate() {
        add(
            each("decisions", n).key("when"),
            decision.when.as_ref(),
            false,
            false,
        );
    }
    for (n, transition) in plan.transitions.iter().enumerate() {
        add(
            each("transitions", n).key("when"),
            transition.when.as_ref(),
            false,
            false,
        );
    }
    for (n, timescale) in plan.timescales.iter().enumerate() {
        let at = each("timescales", n);
        match &timescale.starts {
            Starts::On { r#if, .. } => {
                add(
                    at.key("starts").key("on").key("if"),
                    r#if.as_ref(),
                    true,
                    false,
                );
            }
            Starts::While(cond) => add(at.key("starts").key("while"), Some(cond), false, false),
        }
        for (limit, l) in timescale.limits.iter().zip(0..) {
            for (regime, r) in limit.then.iter().zip(0..) {
                let at = at.key("limits").item(l).key("then").item(r).key("when");
                add(at, regime.when.as_ref(), true, false);
            }
        }
    }
    for (n, requirement) in plan.requirements.iter().enumerate() {
        let at = each("requirements", n);
        add(
            at.key("applies"),
            requirement.applies.as_ref(),
            false,
            false,
        );
        if let Met::Condition(cond) = &requirement.met {
            add(at.key("met").key("condition"), Some(cond), false, true);
        }
    }
    for (n, advisory) in plan.advisories.iter().enumerate() {
        add(
            each("advisories", n).key("when"),
            Some(&advisory.when),
            false,
            false,
        );
    }
    found
}

/// Every question for events that is not part of a condition, and whether a clock has started.
pub(super) fn queries(plan: &PlanDocument) -> Vec<(At, Events<'_>, bool)> {
    let mut found = Vec::new();
    for (n, transition) in plan.transitions.iter().enumerate() {
        let at = At::root("transitions").item(n).key("on");
        found.push((at, Events::of(&transition.on), false));
    }
    for (n, timescale) in plan.timescales.iter().enumerate() {
        let at = At::root("timescales").item(n);
        if let Starts::On { event, .. } = &timescale.starts {
            let at = at.key("starts").key("on").key("event");
            found.push((at, Events::of(event), false));
        }
        for (list, queries) in [("ends", &timescale.ends), ("met-by", &timescale.met_by)] {
            for (number, query) in queries.iter().enumerate() {
                found.push((at.key(list).item(number), Events::of(query), true));
            }
        }
    }
    let mut nested = Vec::new();
    for (at, events, started) in &found {
        within(events.within, at, &mut |at, events| {
            nested.push((at, events, *started))
        });
    }
    found.extend(nested);
    found
}

/// A condition and every part of it, the whole first. `visit` says whether to go into the parts.
pub(super) fn parts<'a>(
    condition: &'a Condition,
    at: &At,
    visit: &mut impl FnMut(&'a Condition, &At) -> bool,
) {
    if !visit(condition, at) {
        return;
    }
    match condition {
        Condition::All(list) | Condition::Any(list) => {
            let name = if matches!(condition, Condition::All(_)) {
                "all"
            } else {
                "any"
            };
            for (number, part) in list.iter().enumerate() {
                parts(part, &at.key(name).item(number), visit);
            }
        }
        Condition::Not(part) => parts(part, &at.key("not"), visit),
        Condition::Fact { .. }
        | Condition::Happened { .. }
        | Condition::Age { .. }
        | Condition::Elapsed { .. }
        | Condition::Stage(_) => {}
    }
}

/// Every question for events in one part of a condition, not in the parts of that.
pub(super) fn asked_of_events<'a>(
    condition: &'a Condition,
    at: &At,
    visit: &mut impl FnMut(At, Events<'a>),
) {
    match condition {
        Condition::Happened {
            event,
            r#where,
            within: scope,
            ..
        } => {
            let at = at.key("happened");
            within(scope, &at, visit);
            visit(
                at,
                Events {
                    kind: event,
                    tests: r#where,
                    within: scope,
                },
            );
        }
        Condition::Elapsed {
            since: Since::Event(query),
            ..
        } => {
            let at = at.key("elapsed").key("since").key("event");
            within(&query.within, &at, visit);
            visit(at, Events::of(query));
        }
        _ => {}
    }
}

fn within<'a>(scope: &'a Within, at: &At, visit: &mut impl FnMut(At, Events<'a>)) {
    if let Within::Since(query) = scope {
        let at = at.key("within").key("since");
        within(&query.within, &at, visit);
        visit(at, Events::of(query));
    }
}
