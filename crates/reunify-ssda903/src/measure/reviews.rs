//! Reviews due against reviews held: regulation 33 of the Care Planning, Placement and Case Review
//! (England) Regulations 2010.
//!
//! The first is due within 20 working days of the day on which the child becomes looked after, the
//! second within three months of the first, and each later one within six months of the one before.
//! Each is counted from the day on which the one before was held.

use std::collections::BTreeMap;

use reunify::calendar::{Calendar, Date, Period as Length};
use serde::Serialize;

use crate::anomaly::{Anomaly, AnomalyCode};
use crate::history::{Histories, Period};
use crate::read::Column;
use crate::submission::{Review, Submissions};
use crate::year::ReturnYear;

/// The law that the reviews are held against.
const CITES: &str =
    "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33";

/// Reviews due against reviews held, by the year in which they were due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Reviews {
    /// The law.
    pub cites: &'static str,
    /// The first day from which the files tell of reviews: 1 April of the year of the earliest.
    /// Only what was due from then on is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told_from: Option<Date>,
    /// The last day on which a review that was held would be seen.
    pub told_to: Date,
    /// All together.
    pub all: Outcomes,
    /// First reviews.
    pub first: Outcomes,
    /// Second reviews.
    pub second: Outcomes,
    /// Later reviews.
    pub later: Outcomes,
    /// By year.
    pub by_year: Vec<YearReviews>,
    /// How many days on which a review was due could not be counted, since they are outside the
    /// calendar of working days.
    pub outside_calendar: u64,
}

/// What came of reviews that were due.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Outcomes {
    /// Held on the day on which they were due, or before.
    pub on_time: u64,
    /// Held after it.
    pub late: u64,
    /// Due, and not held by the end of the data or of the period of care.
    pub missing: u64,
    /// Due on the last day of the data, or later.
    pub not_yet_due: u64,
}

/// Reviews that were due in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct YearReviews {
    /// The year.
    pub year: ReturnYear,
    /// What came of them.
    pub outcomes: Outcomes,
}

/// Which review of a period it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    First,
    Second,
    Later,
}

/// What came of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    OnTime,
    Late,
    Missing,
    NotYetDue,
}

/// Holds the reviews against the periods of care, and notices those that are of none.
pub(crate) fn reviews(
    submissions: &Submissions,
    histories: &mut Histories,
    calendar: &Calendar,
) -> Reviews {
    let held = held(submissions, histories);
    let told_from = told_from(submissions, &held);
    let mut tally = Tally::new(told_from, histories.window.followed_to);
    let mut outside: Vec<&Review> = Vec::new();
    let mut rest = held.as_slice();
    for periods in histories.periods.chunk_by(|a, b| a.child == b.child) {
        let Some(child) = periods.first().map(|period| period.child) else {
            continue;
        };
        let start = rest.partition_point(|review| review.child < child);
        let (before, from) = rest.split_at_checked(start).unwrap_or_default();
        outside.extend(before);
        let end = from.partition_point(|review| review.child == child);
        let (of_child, after) = from.split_at_checked(end).unwrap_or_default();
        rest = after;
        let reach = reach(periods);
        outside.extend(
            of_child
                .iter()
                .filter(|review| !covers(&reach, review.held)),
        );
        for period in periods.iter().filter(|period| !period.in_doubt) {
            tally.period(period, of_child, calendar);
        }
    }
    outside.extend(rest);
    let noticed = outside.into_iter().map(|review| Anomaly {
        child: Some(review.child),
        at: review.at,
        code: AnomalyCode::ReviewOutsideCare,
        column: Some(Column::Review),
    });
    histories.anomalies.extend(noticed);
    histories.anomalies.sort_unstable();
    tally.finish()
}

/// The reviews by child and day, each day of a child once, without those after the day that was
/// asked about.
fn held(submissions: &Submissions, histories: &mut Histories) -> Vec<Review> {
    let as_of = histories.window.as_of;
    let mut held = submissions.reviews.clone();
    held.retain(|review| {
        let later = review.held > as_of;
        if later {
            histories.anomalies.push(Anomaly {
                child: Some(review.child),
                at: review.at,
                code: AnomalyCode::ReviewAfterAsOf,
                column: Some(Column::Review),
            });
        }
        !later
    });
    held.dedup_by(|a, b| (a.child, a.held) == (b.child, b.held));
    held
}

fn told_from(submissions: &Submissions, held: &[Review]) -> Option<Date> {
    let said = submissions.files.iter().filter(|file| file.reviews > 0);
    let said = said.filter_map(|file| file.year).min();
    let seen = held.iter().map(|review| ReturnYear::of(review.held)).min();
    said.into_iter().chain(seen).min()?.first_day()
}

/// For each period its start, and the furthest end of it and those before it; none, if one is open.
fn reach(periods: &[Period]) -> Vec<(Date, Option<Date>)> {
    let furthest = |so_far: &mut Option<Option<Date>>, period: &Period| {
        let end = period.ceased_on();
        let end = match *so_far {
            None => end,
            Some(so_far) => so_far.zip(end).map(|(one, other)| one.max(other)),
        };
        *so_far = Some(end);
        Some((period.start, end))
    };
    periods.iter().scan(None, furthest).collect()
}

/// Whether a day is within any of the periods.
fn covers(reach: &[(Date, Option<Date>)], day: Date) -> bool {
    let started = reach.partition_point(|(start, _)| *start <= day);
    let last = started.checked_sub(1).and_then(|last| reach.get(last));
    last.is_some_and(|(_, end)| end.is_none_or(|end| day <= end))
}

/// The reviews of a child that were held within a period.
fn within<'r>(period: &Period, reviews: &'r [Review]) -> &'r [Review] {
    let start = reviews.partition_point(|review| review.held < period.start);
    let (_, from) = reviews.split_at_checked(start).unwrap_or_default();
    let last = period.ceased_on();
    let end = from.partition_point(|review| last.is_none_or(|last| review.held <= last));
    from.split_at_checked(end).unwrap_or_default().0
}

struct Tally {
    told_from: Option<Date>,
    told_to: Date,
    all: Outcomes,
    first: Outcomes,
    second: Outcomes,
    later: Outcomes,
    by_year: BTreeMap<ReturnYear, Outcomes>,
    outside_calendar: u64,
}

impl Tally {
    fn new(told_from: Option<Date>, told_to: Date) -> Self {
        Self {
            told_from,
            told_to,
            all: Outcomes::default(),
            first: Outcomes::default(),
            second: Outcomes::default(),
            later: Outcomes::default(),
            by_year: BTreeMap::new(),
            outside_calendar: 0,
        }
    }

    /// Walks through a period from one review to the next.
    fn period(&mut self, period: &Period, reviews: &[Review], calendar: &Calendar) {
        let Some(told_from) = self.told_from else {
            return;
        };
        let mut held = within(period, reviews).iter().map(|review| review.held);
        let from_the_start = period.start_is_seen && period.start >= told_from;
        let (mut which, mut since) = if from_the_start {
            (Which::First, period.start)
        } else {
            // What was held before the files begin is not known. The first that is seen is not held
            // against anything, and the next is given the longer time.
            match held.next() {
                Some(seen) => (Which::Later, seen),
                None => return,
            }
        };
        loop {
            let length = match which {
                Which::First => Length::WorkingDays(20),
                Which::Second => Length::Months(3),
                Which::Later => Length::Months(6),
            };
            let Ok(due) = calendar.add(since, length) else {
                self.outside_calendar = self.outside_calendar.saturating_add(1);
                return;
            };
            let next = held.next();
            let Some(outcome) = self.outcome(period, due.date, next) else {
                return;
            };
            self.count(which, due.date, outcome);
            let Some(next) = next else { return };
            since = next;
            which = match which {
                Which::First => Which::Second,
                Which::Second | Which::Later => Which::Later,
            };
        }
    }

    /// What came of a review; `None` if the child ceased to be looked after before it was due.
    fn outcome(&self, period: &Period, due: Date, held: Option<Date>) -> Option<Outcome> {
        match held {
            Some(held) if held <= due => Some(Outcome::OnTime),
            Some(_) => Some(Outcome::Late),
            None if period.ceased_on().is_some_and(|end| end <= due) => None,
            None if due >= self.told_to => Some(Outcome::NotYetDue),
            None => Some(Outcome::Missing),
        }
    }

    fn count(&mut self, which: Which, due: Date, outcome: Outcome) {
        let year = self.by_year.entry(ReturnYear::of(due)).or_default();
        let of_kind = match which {
            Which::First => &mut self.first,
            Which::Second => &mut self.second,
            Which::Later => &mut self.later,
        };
        for outcomes in [&mut self.all, of_kind, year] {
            let slot = match outcome {
                Outcome::OnTime => &mut outcomes.on_time,
                Outcome::Late => &mut outcomes.late,
                Outcome::Missing => &mut outcomes.missing,
                Outcome::NotYetDue => &mut outcomes.not_yet_due,
            };
            *slot = slot.saturating_add(1);
        }
    }

    fn finish(self) -> Reviews {
        let year = |(year, outcomes)| YearReviews { year, outcomes };
        Reviews {
            cites: CITES,
            told_from: self.told_from,
            told_to: self.told_to,
            all: self.all,
            first: self.first,
            second: self.second,
            later: self.later,
            by_year: self.by_year.into_iter().map(year).collect(),
            outside_calendar: self.outside_calendar,
        }
    }
}
