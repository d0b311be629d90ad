//! Whether a timescale says, at every time and in all circumstances, how long there is.

use super::index::Index;
use super::logic::{Problem, Question};
use super::place::At;
use super::way::reachable;
use crate::calendar::Date;
use crate::diagnostic::{Code, Diagnostics};
use crate::plan::{
    Condition, EventKind, Id, InForce, Limit, Met, PlanDocument, Query, Starts, Test, Timescale,
};

pub(super) fn check(plan: &PlanDocument, index: &Index<'_>, found: &mut Diagnostics) {
    for (n, timescale) in plan.timescales.iter().enumerate() {
        let at = At::root("timescales").item(n);
        trigger(plan, index, timescale, &at, found);
        in_force(timescale, &at, found);
        for (l, limit) in timescale.limits.iter().enumerate() {
            let at = at.key("limits").item(l);
            recurrence(limit, &at, found);
            regimes(plan, limit, &at, found);
        }
    }
}

fn trigger(
    plan: &PlanDocument,
    index: &Index<'_>,
    timescale: &Timescale,
    at: &At,
    found: &mut Diagnostics,
) {
    let Starts::On { event, .. } = &timescale.starts else {
        return;
    };
    let reason = if contradicts(event) {
        "what must be so of the event contradicts itself".to_owned()
    } else {
        match &event.event {
            EventKind::Approval(id) => match index.requirements.get(id).map(|r| &r.met) {
                Some(Met::Condition(_)) => format!("nobody is asked to approve `{id}`"),
                _ => return,
            },
            EventKind::Stage(id) if !is_entered(plan, id) => {
                format!("no case ever enters `{id}`")
            }
            _ => return,
        }
    };
    let at = at.key("starts").key("on").key("event");
    let message = format!("the clock never starts: {reason}");
    let help = "start it with an event that can occur";
    at.error(Code::TriggerNeverOccurs, message, help, found);
}

/// Whether a case can enter a stage: it can come to it, by something other than its start.
fn is_entered(plan: &PlanDocument, stage: &Id) -> bool {
    let reached = reachable(plan);
    let options = plan.decisions.iter().flat_map(|decision| &decision.options);
    let targets = options.filter_map(|option| option.to.as_ref());
    let transitions = plan.transitions.iter().map(|transition| &transition.to);
    // A dangling name is found elsewhere.
    let named = plan.stages.iter().any(|found| found.id == *stage);
    !named || (reached.contains(stage) && targets.chain(transitions).any(|to| to == stage))
}

/// Whether two of a query's tests of one field ask for different values.
fn contradicts(query: &Query) -> bool {
    let tests = || query.r#where.iter();
    tests().any(|one| {
        tests().any(|other| {
            let Test::Is(wanted) = &one.test else {
                return false;
            };
            one.at == other.at
                && match &other.test {
                    Test::Is(value) => value != wanted,
                    Test::In(values) => !values.contains(wanted),
                    Test::Present(present) => !present,
                    _ => false,
                }
        })
    })
}

/// Whether a period of force ends before it starts.
pub(super) fn check_in_force(in_force: &InForce, at: &At, found: &mut Diagnostics) {
    if let (Some(from), Some(to)) = (in_force.from, in_force.to)
        && to < from
    {
        let message = format!("it ends on {to}, before it starts on {from}");
        at.error(
            Code::InForceOverlap,
            message,
            "both days are included",
            found,
        );
    }
}

/// Whether exactly one limit is in force on each day on which the timescale is.
fn in_force(timescale: &Timescale, at: &At, found: &mut Diagnostics) {
    let help = "on every day on which the timescale is in force, exactly one limit must be";
    let at = at.key("limits");
    let always = InForce {
        from: None,
        to: None,
    };
    let mut limits: Vec<(usize, &InForce)> = Vec::new();
    for (number, limit) in timescale.limits.iter().enumerate() {
        let in_force = limit.in_force.as_ref().unwrap_or(&always);
        check_in_force(in_force, &at.item(number).key("in-force"), found);
        if limits.iter().any(|(_, other)| share_a_day(in_force, other)) {
            let message = "two limits are in force on the same day".to_owned();
            at.item(number)
                .error(Code::InForceOverlap, message, help, found);
        }
        limits.push((number, in_force));
    }
    limits.sort_by_key(|(_, in_force)| in_force.from);
    let own = timescale.basis.in_force.as_ref().unwrap_or(&always);
    let mut gap = |at: &At, from: Option<Date>, until: Option<Date>| {
        let from = from.map_or_else(String::new, |from| format!(" from {from} on"));
        let until = until.map_or_else(String::new, |until| format!(" before {until}"));
        at.error(
            Code::InForceGap,
            format!("no limit is in force{from}{until}"),
            help,
            found,
        );
    };
    // The first day that no limit so far covers; `None` is the beginning of time.
    let mut uncovered = own.from;
    for (number, in_force) in limits {
        if in_force
            .to
            .is_some_and(|to| uncovered.is_some_and(|day| to < day))
        {
            continue;
        }
        if in_force.from.is_some() && in_force.from > uncovered {
            gap(&at.item(number), uncovered, in_force.from);
        }
        match in_force.to.and_then(|to| to.plus_days(1)) {
            Some(next) => uncovered = Some(next),
            None => return,
        }
    }
    if own
        .to
        .is_none_or(|last| uncovered.is_none_or(|day| day <= last))
    {
        gap(&at, uncovered, None);
    }
}

fn share_a_day(one: &InForce, other: &InForce) -> bool {
    let starts_by_end = |start: &InForce, end: &InForce| match (start.from, end.to) {
        (Some(from), Some(to)) => from <= to,
        _ => true,
    };
    starts_by_end(one, other) && starts_by_end(other, one)
}

fn recurrence(limit: &Limit, at: &At, found: &mut Diagnostics) {
    for (number, regime) in limit.then.iter().enumerate() {
        if regime.every.count() == 0 {
            let message = "it would be due again at once, for ever".to_owned();
            let at = at.key("then").item(number).key("every");
            at.error(
                Code::EmptyPeriod,
                message,
                "give a period of 1 or more",
                found,
            );
        }
    }
}

/// Whether exactly one regime holds in all circumstances.
fn regimes(plan: &PlanDocument, limit: &Limit, at: &At, found: &mut Diagnostics) {
    let always = Condition::All(Vec::new());
    let whens: Vec<&Condition> = limit
        .then
        .iter()
        .map(|regime| regime.when.as_ref().unwrap_or(&always))
        .collect();
    if whens.is_empty() {
        return;
    }
    let at = at.key("then");
    let question = Question::new(plan, &whens);
    if let Some(case) = question.find(Problem::NoneHolds) {
        let message = format!("no regime holds {case}");
        let help = "the last regime may be for all other circumstances: `not` the others";
        at.error(Code::RegimeGap, message, help, found);
    }
    if let Some(case) = question.find(Problem::TwoHold) {
        let message = format!("two regimes hold {case}");
        at.error(
            Code::RegimeOverlap,
            message,
            "exactly one may hold at any time",
            found,
        );
    }
}
