//! A point in time.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveTime, TimeDelta, Timelike, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Date;

/// A second of coordinated universal time, written `2026-02-20T09:30:00Z` and in no other way, so
/// that the same instant always has the same text and the same hash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(DateTime<Utc>);

/// A text that is not an [`Instant`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an instant: write it in UTC to the second, as in 2026-02-20T09:30:00Z")]
pub struct InstantError(String);

impl Instant {
    /// The last second of a day.
    #[must_use]
    pub fn end_of(date: Date) -> Self {
        let time = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or(NaiveTime::MIN);
        Self(date.chrono().and_time(time).and_utc())
    }

    /// The first second of a day.
    #[must_use]
    pub fn start_of(date: Date) -> Self {
        Self(date.chrono().and_time(NaiveTime::MIN).and_utc())
    }

    /// The second before it; itself, if it is the first of all.
    pub(crate) fn second_before(self) -> Self {
        let before = self.0.checked_sub_signed(TimeDelta::seconds(1));
        before.map_or(self, Self)
    }

    /// The day that it is on, in UTC.
    #[must_use]
    pub fn date(self) -> Date {
        // Every instant is read from, or made of, a date that is within the years of one.
        Date::from_chrono(self.0.date_naive()).unwrap_or_else(Date::earliest)
    }
}

impl FromStr for Instant {
    type Err = InstantError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || InstantError(text.chars().take(40).collect());
        let date = text
            .get(..10)
            .and_then(|date| Date::parse(date).ok())
            .ok_or_else(error)?;
        let (time, zone) = (text.get(11..19), text.get(19..));
        if text.get(10..11) != Some("T") || zone != Some("Z") {
            return Err(error());
        }
        let mut parts = time.unwrap_or_default().split(':').map(|part| {
            let plain = part.len() == 2 && part.bytes().all(|c| c.is_ascii_digit());
            plain.then(|| part.parse::<u32>().ok()).flatten()
        });
        let (Some(Some(hour)), Some(Some(minute)), Some(Some(second)), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(error());
        };
        let time = NaiveTime::from_hms_opt(hour, minute, second).ok_or_else(error)?;
        Ok(Self(date.chrono().and_time(time).and_utc()))
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = self.0.time();
        write!(
            f,
            "{}T{:02}:{:02}:{:02}Z",
            self.date(),
            time.hour(),
            time.minute(),
            time.second()
        )
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Instant {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Instant".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A second of coordinated universal time, written 2026-02-20T09:30:00Z.",
            "format": "date-time",
            "pattern": "^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
        })
    }
}
