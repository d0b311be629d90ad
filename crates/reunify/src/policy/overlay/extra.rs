//! Holding what policies bring to the checks of a plan.
//!
//! What was added is in the plan with the policies laid over it. What stands beside it, such as
//! the circumstances of a shorter limit, is put into a copy that is only checked. Every problem
//! found is told where it is in the policy that brought it.

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::plan::{
    Advisory, Authority, Basis, Condition, PlanDocument, Query, Requirement, Starts, Timescale,
};
use crate::policy::Policy;

/// What is to be checked, and where it came from.
#[derive(Default)]
pub(super) struct Extra {
    /// Items that were added to the plan: where they are, and where they came from.
    added: Vec<(String, Origin)>,
    beside: Vec<(Beside, Origin)>,
}

/// A place in a policy.
struct Origin {
    file: String,
    at: String,
}

/// Something that stands beside the plan.
enum Beside {
    Condition(Condition),
    Requirement(Requirement),
    /// A timescale, and the part of it that the policy wrote.
    Timescale(Timescale, &'static str),
}

impl Extra {
    /// An item at a place in the plan came from a place in a policy.
    pub(super) fn added(&mut self, policy: &Policy, place: String, at: String) {
        self.added.push((place, origin(policy, at)));
    }

    pub(super) fn condition(&mut self, policy: &Policy, when: &Condition, at: String) {
        self.beside
            .push((Beside::Condition(when.clone()), origin(policy, at)));
    }

    pub(super) fn requirement(&mut self, policy: &Policy, requirement: Requirement, at: String) {
        self.beside
            .push((Beside::Requirement(requirement), origin(policy, at)));
    }

    /// A timescale with other limits.
    pub(super) fn timescale(&mut self, policy: &Policy, timescale: Timescale, at: String) {
        self.beside
            .push((Beside::Timescale(timescale, "limits"), origin(policy, at)));
    }

    /// A condition that is asked while a timescale's clock runs.
    pub(super) fn circumstance(
        &mut self,
        policy: &Policy,
        timescale: &Timescale,
        when: &Condition,
        at: String,
    ) {
        let event = match &timescale.starts {
            Starts::On { event, .. } => Some(event),
            Starts::While(_) => timescale.met_by.first(),
        };
        let Some(event) = event.cloned() else { return };
        let starts = Starts::On {
            event,
            r#if: Some(when.clone()),
        };
        self.starting(policy, timescale, starts, "starts/on/if", at);
    }

    /// Events from which a timescale is counted.
    pub(super) fn query(
        &mut self,
        policy: &Policy,
        timescale: &Timescale,
        from: &Query,
        at: String,
    ) {
        let starts = Starts::On {
            event: from.clone(),
            r#if: None,
        };
        self.starting(policy, timescale, starts, "starts/on/event", at);
    }

    fn starting(
        &mut self,
        policy: &Policy,
        timescale: &Timescale,
        starts: Starts,
        part: &'static str,
        at: String,
    ) {
        let timescale = Timescale {
            starts,
            ..timescale.clone()
        };
        self.beside
            .push((Beside::Timescale(timescale, part), origin(policy, at)));
    }

    /// The problems of everything that policies brought to a plan.
    pub(super) fn check(self, plan: &PlanDocument, policies: &[Policy]) -> Diagnostics {
        let mut found = Diagnostics::new();
        if self.added.is_empty() && self.beside.is_empty() {
            return found;
        }
        let Self { mut added, beside } = self;
        let mut copy = plan.clone();
        for (beside, origin) in beside {
            let number = added.len();
            let id = || format!("beside-the-plan-{number}").parse().ok();
            match beside {
                Beside::Condition(when) => {
                    let Some(id) = id() else { continue };
                    added.push((
                        format!("/advisories/{}/when", copy.advisories.len()),
                        origin,
                    ));
                    copy.advisories.push(Advisory {
                        id,
                        title: String::new(),
                        plain: None,
                        advice: String::new(),
                        when,
                        to: Vec::new(),
                        basis: unsaid(),
                    });
                }
                Beside::Requirement(mut requirement) => {
                    let Some(id) = id() else { continue };
                    requirement.id = id;
                    added.push((format!("/requirements/{}", copy.requirements.len()), origin));
                    copy.requirements.push(requirement);
                }
                Beside::Timescale(mut timescale, part) => {
                    let Some(id) = id() else { continue };
                    timescale.id = id;
                    added.push((
                        format!("/timescales/{}/{part}", copy.timescales.len()),
                        origin,
                    ));
                    copy.timescales.push(timescale);
                }
            }
        }
        for problem in copy.problems() {
            found.extend(brought(problem, &added, policies));
        }
        found
    }
}

fn origin(policy: &Policy, at: String) -> Origin {
    Origin {
        file: policy.file("policy.json"),
        at,
    }
}

/// A problem at its place in the policy that brought it; `None` if none did.
fn brought(
    problem: Diagnostic,
    added: &[(String, Origin)],
    policies: &[Policy],
) -> Option<Diagnostic> {
    let pointer = problem.place.pointer.clone()?;
    let inside = |(place, origin)| {
        let rest = pointer.strip_prefix(place as &str)?;
        (rest.is_empty() || rest.starts_with('/')).then_some((rest, origin))
    };
    let (rest, origin): (&str, &Origin) = added.iter().map(|(p, o)| (p, o)).find_map(inside)?;
    let problem = Diagnostic {
        place: Place {
            file: Some(origin.file.clone()),
            pointer: Some(format!("{}{rest}", origin.at)),
            span: None,
        },
        ..problem
    };
    let policy = policies
        .iter()
        .find(|p| p.file("policy.json") == origin.file)?;
    policy.located(problem.into()).into_iter().next()
}

fn unsaid() -> Basis {
    Basis {
        authority: Authority::Local,
        cites: Vec::new(),
        in_force: None,
    }
}
