//! The year of a return: 1 April to 31 March.

use std::fmt;
use std::str::FromStr;

use reunify::calendar::Date;
use serde::{Serialize, Serializer};

/// A year of the return, named by the calendar year in which it ends: `2018` is 1 April 2017 to
/// 31 March 2018, written `2017-18`.
///
/// ```
/// use reunify_ssda903::ReturnYear;
/// let year = ReturnYear::of("2018-03-31".parse()?);
/// assert_eq!(year.to_string(), "2017-18");
/// assert_eq!(ReturnYear::of("2018-04-01".parse()?).to_string(), "2018-19");
/// # Ok::<(), reunify::calendar::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReturnYear(u16);

/// A text that is not a [`ReturnYear`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "this is not a year of the return: write the year in which it ends, 1901 to 2199, as in 2018"
)]
pub struct ReturnYearError;

impl ReturnYear {
    /// The year that a day is in.
    #[must_use]
    pub fn of(day: Date) -> Self {
        let year = u16::try_from(day.year()).unwrap_or_default();
        Self(year.saturating_add(u16::from(day.month() >= 4)))
    }

    /// The year that ends on 31 March of a calendar year, 1901 to 2199.
    #[must_use]
    pub fn ending(year: u16) -> Option<Self> {
        (1901..=2199).contains(&year).then_some(Self(year))
    }

    /// Its first day, 1 April. `None` outside the years of a [`Date`].
    #[must_use]
    pub fn first_day(self) -> Option<Date> {
        Date::ymd(i32::from(self.0).saturating_sub(1), 4, 1)
    }

    /// Its last day, 31 March. `None` outside the years of a [`Date`].
    #[must_use]
    pub fn last_day(self) -> Option<Date> {
        Date::ymd(i32::from(self.0), 3, 31)
    }

    /// The year after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl FromStr for ReturnYear {
    type Err = ReturnYearError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let year = digits.then(|| text.parse().ok()).flatten();
        year.and_then(Self::ending).ok_or(ReturnYearError)
    }
}

impl fmt::Display for ReturnYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.0.saturating_sub(1), self.0 % 100)
    }
}

impl Serialize for ReturnYear {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ReturnYear {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ReturnYear".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A year of the return, 1 April to 31 March, such as 2017-18.",
            "pattern": "^[0-9]{4}-[0-9]{2}$",
        })
    }
}
