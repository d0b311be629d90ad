//! A share of a whole, exact to a hundredth of a percent.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// How many hundredths of a percent the whole is.
const WHOLE: u16 = 10_000;

/// A share from 0% to 100%, in whole hundredths of a percent, written `47%` or `35.05%`.
///
/// It is a whole number of hundredths inside, so that the same figures come out on every host.
///
/// ```
/// use reunify::Percent;
/// let rate: Percent = "47%".parse()?;
/// assert_eq!(rate.hundredths(), 4700);
/// assert_eq!(Percent::of(1, 3).map(|share| share.to_string()), Some("33.33%".to_owned()));
/// assert_eq!(Percent::of(1, 0), None);
/// assert!("101%".parse::<Percent>().is_err());
/// # Ok::<(), reunify::PercentError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Percent(u16);

/// A text that is not a [`Percent`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a percentage: write a number from 0 to 100 with `%` and at most two decimals, as in 35.05%"
)]
pub struct PercentError(String);

impl Percent {
    /// So many hundredths of a percent, if they are no more than the whole.
    #[must_use]
    pub fn from_hundredths(hundredths: u16) -> Option<Self> {
        (hundredths <= WHOLE).then_some(Self(hundredths))
    }

    /// The share that a part is of a whole, rounded to the nearest hundredth of a percent, a half
    /// upwards. `None` if the whole is nothing, or less than the part.
    #[must_use]
    pub fn of(part: u64, whole: u64) -> Option<Self> {
        let (part, whole) = (u128::from(part), u128::from(whole));
        if part > whole {
            return None;
        }
        let doubled = part.checked_mul(u128::from(WHOLE))?.checked_mul(2)?;
        let rounded = doubled
            .checked_add(whole)?
            .checked_div(whole.checked_mul(2)?)?;
        u16::try_from(rounded).ok().and_then(Self::from_hundredths)
    }

    /// Hundredths of a percent, 0 to 10,000.
    #[must_use]
    pub fn hundredths(self) -> u16 {
        self.0
    }
}

impl FromStr for Percent {
    type Err = PercentError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        read(text).ok_or_else(|| PercentError(text.chars().take(40).collect()))
    }
}

fn read(text: &str) -> Option<Percent> {
    let number = text.strip_suffix('%')?;
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |part: &str, most: usize| -> Option<u16> {
        let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        (is_number && part.len() <= most).then(|| part.parse().ok())?
    };
    let tenfold = if part.len() == 1 { 10 } else { 1 };
    let part = digits(part, 2)?.checked_mul(tenfold)?;
    let most = if whole == "100" { 3 } else { 2 };
    Percent::from_hundredths(digits(whole, most)?.checked_mul(100)?.checked_add(part)?)
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match (part, part % 10) {
            (0, _) => write!(f, "{whole}%"),
            (part, 0) => write!(f, "{whole}.{}%", part / 10),
            (part, _) => write!(f, "{whole}.{part:02}%"),
        }
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Percent {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Percent".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A share from 0% to 100% with at most two decimals, such as 47% or 35.05%.",
            "pattern": "^(100(\\.0{1,2})?|[0-9]{1,2}(\\.[0-9]{1,2})?)%$",
        })
    }
}
