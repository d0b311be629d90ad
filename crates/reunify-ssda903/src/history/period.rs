//! A period of care.

use reunify::calendar::Date;

use super::chain::Run;
use crate::code::{ReasonCeased, ReasonForNewEpisode};
use crate::submission::{ChildNo, RowAt};

/// A time during which a child was looked after without a break: episodes that go on in each other.
/// Short breaks are not periods of care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The child.
    pub child: ChildNo,
    /// The first day of which there is a row.
    pub start: Date,
    /// Whether it started on that day (RNE is S), rather than before the rows begin.
    pub start_is_seen: bool,
    /// How it ended.
    pub end: PeriodEnd,
    /// Whether something about it does not hold together, so that it is left out of every figure.
    pub in_doubt: bool,
    /// The row that it begins with.
    pub at: RowAt,
}

/// How a [`Period`] ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodEnd {
    /// It had not ended.
    Open,
    /// The child ceased to be looked after.
    Ceased {
        /// The day.
        on: Date,
        /// Why.
        by: ReasonCeased,
    },
    /// It cannot be told.
    Unknown,
}

impl Period {
    pub(crate) fn of(run: &Run) -> Option<Self> {
        let (first, last) = (run.episodes.first()?, run.episodes.last()?);
        let end = match (last.end, last.ceased) {
            (None, None) => PeriodEnd::Open,
            (Some(on), Some(by)) if !by.goes_on() => PeriodEnd::Ceased { on, by },
            _ => PeriodEnd::Unknown,
        };
        Some(Self {
            child: first.child,
            start: first.start,
            start_is_seen: first.reason == Some(ReasonForNewEpisode::S),
            end,
            in_doubt: run.doubt,
            at: first.at,
        })
    }

    /// The day on which it ended, if it did and that is known.
    #[must_use]
    pub fn ceased_on(&self) -> Option<Date> {
        match self.end {
            PeriodEnd::Ceased { on, .. } => Some(on),
            PeriodEnd::Open | PeriodEnd::Unknown => None,
        }
    }
}
