//! The model: how its lines are worked out from its inputs.

mod calculate;
mod line;
mod round;
mod structure;
mod uses;
mod weights;
mod working;

pub(crate) use calculate::{Outcome, TooLarge};
pub use line::LineId;
pub(crate) use round::rounded;
pub(crate) use structure::{
    CostOfOne, Level, PlacementSlots, ProcessSlots, ServiceSlots, Slot, Structure, SupportCost,
    Volume,
};
pub(crate) use weights::{FIRST_YEAR, Weights};
pub(crate) use working::Telling;
