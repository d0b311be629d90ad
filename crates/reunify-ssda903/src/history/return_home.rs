//! A return home, and what came after it.

use reunify::calendar::Date;

use super::chain::Run;
use super::period::{Period, PeriodEnd};
use super::spell::{SpellEnd, spells};
use crate::code::{Home, ReasonCeased};
use crate::submission::ChildNo;

/// A child who ceased to be looked after and returned home (E4A or E4B).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReturnHome {
    /// The child.
    pub child: ChildNo,
    /// The day on which the child went home: the start of the placement with own parents that was
    /// the last before the exit, or the day of the exit where there was none.
    pub went_home: Date,
    /// The day on which the child ceased to be looked after (DEC).
    pub left_care: Date,
    /// Whether it was part of the care planning.
    pub home: Home,
    /// The day on which the child was looked after again, under 18, if that was seen.
    pub again: Option<Date>,
    /// The last day on which that would have been seen.
    pub followed_to: Result<Date, NotFollowed>,
}

/// Why nothing can be said of what came after a return.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotFollowed {
    /// The child was 18 by then.
    Aged18,
    /// The next period of care is in doubt, or a row of the child was set aside.
    InDoubt,
}

impl ReturnHome {
    /// Whether the child went home in a placement with own parents first.
    #[must_use]
    pub fn was_placed_first(&self) -> bool {
        self.went_home < self.left_care
    }
}

/// The returns home among the runs of one child.
pub(super) fn found(
    runs: &[Run],
    birth: Option<Date>,
    has_hole: bool,
    last_day: Date,
) -> Vec<ReturnHome> {
    let of_age = birth.and_then(|birth| birth.plus_months(18 * 12));
    let last_as_child = of_age.and_then(|day| day.plus_days(-1));
    let mut returns = Vec::new();
    let following = runs.iter().skip(1).map(Some).chain([None]);
    for (run, next) in runs.iter().zip(following) {
        let Some((left_care, home)) = ended_home(run) else {
            continue;
        };
        let in_doubt = has_hole || next.is_some_and(|next| next.doubt);
        let followed_to = if last_as_child.is_some_and(|last| left_care > last) {
            Err(NotFollowed::Aged18)
        } else if in_doubt {
            Err(NotFollowed::InDoubt)
        } else {
            Ok(last_as_child.map_or(last_day, |last| last.min(last_day)))
        };
        let again = next
            .and_then(|next| next.episodes.first())
            .map(|row| row.start);
        let again = again.filter(|again| followed_to.is_ok_and(|last| *again <= last));
        let Some(child) = run.episodes.first().map(|row| row.child) else {
            continue;
        };
        returns.push(ReturnHome {
            child,
            went_home: went_home(run, left_care),
            left_care,
            home,
            again,
            followed_to,
        });
    }
    returns
}

fn ended_home(run: &Run) -> Option<(Date, Home)> {
    let period = Period::of(run).filter(|period| !period.in_doubt)?;
    match period.end {
        PeriodEnd::Ceased { on, by } => Some((on, ReasonCeased::home(by)?)),
        PeriodEnd::Open | PeriodEnd::Unknown => None,
    }
}

fn went_home(run: &Run, left_care: Date) -> Date {
    let last = spells(run).last().copied();
    let last = last.filter(|spell| matches!(spell.end, SpellEnd::Ceased { .. }));
    last.map_or(left_care, |spell| spell.start)
}
