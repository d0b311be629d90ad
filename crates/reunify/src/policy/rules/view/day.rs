//! Days and numbers that may not be known.

use std::cmp::Ordering;

use crate::calendar::Date;
use crate::evaluate::Answer;

/// A day, which may not be known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Day(pub(crate) Option<Date>);

/// A number, which may not be known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Amount(pub(crate) Option<i64>);

/// Money, in pence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Money(pub(crate) i64);

impl Day {
    /// How it compares with another; not known while one of them is not.
    pub(super) fn compared(self, other: Day, fits: impl Fn(Ordering) -> bool) -> Answer {
        match (self.0, other.0) {
            (Some(one), Some(other)) => Answer::of(fits(one.cmp(&other))),
            _ => Answer::Unknown,
        }
    }
}

impl Amount {
    pub(super) fn compared(self, with: i64, fits: impl Fn(Ordering) -> bool) -> Answer {
        self.0.map_or(Answer::Unknown, |number| {
            Answer::of(fits(number.cmp(&with)))
        })
    }
}
