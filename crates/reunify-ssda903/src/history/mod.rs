//! From rows to what happened to each child: periods of care, placements with own parents, and
//! returns home.

mod chain;
mod check;
mod later;
mod period;
mod return_home;
mod settle;
mod spell;
mod window;

use std::collections::BTreeSet;

use reunify::calendar::Date;

pub(crate) use chain::Run;
pub use later::{Later, MONTHS as LATER_MONTHS};
pub use period::{Period, PeriodEnd};
pub use return_home::{NotFollowed, ReturnHome};
pub use spell::{Spell, SpellEnd};
pub use window::Window;

use crate::anomaly::{Anomaly, AnomalyCode, Effect};
use crate::read::Column;
use crate::submission::{ChildNo, Submissions};

/// The episodes of one child, joined into runs.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) child: ChildNo,
    /// The day of birth, where the files give one and only one.
    pub(crate) birth: Option<Date>,
    /// Whether a row of an episode of the child was set aside.
    pub(crate) has_hole: bool,
    pub(crate) runs: Vec<Run>,
}

/// What happened to each child, as far as the rows tell it.
#[derive(Debug)]
pub struct Histories {
    /// What days the rows cover, and the day that was asked about.
    pub window: Window,
    /// Every period of care, by child and start; those in doubt are marked.
    pub periods: Vec<Period>,
    /// Every placement with own parents in a period that is not in doubt.
    pub spells: Vec<Spell>,
    /// Every return home that ended a period that is not in doubt.
    pub returns: Vec<ReturnHome>,
    /// What came after each of those after which the child was looked after again.
    pub later: Vec<Later>,
    /// Everything that does not hold together, by child and row.
    pub anomalies: Vec<Anomaly>,
    /// How many rows restate an episode that another row is used for.
    pub restated: u64,
    /// How many rows are of short breaks (V3 and V4), which are kept apart.
    pub short_breaks: u64,
    /// How many children have rows that are used.
    pub children: u64,
    /// How many of them have no day of birth that is known.
    pub without_birth: u64,
}

impl Histories {
    /// Works out what happened, as of a day. The same rows give the same histories, in whatever
    /// files and order they come.
    #[must_use]
    pub fn of(submissions: &Submissions, as_of: Date) -> Self {
        Self::telling(submissions, as_of, |_| {})
    }

    /// Works out what happened, and tells the episodes of each child as they are joined.
    pub(crate) fn telling(
        submissions: &Submissions,
        as_of: Date,
        mut tell: impl FnMut(Told),
    ) -> Self {
        let window = Window::of(submissions, as_of);
        let mut all = Self {
            window,
            periods: Vec::new(),
            spells: Vec::new(),
            returns: Vec::new(),
            later: Vec::new(),
            anomalies: submissions.noticed.clone(),
            restated: 0,
            short_breaks: 0,
            children: 0,
            without_birth: 0,
        };
        let born = births(submissions, &mut all.anomalies);
        let with_holes = with_holes(submissions);
        for rows in submissions.episodes.chunk_by(|a, b| a.child == b.child) {
            let Some(child) = rows.first().map(|row| row.child) else {
                continue;
            };
            let birth = born.get(child.place()).copied().flatten();
            let settled = settle::settle(rows, &mut all);
            let checked = check::check(settled, birth, &mut all);
            if checked.is_empty() {
                continue;
            }
            all.children = all.children.saturating_add(1);
            let nameless = u64::from(birth.is_none());
            all.without_birth = all.without_birth.saturating_add(nameless);
            let runs = chain::runs(checked, &mut all);
            let has_hole = with_holes.contains(&child);
            let found = return_home::found(&runs, birth, has_hole, all.window.followed_to);
            all.later.extend(later::after(&found, &runs));
            all.returns.extend(found);
            for run in &runs {
                all.spells.extend(spell::spells(run));
                all.periods.extend(Period::of(run));
            }
            tell(Told {
                child,
                birth,
                has_hole,
                runs,
            });
        }
        all.anomalies.sort_unstable();
        all
    }

    fn notice(&mut self, row: &crate::submission::Episode, code: AnomalyCode) {
        self.notice_in(row, code, None);
    }

    fn notice_in(
        &mut self,
        row: &crate::submission::Episode,
        code: AnomalyCode,
        column: Option<Column>,
    ) {
        self.anomalies.push(Anomaly {
            child: Some(row.child),
            at: row.at,
            code,
            column,
        });
    }
}

/// The day of birth of each child, where the files give one and only one.
fn births(submissions: &Submissions, anomalies: &mut Vec<Anomaly>) -> Vec<Option<Date>> {
    let mut born = vec![None; submissions.children.len()];
    for given in submissions.births.chunk_by(|a, b| a.0 == b.0) {
        let Some((child, birth, _)) = given.first().copied() else {
            continue;
        };
        match given.iter().find(|(_, other, _)| *other != birth) {
            None => {
                if let Some(slot) = born.get_mut(child.place()) {
                    *slot = Some(birth);
                }
            }
            Some((_, _, at)) => anomalies.push(Anomaly {
                child: Some(child),
                at: *at,
                code: AnomalyCode::SeveralBirths,
                column: Some(Column::Dob),
            }),
        }
    }
    born
}

/// The children of whom a row of an episode was set aside: something of theirs is not known.
pub(crate) fn with_holes(submissions: &Submissions) -> BTreeSet<ChildNo> {
    let noticed = submissions.noticed.iter();
    let holes = noticed.filter(|anomaly| {
        anomaly.code.effect() == Effect::RowSetAside && anomaly.column != Some(Column::Review)
    });
    holes.filter_map(|anomaly| anomaly.child).collect()
}
