//! Items of the framework that are otherwise here, or are not used.

use super::Laying;
use crate::diagnostic::Code;
use crate::engine::{Adapted as Standing, AdaptedItem, Dropped as Unused};
use crate::plan::{Authority, Basis, Id, Work};
use crate::policy::{Adaptation, Adapted, Dropped};

impl Laying<'_> {
    pub(super) fn adapt(&mut self) {
        for (number, adaptation) in self.policy.document().adapt.iter().enumerate() {
            self.adaptation(adaptation, &format!("/adapt/{number}/item"));
        }
    }

    fn adaptation(&mut self, adaptation: &Adaptation, at: &str) {
        match &adaptation.item {
            Adapted::Timescale { id, limits } => {
                let at = format!("{at}/timescale");
                let found = self.plan.timescales.iter().find(|t| t.id == *id).cloned();
                let Some(mut timescale) = found else {
                    let known: Vec<Id> =
                        self.plan.timescales.iter().map(|t| t.id.clone()).collect();
                    self.unknown("timescale", id, &format!("{at}/id"), known.iter());
                    return;
                };
                if self.adaptable("timescale", id, &timescale.basis.clone(), &at) {
                    timescale.limits.clone_from(limits);
                    self.extra
                        .timescale(self.policy, timescale.clone(), format!("{at}/limits"));
                    self.stand(adaptation, AdaptedItem::Timescale(timescale));
                }
            }
            Adapted::Requirement { id, applies, met } => {
                let at = format!("{at}/requirement");
                let found = self.plan.requirements.iter().find(|r| r.id == *id).cloned();
                let Some(mut requirement) = found else {
                    let known: Vec<Id> = self
                        .plan
                        .requirements
                        .iter()
                        .map(|r| r.id.clone())
                        .collect();
                    self.unknown("requirement", id, &format!("{at}/id"), known.iter());
                    return;
                };
                if applies.is_none() && met.is_none() {
                    let message = format!("this leaves `{id}` as it is");
                    self.error(
                        Code::MissingField,
                        message,
                        &at,
                        Some("give `applies`, `met` or both"),
                    );
                }
                if self.adaptable("requirement", id, &requirement.basis.clone(), &at) {
                    requirement.applies = applies.clone().or(requirement.applies);
                    requirement.met = met.clone().unwrap_or(requirement.met);
                    self.extra.requirement(self.policy, requirement.clone(), at);
                    if self.gates {
                        self.stand(adaptation, AdaptedItem::Requirement(requirement));
                    }
                }
            }
            Adapted::Drop(dropped) => self.drop(adaptation, dropped, &format!("{at}/drop")),
        }
    }

    fn stand(&mut self, adaptation: &Adaptation, item: AdaptedItem) {
        let standing = Standing {
            policy: self.id(),
            in_force: self.in_force(&adaptation.basis),
            cites: adaptation.basis.cites.clone(),
            item,
        };
        self.laid.adapted.insert(0, standing);
    }

    fn drop(&mut self, adaptation: &Adaptation, dropped: &Dropped, at: &str) {
        let plan = &*self.plan;
        let basis = |found: Option<&Basis>| found.cloned();
        let (kind, id, found) = match dropped {
            Dropped::Timescale(id) => {
                let found = plan.timescales.iter().find(|t| t.id == *id);
                ("timescale", id, basis(found.map(|t| &t.basis)))
            }
            Dropped::Requirement(id) => {
                let found = plan.requirements.iter().find(|r| r.id == *id);
                ("requirement", id, basis(found.map(|r| &r.basis)))
            }
            Dropped::Advisory(id) => {
                let found = plan.advisories.iter().find(|a| a.id == *id);
                ("advisory", id, basis(found.map(|a| &a.basis)))
            }
            Dropped::Expected { stage, work } => {
                let found = plan.stages.iter().find(|s| s.id == *stage);
                let expects = found.is_some_and(|stage| stage.expects.contains(work));
                let id = match work {
                    Work::Task(id) | Work::Decision(id) => id,
                };
                let own = match work {
                    Work::Task(id) => plan.tasks.iter().find(|t| t.id == *id).map(|t| &t.basis),
                    Work::Decision(id) => plan
                        .decisions
                        .iter()
                        .find(|d| d.id == *id)
                        .map(|d| &d.basis),
                };
                ("expected work", id, basis(own.filter(|_| expects)))
            }
        };
        let Some(basis) = found else {
            let message = format!("the plan has no {kind} `{id}` here");
            self.error(Code::DanglingId, message, at, None);
            return;
        };
        if self.adaptable(kind, id, &basis, at)
            && (self.gates || !matches!(dropped, Dropped::Requirement(_)))
        {
            self.laid.dropped.push(Unused {
                in_force: self.in_force(&adaptation.basis),
                item: dropped.clone(),
            });
        }
    }

    /// Whether an item may be adapted: the law may not, nor what another policy added.
    fn adaptable(&mut self, kind: &str, id: &Id, basis: &Basis, at: &str) -> bool {
        if self.is_law(kind, id, basis, at) {
            return false;
        }
        if basis.authority != Authority::Framework {
            let message =
                format!("the {kind} `{id}` is another policy's, and only the framework is adapted");
            let help = "agree it with whoever answers for that policy";
            self.error(Code::PolicyConflict, message, at, Some(help));
            return false;
        }
        true
    }
}

/// What is adapted, in words.
pub(super) fn name_of(item: &Adapted) -> String {
    match item {
        Adapted::Timescale { id, .. } | Adapted::Drop(Dropped::Timescale(id)) => {
            format!("the timescale `{id}`")
        }
        Adapted::Requirement { id, .. } | Adapted::Drop(Dropped::Requirement(id)) => {
            format!("the requirement `{id}`")
        }
        Adapted::Drop(Dropped::Advisory(id)) => format!("the advice `{id}`"),
        Adapted::Drop(Dropped::Expected { stage, work }) => {
            let (Work::Task(id) | Work::Decision(id)) = work;
            format!("what the stage `{stage}` expects of `{id}`")
        }
    }
}
