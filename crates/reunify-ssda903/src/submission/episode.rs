//! One row of a file, compact.

use reunify::calendar::Date;

use super::ChildNo;
use crate::code::{LegalStatus, Placement, ReasonCeased, ReasonForNewEpisode};

/// Where a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowAt {
    /// The file, by its place among the files.
    pub(crate) file: u16,
    /// The row.
    pub row: u32,
}

/// An episode of being looked after: one legal status in one placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Episode {
    /// The child.
    pub child: ChildNo,
    /// DECOM, the day on which it started.
    pub start: Date,
    /// DEC, the day on which it ceased.
    pub end: Option<Date>,
    /// REC, why it ceased.
    pub ceased: Option<ReasonCeased>,
    /// RNE, why it started.
    pub reason: Option<ReasonForNewEpisode>,
    /// LS.
    pub legal_status: Option<LegalStatus>,
    /// PLACE.
    pub placement: Option<Placement>,
    /// Where it was read.
    pub at: RowAt,
}

impl Episode {
    /// Whether two rows say the same, wherever they are.
    pub(crate) fn says_what(&self, other: &Self) -> bool {
        Self {
            at: other.at,
            ..*self
        } == *other
    }

    /// Whether the return gives it no end at all.
    pub(crate) fn is_open(&self) -> bool {
        self.end.is_none() && self.ceased.is_none()
    }

    pub(crate) fn is_short_breaks(&self) -> bool {
        self.legal_status.is_some_and(LegalStatus::is_short_breaks)
    }
}

/// A review that was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Review {
    /// The child.
    pub child: ChildNo,
    /// REVIEW, the day on which it was held.
    pub held: Date,
    /// Where it was read.
    pub at: RowAt,
}
