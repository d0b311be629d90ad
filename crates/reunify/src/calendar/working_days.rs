//! Counting working days.

use std::sync::Arc;

use super::table::CalendarDocument;
use super::{CalendarError, Date, Period};
use crate::json::{Sha256, sha256};
use crate::sorted::Sorted;

/// The built-in calendar of England and Wales.
const ENGLAND_AND_WALES: &str = include_str!("england-and-wales.json");

/// A calendar: which days are working days, and how to count them.
///
/// ```
/// use reunify::calendar::{Calendar, Period};
/// let calendar = Calendar::england_and_wales()?;
/// // Ten working days after the Friday before Christmas 2025.
/// let due = calendar.add("2025-12-19".parse().unwrap(), Period::WorkingDays(10))?;
/// assert_eq!(due.date.to_string(), "2026-01-07");
/// # Ok::<(), reunify::calendar::CalendarError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Calendar(Arc<Table>);

#[derive(Debug)]
struct Table {
    id: String,
    version: String,
    sha256: Sha256,
    first: Date,
    last: Date,
    proclaimed_to: Date,
    holidays: Sorted<Date, String>,
    /// Every working day, in order.
    working: Vec<Date>,
    /// How many working days there are up to and including each day since `first`.
    counts: Vec<usize>,
}

/// The day on which a period ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The day.
    pub date: Date,
    /// Whether the count used bank holidays that have not been proclaimed yet.
    pub forecast: bool,
}

impl Calendar {
    /// The bank holidays of England and Wales, 2010 to 2035.
    ///
    /// # Errors
    /// Never, which a test holds: the table that is built in is sound.
    pub fn england_and_wales() -> Result<Self, CalendarError> {
        Self::from_json(ENGLAND_AND_WALES)
    }

    /// Reads a calendar document.
    ///
    /// # Errors
    /// If it is not one, or if its days are out of order, double or outside its own range.
    pub fn from_json(text: &str) -> Result<Self, CalendarError> {
        let invalid = |problem: String| CalendarError::Invalid { problem };
        let (document, _) = crate::json::from_bytes::<CalendarDocument>(text.as_bytes())
            .map_err(|problems| invalid(problems.to_string()))?;
        let sha256 = sha256(&document).map_err(|error| invalid(error.to_string()))?;
        let CalendarDocument {
            id,
            version,
            from,
            to,
            proclaimed_to,
            holidays,
            ..
        } = document;
        if to < from {
            return Err(invalid(format!(
                "it ends on {to}, before it starts on {from}"
            )));
        }
        let mut days = Sorted::new();
        for holiday in holidays {
            if holiday.date < from || holiday.date > to {
                return Err(invalid(format!("{} is outside its range", holiday.date)));
            }
            if days
                .keys()
                .next_back()
                .is_some_and(|last| *last >= holiday.date)
            {
                return Err(invalid(format!(
                    "{} is out of order, or there twice",
                    holiday.date
                )));
            }
            days.insert(holiday.date, holiday.name);
        }
        let (id, version) = (id.to_string(), version.to_string());
        Ok(Self(Arc::new(Table::new(
            id,
            version,
            sha256,
            (from, to),
            proclaimed_to,
            days,
        ))))
    }

    /// Its name.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// Its version.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.0.version
    }

    /// The hash of its content.
    #[must_use]
    pub fn sha256(&self) -> Sha256 {
        self.0.sha256
    }

    /// The first day of its table.
    #[must_use]
    pub fn first(&self) -> Date {
        self.0.first
    }

    /// The last day of its table.
    #[must_use]
    pub fn last(&self) -> Date {
        self.0.last
    }

    /// Whether a day is a working day.
    ///
    /// # Errors
    /// If the day is outside the table.
    pub fn is_working_day(&self, date: Date) -> Result<bool, CalendarError> {
        self.0.count_to(date, date)?;
        Ok(self.0.working.binary_search(&date).is_ok())
    }

    /// The day on which a period that starts on a day ends.
    ///
    /// A count of working days starts with the next working day; months and years end on the same
    /// day of the month, or on its last.
    ///
    /// # Errors
    /// If a count of working days leaves the table, or the day would be outside 1900 to 2199.
    pub fn add(&self, from: Date, period: Period) -> Result<Due, CalendarError> {
        let plain = |date: Option<Date>| {
            let date = date.ok_or(CalendarError::OutOfRange { from })?;
            Ok(Due {
                date,
                forecast: false,
            })
        };
        match period {
            Period::WorkingDays(count) => self.0.add(from, usize::from(count)),
            Period::Hours(count) => plain(from.plus_days(i64::from(count.div_euclid(24)))),
            Period::Days(count) => plain(from.plus_days(i64::from(count))),
            Period::Weeks(count) => plain(from.plus_days(i64::from(count).saturating_mul(7))),
            Period::Months(count) => plain(from.plus_months(i32::from(count))),
            Period::Years(count) => plain(from.plus_months(i32::from(count).saturating_mul(12))),
        }
    }

    /// The last working day that leaves at least so many working days until a day.
    ///
    /// # Errors
    /// If the count leaves the table.
    pub fn subtract_working_days(&self, from: Date, count: u16) -> Result<Date, CalendarError> {
        if count == 0 {
            return Ok(from);
        }
        let table = &self.0;
        let before = table
            .count_to(from, from)?
            .checked_sub(usize::from(table.working.binary_search(&from).is_ok()));
        let place = before.and_then(|before| before.checked_sub(usize::from(count)));
        let day = place.and_then(|place| table.working.get(place));
        day.copied().ok_or_else(|| table.past_end(from))
    }

    /// How many working days there are after a day, up to and including another.
    ///
    /// # Errors
    /// If either day is outside the table, or the second is before the first.
    pub fn count(&self, after: Date, up_to_and_including: Date) -> Result<usize, CalendarError> {
        if up_to_and_including < after {
            return Err(CalendarError::Backwards {
                from: after,
                to: up_to_and_including,
            });
        }
        let upto = self.0.count_to(up_to_and_including, after)?;
        Ok(upto.saturating_sub(self.0.count_to(after, after)?))
    }

    /// The holidays after a day, up to and including another, that are not at a weekend: the days
    /// that a count of working days leaves out besides weekends.
    pub fn holidays(
        &self,
        after: Date,
        up_to_and_including: Date,
    ) -> impl Iterator<Item = (Date, &str)> {
        let days = self.0.holidays.from(&after);
        let days = days.skip_while(move |(day, _)| **day <= after);
        let days = days.take_while(move |(day, _)| **day <= up_to_and_including);
        let days = days.filter(|(day, _)| !day.is_weekend());
        days.map(|(day, name)| (*day, name.as_str()))
    }

    /// The same calendar with days on which an authority is closed.
    ///
    /// A limit that the law gives is counted without them: use this only where a later day
    /// loosens nothing.
    #[must_use]
    pub fn with_closures(&self, closures: impl IntoIterator<Item = (Date, String)>) -> Self {
        let table = &self.0;
        let holidays = table.holidays.clone().into_iter();
        let holidays: Sorted<Date, String> = holidays.chain(closures).collect();
        // Under a name of its own: the days of a law are not counted on it.
        let (id, version) = (format!("{}-with-closures", table.id), table.version.clone());
        let range = (table.first, table.last);
        let sha256 = sha256(&holidays).unwrap_or(table.sha256);
        Self(Arc::new(Table::new(
            id,
            version,
            sha256,
            range,
            table.proclaimed_to,
            holidays,
        )))
    }
}

impl Table {
    fn new(
        id: String,
        version: String,
        sha256: Sha256,
        (first, last): (Date, Date),
        proclaimed_to: Date,
        holidays: Sorted<Date, String>,
    ) -> Self {
        let mut working = Vec::new();
        let mut counts = Vec::new();
        let mut day = Some(first);
        while let Some(date) = day.filter(|date| *date <= last) {
            if !date.is_weekend() && !holidays.contains_key(&date) {
                working.push(date);
            }
            counts.push(working.len());
            day = date.plus_days(1);
        }
        Self {
            id,
            version,
            sha256,
            first,
            last,
            proclaimed_to,
            holidays,
            working,
            counts,
        }
    }

    fn past_end(&self, from: Date) -> CalendarError {
        CalendarError::PastEnd {
            calendar: self.id.clone(),
            first: self.first,
            last: self.last,
            from,
        }
    }

    /// How many working days there are up to and including a day.
    fn count_to(&self, date: Date, from: Date) -> Result<usize, CalendarError> {
        let place = usize::try_from(self.first.days_until(date)).ok();
        let count = place.and_then(|place| self.counts.get(place));
        count.copied().ok_or_else(|| self.past_end(from))
    }

    fn add(&self, from: Date, count: usize) -> Result<Due, CalendarError> {
        let before = self.count_to(from, from)?;
        let date = match count.checked_sub(1) {
            None => from,
            Some(more) => {
                let place = before.saturating_add(more);
                *self.working.get(place).ok_or_else(|| self.past_end(from))?
            }
        };
        Ok(Due {
            date,
            forecast: count > 0 && date > self.proclaimed_to,
        })
    }
}
