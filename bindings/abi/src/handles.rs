//! What the module keeps for its host, by number.

use std::collections::BTreeMap;

/// Things of one kind, each under a number that is never used again.
#[derive(Debug)]
pub(crate) struct Handles<T> {
    kept: BTreeMap<u32, T>,
    last: u32,
}

impl<T> Default for Handles<T> {
    fn default() -> Self {
        Self {
            kept: BTreeMap::new(),
            last: 0,
        }
    }
}

impl<T> Handles<T> {
    /// Keeps a thing; `None`, if there are no more numbers.
    pub(crate) fn keep(&mut self, thing: T) -> Option<u32> {
        self.last = self.last.checked_add(1)?;
        self.kept.insert(self.last, thing);
        Some(self.last)
    }

    pub(crate) fn get(&self, number: u32) -> Option<&T> {
        self.kept.get(&number)
    }

    pub(crate) fn get_mut(&mut self, number: u32) -> Option<&mut T> {
        self.kept.get_mut(&number)
    }

    /// Lets go of a thing; whether it was there.
    pub(crate) fn drop(&mut self, number: u32) -> bool {
        self.kept.remove(&number).is_some()
    }
}
