//! The report: what `reunify ssda903 returns` prints as JSON.

mod anomalies;
mod document;

use std::collections::BTreeMap;

use reunify::calendar::{Calendar, CalendarError, Date};

pub use anomalies::{Anomalies, AnomalyCount, AnomalyLine};
pub use document::{Cover, FileLine, Method, Periods, Report, ReportFormat, Returns, Rows};

use crate::anomaly::{Anomaly, Effect};
use crate::code::Home;
use crate::history::{Histories, PeriodEnd};
use crate::measure;
use crate::read::Column;
use crate::submission::Submissions;

/// Everything that is told of some submissions, as of a day.
///
/// # Errors
/// Never, which a test holds: the calendar that is built in is sound.
pub fn returns(submissions: &Submissions, as_of: Date) -> Result<Report, CalendarError> {
    let calendar = Calendar::england_and_wales()?;
    let mut histories = Histories::of(submissions, as_of);
    let reviews = submissions
        .has_reviews()
        .then(|| measure::reviews(submissions, &mut histories, &calendar));
    let returns = histories.returns.as_slice();
    let of = |home: Home| measure::group(returns.iter().filter(move |found| found.home == home));
    Ok(Report {
        format: ReportFormat,
        as_of,
        files: files(submissions, &histories),
        cover: Cover::of(&histories.window),
        rows: rows(submissions, &histories),
        periods: periods(&histories),
        method: Method::default(),
        returns: Returns {
            all: measure::group(returns.iter()),
            planned: of(Home::Planned),
            unplanned: of(Home::Unplanned),
            by_year: measure::by_year(returns),
        },
        placement_weeks: measure::weeks(&histories.later, histories.window.followed_to),
        with_parents: measure::with_parents(&histories.spells),
        reviews,
        anomalies: Anomalies::of(submissions, &histories.anomalies),
    })
}

fn files(submissions: &Submissions, histories: &Histories) -> Vec<FileLine> {
    let line = |(place, file): (u16, &crate::submission::FileRead)| {
        let at = crate::submission::RowAt {
            file: place,
            row: 0,
        };
        FileLine {
            file: file.name.clone(),
            kind: file.kind,
            year: histories.window.year(at),
            year_was_said: file.year.is_some(),
            episodes: file.episodes,
            headers: file.headers,
            reviews: file.reviews,
            set_aside: file.set_aside,
        }
    };
    (0u16..).zip(&submissions.files).map(line).collect()
}

fn rows(submissions: &Submissions, histories: &Histories) -> Rows {
    // What is told of reviews is told beside them.
    let of_episodes = |anomaly: &&Anomaly| anomaly.column != Some(Column::Review);
    let with = |effect: Effect| {
        let anomalies = histories.anomalies.iter().filter(of_episodes);
        count(anomalies.filter(|anomaly| anomaly.code.effect() == effect))
    };
    Rows {
        episodes: submissions.files.iter().map(|file| file.episodes).sum(),
        restated: histories.restated,
        short_breaks: histories.short_breaks,
        set_aside: with(Effect::RowSetAside),
        not_used: with(Effect::RowNotUsed),
    }
}

fn periods(histories: &Histories) -> Periods {
    let in_doubt = histories.periods.iter().filter(|period| period.in_doubt);
    let sound = histories.periods.iter().filter(|period| !period.in_doubt);
    let mut ceased: BTreeMap<&'static str, u64> = BTreeMap::new();
    for period in sound.clone() {
        if let PeriodEnd::Ceased { by, .. } = period.end {
            let slot = ceased.entry(by.as_str()).or_default();
            *slot = slot.saturating_add(1);
        }
    }
    Periods {
        children: histories.children,
        without_birth: histories.without_birth,
        counted: count(sound.clone()),
        left_out: count(in_doubt),
        start_not_seen: count(sound.clone().filter(|period| !period.start_is_seen)),
        open: count(sound.filter(|period| period.end == PeriodEnd::Open)),
        ceased,
    }
}

fn count<T>(items: impl Iterator<Item = T>) -> u64 {
    u64::try_from(items.count()).unwrap_or(u64::MAX)
}
