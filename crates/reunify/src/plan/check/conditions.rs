//! Whether each condition can both hold and not hold; one that cannot asks nothing.

use super::index::Index;
use super::logic::{Problem, Question};
use super::place::At;
use super::visit;
use crate::diagnostic::{Code, Diagnostics};
use crate::plan::{Condition, Met, PlanDocument};

pub(super) fn check(plan: &PlanDocument, index: &Index<'_>, found: &mut Diagnostics) {
    for asked in visit::conditions(plan) {
        if asked.meets && never(plan, asked.condition) {
            let message = "nothing that a case could record would meet this".to_owned();
            let help = "ask for something that can happen, or make it an approval";
            asked
                .at
                .error(Code::RequirementCannotBeMet, message, help, found);
            continue;
        }
        visit::parts(asked.condition, &asked.at, &mut |part, at| {
            check_part(plan, part, at, found)
        });
    }
    unapprovable(plan, index, found);
}

/// Notes what is wrong with a part of a condition; says whether to go on into its own parts.
fn check_part(plan: &PlanDocument, part: &Condition, at: &At, found: &mut Diagnostics) -> bool {
    let what = if never(plan, part) {
        let message = "this can never hold".to_owned();
        at.error(
            Code::NeverHolds,
            message,
            "ask for something that can be so",
            found,
        );
        return false;
    } else if Question::new(plan, &[part]).never(Problem::DoesNotHold) {
        "this always holds"
    } else {
        return true;
    };
    at.error(
        Code::AlwaysHolds,
        what.to_owned(),
        "leave it out, or ask for less",
        found,
    );
    false
}

fn never(plan: &PlanDocument, condition: &Condition) -> bool {
    Question::new(plan, &[condition]).never(Problem::Holds)
}

/// An approval that nobody can give is noted as a requirement too: nothing could meet it.
fn unapprovable(plan: &PlanDocument, index: &Index<'_>, found: &mut Diagnostics) {
    for (n, requirement) in plan.requirements.iter().enumerate() {
        let Met::Approval { by, .. } = &requirement.met else {
            continue;
        };
        if !by.iter().any(|role| index.roles.names.contains_key(role)) {
            let message = format!("nobody can give the approval `{}`", requirement.id);
            let at = At::root("requirements")
                .item(n)
                .key("met")
                .key("approval")
                .key("by");
            let help = "name a role of the plan";
            at.error(Code::RequirementCannotBeMet, message, help, found);
        }
    }
}
