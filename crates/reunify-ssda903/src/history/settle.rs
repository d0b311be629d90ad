//! One row for each episode: the newest return wins.
//!
//! An episode is the same if child and DECOM are. Where the host said the year of every file, the row
//! of the newest year is used, and within a year one that has ceased before one that is open. Where
//! years are told by the days in the files, a row that has ceased is used before one that is open, and
//! then the newest: a file may hold the returns of several years, and what has ceased stays so.

use reunify::calendar::Date;

use super::{Histories, Window};
use crate::anomaly::AnomalyCode;
use crate::submission::Episode;
use crate::year::ReturnYear;

/// An episode, and whether there is a doubt about it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settled {
    pub(super) episode: Episode,
    pub(super) year: Option<ReturnYear>,
    pub(super) doubt: bool,
}

/// Which of several rows of one episode is used: the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    first: Option<ReturnYear>,
    has_ceased: bool,
    then: Option<ReturnYear>,
}

impl Rank {
    fn of(row: &Episode, window: &Window) -> Self {
        let year = window.year(row.at);
        Self {
            first: year.filter(|_| window.years_are_said),
            has_ceased: !row.is_open(),
            then: year,
        }
    }
}

/// The rows of one child, in order, without those that another row restates.
pub(super) fn settle(rows: &[Episode], all: &mut Histories) -> Vec<Settled> {
    let mut settled = Vec::with_capacity(rows.len());
    for restated in rows.chunk_by(|a, b| a.start == b.start) {
        let rank = |row: &Episode| Rank::of(row, &all.window);
        let best = restated.iter().map(rank).max();
        let Some(best) = best else { continue };
        // Rows that say the same stand together, and the last of the best is as good as any.
        let Some(used) = restated.iter().rfind(|row| rank(row) == best).copied() else {
            continue;
        };
        let year = all.window.year(used.at);
        let mut doubt = false;
        let mut found = Vec::new();
        for row in restated.iter().filter(|row| row.at != used.at) {
            if rank(row) != best {
                if row.is_open() && all.window.year(row.at) > year {
                    found.push((*row, AnomalyCode::OpenAgain));
                }
                all.restated = all.restated.saturating_add(1);
            } else if row.says_what(&used) {
                found.push((*row, AnomalyCode::DuplicateRow));
            } else {
                doubt = true;
                found.push((*row, AnomalyCode::ConflictingRows));
            }
        }
        for (row, code) in found {
            all.notice(&row, code);
        }
        settled.push(Settled {
            episode: used,
            year,
            doubt,
        });
    }
    give_way(settled, all)
}

/// Leaves out the open episodes of an earlier return in whose time a later return has others: their
/// start was corrected, or they were withdrawn.
fn give_way(settled: Vec<Settled>, all: &mut Histories) -> Vec<Settled> {
    let mut years = settled.iter().map(|row| row.year);
    let first = years.next();
    if years.all(|year| Some(year) == first) {
        return settled;
    }
    // By end, the latest first and open ones before all; beside each the newest year so far.
    let mut ends: Vec<(Option<Date>, Option<ReturnYear>)> = settled
        .iter()
        .map(|row| (row.episode.end, row.year))
        .collect();
    ends.sort_by(|a, b| match (a.0, b.0) {
        (Some(a), Some(b)) => b.cmp(&a),
        (a, b) => a.is_some().cmp(&b.is_some()),
    });
    let mut newest = None;
    for (_, year) in &mut ends {
        newest = newest.max(*year);
        *year = newest;
    }
    let (gone, kept): (Vec<Settled>, Vec<Settled>) = settled.into_iter().partition(|row| {
        let start = row.episode.start;
        let reaching = ends.partition_point(|(end, _)| end.is_none_or(|end| end > start));
        let newest = reaching.checked_sub(1).and_then(|last| ends.get(last));
        row.episode.is_open() && newest.is_some_and(|(_, year)| *year > row.year)
    });
    for row in gone {
        all.notice(&row.episode, AnomalyCode::GaveWay);
    }
    kept
}
