//! The days on which what is in force changes.

use super::local::{Except, LocalLimit};
use super::{CompiledMet, CompiledTimescale, Inner};
use crate::calendar::Date;
use crate::plan::InForce;

impl Inner {
    /// Each day on which something of the plan or of a policy comes into force, or is no longer in
    /// force for the first time, in order. An answer may be another on any of them.
    pub(super) fn turning_days(&self) -> Vec<Date> {
        let mut days = Vec::new();
        let mut add = |dates: &InForce| {
            days.extend(dates.from);
            days.extend(dates.to.and_then(|last| last.plus_days(1)));
        };
        let bases = self.tasks.iter().map(|task| &task.task.basis);
        let bases = bases.chain(self.decisions.iter().map(|d| &d.decision.basis));
        let bases = bases.chain(self.plan.advisories.iter().map(|advisory| &advisory.basis));
        let bases = bases.chain(self.requirements.iter().map(|r| &r.requirement.basis));
        let bases = bases.chain(self.timescales.iter().map(|t| &t.timescale.basis));
        #[cfg(feature = "rules")]
        let bases = bases.chain(self.rules.iter().map(|rule| rule.basis()));
        bases
            .filter_map(|basis| basis.in_force.as_ref())
            .for_each(&mut add);
        for requirement in &self.requirements {
            requirement.only.iter().for_each(&mut add);
            requirement.except.dates().for_each(&mut add);
            if let CompiledMet::Approval { raised, .. } = &requirement.met {
                let raised = raised.iter().filter_map(|raised| raised.in_force.as_ref());
                raised.for_each(&mut add);
            }
        }
        for timescale in &self.timescales {
            of_timescale(timescale).for_each(&mut add);
        }
        let excepted = self.advisories.iter().map(|advisory| &advisory.except);
        let excepted = excepted.chain(self.unexpected.iter().map(|(_, _, except)| except));
        excepted.flat_map(Except::dates).for_each(&mut add);
        if let Some(lawful) = &self.lawful {
            days.extend(lawful.turning_days());
        }
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The first day after another on which what is in force changes.
    pub(crate) fn turns_after(&self, day: Date) -> Option<Date> {
        let after = self.turning.partition_point(|other| *other <= day);
        self.turning.get(after).copied()
    }
}

fn of_timescale(timescale: &CompiledTimescale) -> impl Iterator<Item = &InForce> {
    let adapted = &timescale.adapted;
    let limits = adapted.iter().flat_map(|adapted| &adapted.limits);
    let limits = limits.chain(&timescale.limits);
    let local = timescale.local.iter().map(|local| &local.limit);
    let dates = limits.map(|limit| limit.in_force.as_ref());
    let dates = dates.chain(adapted.iter().map(|adapted| adapted.in_force.as_ref()));
    let dates = dates.chain(local.map(|limit: &LocalLimit| limit.in_force.as_ref()));
    dates.flatten().chain(timescale.except.dates())
}
