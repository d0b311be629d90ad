//! Help for judgements: the levels that people picked beside the table's pattern, and advice.

use super::Answer;
use super::changes::Changes;
use super::evaluation::{AdvisoryStanding, ClassificationStanding, ColumnAnswer};
use super::moment::Moment;
use super::state::State;
use crate::calendar::Date;
use crate::case::{Key, Kind};
use crate::json::Value;
use crate::plan::{Classification, Level};

/// The level that was last picked for each classification, in this attempt.
pub(crate) fn classifications(
    state: &State<'_>,
    as_of: Date,
    changes: &mut Changes,
) -> Vec<ClassificationStanding> {
    let moment = Moment::end_of(as_of);
    let began = state.path.attempt_began(moment, changes);
    let last = |classification: &Classification| {
        let key = Key {
            kind: Kind::Task,
            id: classification.task.clone(),
        };
        let counts = |order: &crate::case::Order| {
            *order <= moment.upto && began.is_none_or(|began| *order >= began)
        };
        let (order, event) = state
            .view
            .list(&key)
            .filter(|(order, _)| counts(order))
            .last()?;
        let data = event.entry.what.data()?;
        let level = classification.level(data)?;
        Some(ClassificationStanding {
            item: format!("classification:{}:{}", classification.id, event.seq),
            classification: classification.id.clone(),
            title: classification.title.clone(),
            level: level.id.clone(),
            level_title: level.title.clone(),
            usually: level.usually.clone(),
            recorded_by: state.reference(order)?,
            table_shows: classification.table_shows(data),
            departs: classification.departs(data),
            departure: classification
                .departure_at
                .of(data)
                .and_then(Value::as_text)
                .map(str::to_owned),
            answers: classification.answers(level, data),
            grounds: state.engine.grounds(&classification.basis),
        })
    };
    state
        .engine
        .plan
        .classifications
        .iter()
        .filter_map(last)
        .collect()
}

impl Classification {
    /// The level that was recorded.
    fn level(&self, data: &Value) -> Option<&Level> {
        let picked = self.level_at.of(data)?.as_text()?;
        self.levels.iter().find(|level| level.id.as_str() == picked)
    }

    /// The levels for which the table shows the answers that were given.
    fn table_shows(&self, data: &Value) -> Vec<crate::plan::Id> {
        let shown = self
            .levels
            .iter()
            .filter(|level| self.pattern_fits(level, data));
        shown.map(|level| level.id.clone()).collect()
    }

    fn pattern_fits(&self, level: &Level, data: &Value) -> bool {
        level.pattern.iter().all(|cell| {
            let column = self.columns.iter().find(|column| column.id == cell.column);
            let answer = column.and_then(|column| column.at.of(data));
            answer.is_some_and(|answer| cell.any_of.contains(answer))
        })
    }

    /// Whether the level that was recorded is another than the table shows for the answers.
    pub(crate) fn departs(&self, data: &Value) -> bool {
        self.level(data)
            .is_some_and(|level| !self.pattern_fits(level, data))
    }

    fn answers(&self, level: &Level, data: &Value) -> Vec<ColumnAnswer> {
        let answer = |column: &crate::plan::Column| {
            let answer = column.at.of(data).cloned();
            let cell = level.pattern.iter().find(|cell| cell.column == column.id);
            let fits = cell.is_none_or(|cell| {
                answer
                    .as_ref()
                    .is_some_and(|answer| cell.any_of.contains(answer))
            });
            ColumnAnswer {
                column: column.id.clone(),
                title: column.title.clone(),
                answer,
                fits,
            }
        };
        self.columns.iter().map(answer).collect()
    }
}

/// The advice that is given on a day.
pub(crate) fn advisories(
    state: &State<'_>,
    as_of: Date,
    changes: &mut Changes,
) -> Vec<AdvisoryStanding> {
    let engine = state.engine;
    let mut given = Vec::new();
    for (advisory, compiled) in engine.plan.advisories.iter().zip(&engine.advisories) {
        if !advisory.basis.in_force_on(as_of) || compiled.except.covers(as_of) {
            continue;
        }
        let moment = Moment::end_of(as_of);
        // Most advice is not given, and then nobody asks why.
        if state.holds(&compiled.when, moment, changes) == Answer::Yes {
            given.push(AdvisoryStanding {
                item: format!("advisory:{}", advisory.id),
                advisory: advisory.id.clone(),
                title: advisory.title.clone(),
                advice: advisory.advice.clone(),
                to: engine.holders(&advisory.to),
                grounds: engine.grounds_of("advisories", &advisory.id, &advisory.basis),
                why: state.reason(&compiled.when, moment, changes),
            });
        }
    }
    given
}
