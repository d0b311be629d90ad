//! What a policy adds to a plan: it goes in as it is, after what was there.

use super::Laying;
use crate::diagnostic::Code;
use crate::plan::{
    Condition, EventKind, Id, Met, Plain, Query, Requirement, Starts, Task, Timescale, Within,
};
use crate::policy::protected::protected;
use crate::policy::{Added, Approval, Expectation};

/// Puts an item into a list of the plan, if its name is new there.
macro_rules! push {
    ($self:ident, $list:ident, $name:literal, $item:expr, $at:expr) => {{
        let (item, at): (_, String) = ($item, $at);
        if $self.plan.$list.iter().any(|other| other.id == item.id) {
            $self.taken(concat!($name), &item.id, &at);
        } else {
            let place = format!("/{}/{}", $name, $self.plan.$list.len());
            $self.extra.added($self.policy, place, at);
            $self
                .laid
                .added
                .insert(($name, item.id.clone()), $self.policy.document().id.clone());
            $self.plan.$list.push(item);
        }
    }};
}

impl Laying<'_> {
    pub(super) fn add(&mut self) {
        for (number, addition) in self.policy.document().add.iter().enumerate() {
            let at = |kind: &str| format!("/add/{number}/item/{kind}");
            match &addition.item {
                Added::Fact(fact) => {
                    if let Some(what) = protected(fact.id.as_str()) {
                        let message =
                            format!("`{}` is about {what}, which no rule may turn on", fact.id);
                        let help = "record what the child or the family needs instead";
                        self.error(
                            Code::ProtectedCharacteristic,
                            message,
                            &at("fact/id"),
                            Some(help),
                        );
                    }
                    push!(self, facts, "facts", fact.clone(), at("fact"));
                }
                Added::Occurrence(occurrence) => {
                    for (n, set) in occurrence.sets.iter().enumerate() {
                        if self.lawful.facts.iter().any(|fact| fact.id == set.fact) {
                            let message = format!(
                                "`{}` is a fact of the plan, which duties of the law rest on",
                                set.fact
                            );
                            let help = "let it settle a fact that a policy adds";
                            let at = at(&format!("occurrence/sets/{n}/fact"));
                            self.error(Code::PolicyLoosensLaw, message, &at, Some(help));
                        }
                    }
                    push!(
                        self,
                        occurrences,
                        "occurrences",
                        occurrence.clone(),
                        at("occurrence")
                    );
                }
                Added::Form(form) => push!(self, forms, "forms", form.clone(), at("form")),
                Added::Field(field) => self.field(field, &at("field")),
                Added::Task(task) => {
                    let mut task = task.clone();
                    task.basis.in_force = self.in_force(&task.basis);
                    push!(self, tasks, "tasks", task, at("task"));
                }
                Added::Expected(expected) => self.expected(expected, &at("expected")),
                Added::Requirement(requirement) => {
                    self.requirement(requirement.clone(), at("requirement"));
                }
                Added::Approval(approval) => self.local_approval(approval, &at("approval")),
                Added::Timescale(timescale) => {
                    self.local_timescale(timescale.clone(), at("timescale"));
                }
                Added::Advisory(advisory) => {
                    let mut advisory = advisory.clone();
                    advisory.basis.in_force = self.in_force(&advisory.basis);
                    push!(self, advisories, "advisories", advisory, at("advisory"));
                }
            }
        }
    }

    fn taken(&mut self, list: &str, id: &Id, at: &str) {
        let message = format!("`{id}` is among the {list} already");
        let help = "give this one a name of its own";
        self.error(Code::DuplicateId, message, &format!("{at}/id"), Some(help));
    }

    fn expected(&mut self, expected: &Expectation, at: &str) {
        let found = self
            .plan
            .stages
            .iter()
            .position(|stage| stage.id == expected.stage);
        let Some(number) = found else {
            let known: Vec<Id> = self.plan.stages.iter().map(|s| s.id.clone()).collect();
            self.unknown(
                "stage",
                &expected.stage,
                &format!("{at}/stage"),
                known.iter(),
            );
            return;
        };
        if let Some(stage) = self.plan.stages.get_mut(number)
            && !stage.expects.contains(&expected.work)
        {
            let place = format!("/stages/{number}/expects/{}", stage.expects.len());
            self.extra.added(self.policy, place, format!("{at}/work"));
            stage.expects.push(expected.work.clone());
        }
    }

    fn requirement(&mut self, mut requirement: Requirement, at: String) {
        if !self.gates {
            return;
        }
        requirement.basis.in_force = self.in_force(&requirement.basis);
        push!(self, requirements, "requirements", requirement, at);
    }

    fn local_timescale(&mut self, mut timescale: Timescale, at: String) {
        timescale.basis.in_force = self.in_force(&timescale.basis);
        push!(self, timescales, "timescales", timescale, at);
    }

    /// An approval, with a task for everybody who is consulted before or informed after.
    fn local_approval(&mut self, approval: &Approval, at: &str) {
        for (number, role) in approval.consult.iter().enumerate() {
            self.consulted(approval, role, format!("{at}/consult/{number}"));
        }
        for (number, inform) in approval.inform.iter().enumerate() {
            self.informed(
                approval,
                &inform.role,
                inform.within,
                format!("{at}/inform/{number}"),
            );
        }
        let requirement = Requirement {
            id: approval.id.clone(),
            title: approval.title.clone(),
            plain: approval.plain.clone(),
            gates: approval.gates.clone(),
            applies: approval.applies.clone(),
            met: Met::Approval {
                by: approval.by.clone(),
                form: approval.form.clone(),
            },
            basis: approval.basis.clone(),
            note: approval.note.clone(),
        };
        self.requirement(requirement, at.to_owned());
    }

    /// Somebody whose view must have been heard.
    fn consulted(&mut self, approval: &Approval, role: &Id, at: String) {
        let Some(named) = self.named(approval, "consult", role, &at) else {
            return;
        };
        let requirement = Requirement {
            id: named.id.clone(),
            title: format!("{} consulted: {}", named.title, approval.title),
            plain: Plain {
                parent: format!("a talk with {}", named.plain.parent),
                child: format!("a talk with {}", named.plain.child),
            },
            gates: approval.gates.clone(),
            applies: approval.applies.clone(),
            met: Met::Condition(Condition::Happened {
                event: EventKind::Task(named.id.clone()),
                r#where: Vec::new(),
                within: Within::Attempt,
                at_least: 1,
            }),
            basis: approval.basis.clone(),
            note: None,
        };
        self.person_task(approval, &named, "Consult", role, at.clone());
        self.requirement(requirement, at);
    }

    /// Somebody who must be told, for each thing that the approval gates.
    fn informed(
        &mut self,
        approval: &Approval,
        role: &Id,
        within: crate::calendar::Period,
        at: String,
    ) {
        let Some(named) = self.named(approval, "inform", role, &at) else {
            return;
        };
        let Some(owed_by) = approval.by.first() else {
            return;
        };
        for (number, gate) in approval.gates.iter().enumerate() {
            let id = match number {
                0 => Ok(named.id.clone()),
                more => format!("{}-{}", named.id, more.saturating_add(1)).parse(),
            };
            let Ok(id) = id else { continue };
            let event = |event| Query {
                event,
                r#where: Vec::new(),
                within: Within::Case,
            };
            let told = Query {
                within: Within::Start,
                ..event(EventKind::Task(named.id.clone()))
            };
            let effect = EventKind::Effect {
                id: gate.decision.clone(),
                option: Some(gate.option.clone()),
            };
            let timescale = Timescale {
                id,
                title: format!("{} told: {}", named.title, approval.title),
                plain: Plain {
                    parent: format!("news for {}", named.plain.parent),
                    child: format!("news for {}", named.plain.child),
                },
                owed_by: owed_by.clone(),
                starts: Starts::On {
                    event: event(effect),
                    r#if: approval.applies.clone(),
                },
                ends: Vec::new(),
                met_by: vec![told],
                or_before: false,
                limits: vec![crate::plan::Limit {
                    in_force: None,
                    within,
                    then: Vec::new(),
                    cites: Vec::new(),
                }],
                due_soon: None,
                basis: approval.basis.clone(),
                note: None,
            };
            self.local_timescale(timescale, at.clone());
        }
        self.person_task(approval, &named, "Inform", role, at);
    }

    fn named(&mut self, approval: &Approval, verb: &str, role: &Id, at: &str) -> Option<Named> {
        let found = self.plan.roles.iter().find(|r| r.id == *role);
        let Some(found) = found else {
            let known: Vec<Id> = self.plan.roles.iter().map(|r| r.id.clone()).collect();
            self.unknown("role", role, at, known.iter());
            return None;
        };
        let title = found.post.clone().unwrap_or_else(|| found.title.clone());
        let plain = found.plain.clone().unwrap_or_else(|| Plain {
            parent: title.clone(),
            child: title.clone(),
        });
        match format!("{}-{verb}-{role}", approval.id).parse() {
            Ok(id) => Some(Named { id, title, plain }),
            Err(problem) => {
                let problem: crate::IdError = problem;
                self.error(
                    Code::InvalidValue,
                    problem.to_string(),
                    at,
                    Some("give the approval a shorter name"),
                );
                None
            }
        }
    }

    fn person_task(
        &mut self,
        approval: &Approval,
        named: &Named,
        verb: &str,
        role: &Id,
        at: String,
    ) {
        let mut done_by = approval.by.clone();
        if !done_by.contains(role) {
            done_by.push(role.clone());
        }
        let mut basis = approval.basis.clone();
        basis.in_force = self.in_force(&basis);
        let task = Task {
            id: named.id.clone(),
            title: format!("{verb} {}: {}", named.title, approval.title),
            plain: None,
            purpose: approval.title.clone(),
            done_by,
            stages: self.stages_of(approval),
            when: None,
            form: None,
            basis,
        };
        push!(self, tasks, "tasks", task, at);
    }

    /// The stages of the decisions that an approval gates.
    fn stages_of(&self, approval: &Approval) -> Vec<Id> {
        let gates = |id: &Id| approval.gates.iter().any(|gate| gate.decision == *id);
        let decisions = self.plan.decisions.iter().filter(|d| gates(&d.id));
        let mut stages: Vec<Id> = decisions.flat_map(|d| d.stages.iter().cloned()).collect();
        stages.sort();
        stages.dedup();
        stages
    }
}

/// A task about somebody: its name, and what they are called.
struct Named {
    id: Id,
    title: String,
    plain: Plain,
}
