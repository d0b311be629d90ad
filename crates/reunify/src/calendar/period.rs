//! A length of time, as law and practice give it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A length of time in one unit. Working days are not days.
///
/// ```
/// use reunify::calendar::Period;
/// assert_eq!(Period::WorkingDays(10).to_string(), "10 working days");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// Hours. Only days are recorded, so a part of a day counts as none: the limit that is shown
    /// is never later than the true one.
    Hours(u16),
    /// Working days: the count starts with the next working day.
    WorkingDays(u16),
    /// Days: the count starts with the next day.
    Days(u16),
    /// Weeks.
    Weeks(u16),
    /// Months: to the same day of the month, or its last.
    Months(u16),
    /// Years: to the same day of the year, or 28 February.
    Years(u16),
}

/// A unit in which time is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Hours.
    Hours,
    /// Working days.
    WorkingDays,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Years.
    Years,
}

/// A text that is not a [`Unit`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a unit: use working-days, days, weeks, months, years or hours")]
pub struct UnitError(String);

impl Unit {
    /// So many of the unit.
    #[must_use]
    pub fn times(self, count: u16) -> Period {
        match self {
            Unit::Hours => Period::Hours(count),
            Unit::WorkingDays => Period::WorkingDays(count),
            Unit::Days => Period::Days(count),
            Unit::Weeks => Period::Weeks(count),
            Unit::Months => Period::Months(count),
            Unit::Years => Period::Years(count),
        }
    }
}

impl FromStr for Unit {
    type Err = UnitError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "hours" => Unit::Hours,
            "working-days" => Unit::WorkingDays,
            "days" => Unit::Days,
            "weeks" => Unit::Weeks,
            "months" => Unit::Months,
            "years" => Unit::Years,
            _ => return Err(UnitError(text.chars().take(40).collect())),
        })
    }
}

impl Period {
    /// Its unit.
    #[must_use]
    pub fn unit(self) -> Unit {
        match self {
            Period::Hours(_) => Unit::Hours,
            Period::WorkingDays(_) => Unit::WorkingDays,
            Period::Days(_) => Unit::Days,
            Period::Weeks(_) => Unit::Weeks,
            Period::Months(_) => Unit::Months,
            Period::Years(_) => Unit::Years,
        }
    }

    /// How many of its unit.
    #[must_use]
    pub fn count(self) -> u16 {
        match self {
            Period::Hours(count)
            | Period::WorkingDays(count)
            | Period::Days(count)
            | Period::Weeks(count)
            | Period::Months(count)
            | Period::Years(count) => count,
        }
    }

    /// The fewest and the most days that it can come to, whatever day it is counted from.
    pub(crate) fn days(self) -> (u32, u32) {
        let count = u32::from(self.count());
        let so_many =
            |least: u32, most: u32| (count.saturating_mul(least), count.saturating_mul(most));
        match self {
            Period::Hours(_) => (count.div_euclid(24), count.div_euclid(24)),
            // Never two weeks without a working day.
            Period::WorkingDays(_) => so_many(1, 14),
            Period::Days(_) => so_many(1, 1),
            Period::Weeks(_) => so_many(7, 7),
            Period::Months(_) => so_many(28, 31),
            Period::Years(_) => so_many(365, 366),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self {
            Period::Hours(_) => "hour",
            Period::WorkingDays(_) => "working day",
            Period::Days(_) => "day",
            Period::Weeks(_) => "week",
            Period::Months(_) => "month",
            Period::Years(_) => "year",
        };
        let s = if self.count() == 1 { "" } else { "s" };
        write!(f, "{} {unit}{s}", self.count())
    }
}
