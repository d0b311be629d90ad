//! A placement with own parents.

use reunify::calendar::Date;

use super::chain::Run;
use crate::code::{Placement, ReasonCeased};
use crate::submission::{ChildNo, Episode};

/// A time during which a child lived with own parents and was looked after: P1 episodes that go on
/// in each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spell {
    /// The child.
    pub child: ChildNo,
    /// The day on which the child went home.
    pub start: Date,
    /// How it ended.
    pub end: SpellEnd,
}

/// How a [`Spell`] ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpellEnd {
    /// It had not ended.
    Open,
    /// The child moved to another placement.
    OtherPlacement {
        /// The day.
        on: Date,
    },
    /// The child ceased to be looked after.
    Ceased {
        /// The day.
        on: Date,
        /// Why.
        by: ReasonCeased,
    },
}

/// The placements with own parents in a run, if there is no doubt about it.
pub(super) fn spells(run: &Run) -> Vec<Spell> {
    if run.doubt {
        return Vec::new();
    }
    let with_parents = |row: &Episode| row.placement.is_some_and(Placement::is_with_parents);
    let stretches = run
        .episodes
        .chunk_by(|a, b| with_parents(a) == with_parents(b));
    let at_home = stretches.filter(|rows| rows.first().is_some_and(with_parents));
    let spell = |rows: &[Episode]| {
        let (first, last) = (rows.first()?, rows.last()?);
        let end = match (last.end, last.ceased) {
            (Some(on), Some(ReasonCeased::X1)) => SpellEnd::OtherPlacement { on },
            (Some(on), Some(by)) => SpellEnd::Ceased { on, by },
            _ => SpellEnd::Open,
        };
        Some(Spell {
            child: first.child,
            start: first.start,
            end,
        })
    };
    at_home.filter_map(spell).collect()
}
