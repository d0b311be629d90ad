//! From the episodes of a child to the entries of a case.

use std::collections::{BTreeMap, BTreeSet};

use reunify::Entry;
use reunify::calendar::Date;
use reunify::case::Standing;
use reunify::json::Value;

use super::log::Log;
use super::{Ask, Gap, LeftOut, Mapping, Sources};
use crate::code::{Home, Placement, ReasonCeased, ReasonForNewEpisode};
use crate::history::{Run, Told};
use crate::submission::{Episode, RowAt};

/// The entries of a case, in order, and what is left out of it.
pub(super) fn of(
    told: &Told,
    home_since: Option<Date>,
    ask: &Ask,
    mapping: &'static Mapping,
    sources: &Sources<'_>,
) -> (Vec<Entry>, Vec<LeftOut>) {
    let mut writer = Writer {
        mapping,
        sources,
        log: Log::new(ask, mapping, sources.window),
        gaps: BTreeMap::new(),
        with_parent: None,
        placed_home: home_since.filter(|day| was_placed(*day, told)),
    };
    writer.birth(told);
    let count = told.runs.len();
    for (place, run) in told.runs.iter().enumerate() {
        let is_last = place.saturating_add(1) == count;
        writer.run(run, told.birth, is_last);
    }
    if home_since.is_none() {
        writer.gaps.entry(Gap::PlanToGoHome).or_default();
    }
    let reviews = sources.submissions.reviews_of(told.child);
    for review in reviews.iter().filter(|review| review.held <= ask.as_of) {
        writer.gap(Gap::Review, review.held);
    }
    let left_out = |(gap, on): (Gap, BTreeSet<Date>)| LeftOut {
        gap,
        item: gap.item(),
        needs: gap.needs(),
        because: gap.because(),
        on: on.into_iter().collect(),
    };
    let gaps = writer.gaps.into_iter().map(left_out).collect();
    (writer.log.entries, gaps)
}

struct Writer<'a> {
    mapping: &'static Mapping,
    sources: &'a Sources<'a>,
    log: Log<'a>,
    gaps: BTreeMap<Gap, BTreeSet<Date>>,
    /// What the case says of living with a parent so far.
    with_parent: Option<bool>,
    /// The start of the placement with own parents by which the child went home.
    placed_home: Option<Date>,
}

/// Whether the child went home by being placed with own parents, whatever came later.
fn was_placed(since: Date, told: &Told) -> bool {
    let last = told.runs.last().map(|run| run.episodes.iter());
    let placed = |row: &Episode| row.placement.is_some_and(Placement::is_with_parents);
    last.is_some_and(|mut rows| rows.any(|row| row.start == since && placed(row)))
}

impl Writer<'_> {
    fn birth(&mut self, told: &Told) {
        let first = told.runs.first().and_then(|run| run.episodes.first());
        let Some(first) = first else { return };
        match told.birth {
            Some(birth) => {
                let source = self.sources.submissions.birth_at(told.child);
                let value = Some(Value::from(birth.to_string().as_str()));
                self.log
                    .fact(first.start, "date-of-birth", Standing::Known, value, source);
            }
            None => {
                self.gaps.entry(Gap::DateOfBirth).or_default();
            }
        }
    }

    fn run(&mut self, run: &Run, birth: Option<Date>, is_last: bool) {
        let mut before: Option<&Episode> = None;
        for episode in &run.episodes {
            self.status(episode, before);
            self.placement(episode, before);
            before = Some(episode);
        }
        let Some(last) = before else { return };
        if let (Some(on), Some(by)) = (last.end, last.ceased)
            && !by.goes_on()
        {
            self.ceased(last, on, by, birth, is_last);
        }
    }

    /// The start of being looked after, and changes of legal status.
    fn status(&mut self, episode: &Episode, before: Option<&Episode>) {
        let on = episode.start;
        if before.is_some_and(|before| before.legal_status == episode.legal_status) {
            return;
        }
        let Some(code) = episode.legal_status else {
            return;
        };
        let name = self.mapping.legal_status(code);
        let starts = before.is_none() && episode.reason == Some(ReasonForNewEpisode::S);
        if before.is_none() && !starts {
            self.gap(Gap::StartOfCare, on);
        }
        match (name, before.is_some()) {
            (Some(name), true) => {
                let data = [
                    ("legal-status", Value::from(name)),
                    ("looked-after", Value::from(true)),
                ];
                self.log.occurrence(on, "legal-status-changed", data);
            }
            (Some(name), false) if starts => {
                let data = [("legal-status", Value::from(name))];
                self.log.occurrence(on, "became-looked-after", data);
            }
            (name, _) => {
                let at = Some(episode.at);
                if before.is_none() {
                    self.log.known(on, "looked-after", Value::from(true), at);
                }
                match name {
                    Some(name) => self.log.known(on, "legal-status", Value::from(name), at),
                    None => {
                        self.gap(Gap::LegalStatus, on);
                        let meaning = code.meaning().trim_end_matches('.');
                        let words = format!("{}: {meaning}", code.as_str());
                        let value = Some(Value::from(words.as_str()));
                        self.log
                            .fact(on, "legal-status", Standing::Unconfirmed, value, at);
                    }
                }
            }
        }
    }

    fn placement(&mut self, episode: &Episode, before: Option<&Episode>) {
        let on = episode.start;
        if before.is_none() || episode.reason != Some(ReasonForNewEpisode::L) {
            self.gap(Gap::Placement, on);
        }
        let kind = |episode: &Episode| {
            let code = episode.placement?;
            self.mapping.placement(code)
        };
        let (now, then) = (kind(episode), before.map(kind));
        let at = Some(episode.at);
        if self.placed_home == Some(on)
            && let Some(home) = now.filter(|kind| kind.with_parent == Some(true))
        {
            // Whether it came before the assessment is left open, so that the plan asks for it.
            let data = [("placement", Value::from(home.name))];
            self.log.occurrence(on, "child-went-home", data);
            self.with_parent = home.with_parent;
            self.gap(Gap::PlacedAtHome, on);
            return;
        }
        if then.is_none_or(|then| then.map(|kind| kind.name) != now.map(|kind| kind.name)) {
            match now {
                Some(kind) => self.log.known(on, "placement", Value::from(kind.name), at),
                None => {
                    self.gap(Gap::UnknownPlacement, on);
                    self.log.fact(on, "placement", Standing::NotAsked, None, at);
                }
            }
        }
        let with_parent = now.and_then(|kind| kind.with_parent);
        if self.with_parent == Some(true) && with_parent != Some(true) {
            self.gap(Gap::EarlierReturn, on);
        }
        self.lives(on, with_parent, at);
    }

    /// Says whether the child lives with a parent, if that is not what the case says already.
    fn lives(&mut self, on: Date, with_parent: Option<bool>, at: Option<RowAt>) {
        if self.with_parent == with_parent {
            return;
        }
        match with_parent {
            Some(with) => self
                .log
                .known(on, "living-with-parent", Value::from(with), at),
            None => self
                .log
                .fact(on, "living-with-parent", Standing::NotAsked, None, at),
        }
        self.with_parent = with_parent;
    }

    fn ceased(
        &mut self,
        last: &Episode,
        on: Date,
        by: ReasonCeased,
        birth: Option<Date>,
        is_last: bool,
    ) {
        let at = Some(last.at);
        let home = by.home();
        let placed = last.placement.is_some_and(Placement::is_with_parents);
        // A child who is no longer looked after is not placed with a parent under regulation 19: the
        // plan itself says so when a child ceases to be looked after.
        if home.is_some() && is_last && !placed {
            let data = [
                ("placement", Value::from("none")),
                ("before-assessment", Value::from(false)),
            ];
            self.log.occurrence(on, "child-went-home", data);
            self.with_parent = Some(true);
            // A child who was placed with parents went home before, whatever became of the plan later.
            if home == Some(Home::Unplanned) {
                self.gap(Gap::Unplanned, on);
            }
        }
        let of_age = birth.and_then(|birth| birth.plus_months(18 * 12));
        let is_child = of_age.map(|day| on < day);
        match self.mapping.how(by, is_child) {
            Some(how) => {
                let data = [("how", Value::from(how))];
                self.log.occurrence(on, "ceased-to-be-looked-after", data);
            }
            None => {
                self.gap(Gap::EndOfCare, on);
                self.log.known(on, "looked-after", Value::from(false), at);
                self.log.known(on, "placement", Value::from("none"), at);
                self.log
                    .fact(on, "legal-status", Standing::NotAsked, None, at);
            }
        }
        let with_parent = home.map(|_| true);
        self.lives(on, with_parent, at);
    }

    fn gap(&mut self, gap: Gap, on: Date) {
        self.gaps.entry(gap).or_default().insert(on);
    }
}
