//! Which inputs go into a line.

use super::LineId;
use super::structure::{CostOfOne, Level, Slot, Structure, SupportCost};

impl Structure {
    /// The inputs that go into a line, in the order in which they are shown.
    pub(crate) fn uses(&self, line: LineId) -> Vec<Slot> {
        let returns = self.returns.slots().to_vec();
        let support = || match &self.support {
            SupportCost::Average(average) => [returns.clone(), vec![*average]].concat(),
            SupportCost::ByNeed(_) => (0..3).flat_map(|at| self.of_level_at(at)).collect(),
        };
        let cost = || match &self.cost {
            CostOfOne::Average(average) => vec![*average],
            CostOfOne::BuiltUp {
                processes,
                placements,
            } => {
                let processes = processes
                    .iter()
                    .flat_map(|process| [process.unit, process.times]);
                let placements = placements
                    .iter()
                    .flat_map(|place| [place.weekly, place.weeks]);
                processes.chain(placements).collect()
            }
        };
        let rates = vec![self.rate, self.target];
        let mut slots = match line {
            LineId::SupportHighNeed => self.of_level_at(0),
            LineId::SupportMediumNeed => self.of_level_at(1),
            LineId::SupportLowNeed => self.of_level_at(2),
            LineId::SupportAYear | LineId::SupportOverHorizon => support(),
            LineId::CostOfAReEntry => cost(),
            LineId::ReEntriesAYear => [returns.clone(), vec![self.rate]].concat(),
            LineId::FailedReturnsAYear | LineId::FailedReturnsOverHorizon => {
                [returns.clone(), vec![self.rate], cost()].concat()
            }
            LineId::AvoidedReEntriesAYear => [returns.clone(), rates].concat(),
            LineId::AvoidedAYear | LineId::AvoidedOverHorizon => {
                [returns.clone(), rates, cost()].concat()
            }
            LineId::NetAYear | LineId::NetOverHorizon => {
                [returns.clone(), rates, cost(), support()].concat()
            }
            LineId::BreakEvenChildren => [support(), cost()].concat(),
            LineId::BreakEvenRate => [returns.clone(), vec![self.rate], cost(), support()].concat(),
        };
        slots.sort_by_key(|slot| slot.0);
        slots.dedup();
        slots
    }

    fn of_level_at(&self, at: usize) -> Vec<Slot> {
        let Some((returns, levels)) = self.by_need() else {
            return Vec::new();
        };
        let of_level = |level: &Level| {
            let services = level.services.iter();
            let services =
                services.flat_map(|service| [service.monthly, service.months, service.uptake]);
            [level.monthly, level.months]
                .into_iter()
                .chain(services)
                .collect::<Vec<_>>()
        };
        let level = levels.get(at).map(of_level).unwrap_or_default();
        returns.get(at).copied().into_iter().chain(level).collect()
    }
}
