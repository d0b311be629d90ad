//! Counts that may not lie a few apart, since who sees both sees how many came between.

use reunify::suppression::{Shown, Suppression};

/// Counts that are shown of overlapping groups of children.
#[derive(Debug, Clone)]
pub(crate) struct Apart {
    rule: Suppression,
    shown: Vec<u64>,
}

impl Apart {
    /// Nothing is shown yet but these.
    pub(crate) fn from(rule: Suppression, shown: &[u64]) -> Self {
        Self {
            rule,
            shown: shown.to_vec(),
        }
    }

    /// Whether a count may be shown beside those that are: it is not small, and it differs from none
    /// by a small number.
    pub(crate) fn allows(&self, count: u64) -> bool {
        let is_safe = |count: u64| self.rule.alone(count) == Shown::Count(count);
        let mut shown = self.shown.iter();
        is_safe(count) && shown.all(|other| is_safe(count.abs_diff(*other)))
    }

    /// The count is shown from now on.
    pub(crate) fn show(&mut self, count: u64) {
        self.shown.push(count);
    }
}
