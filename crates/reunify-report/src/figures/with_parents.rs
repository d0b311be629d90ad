//! Placements with own parents, and how they ended.

use reunify::suppression::{Shown, Suppression};
use reunify_ssda903::measure::WithParents;
use serde::Serialize;

use crate::suppress::Grid;

/// Placements with own parents (P1), and how they ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct WithParentsFigures {
    /// How many there were.
    pub count: Shown,
    /// How many had not ended.
    pub open: Shown,
    /// How many ended in another placement: the child did not stay at home.
    pub other_placement: Shown,
    /// How many ended because the child ceased to be looked after, and returned home for good.
    pub home: Shown,
    /// How many ended because the child ceased to be looked after for another reason.
    pub ceased_otherwise: Shown,
}

impl WithParentsFigures {
    pub(super) fn of(with_parents: &WithParents, rule: Suppression) -> Self {
        let otherwise = with_parents.ceased_otherwise.values();
        let otherwise = otherwise.fold(0u64, |sum, count| sum.saturating_add(*count));
        let parts = vec![
            with_parents.open,
            with_parents.other_placement,
            with_parents.home,
            otherwise,
        ];
        let grid = Grid::of(rule, &[parts]);
        Self {
            count: grid.of_row(0),
            open: grid.cell(0, 0),
            other_placement: grid.cell(0, 1),
            home: grid.cell(0, 2),
            ceased_otherwise: grid.cell(0, 3),
        }
    }
}
