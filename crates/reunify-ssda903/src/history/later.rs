//! A period of care after a return home, and where the child lived in it.

use reunify::calendar::Date;

use super::chain::Run;
use super::return_home::ReturnHome;
use crate::code::PlacementType;
use crate::submission::{ChildNo, Episode};

/// For how many calendar months from its start a later period of care is looked at.
pub const MONTHS: u16 = 12;

/// A period of care that began after a return home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Later {
    /// The child.
    pub child: ChildNo,
    /// The day on which it began.
    pub start: Date,
    /// The day on which it has been so many months since.
    pub until: Date,
    /// The days in each type of placement before then and before it ended, in the order of
    /// [`PlacementType::ALL`].
    days: [u64; PlacementType::ALL.len()],
}

impl Later {
    /// The days in a type of placement.
    #[must_use]
    pub fn days_in(&self, kind: PlacementType) -> u64 {
        let mut all = PlacementType::ALL.into_iter().zip(self.days);
        all.find(|(of, _)| *of == kind).map_or(0, |(_, days)| days)
    }
}

/// The periods of care that began after the returns of one child.
pub(super) fn after(returns: &[ReturnHome], runs: &[Run]) -> Vec<Later> {
    let begins = |run: &&Run, day: Date| run.episodes.first().is_some_and(|row| row.start == day);
    let later = |found: &ReturnHome| {
        let start = found.again?;
        let run = runs.iter().find(|run| !run.doubt && begins(run, start))?;
        let until = start.plus_months(i32::from(MONTHS))?;
        let days = PlacementType::ALL.map(|kind| {
            let rows = run.episodes.iter();
            let rows = rows.filter(|row| PlacementType::of(row.placement) == kind);
            rows.fold(0, |sum: u64, row| sum.saturating_add(days(row, until)))
        });
        Some(Later {
            child: found.child,
            start,
            until,
            days,
        })
    };
    returns.iter().filter_map(later).collect()
}

/// The days of an episode before a day; the day on which it ceased is the next one's.
fn days(row: &Episode, until: Date) -> u64 {
    let end = row.end.map_or(until, |end| end.min(until));
    u64::try_from(row.start.days_until(end)).unwrap_or(0)
}
