//! For which children a case is made.

use reunify::calendar::Date;

use super::{WhyNot, WhySeeded};
use crate::code::Placement;
use crate::history::{Period, PeriodEnd, Run, Told};
use crate::submission::Episode;

/// Whether a case is made for a child.
pub(super) enum Verdict {
    /// The child is at home, went home lately, or is to go home.
    Yes {
        why: WhySeeded,
        home_since: Option<Date>,
    },
    /// The child is, did, or may have; and yet no case is made.
    No(WhyNot),
    /// The child is not at home, and did not go home lately.
    Elsewhere,
}

/// `is_planned` says whether a list has it that the plan for the child is to go home.
pub(super) fn verdict(told: &Told, is_planned: bool, from: Date, as_of: Date) -> Verdict {
    let found = match candidate(&told.runs, from) {
        None | Some(Err(_)) if is_planned => Some(planned(&told.runs)),
        found => found,
    };
    let lately = |run: &Run| {
        let last = run.episodes.last();
        last.is_some_and(|last| last.end.is_none_or(|end| end >= from))
    };
    let doubt = told.has_hole || told.runs.iter().any(|run| run.doubt);
    let doubt_lately = told.runs.iter().any(|run| run.doubt && lately(run))
        || (told.has_hole && told.runs.iter().any(lately));
    if doubt_lately || (found.is_some() && doubt) {
        return Verdict::No(WhyNot::InDoubt);
    }
    let of_age = told.birth.and_then(|birth| birth.plus_months(18 * 12));
    match found {
        None => Verdict::Elsewhere,
        Some(_) if of_age.is_some_and(|day| day <= as_of) => Verdict::No(WhyNot::Aged18),
        Some(Err(why)) => Verdict::No(why),
        Some(Ok((why, home_since))) => Verdict::Yes { why, home_since },
    }
}

/// Why there is a case, and since when the child is at home.
type Found = Result<(WhySeeded, Option<Date>), WhyNot>;

fn planned(runs: &[Run]) -> Found {
    let end = runs.last().and_then(Period::of).map(|period| period.end);
    match end {
        Some(PeriodEnd::Open) => Ok((WhySeeded::PlanToGoHome, None)),
        _ => Err(WhyNot::NotLookedAfter),
    }
}

fn candidate(runs: &[Run], from: Date) -> Option<Found> {
    let (last, earlier) = runs.split_last()?;
    let home_on = |run: &Run| match Period::of(run)?.end {
        PeriodEnd::Ceased { on, by } => by.home().map(|_| on).filter(|on| *on >= from),
        PeriodEnd::Open | PeriodEnd::Unknown => None,
    };
    let placed = last_stay(&last.episodes);
    if Period::of(last)?.end == PeriodEnd::Open
        && let Some(since) = placed
    {
        return Some(Ok((WhySeeded::PlacedWithParents, Some(since))));
    }
    if let Some(left_care) = home_on(last) {
        return Some(Ok((WhySeeded::LeftCareForHome, placed.or(Some(left_care)))));
    }
    let came_back = earlier.iter().any(|run| home_on(run).is_some());
    came_back.then_some(Err(WhyNot::LookedAfterAgain))
}

/// The start of the stay with own parents that the episodes end with, if they do.
fn last_stay(episodes: &[Episode]) -> Option<Date> {
    let with_parents = |row: &&Episode| row.placement.is_some_and(Placement::is_with_parents);
    let stay = episodes.iter().rev().take_while(with_parents);
    stay.last().map(|row| row.start)
}
