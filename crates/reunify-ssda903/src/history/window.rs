//! Which days the rows cover.

use std::collections::BTreeSet;

use reunify::calendar::Date;

use crate::read::Kind;
use crate::submission::{Episode, RowAt, Submissions};
use crate::year::ReturnYear;

/// The days that the rows cover, and the day that was asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// The day that was asked about.
    pub as_of: Date,
    /// The last day of which the files tell something: the latest start or end of an episode that is
    /// not after `as_of`, or the last day of a year that the host said a file is of.
    pub end_of_data: Option<Date>,
    /// The last day on which something that happened would be seen: the earlier of the two.
    pub followed_to: Date,
    /// The years that are covered: those that the host said, those in which an episode ceased, which
    /// only the return of that year or a later stack of returns tells, and that of the last day.
    pub years: BTreeSet<ReturnYear>,
    /// Whether the host said the year of every file of episodes, so that the newest wins in
    /// everything.
    pub years_are_said: bool,
    /// The year of each file.
    by_file: Vec<Option<ReturnYear>>,
}

impl Window {
    /// Takes the years of the files from what the host said, or else from the latest day in each.
    ///
    /// A return tells of a year, so that its latest day is in it, whatever order files come in.
    pub(crate) fn of(submissions: &Submissions, as_of: Date) -> Self {
        let mut latest: Vec<Option<Date>> = vec![None; submissions.files.len()];
        for row in &submissions.episodes {
            let last = last_day(row, as_of);
            if let Some(slot) = latest.get_mut(usize::from(row.at.file)) {
                *slot = (*slot).max(last);
            }
        }
        let mut years = BTreeSet::new();
        let mut years_are_said = true;
        let mut by_file = Vec::with_capacity(latest.len());
        let mut end = latest.iter().copied().max().flatten();
        for (file, latest) in submissions.files.iter().zip(latest) {
            let year = file.year.or_else(|| latest.map(ReturnYear::of));
            // A file of episodes without a row tells of a year in which nobody was looked after.
            if file.episodes > 0 || file.kind == Some(Kind::Episodes) {
                years.extend(file.year);
                years_are_said &= file.year.is_some();
                end = end.max(file.year.and_then(ReturnYear::last_day));
            }
            by_file.push(year);
        }
        let ends = submissions.episodes.iter().filter_map(|row| row.end);
        years.extend(
            ends.chain(end)
                .filter(|end| *end <= as_of)
                .map(ReturnYear::of),
        );
        Self {
            as_of,
            end_of_data: end,
            followed_to: end.map_or(as_of, |end| end.min(as_of)),
            years,
            years_are_said,
            by_file,
        }
    }

    /// The year of the return that a row is in.
    pub(crate) fn year(&self, at: RowAt) -> Option<ReturnYear> {
        self.by_file.get(usize::from(at.file)).copied().flatten()
    }

    /// The years between the first and the last for which there is no return.
    #[must_use]
    pub fn missing_years(&self) -> Vec<ReturnYear> {
        let (Some(first), Some(last)) = (self.years.first(), self.years.last()) else {
            return Vec::new();
        };
        let between = std::iter::successors(Some(*first), |year| Some(year.next()));
        let between = between.take_while(|year| year < last);
        between.filter(|year| !self.years.contains(year)).collect()
    }
}

fn last_day(row: &Episode, as_of: Date) -> Option<Date> {
    let days = [Some(row.start), row.end];
    let days = days.into_iter().flatten();
    days.filter(|day| *day <= as_of).max()
}
