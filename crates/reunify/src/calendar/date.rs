//! A day of the calendar.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The years that a [`Date`] may be in.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// A day, written `2026-02-20`.
///
/// ```
/// use reunify::calendar::Date;
/// let date = Date::parse("2026-02-20")?;
/// assert_eq!(date.plus_days(9), Date::ymd(2026, 3, 1));
/// assert!(Date::parse("2026-02-30").is_err());
/// # Ok::<(), reunify::calendar::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

/// A text that is not a [`Date`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// It is not written as a date is.
    #[error("`{0}` is not a date: write year, month and day, as in 2026-02-20")]
    Form(String),
    /// There is no such day.
    #[error("{0} is not a date: there is no such day")]
    NoSuchDay(String),
    /// It is too long ago, or too far ahead.
    #[error("{0} is outside the years 1900 to 2199")]
    Range(String),
}

impl Date {
    /// The day with a year, month (1 to 12) and day of the month, if there is one.
    #[must_use]
    pub fn ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).and_then(Self::within)
    }

    fn within(date: NaiveDate) -> Option<Self> {
        YEARS.contains(&date.year()).then_some(Self(date))
    }

    /// Reads a date written as `YYYY-MM-DD`, and in no other way.
    ///
    /// # Errors
    /// If it is not written so, if there is no such day, or if it is not in 1900 to 2199.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let form = || DateError::Form(text.chars().take(40).collect());
        let digits = |part: Option<&str>| -> Option<u32> {
            let part = part?;
            part.bytes()
                .all(|c| c.is_ascii_digit())
                .then(|| part.parse().ok())
                .flatten()
        };
        if text.len() != 10 || text.get(4..5) != Some("-") || text.get(7..8) != Some("-") {
            return Err(form());
        }
        let year = digits(text.get(0..4)).and_then(|year| i32::try_from(year).ok());
        let (month, day) = (digits(text.get(5..7)), digits(text.get(8..10)));
        let (Some(year), Some(month), Some(day)) = (year, month, day) else {
            return Err(form());
        };
        let date = NaiveDate::from_ymd_opt(year, month, day)
            .ok_or_else(|| DateError::NoSuchDay(text.to_owned()))?;
        Self::within(date).ok_or_else(|| DateError::Range(text.to_owned()))
    }

    pub(super) fn from_chrono(date: NaiveDate) -> Option<Self> {
        Self::within(date)
    }

    pub(super) fn chrono(self) -> NaiveDate {
        self.0
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// Whether it is a Saturday or a Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        matches!(
            self.0.weekday(),
            chrono::Weekday::Sat | chrono::Weekday::Sun
        )
    }

    /// So many days later; earlier, if the number is negative. `None` outside 1900 to 2199.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        let count = Days::new(days.unsigned_abs());
        let moved = if days < 0 {
            self.0.checked_sub_days(count)
        } else {
            self.0.checked_add_days(count)
        };
        moved.and_then(Self::within)
    }

    /// The same day so many months later, or the last day of that month if it has no such day;
    /// earlier, if the number is negative. `None` outside 1900 to 2199.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Option<Self> {
        let count = Months::new(months.unsigned_abs());
        let moved = if months < 0 {
            self.0.checked_sub_months(count)
        } else {
            self.0.checked_add_months(count)
        };
        moved.and_then(Self::within)
    }

    /// How many days later another day is; negative, if it is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        other.0.signed_duration_since(self.0).num_days()
    }
}

impl FromStr for Date {
    type Err = DateError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).map_err(de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A day, written 2026-02-20, from 1900 to 2199.",
            "format": "date",
            "pattern": "^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$",
        })
    }
}

impl Date {
    /// The first day that there is.
    pub(super) fn earliest() -> Self {
        Self(NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or(NaiveDate::MIN))
    }
}
