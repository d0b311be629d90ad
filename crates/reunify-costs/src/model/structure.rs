//! Which inputs the model is put together of.

use reunify::Id;

use super::Weights;

/// The place of an input among all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot(pub(crate) usize);

#[derive(Debug, Clone)]
pub(crate) struct Structure {
    pub(crate) returns: Volume,
    pub(crate) rate: Slot,
    pub(crate) target: Slot,
    /// Whether the target is at most the rate. Where it is not, nothing can be said to be avoided.
    pub(crate) target_is_below: bool,
    pub(crate) support: SupportCost,
    pub(crate) cost: CostOfOne,
    pub(crate) weights: Weights,
}

/// Levels stand in the order of [`Need::ALL`](crate::Need::ALL).
#[derive(Debug, Clone)]
pub(crate) enum Volume {
    Total(Slot),
    ByNeed([Slot; 3]),
}

impl Volume {
    pub(crate) fn slots(&self) -> &[Slot] {
        match self {
            Volume::Total(total) => std::slice::from_ref(total),
            Volume::ByNeed(levels) => levels,
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) enum SupportCost {
    Average(Slot),
    ByNeed([Level; 3]),
}

#[derive(Debug, Clone)]
pub(crate) struct Level {
    pub(crate) monthly: Slot,
    pub(crate) months: Slot,
    pub(crate) services: Vec<ServiceSlots>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct ServiceSlots {
    pub(crate) monthly: Slot,
    pub(crate) months: Slot,
    pub(crate) uptake: Slot,
}

#[derive(Debug, Clone)]
pub(crate) enum CostOfOne {
    Average(Slot),
    BuiltUp {
        processes: Vec<ProcessSlots>,
        placements: Vec<PlacementSlots>,
    },
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct ProcessSlots {
    pub(crate) unit: Slot,
    pub(crate) times: Slot,
}

#[derive(Debug, Clone)]
pub(crate) struct PlacementSlots {
    pub(crate) kind: Id,
    pub(crate) weekly: Slot,
    pub(crate) weeks: Slot,
}

impl Structure {
    /// The weeks in a type of placement.
    pub(crate) fn weeks_in(&self, kind: &Id) -> Option<Slot> {
        let CostOfOne::BuiltUp { placements, .. } = &self.cost else {
            return None;
        };
        let mut placements = placements.iter();
        let found = placements.find(|placement| placement.kind == *kind);
        found.map(|placement| placement.weeks)
    }
}
