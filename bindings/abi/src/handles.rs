//! What the module keeps for its host, by number.

use std::collections::BTreeMap;

use reunify::{Case, Engine, Plan, Policy};

/// One thing that is kept.
///
/// All kinds are in one table: a table for each would be a copy of the same code for each.
#[derive(Debug)]
pub(crate) enum Kept {
    Plan(Box<Plan>),
    Policy(Box<Policy>),
    Engine(Box<Engine>),
    Case(Box<Case>),
}

/// Things, each under a number that is never used again.
#[derive(Debug, Default)]
pub(crate) struct Handles {
    kept: BTreeMap<u32, Kept>,
    last: u32,
}

impl Handles {
    /// Keeps a thing; `None`, if there are no more numbers.
    pub(crate) fn keep(&mut self, thing: Kept) -> Option<u32> {
        self.last = self.last.checked_add(1)?;
        self.kept.insert(self.last, thing);
        Some(self.last)
    }

    pub(crate) fn get(&self, number: u32) -> Option<&Kept> {
        self.kept.get(&number)
    }

    pub(crate) fn get_mut(&mut self, number: u32) -> Option<&mut Kept> {
        self.kept.get_mut(&number)
    }

    /// Lets go of a thing; whether it was there.
    pub(crate) fn drop(&mut self, number: u32) -> bool {
        self.kept.remove(&number).is_some()
    }
}
