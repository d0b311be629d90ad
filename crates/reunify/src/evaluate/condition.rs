//! Answering a condition: yes, no or not known, and why.

use super::Answer;
use super::changes::Changes;
use super::moment::Moment;
use super::reason::{Asked, EventReference, FieldAsked, Reason};
use super::state::State;
use crate::calendar::{Date, Period};
use crate::case::Standing;
use crate::engine::compiled::{Cond, CondSince, FactId, Scoped};
use crate::plan::Test;

impl State<'_> {
    /// The answer to a condition at a moment.
    pub(crate) fn holds(&self, cond: &Cond, moment: Moment, changes: &mut Changes) -> Answer {
        self.answer(cond, moment, changes, None)
    }

    /// The answer to a condition at a moment, and why.
    pub(crate) fn reason(&self, cond: &Cond, moment: Moment, changes: &mut Changes) -> Reason {
        let mut because = Vec::with_capacity(1);
        let answer = self.answer(cond, moment, changes, Some(&mut because));
        because.pop().unwrap_or(Reason {
            answer,
            asked: Asked::All,
            events: Vec::new(),
            because: Vec::new(),
        })
    }

    /// The answer; its reason goes to `trace`, where there is one.
    fn answer(
        &self,
        cond: &Cond,
        moment: Moment,
        changes: &mut Changes,
        trace: Option<&mut Vec<Reason>>,
    ) -> Answer {
        match cond {
            Cond::All(parts) => self.combine(
                parts,
                moment,
                changes,
                trace,
                (Asked::All, Answer::Yes, Answer::and),
            ),
            Cond::Any(parts) => self.combine(
                parts,
                moment,
                changes,
                trace,
                (Asked::Any, Answer::No, Answer::or),
            ),
            Cond::Not(part) => {
                let mut because = trace.as_ref().map(|_| Vec::with_capacity(1));
                let answer = self.answer(part, moment, changes, because.as_mut()).not();
                tell(trace, || Reason {
                    answer,
                    asked: Asked::Not,
                    events: Vec::new(),
                    because: because.unwrap_or_default(),
                });
                answer
            }
            Cond::Fact { fact, test } => self.ask_fact(*fact, test, moment, changes, trace),
            Cond::Happened { of, at_least } => {
                self.ask_happened(of, *at_least, moment, changes, trace)
            }
            Cond::Age { fact, at_least } => self.ask_age(*fact, *at_least, moment, changes, trace),
            Cond::Elapsed { since, at_least } => {
                self.ask_elapsed(since, *at_least, moment, changes, trace)
            }
            Cond::Stage(stages) => {
                let at = self.path.stage_at(moment, changes);
                let answer = Answer::of(stages.contains(&at.stage));
                tell(trace, || Reason {
                    answer,
                    asked: Asked::Stage {
                        stages: stages.clone(),
                        at: at.stage.clone(),
                    },
                    events: at
                        .by
                        .and_then(|order| self.reference(order))
                        .into_iter()
                        .collect(),
                    because: Vec::new(),
                });
                answer
            }
        }
    }

    /// Every part is asked, also once the answer is clear, so that the reason is whole and the day
    /// of the next change is known for each.
    fn combine(
        &self,
        parts: &[Cond],
        moment: Moment,
        changes: &mut Changes,
        trace: Option<&mut Vec<Reason>>,
        (asked, start, join): (Asked, Answer, fn(Answer, Answer) -> Answer),
    ) -> Answer {
        let mut because = trace.as_ref().map(|_| Vec::with_capacity(parts.len()));
        let answer = parts.iter().fold(start, |answer, part| {
            join(answer, self.answer(part, moment, changes, because.as_mut()))
        });
        tell(trace, || Reason {
            answer,
            asked,
            events: Vec::new(),
            because: because.unwrap_or_default(),
        });
        answer
    }

    fn ask_fact(
        &self,
        fact: FactId,
        test: &Test,
        moment: Moment,
        changes: &mut Changes,
        trace: Option<&mut Vec<Reason>>,
    ) -> Answer {
        let known = self.fact(fact, moment, changes);
        let standing = known.map_or(Standing::NotAsked, |known| known.standing);
        let value = known.and_then(|known| known.value);
        let answer = match (test, standing) {
            // Whether a fact is known is never itself unknown.
            (Test::Present(present), standing) => {
                Answer::of((standing == Standing::Known) == *present)
            }
            (test, Standing::Known) => Answer::of(test.passes(value)),
            _ => Answer::Unknown,
        };
        tell(trace, || Reason {
            answer,
            asked: Asked::Fact {
                fact: self.fact_name(fact),
                standing,
                value: value.cloned(),
                test: test.clone(),
            },
            events: known
                .and_then(|known| self.reference(known.order))
                .into_iter()
                .collect(),
            because: Vec::new(),
        });
        answer
    }

    fn ask_happened(
        &self,
        of: &Scoped,
        at_least: usize,
        moment: Moment,
        changes: &mut Changes,
        trace: Option<&mut Vec<Reason>>,
    ) -> Answer {
        let found = self.found(of, moment, changes);
        let answer = Answer::of(found.len() >= at_least);
        tell(trace, || {
            let last = found.len().saturating_sub(at_least.clamp(1, 3));
            Reason {
                answer,
                asked: Asked::Happened {
                    event: self.event_kind(of),
                    r#where: self.fields_asked(of),
                    needed: at_least,
                    found: found.len(),
                },
                events: self.references(found.get(last..).unwrap_or_default()),
                because: Vec::new(),
            }
        });
        answer
    }

    fn ask_age(
        &self,
        fact: FactId,
        at_least: u16,
        moment: Moment,
        changes: &mut Changes,
        trace: Option<&mut Vec<Reason>>,
    ) -> Answer {
        let (born, events) = self.date_of(fact, moment, changes);
        let reached_on = born.and_then(|born| birthday(born, at_least));
        let answer = match reached_on {
            Some(day) => {
                changes.on(day);
                Answer::of(moment.day >= day)
            }
            None => Answer::Unknown,
        };
        tell(trace, || Reason {
            answer,
            asked: Asked::Age {
                at_least,
                reached_on,
            },
            events,
            because: Vec::new(),
        });
        answer
    }

    fn ask_elapsed(
        &self,
        since: &CondSince,
        at_least: Period,
        moment: Moment,
        changes: &mut Changes,
        trace: Option<&mut Vec<Reason>>,
    ) -> Answer {
        let (from, events, absent) = match since {
            CondSince::Start => {
                let events = moment.start.and_then(|start| self.reference(start));
                (
                    moment.start.map(|s| s.occurred),
                    events.into_iter().collect(),
                    Answer::Unknown,
                )
            }
            CondSince::Event(of) => {
                let last = self.found(of, moment, changes).last().copied();
                let events = last
                    .and_then(|last| self.reference(last))
                    .into_iter()
                    .collect();
                (last.map(|last| last.occurred), events, Answer::No)
            }
            CondSince::Fact(fact) => {
                let (date, events) = self.date_of(*fact, moment, changes);
                (date, events, Answer::Unknown)
            }
        };
        let reached_on = from
            .and_then(|from| self.engine.calendar.add(from, at_least).ok())
            .map(|due| due.date);
        let answer = match (from, reached_on) {
            (None, _) => absent,
            (Some(_), None) => Answer::Unknown,
            (Some(_), Some(day)) => {
                changes.on(day);
                Answer::of(moment.day >= day)
            }
        };
        tell(trace, || Reason {
            answer,
            asked: Asked::Elapsed {
                at_least,
                since: from,
                reached_on,
            },
            events,
            because: Vec::new(),
        });
        answer
    }

    /// The date that a fact holds, if it is known and is one.
    fn date_of(
        &self,
        fact: FactId,
        moment: Moment,
        changes: &mut Changes,
    ) -> (Option<Date>, Vec<EventReference>) {
        let Some(known) = self.fact(fact, moment, changes) else {
            return (None, Vec::new());
        };
        let value = known.value.filter(|_| known.standing == Standing::Known);
        let date = value.and_then(|value| Date::parse(value.as_text()?).ok());
        (date, self.reference(known.order).into_iter().collect())
    }

    fn fact_name(&self, fact: FactId) -> crate::plan::Id {
        match self.engine.tables.fact(fact) {
            Some(fact) => fact.definition.id.clone(),
            None => self.engine.plan.id.clone(),
        }
    }

    fn fields_asked(&self, of: &Scoped) -> Vec<FieldAsked> {
        let Some(query) = self.engine.tables.query(of.query) else {
            return Vec::new();
        };
        let asked = query.tests.iter().map(|test| FieldAsked {
            at: test.at.clone(),
            title: self.engine.field_title(&query.kind, &test.at),
            test: test.test.clone(),
        });
        asked.collect()
    }

    fn event_kind(&self, of: &Scoped) -> crate::plan::EventKind {
        match self.engine.tables.query(of.query) {
            Some(query) => query.kind.clone(),
            None => crate::plan::EventKind::Stage(self.engine.plan.id.clone()),
        }
    }
}

/// The day on which somebody born on a day reaches an age: for those born on 29 February, 1 March
/// in a year without one.
pub(crate) fn birthday(born: Date, age: u16) -> Option<Date> {
    let year = born.year().checked_add(i32::from(age))?;
    Date::ymd(year, born.month(), born.day()).or_else(|| Date::ymd(year, 3, 1))
}

fn tell(trace: Option<&mut Vec<Reason>>, reason: impl FnOnce() -> Reason) {
    if let Some(trace) = trace {
        trace.push(reason());
    }
}
