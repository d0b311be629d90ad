//! What stages that a case is past expected, and nobody recorded.

use super::Answer;
use super::changes::Changes;
use super::evaluation::Owed;
use super::moment::Moment;
use super::state::State;
use crate::calendar::Date;
use crate::case::{Key, Kind};
use crate::engine::compiled::{QueryId, Scope, Scoped};
use crate::plan::{Basis, Id, Stage, Work};

/// What is owed from the stages before the present one, in their order.
pub(crate) fn owed(state: &State<'_>, as_of: Date, changes: &mut Changes) -> Vec<Owed> {
    let engine = state.engine;
    let Some(here) = engine.stage(&state.path.now().stage) else {
        return Vec::new();
    };
    if here.r#final {
        return Vec::new();
    }
    let moment = Moment::end_of(as_of);
    let mut earlier: Vec<(&Stage, _)> = engine
        .plan
        .stages
        .iter()
        .zip(&engine.owed_when)
        .filter(|(stage, _)| stage.order < here.order && !stage.r#final)
        .collect();
    earlier.sort_by_key(|(stage, _)| stage.order);
    let mut found = Vec::new();
    for (stage, when) in earlier {
        let expected = match when {
            Some(cond) => state.holds(cond, moment, changes),
            None => Answer::Yes,
        };
        if expected == Answer::No {
            continue;
        }
        for work in &stage.expects {
            if state.engine.expects_no_longer(&stage.id, work, as_of) {
                continue;
            }
            let Some(work) = Expected::of(state, work) else {
                continue;
            };
            let of = Scoped {
                query: work.query,
                within: Scope::Attempt,
            };
            if state.found(&of, moment, changes).is_empty() {
                found.push(work.owed(state, stage, moment, changes));
            }
        }
    }
    found
}

struct Expected<'a> {
    id: &'a Id,
    title: &'a str,
    by: &'a [Id],
    basis: &'a Basis,
    query: QueryId,
}

impl<'a> Expected<'a> {
    fn of(state: &State<'a>, work: &'a Work) -> Option<Self> {
        Some(match work {
            Work::Task(id) => {
                let found = state.engine.task(id)?;
                let task = &found.task;
                Self {
                    id,
                    title: &task.title,
                    by: &task.done_by,
                    basis: &task.basis,
                    query: found.query,
                }
            }
            Work::Decision(id) => {
                let found = state.engine.decision(id)?;
                let decision = &found.decision;
                Self {
                    id,
                    title: &decision.title,
                    by: &decision.made_by,
                    basis: &decision.basis,
                    query: found.query,
                }
            }
        })
    }

    fn owed(
        &self,
        state: &State<'_>,
        stage: &Stage,
        moment: Moment,
        changes: &mut Changes,
    ) -> Owed {
        let began = state.path.attempt_began(moment, changes);
        let key = Key {
            kind: Kind::Deviation,
            id: self.id.clone(),
        };
        let counts = |order: &crate::case::Order| {
            *order <= moment.upto && began.is_none_or(|began| *order >= began)
        };
        let deviations = state.view.list(&key).map(|(order, _)| order).filter(counts);
        Owed {
            item: format!("owed:{}:{}", stage.id, self.id),
            stage: stage.id.clone(),
            stage_title: stage.title.clone(),
            id: self.id.clone(),
            title: self.title.to_owned(),
            by: state.engine.holders(self.by),
            grounds: state.engine.grounds(self.basis),
            deviations: deviations
                .filter_map(|order| state.reference(order))
                .collect(),
        }
    }
}
