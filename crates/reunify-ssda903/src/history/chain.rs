//! Joining episodes into runs: one that goes on (X1) and the one that starts on that day.

use std::collections::BTreeSet;

use reunify::calendar::Date;

use super::Histories;
use super::settle::Settled;
use crate::anomaly::AnomalyCode;
use crate::code::{ReasonCeased, ReasonForNewEpisode};
use crate::submission::Episode;

/// Episodes of one child that follow each other.
#[derive(Debug, Default)]
pub(crate) struct Run {
    pub(crate) episodes: Vec<Episode>,
    /// Whether something about them does not hold together.
    pub(crate) doubt: bool,
}

/// The runs of one child, in order, without short breaks.
pub(super) fn runs(rows: Vec<Settled>, all: &mut Histories) -> Vec<Run> {
    let is_short = |row: &Settled| row.episode.is_short_breaks();
    let (short, rows): (Vec<Settled>, Vec<Settled>) = rows.into_iter().partition(is_short);
    let count = u64::try_from(short.len()).unwrap_or(u64::MAX);
    all.short_breaks = all.short_breaks.saturating_add(count);
    let breaks = Breaks::of(&short);
    let mut runs: Vec<Run> = Vec::new();
    let mut reach = Reach::default();
    for Settled { episode, doubt, .. } in rows {
        let before = runs.last().and_then(|run| run.episodes.last()).copied();
        let joined = before.is_some_and(|before| joins(&before, &episode));
        if joined {
            if episode.reason == Some(ReasonForNewEpisode::S) {
                all.notice(&episode, AnomalyCode::StartsWhereItGoesOn);
                mark(runs.last_mut());
            }
        } else {
            if let Some(before) = &before {
                ends_well(before, &breaks, runs.last_mut(), all);
            }
            runs.push(Run::default());
        }
        let place = runs.len().saturating_sub(1);
        let overlapped = reach.over(episode.start);
        if let Some(other) = overlapped {
            all.notice(&episode, AnomalyCode::Overlap);
            mark(runs.get_mut(other));
            mark(runs.get_mut(place));
        }
        if !joined {
            if breaks.go_on.contains(&episode.start) {
                all.notice(&episode, AnomalyCode::JoinedToShortBreaks);
                mark(runs.get_mut(place));
            }
            let starts = matches!(episode.reason, None | Some(ReasonForNewEpisode::S));
            if before.is_some() && overlapped.is_none() && !starts {
                all.notice(&episode, AnomalyCode::DoesNotStart);
                mark(runs.get_mut(place));
            }
        }
        reach.to(episode.end, place);
        if let Some(run) = runs.get_mut(place) {
            run.doubt |= doubt;
            run.episodes.push(episode);
        }
    }
    let last = runs.last().and_then(|run| run.episodes.last()).copied();
    if let Some(last) = &last {
        ends_well(last, &breaks, runs.last_mut(), all);
    }
    runs
}

fn mark(run: Option<&mut Run>) {
    if let Some(run) = run {
        run.doubt = true;
    }
}

/// Whether an episode goes on in another. Where it is not known why it ceased, the other says.
fn joins(before: &Episode, after: &Episode) -> bool {
    let goes_on = match before.ceased {
        Some(ReasonCeased::X1) => true,
        None | Some(ReasonCeased::Other) => after.reason != Some(ReasonForNewEpisode::S),
        Some(_) => false,
    };
    goes_on && before.end == Some(after.start)
}

/// Holds the last episode of a run against what follows it, which is none of its own.
fn ends_well(last: &Episode, breaks: &Breaks, run: Option<&mut Run>, all: &mut Histories) {
    let Some(end) = last
        .end
        .filter(|_| last.ceased.is_some_and(ReasonCeased::goes_on))
    else {
        return;
    };
    let code = if breaks.start.contains(&end) {
        AnomalyCode::JoinedToShortBreaks
    } else {
        AnomalyCode::GoesOnInNothing
    };
    all.notice(last, code);
    mark(run);
}

/// The days on which short breaks start, and on which they go on in something.
struct Breaks {
    start: BTreeSet<Date>,
    go_on: BTreeSet<Date>,
}

impl Breaks {
    fn of(short: &[Settled]) -> Self {
        let goes_on = |row: &&Settled| row.episode.ceased == Some(ReasonCeased::X1);
        Self {
            start: short.iter().map(|row| row.episode.start).collect(),
            go_on: short
                .iter()
                .filter(goes_on)
                .filter_map(|row| row.episode.end)
                .collect(),
        }
    }
}

/// How far the episodes so far reach, and in which run the furthest is.
#[derive(Default)]
struct Reach {
    /// `None` before the first; an end of `None` is open.
    furthest: Option<(Option<Date>, usize)>,
}

impl Reach {
    /// The run of an episode that is not over on a day.
    fn over(&self, start: Date) -> Option<usize> {
        let (end, run) = self.furthest?;
        end.is_none_or(|end| end > start).then_some(run)
    }

    fn to(&mut self, end: Option<Date>, run: usize) {
        let further = match (self.furthest, end) {
            (None, _) | (Some((Some(_), _)), None) => true,
            (Some((None, _)), _) => false,
            (Some((Some(furthest), _)), Some(end)) => end >= furthest,
        };
        if further {
            self.furthest = Some((end, run));
        }
    }
}
