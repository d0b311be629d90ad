//! Until when an answer stays as it is.

use super::changes::Changes;
use super::evaluation::CaseStanding;
use super::standing;
use super::state::State;
use super::{actions, judgement};
use crate::calendar::Date;

/// For each part of an answer, the first later day on which it could be another.
///
/// Every question that was asked names a day on which its own answer could change; not each of
/// them changes the whole. So the days are tried, in order, until one does; and on each, only the
/// parts that it could change are worked out again.
#[derive(Debug)]
pub(super) struct Horizon {
    pub(super) whole: Changes,
    pub(super) owing: Changes,
    pub(super) decisions: Changes,
    pub(super) requirements: Changes,
    pub(super) rules: Vec<Changes>,
    pub(super) actions: Changes,
    pub(super) classifications: Changes,
    pub(super) advisories: Changes,
}

impl Horizon {
    pub(super) fn after(day: Date) -> Self {
        let changes = Changes::after(day);
        Self {
            whole: changes,
            owing: changes,
            decisions: changes,
            requirements: changes,
            rules: Vec::new(),
            actions: changes,
            classifications: changes,
            advisories: changes,
        }
    }

    fn first(&self) -> Option<Date> {
        let parts = [
            self.whole,
            self.owing,
            self.decisions,
            self.requirements,
            self.actions,
            self.classifications,
            self.advisories,
        ];
        let all = parts.iter().chain(&self.rules);
        all.filter_map(|changes| changes.first()).min()
    }

    /// The first later day on which the answer is another.
    pub(super) fn next_change(mut self, state: &mut State<'_>, now: &CaseStanding) -> Option<Date> {
        while let Some(day) = self.first() {
            // Where an event is recorded for that day, or the case goes another way, any part can
            // be another.
            let another_way = state.move_to(day);
            if another_way || self.whole.is_by(day) {
                let (then, until) = standing::standing(state, day);
                if then != *now {
                    return Some(day);
                }
                self = until;
            } else if self.differs(state, day, now) {
                return Some(day);
            }
        }
        None
    }

    /// Whether a part that could be another on a day is. The others are as they were, and so is what
    /// actions are made from.
    fn differs(&mut self, state: &State<'_>, day: Date, now: &CaseStanding) -> bool {
        let occasions = actions::Occasions {
            deadlines: &now.deadlines,
            owed: &now.owed,
            decisions: &now.decisions,
            requirements: &now.requirements,
        };
        anew(&mut self.owing, day, |changes| {
            let (deadlines, owed) = standing::owing(state, day, changes);
            deadlines != now.deadlines || owed != now.owed
        }) || anew(&mut self.decisions, day, |changes| {
            state.decisions(day, changes) != now.decisions
        }) || anew(&mut self.requirements, day, |changes| {
            standing::gating(state, day, &now.decisions, changes) != now.requirements
        }) || self.a_rule_differs(state, day, now)
            || anew(&mut self.actions, day, |changes| {
                actions::actions(state, day, &occasions, changes) != now.actions
            })
            || anew(&mut self.classifications, day, |changes| {
                judgement::classifications(state, day, changes) != now.classifications
            })
            || anew(&mut self.advisories, day, |changes| {
                judgement::advisories(state, day, changes) != now.advisories
            })
    }

    #[cfg(feature = "rules")]
    fn a_rule_differs(&mut self, state: &State<'_>, day: Date, now: &CaseStanding) -> bool {
        let rules = state.engine.rules.iter().zip(&mut self.rules);
        rules.into_iter().any(|(rule, until)| {
            anew(until, day, |changes| {
                rule.answers_otherwise(state, day, changes, now)
            })
        })
    }

    #[cfg(not(feature = "rules"))]
    fn a_rule_differs(&mut self, _: &State<'_>, _: Date, _: &CaseStanding) -> bool {
        false
    }
}

/// Works out a part anew for a day, if it could be another by then; whether it is.
fn anew(until: &mut Changes, day: Date, differs: impl FnOnce(&mut Changes) -> bool) -> bool {
    if !until.is_by(day) {
        return false;
    }
    *until = Changes::after(day);
    differs(until)
}
