//! The kinds of quantity that a figure may be of: money, a number, a share.

use std::fmt;

use reunify::Percent;
use serde::{Deserialize, Serialize};

/// The largest whole number that every host holds exactly (2^53 - 1, RFC 7493).
pub(crate) const LARGEST: i64 = 9_007_199_254_740_991;

/// An amount of money in whole pence. Displayed as `£1,234` or, where there are pence, `£1,234.56`.
///
/// ```
/// use reunify_costs::Pence;
/// assert_eq!(Pence(562_700).to_string(), "£5,627");
/// assert_eq!(Pence(-123_456_789).to_string(), "-£1,234,567.89");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pence(pub i64);

impl Pence {
    /// The amount in whole pounds, to the nearest, a half upwards: `£1,234,568`.
    ///
    /// ```
    /// use reunify_costs::Pence;
    /// assert_eq!(Pence(123_456_750).in_pounds(), "£1,234,568");
    /// assert_eq!(Pence(-49).in_pounds(), "£0");
    /// ```
    #[must_use]
    pub fn in_pounds(self) -> String {
        let pounds = self.0.saturating_add(50).div_euclid(100);
        Self(pounds.saturating_mul(100)).to_string()
    }
}

impl fmt::Display for Pence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        let pounds = grouped(size / 100);
        match size % 100 {
            0 => write!(f, "{sign}£{pounds}"),
            pence => write!(f, "{sign}£{pounds}.{pence:02}"),
        }
    }
}

/// A whole number of children, months, weeks or times.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Count(pub u64);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&grouped(self.0))
    }
}

/// A number with a comma before every three digits.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && digits.len().saturating_sub(at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The unit of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Whole pence.
    Pence,
    /// A whole number: children, months, weeks, times.
    Number,
    /// Hundredths of a percent.
    HundredthsOfAPercent,
}

impl Unit {
    /// A value in this unit as a person reads it.
    #[must_use]
    pub fn show(self, value: i64) -> String {
        match self {
            Unit::Pence => Pence(value).to_string(),
            Unit::Number => {
                let sign = if value < 0 { "-" } else { "" };
                format!("{sign}{}", grouped(value.unsigned_abs()))
            }
            Unit::HundredthsOfAPercent => {
                let sign = if value < 0 { "-" } else { "" };
                let size = value.unsigned_abs();
                let whole = grouped(size / 100);
                match (size % 100, size % 10) {
                    (0, _) => format!("{sign}{whole}%"),
                    (part, 0) => format!("{sign}{whole}.{}%", part / 10),
                    (part, _) => format!("{sign}{whole}.{part:02}%"),
                }
            }
        }
    }
}

/// A kind of quantity that a [`Figure`](super::Figure) may be of.
pub trait Quantity: Copy + Ord + Serialize + for<'de> Deserialize<'de> {
    /// Its unit.
    const UNIT: Unit;
    /// What is expected where one is read.
    const EXPECTED: &'static str;
    /// Its value in that unit; `None` if it may not be one.
    fn number(self) -> Option<i64>;
    /// Its JSON Schema.
    #[cfg(feature = "schema")]
    fn schema() -> schemars::Schema;
}

fn usable(number: i64) -> Option<i64> {
    (0..=LARGEST).contains(&number).then_some(number)
}

impl Quantity for Pence {
    const UNIT: Unit = Unit::Pence;
    const EXPECTED: &'static str = "whole pence, or an object with them";
    fn number(self) -> Option<i64> {
        usable(self.0)
    }
    #[cfg(feature = "schema")]
    fn schema() -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "minimum": 0, "description": "Whole pence: 562700 is £5,627." })
    }
}

impl Quantity for Count {
    const UNIT: Unit = Unit::Number;
    const EXPECTED: &'static str = "a whole number, 0 or more, or an object with one";
    fn number(self) -> Option<i64> {
        i64::try_from(self.0).ok().and_then(usable)
    }
    #[cfg(feature = "schema")]
    fn schema() -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "minimum": 0 })
    }
}

impl Quantity for Percent {
    const UNIT: Unit = Unit::HundredthsOfAPercent;
    const EXPECTED: &'static str = "a percentage such as 47%, or an object with one";
    fn number(self) -> Option<i64> {
        Some(i64::from(self.hundredths()))
    }
    #[cfg(feature = "schema")]
    fn schema() -> schemars::Schema {
        <Percent as schemars::JsonSchema>::json_schema(&mut schemars::SchemaGenerator::default())
    }
}
