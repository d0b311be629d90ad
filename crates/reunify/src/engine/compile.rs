//! Putting an engine together.

use std::sync::Arc;

use super::compiled::{Cond, Tables};
use super::{
    Adapted, AdaptedItem, AdaptedLimits, CompiledAdvisory, CompiledDecision, CompiledLimit,
    CompiledLocal, CompiledMet, CompiledRegime, CompiledRequirement, CompiledStarts, CompiledTask,
    CompiledTimescale, CompiledTransition, Except, Inner, Options,
};
use crate::calendar::Calendar;
use crate::case::{Key, Kind, PlanReference};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::plan::form::{self, Shape};
use crate::plan::{
    Condition, EventKind, Id, Limit, Plan, PlanDocument, Requirement, Starts, TakesEffect,
    Timescale, Work,
};
use crate::policy::overlay::{self, Laid};
#[cfg(feature = "rules")]
use crate::policy::rules::CompiledRule;
use crate::policy::{self, Policy, RuleLimits};
use crate::sorted::Sorted;
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
    if plan.document().calendar.as_str() != calendar.id() {
        let message = format!(
            "the plan counts on the calendar `{}`; what there is is `{}`",
            plan.document().calendar,
            calendar.id()
        );
        return Err(Diagnostic::error(Code::UnknownCalendar, message)
            .at("/calendar")
            .into());
    }
    let policies = overlay::in_order(policies)?;
    let settings = Settings {
        plan,
        policies: &policies,
        calendar: &calendar,
        wording: &wording,
        limits: options.limits,
    };
    let mut inner = settings.put_together(true)?;
    if inner.moves_otherwise() {
        inner.lawful = Some(Arc::new(settings.put_together(false)?));
    }
    inner.turning = inner.turning_days();
    Ok(inner)
}

/// What an engine is put together from.
struct Settings<'a> {
    plan: &'a Plan,
    policies: &'a [Policy],
    calendar: &'a Calendar,
    wording: &'a Wording,
    #[cfg_attr(
        not(feature = "rules"),
        expect(dead_code, reason = "there are no rules to limit")
    )]
    limits: RuleLimits,
}

impl Settings<'_> {
    /// Puts an engine together. Without `gates`, nothing that policies say of when a decision may
    /// take effect is in it, and no rules are.
    fn put_together(&self, gates: bool) -> Result<Inner, Diagnostics> {
        let lawful = self.plan.document();
        let (document, laid) = overlay::lay(lawful, self.policies, self.calendar, gates)?;
        let forms = forms(&document)?;
        let mut tables = Tables::new(&document);
        #[cfg(feature = "rules")]
        let rules = if gates {
            self.rules(&document, &forms, &mut tables)?
        } else {
            Vec::new()
        };
        let mut warnings = self.plan.warnings().clone();
        warnings.extend(laid.warnings.clone());
        let parts = Parts {
            plan: &document,
            laid: &laid,
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
            plan_sha256: self.plan.sha256(),
            policies: self.policies.to_vec(),
            calendar_sha256: self.calendar.sha256(),
            warnings,
            calendar: self.calendar.clone(),
            wording: self.wording.clone(),
            forms,
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
            unexpected: unexpected(&laid),
            added: laid.added,
            stand_ins: laid.stand_ins,
            lawful: None,
            turning: Vec::new(),
            plan: document,
            #[cfg(feature = "rules")]
            rules,
        })
    }

    #[cfg(feature = "rules")]
    fn rules(
        &self,
        document: &PlanDocument,
        forms: &Sorted<Id, Shape>,
        tables: &mut Tables,
    ) -> Result<Vec<CompiledRule>, Diagnostics> {
        if self.policies.iter().all(|p| p.document().rules.is_empty()) {
            return Ok(Vec::new()); // what scripts run in takes some time to make
        }
        let sandbox = Arc::new(crate::policy::rules::Sandbox::new(self.limits));
        let mut rules = Vec::new();
        let mut problems = Diagnostics::new();
        for policy in self.policies {
            match crate::policy::rules::compile(policy, document, forms, tables, &sandbox) {
                Ok(compiled) => rules.extend(compiled),
                Err(found) => problems.extend(found),
            }
        }
        if problems.has_errors() {
            Err(problems)
        } else {
            Ok(rules)
        }
    }
}

impl Inner {
    /// Whether what policies say can take a case another way than the plan alone would.
    fn moves_otherwise(&self) -> bool {
        let local = |r: &CompiledRequirement| {
            let raised =
                matches!(&r.met, CompiledMet::Approval { raised, .. } if !raised.is_empty());
            r.policy.is_some() || !r.except.is_none() || raised
        };
        !self.stand_ins.is_empty() || self.requirements.iter().any(local)
    }
}

fn unexpected(laid: &Laid) -> Vec<(Id, Work, Except)> {
    let mut found = Vec::new();
    for dropped in &laid.dropped {
        if let policy::Dropped::Expected { stage, work } = &dropped.item {
            let mut except = Except::default();
            except.add(dropped.in_force.clone());
            found.push((stage.clone(), work.clone(), except));
        }
    }
    found
}

fn forms(plan: &PlanDocument) -> Result<Sorted<Id, Shape>, Diagnostics> {
    let compiled = plan.forms.iter().enumerate().map(|(number, form)| {
        let shape = form::compile(&form.schema, &format!("/forms/{number}/schema"))?;
        Ok((form.id.clone(), shape))
    });
    compiled.collect()
}

struct Parts<'a> {
    plan: &'a PlanDocument,
    laid: &'a Laid,
}

struct Compiled {
    transitions: Vec<CompiledTransition>,
    timescales: Vec<CompiledTimescale>,
    requirements: Vec<CompiledRequirement>,
    tasks: Vec<CompiledTask>,
    decisions: Vec<CompiledDecision>,
    advisories: Vec<CompiledAdvisory>,
    owed_when: Vec<Option<Cond>>,
}

impl Parts<'_> {
    fn compile(self, tables: &mut Tables) -> Option<Compiled> {
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
        let requirements = plan.requirements.iter();
        let own = requirements.map(|r| self.requirement(r, tables));
        let mut requirements = own.collect::<Option<Vec<_>>>()?;
        for (number, adapted) in self.laid.adapted.iter().enumerate() {
            requirements.extend(self.adapted_requirement(number, adapted, tables)?);
        }
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
        let advisories = plan.advisories.iter().map(|a| {
            Some(CompiledAdvisory {
                when: tables.condition(&a.when)?,
                except: self.except(
                    |dropped| matches!(dropped, policy::Dropped::Advisory(id) if *id == a.id),
                ),
            })
        });
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

    fn added_by(&self, list: &'static str, id: &Id) -> Option<Id> {
        self.laid.added.get(&(list, id.clone())).cloned()
    }

    /// The dates on which something is not used.
    fn except(&self, is_it: impl Fn(&policy::Dropped) -> bool) -> Except {
        let mut except = Except::default();
        for dropped in self
            .laid
            .dropped
            .iter()
            .filter(|dropped| is_it(&dropped.item))
        {
            except.add(dropped.in_force.clone());
        }
        except
    }

    fn timescale(&self, timescale: &Timescale, tables: &mut Tables) -> Option<CompiledTimescale> {
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
            local: self.local_limits(&timescale.id, tables)?,
            adapted: self.adapted_limits(&timescale.id, tables)?,
            except: self.except(
                |dropped| matches!(dropped, policy::Dropped::Timescale(id) if *id == timescale.id),
            ),
            policy: self.added_by("timescales", &timescale.id),
            timescale: timescale.clone(),
        })
    }

    fn local_limits(&self, id: &Id, tables: &mut Tables) -> Option<Vec<CompiledLocal>> {
        let limits = self.laid.limits.get(id).into_iter().flatten();
        limits
            .map(|limit| CompiledLocal::of(limit.clone(), tables))
            .collect()
    }

    fn adapted_limits(&self, id: &Id, tables: &mut Tables) -> Option<Vec<AdaptedLimits>> {
        let mut found = Vec::new();
        for adapted in &self.laid.adapted {
            let AdaptedItem::Timescale(timescale) = &adapted.item else {
                continue;
            };
            if timescale.id != *id {
                continue;
            }
            let limits = timescale.limits.iter().map(|limit| {
                let mut compiled = compile_limit(limit, tables)?;
                if compiled.cites.is_empty() {
                    compiled.cites.clone_from(&adapted.cites);
                }
                Some(compiled)
            });
            found.push(AdaptedLimits {
                policy: adapted.policy.clone(),
                in_force: adapted.in_force.clone(),
                limits: limits.collect::<Option<_>>()?,
            });
        }
        Some(found)
    }

    fn requirement(
        &self,
        requirement: &Requirement,
        tables: &mut Tables,
    ) -> Option<CompiledRequirement> {
        let mut except = self.except(
            |dropped| matches!(dropped, policy::Dropped::Requirement(id) if *id == requirement.id),
        );
        for adapted in &self.laid.adapted {
            if adapted.is_of_requirement(&requirement.id) {
                except.add(adapted.in_force.clone());
            }
        }
        let mut met = CompiledMet::of(&requirement.met, &requirement.id, tables)?;
        if let CompiledMet::Approval { raised, .. } = &mut met {
            let found = self.laid.raised.get(&requirement.id).into_iter().flatten();
            raised.extend(found.cloned());
        }
        Some(CompiledRequirement {
            applies: optional(tables, requirement.applies.as_ref())?,
            met,
            deviations: deviations(&requirement.id),
            only: None,
            except,
            policy: self.added_by("requirements", &requirement.id),
            requirement: requirement.clone(),
        })
    }

    /// What stands in the place of a requirement of the framework. Of two adaptations the one laid
    /// on last counts, where both are in force.
    fn adapted_requirement(
        &self,
        number: usize,
        adapted: &Adapted,
        tables: &mut Tables,
    ) -> Option<Option<CompiledRequirement>> {
        let AdaptedItem::Requirement(requirement) = &adapted.item else {
            return Some(None);
        };
        let mut except = self.except(
            |dropped| matches!(dropped, policy::Dropped::Requirement(id) if *id == requirement.id),
        );
        for later in self.laid.adapted.iter().take(number) {
            if later.is_of_requirement(&requirement.id) {
                except.add(later.in_force.clone());
            }
        }
        Some(Some(CompiledRequirement {
            applies: optional(tables, requirement.applies.as_ref())?,
            met: CompiledMet::of(&requirement.met, &requirement.id, tables)?,
            deviations: deviations(&requirement.id),
            only: adapted.in_force.clone(),
            except,
            policy: Some(adapted.policy.clone()),
            requirement: requirement.clone(),
        }))
    }
}

fn deviations(requirement: &Id) -> Key {
    Key {
        kind: Kind::Deviation,
        id: requirement.clone(),
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

pub(super) fn accepts(engine: &Inner, wanted: &PlanReference) -> Result<(), Diagnostics> {
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
        format!("the case is run under other content of {wanted}")
    } else {
        format!("the case is run under {wanted}, not {}", plan.name())
    };
    Err(Diagnostic::error(Code::CasePlanMismatch, message)
        .at("/plan")
        .into())
}
