//! What a module keeps for its host, by number.

use reunify::sorted::Sorted;
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
#[derive(Debug)]
pub struct Handles<T> {
    /// In the order of their numbers.
    kept: Sorted<u32, T>,
    last: u32,
}

impl<T> Default for Handles<T> {
    fn default() -> Self {
        Self::after(0)
    }
}

impl<T> Handles<T> {
    /// Nothing yet; numbers will come after this one.
    pub fn after(last: u32) -> Self {
        Self {
            kept: Sorted::new(),
            last,
        }
    }

    /// Keeps a thing; `None`, if there are no more numbers.
    pub fn keep(&mut self, thing: T) -> Option<u32> {
        self.last = self.last.checked_add(1)?;
        self.kept.insert(self.last, thing);
        Some(self.last)
    }

    /// The thing of a number.
    pub fn get(&self, number: u32) -> Option<&T> {
        self.kept.get(&number)
    }

    /// The thing of a number, to be changed.
    pub fn get_mut(&mut self, number: u32) -> Option<&mut T> {
        self.kept.get_mut(&number)
    }

    /// Lets go of a thing; whether it was there.
    pub fn drop(&mut self, number: u32) -> bool {
        self.kept.remove(&number).is_some()
    }
}
