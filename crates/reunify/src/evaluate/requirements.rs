//! Requirements: what must be so before a decision takes effect, and what is missing.

use super::Answer;
use super::changes::Changes;
use super::evaluation::{
    DecisionStanding, DecisionStatus, Missing, MissingKind, RequirementStanding, RequirementStatus,
};
use super::missing::missing;
use super::moment::Moment;
use super::path::Decided;
use super::reason::EventReference;
use super::state::State;
use crate::calendar::Date;
use crate::case::{Outcome, What};
use crate::engine::{CompiledMet, CompiledRequirement};
use crate::plan::{Id, TakesEffect};

/// A decision, recorded or only possible, that requirements gate.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gated<'a> {
    pub(crate) decision: &'a Id,
    pub(crate) option: &'a Id,
    /// The number of the decision's event, once it has been recorded.
    pub(crate) about: Option<u64>,
    /// The day whose law applies: that of the decision.
    pub(crate) on: Date,
}

impl<'a> Gated<'a> {
    pub(crate) fn decided(decided: &'a Decided) -> Self {
        Self {
            decision: &decided.decision,
            option: &decided.option,
            about: Some(decided.seq),
            on: decided.order.occurred,
        }
    }
}

impl State<'_> {
    /// Whether everything that gates a recorded decision is met, departed from or not required.
    ///
    /// Each is asked, also once one is in the way, so that every day on which the answer could
    /// change is known.
    pub(crate) fn nothing_in_the_way(
        &self,
        decided: &Decided,
        moment: Moment,
        changes: &mut Changes,
    ) -> bool {
        let gated = Gated::decided(decided);
        self.gates(gated).fold(true, |clear, requirement| {
            let status = self.status(requirement, gated, moment, changes);
            clear && !status.is_in_the_way()
        })
    }

    /// The requirements in force for a decision.
    fn gates<'g>(
        &'g self,
        gated: Gated<'g>,
    ) -> impl Iterator<Item = &'g CompiledRequirement> + use<'g> {
        let in_force = move |r: &&CompiledRequirement| r.in_force_on(gated.on);
        self.engine
            .gating(gated.decision, gated.option)
            .filter(in_force)
    }

    fn status(
        &self,
        requirement: &CompiledRequirement,
        gated: Gated<'_>,
        moment: Moment,
        changes: &mut Changes,
    ) -> RequirementStatus {
        let applies = match &requirement.applies {
            Some(cond) => self.holds(cond, moment, changes),
            None => Answer::Yes,
        };
        if applies == Answer::No {
            return RequirementStatus::NotRequired;
        }
        let met = match &requirement.met {
            CompiledMet::Condition(cond) => self.holds(cond, moment, changes),
            CompiledMet::Approval { .. } => {
                let (given, _) = self.approval(requirement, gated, moment, changes);
                Answer::of(given == Some(Outcome::Given))
            }
        };
        match met {
            Answer::Yes => RequirementStatus::Met,
            _ if !self.departures(requirement, moment, changes).is_empty() => {
                RequirementStatus::Departed
            }
            Answer::No if applies == Answer::Yes => RequirementStatus::NotMet,
            _ => RequirementStatus::Unknown,
        }
    }

    /// What came of the last request for an approval of a decision.
    fn approval(
        &self,
        requirement: &CompiledRequirement,
        gated: Gated<'_>,
        moment: Moment,
        changes: &mut Changes,
    ) -> (Option<Outcome>, Option<EventReference>) {
        let CompiledMet::Approval { key, .. } = &requirement.met else {
            return (None, None);
        };
        let by = requirement.met.approvers(gated.on);
        let mut last = (None, None);
        for (order, event) in self.view.list(key) {
            let What::Approval { about, outcome, .. } = &event.entry.what else {
                continue;
            };
            if Some(*about) != gated.about || !self.engine.may_act(&event.entry.actor.role, &by) {
                continue;
            }
            if order > moment.upto {
                changes.on(order.occurred);
                break;
            }
            last = (Some(*outcome), self.reference(order));
        }
        last
    }

    /// The recorded departures, in this attempt, from a requirement that is not law.
    fn departures(
        &self,
        requirement: &CompiledRequirement,
        moment: Moment,
        changes: &mut Changes,
    ) -> Vec<EventReference> {
        let law = requirement.requirement.basis.authority.is_law();
        let began = self.path.attempt_began(moment, changes);
        let listed = self.view.list(&requirement.deviations);
        let orders: Vec<_> = listed.map(|(order, _)| order).filter(|_| !law).collect();
        if let Some(next) = orders.iter().find(|order| **order > moment.upto) {
            changes.on(next.occurred);
        }
        let counts = move |order: &crate::case::Order| {
            *order <= moment.upto && began.is_none_or(|began| *order >= began)
        };
        let orders = orders.into_iter().filter(counts);
        orders.filter_map(|order| self.reference(order)).collect()
    }

    /// Where every requirement of a decision stands, with reasons.
    pub(crate) fn requirements(
        &self,
        gated: Gated<'_>,
        as_of: Date,
        changes: &mut Changes,
    ) -> Vec<RequirementStanding> {
        let moment = Moment::end_of(as_of);
        let standing = |requirement| self.requirement(requirement, gated, moment, &mut *changes);
        self.gates(gated).map(standing).collect()
    }

    fn requirement(
        &self,
        requirement: &CompiledRequirement,
        gated: Gated<'_>,
        moment: Moment,
        changes: &mut Changes,
    ) -> RequirementStanding {
        let definition = &requirement.requirement;
        let engine = self.engine;
        let status = self.status(requirement, gated, moment, changes);
        let applies = requirement
            .applies
            .as_ref()
            .map(|cond| self.reason(cond, moment, changes));
        let mut lacking: Vec<Missing> = Vec::new();
        if let Some(reason) = applies.as_ref().filter(|r| r.answer == Answer::Unknown) {
            // To find it out may show that nothing is required; to change what is known will not.
            let unknown = missing(engine, reason, Answer::No).into_iter();
            lacking.extend(unknown.filter(|part| part.kind == MissingKind::Fact));
        }
        let mut why = None;
        let mut events = self.departures(requirement, moment, changes);
        match &requirement.met {
            CompiledMet::Condition(cond) => {
                let reason = self.reason(cond, moment, changes);
                lacking.extend(missing(engine, &reason, Answer::Yes));
                why = Some(reason);
            }
            CompiledMet::Approval { .. } => {
                let (_, event) = self.approval(requirement, gated, moment, changes);
                events.extend(event);
                lacking.push(Missing {
                    kind: MissingKind::Approval,
                    id: Some(definition.id.clone()),
                    title: definition.title.clone(),
                    by: engine.approvers(&requirement.met.approvers(gated.on)),
                    on: None,
                    or: Vec::new(),
                });
            }
        }
        if !status.is_in_the_way() {
            lacking.clear();
        }
        // Where a record of the decision itself would do, those of other decisions are beside it.
        for part in &mut lacking {
            let other = |part: &Missing| {
                part.kind == MissingKind::Decision && part.id.as_ref() != Some(gated.decision)
            };
            part.or.retain(|part| !other(part));
        }
        let mut grounds = engine.grounds(&definition.basis);
        let policy = requirement.policy.as_ref();
        grounds.policy = policy.or(requirement.met.raised_by(gated.on)).cloned();
        let about = gated.about.map(|seq| format!(":{seq}")).unwrap_or_default();
        RequirementStanding {
            item: format!(
                "requirement:{}:{}:{}{about}",
                definition.id, gated.decision, gated.option
            ),
            requirement: definition.id.clone(),
            title: definition.title.clone(),
            status,
            decision: gated.decision.clone(),
            option: gated.option.clone(),
            about: gated.about,
            missing: lacking,
            grounds,
            applies,
            why,
            events,
        }
    }

    /// The decisions of the present attempt, and those of earlier ones that are in effect.
    pub(crate) fn decisions(&self, as_of: Date, changes: &mut Changes) -> Vec<DecisionStanding> {
        let moment = Moment::end_of(as_of);
        let began = self.path.attempt_began(moment, changes);
        let present = |d: &&Decided| d.effective.is_some() || began.is_none_or(|b| d.order >= b);
        let decided = self.path.decided().iter().filter(present);
        let standing = decided.filter_map(|decided| {
            let option = self.engine.option(&decided.decision, &decided.option)?;
            let decision = self.engine.decision(&decided.decision)?;
            let by_itself = option.takes_effect == TakesEffect::WhenMet;
            let status = match decided.effective {
                Some(_) => DecisionStatus::InEffect,
                None if decided.superseded => DecisionStatus::Superseded,
                None if !by_itself && self.nothing_in_the_way(decided, moment, changes) => {
                    DecisionStatus::Ready
                }
                None => DecisionStatus::Waiting,
            };
            Some(DecisionStanding {
                item: format!("decision:{}:{}", decided.decision, decided.seq),
                decision: decided.decision.clone(),
                title: decision.decision.title.clone(),
                option: decided.option.clone(),
                option_title: option.title.clone(),
                recorded_by: self.reference(decided.order)?,
                status,
                in_effect_since: decided.effective.map(|order| order.occurred),
                attempt: self.path.attempt_of(Some(decided.order)),
                grounds: self.engine.grounds(&decision.decision.basis),
            })
        });
        standing.collect()
    }
}
