//! Putting an engine together.

use std::collections::BTreeMap;
#[cfg(feature = "rules")]
use std::sync::Arc;

use super::compiled::{Cond, Tables};
use super::{
    CompiledDecision, CompiledLimit, CompiledMet, CompiledRegime, CompiledRequirement,
    CompiledStarts, CompiledTask, CompiledTimescale, CompiledTransition, Inner, LocalLimit,
    Options,
};
use crate::calendar::Calendar;
use crate::case::{Case, Key, Kind};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::plan::form::{self, Shape};
use crate::plan::{
    Condition, EventKind, Id, Limit, Plan, PlanDocument, Requirement, Starts, TakesEffect,
    Timescale,
};
use crate::policy::{Policy, overlay};
use crate::wording::Wording;

pub(super) fn compile(
    plan: &Plan,
    policies: &[Policy],
    options: Options,
) -> Result<Inner, Diagnostics> {
    let calendar = match options.calendar {
        Some(calendar) => calendar,
        None => Calendar::england_and_wales()
            .map_err(|error| Diagnostic::error(error.code(), error.to_string()))?,
    };
    let wording = match options.wording {
        Some(wording) => wording,
        None => Wording::british_english()?,
    };
    let mut document = plan.document().clone();
    if document.calendar.as_str() != calendar.id() {
        let message = format!(
            "the plan counts on the calendar `{}`; what there is is `{}`",
            document.calendar,
            calendar.id()
        );
        return Err(Diagnostic::error(Code::UnknownCalendar, message)
            .at("/calendar")
            .into());
    }
    let mut local: BTreeMap<Id, Vec<LocalLimit>> = BTreeMap::new();
    let mut added: BTreeMap<Id, Id> = BTreeMap::new();
    let mut warnings = plan.warnings().clone();
    for policy in policies {
        let (limits, to_look_at) = overlay::lay_over(&mut document, policy, &calendar)?;
        warnings.extend(to_look_at);
        for (timescale, limit) in limits {
            local.entry(timescale).or_default().push(limit);
        }
        for requirement in &policy.document().requirements {
            added.insert(requirement.id.clone(), policy.document().id.clone());
        }
    }
    recheck(&document, plan, policies)?;
    let mut tables = Tables::new(&document);
    #[cfg(feature = "rules")]
    let rules = {
        let sandbox = Arc::new(crate::policy::rules::Sandbox::new());
        let mut rules = Vec::new();
        for policy in policies {
            let compiled = crate::policy::rules::compile(policy, &document, &mut tables, &sandbox)?;
            rules.extend(compiled);
        }
        rules
    };
    let parts = Parts {
        plan: &document,
        local,
        added,
    };
    let compiled = parts.compile(&mut tables).ok_or_else(|| {
        // The checks of a plan find every name that is not there; this is for what they miss.
        Diagnostic::error(
            Code::DanglingId,
            "the plan names something that it does not have",
        )
    })?;
    let Compiled {
        transitions,
        timescales,
        requirements,
        tasks,
        decisions,
        advisories,
        owed_when,
    } = compiled;
    let settles = settles(&document, &requirements, &tables);
    Ok(Inner {
        plan_sha256: plan.sha256(),
        policies: policies.to_vec(),
        calendar_sha256: calendar.sha256(),
        warnings,
        calendar,
        wording,
        forms: forms(&document)?,
        moves: transitions
            .iter()
            .map(|transition| transition.on.query)
            .collect(),
        settles,
        decision_keys: decisions
            .iter()
            .map(|d| Key {
                kind: Kind::Decision,
                id: d.decision.id.clone(),
            })
            .collect(),
        transitions,
        timescales,
        requirements,
        tasks,
        decisions,
        advisories,
        owed_when,
        tables,
        plan: document,
        #[cfg(feature = "rules")]
        rules,
    })
}

/// What policies add to a plan is held to the same checks as the plan.
fn recheck(document: &PlanDocument, plan: &Plan, policies: &[Policy]) -> Result<(), Diagnostics> {
    if policies.is_empty() || document == plan.document() {
        return Ok(());
    }
    let problems = crate::plan::recheck(document);
    if !problems.has_errors() {
        return Ok(());
    }
    // Places in the merged document would mean nothing to a reader of the policy.
    let mut found = Diagnostics::new();
    for problem in problems {
        let mut problem = problem;
        problem.place = crate::diagnostic::Place::default();
        found.push(problem);
    }
    Err(found)
}

fn forms(plan: &PlanDocument) -> Result<BTreeMap<Id, Shape>, Diagnostics> {
    let compiled = plan.forms.iter().enumerate().map(|(number, form)| {
        let shape = form::compile(&form.schema, &format!("/forms/{number}/schema"))?;
        Ok((form.id.clone(), shape))
    });
    compiled.collect()
}

struct Parts<'a> {
    plan: &'a PlanDocument,
    local: BTreeMap<Id, Vec<LocalLimit>>,
    added: BTreeMap<Id, Id>,
}

struct Compiled {
    transitions: Vec<CompiledTransition>,
    timescales: Vec<CompiledTimescale>,
    requirements: Vec<CompiledRequirement>,
    tasks: Vec<CompiledTask>,
    decisions: Vec<CompiledDecision>,
    advisories: Vec<Cond>,
    owed_when: Vec<Option<Cond>>,
}

impl Parts<'_> {
    fn compile(mut self, tables: &mut Tables) -> Option<Compiled> {
        let plan = self.plan;
        let transitions = plan.transitions.iter().map(|transition| {
            Some(CompiledTransition {
                from: transition.from.clone(),
                on: tables.scoped(&transition.on),
                when: optional(tables, transition.when.as_ref())?,
                to: transition.to.clone(),
                new_attempt: transition.new_attempt,
            })
        });
        let transitions = transitions.collect::<Option<_>>()?;
        let timescales = plan.timescales.iter().map(|t| self.timescale(t, tables));
        let timescales = timescales.collect::<Option<_>>()?;
        let requirements = plan
            .requirements
            .iter()
            .map(|r| self.requirement(r, tables));
        let requirements = requirements.collect::<Option<_>>()?;
        let tasks = plan.tasks.iter().map(|task| {
            Some(CompiledTask {
                when: optional(tables, task.when.as_ref())?,
                query: tables.intern(&EventKind::Task(task.id.clone()), &[]),
                task: task.clone(),
            })
        });
        let tasks = tasks.collect::<Option<_>>()?;
        let decisions = plan.decisions.iter().map(|decision| {
            let any = EventKind::Decision {
                id: decision.id.clone(),
                option: None,
            };
            Some(CompiledDecision {
                when: optional(tables, decision.when.as_ref())?,
                query: tables.intern(&any, &[]),
                decision: decision.clone(),
            })
        });
        let decisions = decisions.collect::<Option<_>>()?;
        let advisories = plan.advisories.iter().map(|a| tables.condition(&a.when));
        let advisories = advisories.collect::<Option<_>>()?;
        let owed_when = plan
            .stages
            .iter()
            .map(|s| optional(tables, s.owed_when.as_ref()));
        let owed_when = owed_when.collect::<Option<_>>()?;
        Some(Compiled {
            transitions,
            timescales,
            requirements,
            tasks,
            decisions,
            advisories,
            owed_when,
        })
    }

    fn timescale(
        &mut self,
        timescale: &Timescale,
        tables: &mut Tables,
    ) -> Option<CompiledTimescale> {
        let starts = match &timescale.starts {
            Starts::On { event, r#if } => CompiledStarts::On {
                event: tables.scoped(event),
                r#if: optional(tables, r#if.as_ref())?,
            },
            Starts::While(cond) => CompiledStarts::While(tables.condition(cond)?),
        };
        let limits = timescale
            .limits
            .iter()
            .map(|limit| compile_limit(limit, tables));
        let limits = limits.collect::<Option<_>>()?;
        Some(CompiledTimescale {
            starts,
            ends: timescale
                .ends
                .iter()
                .map(|query| tables.scoped(query))
                .collect(),
            met_by: timescale
                .met_by
                .iter()
                .map(|query| tables.scoped(query))
                .collect(),
            limits,
            due_soon: timescale.due_soon.unwrap_or(self.plan.due_soon),
            local: self.local.remove(&timescale.id).unwrap_or_default(),
            timescale: timescale.clone(),
        })
    }

    fn requirement(
        &self,
        requirement: &Requirement,
        tables: &mut Tables,
    ) -> Option<CompiledRequirement> {
        Some(CompiledRequirement {
            applies: optional(tables, requirement.applies.as_ref())?,
            met: CompiledMet::of(&requirement.met, &requirement.id, tables)?,
            deviations: Key {
                kind: Kind::Deviation,
                id: requirement.id.clone(),
            },
            policy: self.added.get(&requirement.id).cloned(),
            requirement: requirement.clone(),
        })
    }
}

fn compile_limit(limit: &Limit, tables: &mut Tables) -> Option<CompiledLimit> {
    let then = limit.then.iter().map(|regime| {
        Some(CompiledRegime {
            when: optional(tables, regime.when.as_ref())?,
            every: regime.every,
            cites: regime.cites.clone(),
        })
    });
    Some(CompiledLimit {
        in_force: limit.in_force.clone(),
        within: limit.within,
        cites: limit.cites.clone(),
        then: then.collect::<Option<_>>()?,
    })
}

/// `None` for a condition that cannot be compiled; `Some(None)` for none at all.
#[expect(
    clippy::option_option,
    reason = "the two mean different things, for `?` to tell apart"
)]
fn optional(tables: &mut Tables, condition: Option<&Condition>) -> Option<Option<Cond>> {
    match condition {
        Some(condition) => tables.condition(condition).map(Some),
        None => Some(None),
    }
}

/// The events that can let a waiting decision take effect by itself: those that the requirements
/// of such decisions ask for.
fn settles(plan: &PlanDocument, requirements: &[CompiledRequirement], tables: &Tables) -> Vec<Key> {
    let by_itself = |requirement: &CompiledRequirement| {
        requirement.requirement.gates.iter().any(|gate| {
            let decision = plan.decisions.iter().find(|d| d.id == gate.decision);
            let mut options = decision.into_iter().flat_map(|d| &d.options);
            options.any(|o| o.id == gate.option && o.takes_effect == TakesEffect::WhenMet)
        })
    };
    let mut keys = Vec::new();
    for requirement in requirements.iter().filter(|r| by_itself(r)) {
        keys.push(requirement.deviations.clone());
        if let Some(applies) = &requirement.applies {
            keys_of(applies, tables, &mut keys);
        }
        match &requirement.met {
            CompiledMet::Condition(cond) => keys_of(cond, tables, &mut keys),
            CompiledMet::Approval { key, .. } => keys.push(key.clone()),
        }
    }
    keys.sort();
    keys.dedup();
    keys
}

fn keys_of(cond: &Cond, tables: &Tables, keys: &mut Vec<Key>) {
    let fact = |fact, keys: &mut Vec<Key>| {
        if let Some(fact) = tables.fact(fact) {
            keys.push(fact.key.clone());
            keys.extend(fact.set_by.iter().map(|(key, _)| key.clone()));
        }
    };
    let query = |of: &super::compiled::Scoped, keys: &mut Vec<Key>| {
        let key = |kind, id: &Id| Key {
            kind,
            id: id.clone(),
        };
        match tables.query(of.query).map(|query| &query.kind) {
            Some(EventKind::Task(id)) => keys.push(key(Kind::Task, id)),
            Some(EventKind::Occurrence(id)) => keys.push(key(Kind::Occurrence, id)),
            Some(EventKind::Approval(id)) => keys.push(key(Kind::Approval, id)),
            Some(EventKind::Fact { id, .. }) => {
                if let Some(id) = tables.fact_id(id.as_str()) {
                    fact(id, keys);
                }
            }
            _ => {}
        }
    };
    match cond {
        Cond::All(parts) | Cond::Any(parts) => {
            for part in parts {
                keys_of(part, tables, keys);
            }
        }
        Cond::Not(part) => keys_of(part, tables, keys),
        Cond::Fact { fact: id, .. } | Cond::Age { fact: id, .. } => fact(*id, keys),
        Cond::Happened { of, .. } => query(of, keys),
        Cond::Elapsed { since, .. } => match since {
            super::compiled::CondSince::Event(of) => query(of, keys),
            super::compiled::CondSince::Fact(id) => fact(*id, keys),
            super::compiled::CondSince::Start => {}
        },
        Cond::Stage(_) => {}
    }
}

pub(super) fn accepts(engine: &Inner, case: &Case) -> Result<(), Diagnostics> {
    let wanted = case.plan();
    let plan = &engine.plan;
    let same = wanted.id == plan.id
        && wanted.version == plan.version
        && wanted
            .sha256
            .is_none_or(|sha256| sha256 == engine.plan_sha256);
    if same {
        return Ok(());
    }
    let message = if wanted.id == plan.id && wanted.version == plan.version {
        format!(
            "the case is run under other content of {}@{}",
            plan.id, plan.version
        )
    } else {
        format!(
            "the case is run under {}@{}, not {}@{}",
            wanted.id, wanted.version, plan.id, plan.version
        )
    };
    Err(Diagnostic::error(Code::CasePlanMismatch, message)
        .at("/plan")
        .into())
}
