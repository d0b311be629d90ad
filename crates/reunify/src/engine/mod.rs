//! The engine: a plan and policies, checked and put together once, for any number of cases.

mod append;
mod compile;
pub(crate) mod compiled;
mod dates;
mod local;
mod migrate;
mod refused;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::Serialize;

pub use append::{Receipt, Rejection};
pub(crate) use local::{
    Adapted, AdaptedItem, CompiledLocal, Dropped, Except, LocalLimit, Raised, covers,
};
pub use migrate::{
    CaseMigration, Mapping, MappingFormat, Migrated, Migration, MigrationOutcome, MigrationReport,
    NotMigrated, WayForward,
};
pub use refused::RefusedEvent;

use crate::calendar::{Calendar, Date, Instant, Period};
use crate::case::{Case, Entry, Key};
use crate::diagnostic::Diagnostics;
use crate::evaluate::{self, At, Evaluation};
use crate::explain::{self, Explanation, NotExplained};
use crate::json::Sha256;
use crate::plan::form::Shape;
use crate::plan::{
    Audience, Citation, Decision, DecisionOption, Id, InForce, Met, Plan, PlanDocument,
    Requirement, Stage, Task, Timescale, Version, Work,
};
use crate::policy::overlay::AddedBy;
use crate::policy::{Policy, RuleLimits};
use crate::sorted::Sorted;
use crate::wording::Wording;
use compiled::{Cond, QueryId, Scoped, Tables};

/// A plan and policies, checked and put together.
///
/// An engine never changes. Cloning it is cheap, and any number of threads may share one.
#[derive(Clone)]
pub struct Engine(Arc<Inner>);

/// What an engine may be given besides a plan and policies.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The calendar on which working days are counted, in place of the one that is built in.
    pub calendar: Option<Calendar>,
    /// The words of explanations, in place of those that are built in.
    pub wording: Option<Wording>,
    /// What a rule may use, in place of the usual limits.
    pub limits: RuleLimits,
}

/// The parts of an engine.
#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) warnings: Diagnostics,
    pub(crate) plan: PlanDocument,
    pub(crate) plan_sha256: Sha256,
    pub(crate) policies: Vec<Policy>,
    pub(crate) calendar: Calendar,
    pub(crate) calendar_sha256: Sha256,
    pub(crate) wording: Wording,
    pub(crate) tables: Tables,
    pub(crate) forms: Sorted<Id, Shape>,
    pub(crate) transitions: Vec<CompiledTransition>,
    pub(crate) timescales: Vec<CompiledTimescale>,
    pub(crate) requirements: Vec<CompiledRequirement>,
    pub(crate) tasks: Vec<CompiledTask>,
    pub(crate) decisions: Vec<CompiledDecision>,
    /// When each advisory is given, in the order of the plan.
    pub(crate) advisories: Vec<CompiledAdvisory>,
    /// When what each stage expected is owed once it is past, in the order of the plan.
    pub(crate) owed_when: Vec<Option<Cond>>,
    /// The queries whose events can move a case.
    pub(crate) moves: Vec<QueryId>,
    /// The events that can let a waiting decision take effect.
    pub(crate) settles: Vec<Key>,
    pub(crate) decision_keys: Vec<Key>,
    /// The policies that added items.
    pub(crate) added: AddedBy,
    /// Who may approve and decide in the stead of each role.
    pub(crate) stand_ins: BTreeMap<Id, Vec<Id>>,
    /// Work that stages of the framework expect and that is not expected here.
    pub(crate) unexpected: Vec<(Id, Work, Except)>,
    /// The same without what local policies let hold up a decision, or go ahead: how cases would
    /// go by the plan alone. `None` where that is no other way.
    pub(crate) lawful: Option<Arc<Inner>>,
    /// The days on which what is in force changes, in order.
    turning: Vec<Date>,
    #[cfg(feature = "rules")]
    pub(crate) rules: Vec<crate::policy::rules::CompiledRule>,
}

#[derive(Debug)]
pub(crate) struct CompiledTransition {
    pub(crate) from: Vec<Id>,
    pub(crate) on: Scoped,
    pub(crate) when: Option<Cond>,
    pub(crate) to: Id,
    pub(crate) new_attempt: bool,
}

#[derive(Debug)]
pub(crate) struct CompiledTask {
    pub(crate) task: Task,
    pub(crate) when: Option<Cond>,
    pub(crate) query: QueryId,
}

#[derive(Debug)]
pub(crate) struct CompiledDecision {
    pub(crate) decision: Decision,
    pub(crate) when: Option<Cond>,
    pub(crate) query: QueryId,
}

#[derive(Debug)]
pub(crate) struct CompiledRequirement {
    pub(crate) requirement: Requirement,
    pub(crate) applies: Option<Cond>,
    pub(crate) met: CompiledMet,
    /// The deviations that were recorded from it.
    pub(crate) deviations: Key,
    /// The dates on which it stands in the place of the plan's; all, if it is the plan's own.
    pub(crate) only: Option<InForce>,
    pub(crate) except: Except,
    /// The policy that added it, or changed who may meet it.
    pub(crate) policy: Option<Id>,
}

#[derive(Debug)]
pub(crate) enum CompiledMet {
    Condition(Cond),
    /// An approval: the events that record one, and who may give it.
    Approval {
        key: Key,
        by: Vec<Id>,
        /// Who gives it here, where policies raise it.
        raised: Vec<Raised>,
    },
}

#[derive(Debug)]
pub(crate) struct CompiledTimescale {
    pub(crate) timescale: Timescale,
    pub(crate) starts: CompiledStarts,
    pub(crate) ends: Vec<Scoped>,
    pub(crate) met_by: Vec<Scoped>,
    pub(crate) limits: Vec<CompiledLimit>,
    pub(crate) due_soon: Period,
    /// Limits that local policies add: the earliest of all binds.
    pub(crate) local: Vec<CompiledLocal>,
    /// Limits that local policies put in the place of the plan's; the first in force counts.
    pub(crate) adapted: Vec<AdaptedLimits>,
    pub(crate) except: Except,
    /// The policy that added it.
    pub(crate) policy: Option<Id>,
}

/// Limits that a local policy puts in the place of the plan's.
#[derive(Debug)]
pub(crate) struct AdaptedLimits {
    pub(crate) policy: Id,
    pub(crate) in_force: Option<InForce>,
    pub(crate) limits: Vec<CompiledLimit>,
}

#[derive(Debug)]
pub(crate) struct CompiledAdvisory {
    pub(crate) when: Cond,
    pub(crate) except: Except,
}

#[derive(Debug)]
pub(crate) enum CompiledStarts {
    On { event: Scoped, r#if: Option<Cond> },
    While(Cond),
}

#[derive(Debug)]
pub(crate) struct CompiledLimit {
    pub(crate) cites: Vec<Citation>,
    pub(crate) in_force: Option<InForce>,
    pub(crate) within: Period,
    pub(crate) then: Vec<CompiledRegime>,
}

#[derive(Debug)]
pub(crate) struct CompiledRegime {
    pub(crate) cites: Vec<Citation>,
    pub(crate) when: Option<Cond>,
    pub(crate) every: Period,
}

/// A document that an engine was made of, by name, version and content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Stamp {
    /// Its name.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The hash of its content (RFC 8785, SHA-256).
    pub sha256: Sha256,
}

impl Engine {
    /// Checks a plan and policies against each other and puts them together.
    ///
    /// # Errors
    /// Diagnostics, if a policy does not fit the plan or would loosen what the law requires.
    pub fn compile(plan: &Plan, policies: &[Policy]) -> Result<Self, Diagnostics> {
        Self::compile_with(plan, policies, Options::default())
    }

    /// As [`Engine::compile`], with a calendar or words of the host's own.
    ///
    /// # Errors
    /// As [`Engine::compile`], and if the calendar is not the one that the plan names.
    pub fn compile_with(
        plan: &Plan,
        policies: &[Policy],
        options: Options,
    ) -> Result<Self, Diagnostics> {
        compile::compile(plan, policies, options).map(|inner| Self(Arc::new(inner)))
    }

    /// Where a case stands on a day, with what had been recorded by an instant.
    #[must_use]
    pub fn evaluate(&self, case: &Case, at: &At) -> Evaluation {
        evaluate::evaluate(&self.0, case, at)
    }

    /// Adds an entry to the end of a case's log. What was there is not read again.
    ///
    /// # Errors
    /// A [`Rejection`], if the plan does not allow the entry. The case is then as it was.
    pub fn append(&self, case: &mut Case, entry: Entry) -> Result<Receipt, Rejection> {
        append::append(&self.0, case, entry)
    }

    /// Why an item of an evaluation is as it is, for somebody to read.
    ///
    /// # Errors
    /// When the evaluation has no such item, or was made for a reader who may see more.
    pub fn explain(
        &self,
        evaluation: &Evaluation,
        item: &str,
        audience: Audience,
    ) -> Result<Explanation, NotExplained> {
        explain::explain(&self.0, evaluation, item, audience)
    }

    #[cfg(feature = "rules")]
    pub(crate) fn inner(&self) -> &Inner {
        &self.0
    }

    /// What somebody should look at in the plan and the policies, though they can be used.
    #[must_use]
    pub fn warnings(&self) -> &Diagnostics {
        &self.0.warnings
    }

    /// The policies, in the order in which they were laid over the plan.
    #[must_use]
    pub fn policies(&self) -> &[Policy] {
        &self.0.policies
    }

    pub(crate) fn grounds(&self, basis: &crate::plan::Basis) -> crate::evaluate::Grounds {
        self.0.grounds(basis)
    }

    /// The plan, with the policies laid over it.
    #[must_use]
    pub fn plan(&self) -> &PlanDocument {
        &self.0.plan
    }

    /// The calendar on which working days are counted.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.0.calendar
    }

    /// The events of a case that this engine would have refused, whatever plan the case is run under.
    #[must_use]
    pub fn refused(&self, case: &Case) -> Vec<RefusedEvent> {
        refused::refused(&self.0, case)
    }

    /// Whether a case is run under the plan of this engine; with an instant, whether it was then. A
    /// case may have been moved from one plan to another.
    ///
    /// # Errors
    /// A diagnostic, if it is run under another plan, or another version or content of this one.
    pub fn accepts(&self, case: &Case, known_at: Option<Instant>) -> Result<(), Diagnostics> {
        compile::accepts(&self.0, case.plan_at(known_at))
    }
}

impl Inner {
    pub(crate) fn stage(&self, id: &Id) -> Option<&Stage> {
        self.plan.stages.iter().find(|stage| stage.id == *id)
    }

    pub(crate) fn is_final(&self, stage: &Id) -> bool {
        self.stage(stage).is_some_and(|stage| stage.r#final)
    }

    pub(crate) fn decision(&self, id: &Id) -> Option<&CompiledDecision> {
        self.decisions
            .iter()
            .find(|decision| decision.decision.id == *id)
    }

    pub(crate) fn option(&self, decision: &Id, option: &Id) -> Option<&DecisionOption> {
        let decision = self.decision(decision)?;
        decision.decision.options.iter().find(|o| o.id == *option)
    }

    pub(crate) fn task(&self, id: &Id) -> Option<&CompiledTask> {
        self.tasks.iter().find(|task| task.task.id == *id)
    }

    /// The requirements that gate an option of a decision.
    pub(crate) fn gating<'a>(
        &'a self,
        decision: &'a Id,
        option: &'a Id,
    ) -> impl Iterator<Item = &'a CompiledRequirement> {
        self.requirements.iter().filter(move |requirement| {
            let mut gates = requirement.requirement.gates.iter();
            gates.any(|gate| gate.decision == *decision && gate.option == *option)
        })
    }

    /// Whether a policy in force on a day drops work that a stage of the framework expects.
    pub(crate) fn expects_no_longer(&self, stage: &Id, work: &Work, day: Date) -> bool {
        let mut dropped = self.unexpected.iter();
        dropped.any(|(s, w, except)| s == stage && w == work && except.covers(day))
    }

    /// Whether somebody in a role may approve or decide what is for others: one of them, or one who
    /// stands in for one of them. Standing in is not passed on.
    pub(crate) fn may_act(&self, role: &Id, by: &[Id]) -> bool {
        let stands_in = |for_role: &Id| {
            let stand_ins = self.stand_ins.get(for_role);
            stand_ins.is_some_and(|stand_ins| stand_ins.contains(role))
        };
        by.contains(role) || by.iter().any(stands_in)
    }

    /// The form that goes with a requirement's approval.
    pub(crate) fn approval_form(&self, requirement: &Id) -> Option<&Id> {
        let mut found = self.requirements.iter();
        let found = found.find(|r| r.requirement.id == *requirement)?;
        if let Met::Approval { form, .. } = &found.requirement.met {
            form.as_ref()
        } else {
            None
        }
    }

    pub(crate) fn plan_stamp(&self) -> Stamp {
        Stamp {
            id: self.plan.id.to_string(),
            version: self.plan.version.to_string(),
            sha256: self.plan_sha256,
        }
    }

    /// The labels that a reader may not see.
    pub(crate) fn hidden_from(&self, reader: Audience) -> Vec<Id> {
        let hidden = self
            .plan
            .labels
            .iter()
            .filter(|label| label.hidden_from.contains(&reader));
        hidden.map(|label| label.id.clone()).collect()
    }
}

/// Its plan and policies by name: all of it would be a book.
impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Engine({}", self.0.plan.name())?;
        for policy in &self.0.policies {
            write!(f, ", {}", policy.name())?;
        }
        f.write_str(")")
    }
}

impl Stamp {
    pub(crate) fn new(id: &Id, version: Version, sha256: Sha256) -> Self {
        Self {
            id: id.to_string(),
            version: version.to_string(),
            sha256,
        }
    }
}

impl CompiledMet {
    pub(crate) fn of(met: &Met, id: &Id, tables: &mut Tables) -> Option<Self> {
        Some(match met {
            Met::Condition(condition) => CompiledMet::Condition(tables.condition(condition)?),
            Met::Approval { by, .. } => CompiledMet::Approval {
                key: Key {
                    kind: crate::case::Kind::Approval,
                    id: id.clone(),
                },
                by: by.clone(),
                raised: Vec::new(),
            },
        })
    }

    /// Who may give the approval of something that was decided on a day; nobody, if it is none.
    pub(crate) fn approvers(&self, day: Date) -> Vec<Id> {
        let CompiledMet::Approval { by, raised, .. } = self else {
            return Vec::new();
        };
        let mut raised = raised.iter().filter(|raised| raised.in_force_on(day));
        let Some(first) = raised.next() else {
            return by.clone();
        };
        let mut approvers = first.by.clone();
        for other in raised {
            approvers.retain(|role| other.by.contains(role));
        }
        approvers
    }

    /// The policy that raised the approval, of something that was decided on a day.
    pub(crate) fn raised_by(&self, day: Date) -> Option<&Id> {
        let CompiledMet::Approval { raised, .. } = self else {
            return None;
        };
        let mut raised = raised.iter().filter(|raised| raised.in_force_on(day));
        raised.next().map(|raised| &raised.policy)
    }
}

impl CompiledRequirement {
    /// Whether it is required of what is decided on a day.
    pub(crate) fn in_force_on(&self, day: Date) -> bool {
        self.requirement.basis.in_force_on(day)
            && covers(self.only.as_ref(), day)
            && !self.except.covers(day)
    }
}

impl CompiledTimescale {
    /// Whether its clock may start on a day.
    pub(crate) fn in_force_on(&self, day: Date) -> bool {
        self.timescale.basis.in_force_on(day) && !self.except.covers(day)
    }

    /// Whether it is due again and again.
    pub(crate) fn recurs(&self) -> bool {
        self.limits.iter().any(|limit| !limit.then.is_empty())
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_a_host_keeps_is_shared_between_threads() {
        fn shared<T: Send + Sync + Clone>() {}
        shared::<crate::Plan>();
        shared::<crate::Policy>();
        shared::<super::Engine>();
        shared::<crate::Case>();
    }
}
