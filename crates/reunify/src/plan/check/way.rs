//! Whether a case can get to every stage, and on from it.

use std::collections::BTreeSet;

use super::place::At;
use crate::diagnostic::{Code, Diagnostics};
use crate::plan::{Id, PlanDocument, leads_from};

pub(super) fn check(plan: &PlanDocument, found: &mut Diagnostics) {
    options(plan, found);
    gates(plan, found);
    stages(plan, found);
}

fn options(plan: &PlanDocument, found: &mut Diagnostics) {
    for (n, decision) in plan.decisions.iter().enumerate() {
        let at = At::root("decisions").item(n).key("options");
        if decision.options.len() < 2 {
            let message = format!("`{}` leaves nothing to decide", decision.id);
            let help = "give it two options at least; leaving things as they are may be one";
            at.error(Code::TooFewOptions, message, help, found);
        }
        for (o, option) in decision.options.iter().enumerate() {
            let message = match (&option.to, option.stays) {
                (None, false) => format!("`{}` leads nowhere", option.id),
                (Some(_), true) => format!("`{}` both leads to a stage and stays", option.id),
                _ => continue,
            };
            let help = "say where it leads with `to`, or that the case stays with `stays`";
            at.item(o)
                .error(Code::OptionLeadsNowhere, message, help, found);
        }
    }
}

fn gates(plan: &PlanDocument, found: &mut Diagnostics) {
    for (n, requirement) in plan.requirements.iter().enumerate() {
        if requirement.gates.is_empty() {
            let at = At::root("requirements").item(n).key("gates");
            let message = format!(
                "`{}` gates nothing, so it would never be asked for",
                requirement.id
            );
            at.error(
                Code::GatesNothing,
                message,
                "name the options that wait for it",
                found,
            );
        }
    }
}

fn stages(plan: &PlanDocument, found: &mut Diagnostics) {
    let reached = reachable(plan);
    for (n, stage) in plan.stages.iter().enumerate() {
        let at = At::root("stages").item(n);
        if !reached.contains(&stage.id) {
            let message = format!("no case ever comes to `{}`", stage.id);
            let help = "lead to it with an option's `to` or a transition, or take it out";
            at.error(Code::UnreachableStage, message, help, found);
        }
        if !stage.r#final
            && !onward(plan, &stage.id)
                .iter()
                .any(|next| **next != stage.id)
        {
            let message = format!("no case ever gets on from `{}`", stage.id);
            let help = "lead on from it, or say that it is `final`";
            at.error(Code::NoWayOut, message, help, found);
        }
    }
}

/// The stages to which a case can come.
pub(super) fn reachable(plan: &PlanDocument) -> BTreeSet<&Id> {
    let mut reached = BTreeSet::from([&plan.starts_at]);
    let mut to_follow = vec![&plan.starts_at];
    while let Some(stage) = to_follow.pop() {
        for next in onward(plan, stage) {
            if reached.insert(next) {
                to_follow.push(next);
            }
        }
    }
    reached
}

/// The stages to which a case can go from one.
fn onward<'a>(plan: &'a PlanDocument, stage: &Id) -> Vec<&'a Id> {
    let is_final = plan
        .stages
        .iter()
        .any(|found| found.id == *stage && found.r#final);
    let decisions = plan
        .decisions
        .iter()
        .filter(|decision| decision.stages.contains(stage));
    let by_decision = decisions
        .flat_map(|d| &d.options)
        .filter_map(|option| option.to.as_ref());
    let transitions = plan
        .transitions
        .iter()
        .filter(|transition| leads_from(&transition.from, stage, is_final));
    by_decision
        .chain(transitions.map(|transition| &transition.to))
        .collect()
}
