//! The calendar document: a dated table of bank holidays.

use serde::{Deserialize, Serialize};

use super::Date;
use crate::format::document_format;
use crate::id::{Id, Version};

document_format!(
    /// The format of a calendar.
    CalendarFormat = "reunify-calendar/1"
);

/// A calendar as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Calendar"))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CalendarDocument {
    /// The version of this format.
    pub format: CalendarFormat,
    /// Its name.
    pub id: Id,
    /// Its version.
    pub version: Version,
    /// What it is.
    pub title: String,
    /// Where its days come from.
    pub source: String,
    /// The first day for which it knows the bank holidays.
    pub from: Date,
    /// The last day for which it does.
    pub to: Date,
    /// The last day for which they have been proclaimed; later ones are a forecast.
    pub proclaimed_to: Date,
    /// The bank holidays, in order.
    pub holidays: Vec<BankHoliday>,
}

/// A day that is not a working day though it is not at a weekend, or though it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct BankHoliday {
    /// The day.
    pub date: Date,
    /// What it is called.
    pub name: String,
    /// What kind of holiday it is.
    pub kind: HolidayKind,
    /// The day on which it would have been.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub instead_of: Option<Date>,
}

/// What kind of holiday a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum HolidayKind {
    /// It comes each year.
    Yearly,
    /// It stands for one that falls at a weekend.
    Substitute,
    /// It was moved, for that year, to another day.
    Moved,
    /// It was for that year only.
    OneOff,
}
