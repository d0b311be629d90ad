//! Placements with own parents, and how each ended.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::history::{Spell, SpellEnd};

/// Placements with own parents (P1), each a run of P1 episodes that go on in each other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct WithParents {
    /// How many there were.
    pub count: u64,
    /// How many had not ended.
    pub open: u64,
    /// How many ended in another placement: the child did not stay at home.
    pub other_placement: u64,
    /// How many ended because the child ceased to be looked after, and returned home for good (E4A
    /// or E4B).
    pub home: u64,
    /// How many ended because the child ceased to be looked after for another reason, by its code.
    pub ceased_otherwise: BTreeMap<&'static str, u64>,
}

/// The figures of some placements with own parents.
pub(crate) fn with_parents(spells: &[Spell]) -> WithParents {
    let mut all = WithParents::default();
    for spell in spells {
        let slot = match spell.end {
            SpellEnd::Open => &mut all.open,
            SpellEnd::OtherPlacement { .. } => &mut all.other_placement,
            SpellEnd::Ceased { by, .. } if by.home().is_some() => &mut all.home,
            SpellEnd::Ceased { by, .. } => all.ceased_otherwise.entry(by.as_str()).or_default(),
        };
        *slot = slot.saturating_add(1);
        all.count = all.count.saturating_add(1);
    }
    all
}
