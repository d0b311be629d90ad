//! What an authority's own returns show, in place of what was stated.

use std::collections::BTreeMap;

use reunify::{Id, Percent};

/// Figures from an authority's own returns, such as its SSDA903 files.
///
/// They come in with [`Inputs::with_local`](crate::Inputs::with_local). Small counts are the caller's
/// to suppress: nothing here hides a number that is so small that it is about a few known children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalReturns {
    /// What the figures were taken from: "SSDA903 returns of Northshire, 2020-21 to 2023-24".
    pub title: String,
    /// How many children went home in a year.
    pub returns_a_year: u64,
    /// How many of them came back.
    pub re_entry: LocalReEntry,
    /// How many weeks a child who came back spent in each type of placement, on average over all who
    /// did. Each type must have a weekly cost in the inputs.
    pub placement_weeks: BTreeMap<Id, u64>,
}

/// The share of children who came back, and between what bounds the true one may lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalReEntry {
    /// The share.
    pub rate: Percent,
    /// Within how many months of going home.
    pub within_months: u16,
    /// The low end of its interval.
    pub low: Percent,
    /// The high end.
    pub high: Percent,
}
