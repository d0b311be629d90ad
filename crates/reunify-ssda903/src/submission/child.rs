//! Children by number: an id is kept once, however many rows are about the child.

use std::collections::BTreeMap;
use std::sync::Arc;

/// A child, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChildNo(pub(crate) u32);

impl ChildNo {
    pub(crate) fn place(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// The ids met so far.
#[derive(Debug, Default)]
pub(crate) struct Children {
    numbers: BTreeMap<Arc<str>, ChildNo>,
}

impl Children {
    /// The number of a child, a new one if the id is new.
    pub(crate) fn number(&mut self, id: &str) -> ChildNo {
        if let Some(number) = self.numbers.get(id) {
            return *number;
        }
        let number = ChildNo(u32::try_from(self.numbers.len()).unwrap_or(u32::MAX));
        self.numbers.insert(id.into(), number);
        number
    }

    /// The ids in order, and for each number given so far the place of its id in that order.
    pub(crate) fn in_order(self) -> (Vec<Box<str>>, Vec<ChildNo>) {
        let mut renumbered = vec![ChildNo(0); self.numbers.len()];
        let mut ids = Vec::with_capacity(self.numbers.len());
        for (place, (id, number)) in (0u32..).zip(self.numbers) {
            if let Some(slot) = renumbered.get_mut(number.place()) {
                *slot = ChildNo(place);
            }
            ids.push(Box::from(&*id));
        }
        (ids, renumbered)
    }
}
