//! Whether conditions can hold, fail, or hold together: looking for circumstances in which they do.
//!
//! What conditions ask about is made into a few variables, each with one value for every answer
//! that makes a difference. Circumstances are tried until some are found, or none are left. What
//! follows from what (a year has passed, so six months have) is respected; where that cannot be
//! told, circumstances count as possible, so that nothing is reported that a case could contradict.

use std::fmt::Write as _;

use crate::calendar::Period;
use crate::json::Value;
use crate::plan::{
    Condition, EventKind, FieldTest, Id, PlanDocument, Query, Since, Test, ValueKind, Within,
};

/// How many circumstances are tried before giving up without a finding.
const TRIES: u32 = 50_000;

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem {
    /// Circumstances in which no condition holds.
    NoneHolds,
    /// Circumstances in which two conditions hold.
    TwoHold,
    /// Circumstances in which the first condition holds.
    Holds,
    /// Circumstances in which the first condition does not hold, or is not known to.
    DoesNotHold,
}

/// Some conditions and everything that they ask about.
pub(super) struct Question<'a> {
    conditions: &'a [&'a Condition],
    variables: Vec<Variable<'a>>,
}

enum Variable<'a> {
    /// A fact; `None` is not known.
    Fact {
        id: &'a Id,
        values: Vec<Option<Value>>,
    },
    /// How often something happened.
    Count { of: Counted<'a>, values: Vec<u32> },
    /// How old the child is.
    Age { fact: &'a Id, values: Vec<u16> },
    /// Whether some time has passed: no, yes.
    Elapsed { since: &'a Since, at_least: Period },
    /// The stage at which the case is.
    Stage { values: Vec<&'a Id> },
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Counted<'a> {
    kind: &'a EventKind,
    tests: &'a [FieldTest],
    within: &'a Within,
}

impl<'a> Counted<'a> {
    fn of(query: &'a Query) -> Self {
        Self {
            kind: &query.event,
            tests: &query.r#where,
            within: &query.within,
        }
    }

    /// Whether each event that this counts is one that the other counts.
    fn is_part_of(&self, other: &Self) -> bool {
        let kind = match (self.kind, other.kind) {
            (
                EventKind::Decision { id, .. },
                EventKind::Decision {
                    id: all,
                    option: None,
                },
            )
            | (
                EventKind::Effect { id, .. },
                EventKind::Effect {
                    id: all,
                    option: None,
                },
            ) => id == all,
            (one, other) => one == other,
        };
        let within = self.within == other.within || *other.within == Within::Case;
        kind && within && other.tests.iter().all(|test| self.tests.contains(test))
    }
}

/// The answers that a condition may have: any of [`YES`], [`NO`] and [`NOT_KNOWN`].
type Answers = u8;
const YES: Answers = 1;
const NO: Answers = 2;
const NOT_KNOWN: Answers = 4;

impl<'a> Question<'a> {
    pub(super) fn new(plan: &'a PlanDocument, conditions: &'a [&'a Condition]) -> Self {
        let mut question = Self {
            conditions,
            variables: Vec::new(),
        };
        for condition in conditions {
            question.gather(plan, condition);
        }
        question
    }

    /// Circumstances of a kind, in words: "when …"; `None` if there are none, or too many to tell.
    pub(super) fn find(&self, problem: Problem) -> Option<String> {
        let mut chosen = Vec::with_capacity(self.variables.len());
        let mut tries = TRIES;
        self.search(problem, &mut chosen, &mut tries)
            .then(|| self.describe(&chosen))
    }

    /// Whether there are no circumstances of a kind. `false` if that cannot be told.
    pub(super) fn never(&self, problem: Problem) -> bool {
        let mut tries = TRIES;
        !self.search(problem, &mut Vec::new(), &mut tries) && tries > 0
    }

    fn gather(&mut self, plan: &'a PlanDocument, condition: &'a Condition) {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                for part in parts {
                    self.gather(plan, part);
                }
            }
            Condition::Not(part) => self.gather(plan, part),
            Condition::Fact { id, test } => self.gather_fact(plan, id, test),
            Condition::Happened {
                event,
                r#where,
                within,
                at_least,
            } => {
                let of = Counted {
                    kind: event,
                    tests: r#where,
                    within,
                };
                self.gather_count(of, &[at_least.saturating_sub(1), *at_least]);
            }
            Condition::Age { fact, at_least } => {
                let found = self
                    .variables
                    .iter_mut()
                    .find_map(|variable| match variable {
                        Variable::Age {
                            fact: other,
                            values,
                        } if *other == fact => Some(values),
                        _ => None,
                    });
                match found {
                    Some(values) => push_new(values, *at_least),
                    None => {
                        let mut values = vec![0];
                        push_new(&mut values, *at_least);
                        self.variables.push(Variable::Age { fact, values });
                    }
                }
            }
            Condition::Elapsed { since, at_least } => {
                if self.elapsed(since, *at_least).is_none() {
                    self.variables.push(Variable::Elapsed {
                        since,
                        at_least: *at_least,
                    });
                }
            }
            Condition::Stage(_) => {
                let is_stage = |v: &Variable<'_>| matches!(v, Variable::Stage { .. });
                if !self.variables.iter().any(is_stage) {
                    let values = plan.stages.iter().map(|stage| &stage.id).collect();
                    self.variables.push(Variable::Stage { values });
                }
            }
        }
    }

    fn gather_fact(&mut self, plan: &'a PlanDocument, id: &'a Id, test: &'a Test) {
        let Some(definition) = plan.facts.iter().find(|fact| fact.id == *id) else {
            return;
        };
        let position = self.variables.iter().position(
            |variable| matches!(variable, Variable::Fact { id: other, .. } if *other == id),
        );
        let values = match position.and_then(|at| self.variables.get_mut(at)) {
            Some(Variable::Fact { values, .. }) => values,
            _ => {
                let values = match &definition.value {
                    ValueKind::YesNo => vec![Some(Value::Bool(false)), Some(Value::Bool(true))],
                    ValueKind::Choice(choices) => choices
                        .iter()
                        .map(|c| Some(Value::from(c.id.as_str())))
                        .collect(),
                    // One that nothing names, beside those that a test does.
                    ValueKind::Number => vec![Some(Value::Number(i64::MIN))],
                    ValueKind::Date | ValueKind::Text => vec![Some(Value::from(""))],
                };
                self.variables.push(Variable::Fact { id, values });
                let Some(Variable::Fact { values, .. }) = self.variables.last_mut() else {
                    return;
                };
                values
            }
        };
        let mut named = |value: Value| {
            if definition.value.admits(&value) {
                push_new(values, Some(value));
            }
        };
        match test {
            Test::Is(value) => named(value.clone()),
            Test::In(all) => all.iter().cloned().for_each(named),
            Test::AtLeast(number) => named(Value::Number(*number)),
            Test::AtMost(number) => {
                named(Value::Number(*number));
                named(Value::Number(number.saturating_add(1)));
            }
            Test::Present(_) => push_new(values, None),
            Test::Every(_) | Test::Some(_) => {}
        }
    }

    fn gather_count(&mut self, of: Counted<'a>, counts: &[u32]) {
        let found = self
            .variables
            .iter_mut()
            .find_map(|variable| match variable {
                Variable::Count { of: other, values } if *other == of => Some(values),
                _ => None,
            });
        let mut new = vec![0];
        let values = match found {
            Some(values) => values,
            None => &mut new,
        };
        for count in counts {
            push_new(values, *count);
        }
        if self.count(of).is_none() {
            self.variables.push(Variable::Count { of, values: new });
        }
    }

    fn count(&self, of: Counted<'_>) -> Option<usize> {
        self.variables.iter().position(
            |variable| matches!(variable, Variable::Count { of: other, .. } if *other == of),
        )
    }

    fn elapsed(&self, since: &Since, at_least: Period) -> Option<usize> {
        self.variables.iter().position(|variable| {
            matches!(variable, Variable::Elapsed { since: other, at_least: time }
                if *other == since && *time == at_least)
        })
    }

    /// Tries every value of the next variable, and of those after it.
    fn search(&self, problem: Problem, chosen: &mut Vec<usize>, tries: &mut u32) -> bool {
        *tries = tries.saturating_sub(1);
        if *tries == 0 || !self.possible(chosen) || !self.promises(problem, chosen) {
            return false;
        }
        let Some(variable) = self.variables.get(chosen.len()) else {
            return true;
        };
        for value in 0..variable.values() {
            chosen.push(value);
            if self.search(problem, chosen, tries) {
                return true;
            }
            chosen.pop();
        }
        false
    }

    /// Whether what is looked for may still be found with the values chosen so far.
    fn promises(&self, problem: Problem, chosen: &[usize]) -> bool {
        let answers = || {
            self.conditions
                .iter()
                .map(|cond| self.answers(cond, chosen))
        };
        let first = || answers().next().unwrap_or(YES);
        match problem {
            Problem::NoneHolds => answers().all(|answers| answers & NO != 0),
            Problem::TwoHold => answers().filter(|answers| answers & YES != 0).count() > 1,
            Problem::Holds => first() & YES != 0,
            Problem::DoesNotHold => first() & (NO | NOT_KNOWN) != 0,
        }
    }

    /// The answers that a condition may have, with the values chosen so far.
    fn answers(&self, condition: &Condition, chosen: &[usize]) -> Answers {
        match condition {
            Condition::All(parts) => {
                let parts = parts.iter().map(|part| self.answers(part, chosen));
                parts.fold(YES, both)
            }
            Condition::Any(parts) => {
                let parts = parts.iter().map(|part| turned(self.answers(part, chosen)));
                turned(parts.fold(YES, both))
            }
            Condition::Not(part) => turned(self.answers(part, chosen)),
            leaf => {
                let variable = self.variable(leaf);
                let Some((number, variable)) = variable else {
                    return YES | NO | NOT_KNOWN;
                };
                match chosen.get(number) {
                    Some(value) => variable.answer(leaf, *value),
                    None => {
                        let all = (0..variable.values()).map(|value| variable.answer(leaf, value));
                        all.fold(0, |answers, answer| answers | answer)
                    }
                }
            }
        }
    }

    /// The variable that a condition without parts asks about.
    fn variable(&self, leaf: &Condition) -> Option<(usize, &Variable<'a>)> {
        self.variables
            .iter()
            .enumerate()
            .find(|(_, variable)| match (variable, leaf) {
                (Variable::Fact { id, .. }, Condition::Fact { id: asked, .. }) => *id == asked,
                (
                    Variable::Count { of, .. },
                    Condition::Happened {
                        event,
                        r#where,
                        within,
                        ..
                    },
                ) => {
                    *of == Counted {
                        kind: event,
                        tests: r#where,
                        within,
                    }
                }
                (Variable::Age { fact, .. }, Condition::Age { fact: asked, .. }) => *fact == asked,
                (
                    Variable::Elapsed { since, at_least },
                    Condition::Elapsed {
                        since: asked,
                        at_least: time,
                    },
                ) => *since == asked && at_least == time,
                (Variable::Stage { .. }, Condition::Stage(_)) => true,
                _ => false,
            })
    }

    /// Whether the last value chosen can go with each of the others.
    fn possible(&self, chosen: &[usize]) -> bool {
        let Some(last) = chosen.len().checked_sub(1) else {
            return true;
        };
        let pair = |number: usize| Some((self.variables.get(number)?, *chosen.get(number)?));
        let Some(new) = pair(last) else { return true };
        (0..last)
            .filter_map(pair)
            .all(|old| agree(old, new) && agree(new, old))
    }

    fn describe(&self, chosen: &[usize]) -> String {
        let mut text = String::new();
        for (variable, value) in self.variables.iter().zip(chosen) {
            let joint = if text.is_empty() { "when " } else { ", " };
            // Writing to a string does not fail.
            let _ = write!(text, "{joint}{}", variable.describe(*value));
        }
        text
    }
}

fn push_new<T: PartialEq>(values: &mut Vec<T>, value: T) {
    if !values.contains(&value) {
        values.push(value);
    }
}

fn turned(answers: Answers) -> Answers {
    let yes = if answers & NO == 0 { 0 } else { YES };
    let no = if answers & YES == 0 { 0 } else { NO };
    yes | no | (answers & NOT_KNOWN)
}

/// The answers that two conditions may have together.
fn both(one: Answers, other: Answers) -> Answers {
    let no = (one | other) & NO;
    let yes = one & other & YES;
    let may_hold = |answers: Answers| answers & (YES | NOT_KNOWN) != 0;
    let not_known = if may_hold(one) && may_hold(other) {
        (one | other) & NOT_KNOWN
    } else {
        0
    };
    no | yes | not_known
}

/// Whether what a value of one variable says about another is so.
fn agree((one, value): (&Variable<'_>, usize), (other, of): (&Variable<'_>, usize)) -> bool {
    match (one, other) {
        (
            Variable::Count { of: part, values },
            Variable::Count {
                of: whole,
                values: whole_values,
            },
        ) if part.is_part_of(whole) => values.get(value) <= whole_values.get(of),
        (
            Variable::Elapsed { since, at_least },
            Variable::Elapsed {
                since: same,
                at_least: less,
            },
        ) if since == same && at_least.days().0 >= less.days().1 => value == 0 || of == 1,
        (
            Variable::Elapsed {
                since: Since::Event(query),
                ..
            },
            Variable::Count { of: whole, values },
        ) if Counted::of(query).is_part_of(whole) => {
            value == 0 || values.get(of).is_some_and(|count| *count > 0)
        }
        _ => true,
    }
}

impl Variable<'_> {
    fn values(&self) -> usize {
        match self {
            Variable::Fact { values, .. } => values.len(),
            Variable::Count { values, .. } => values.len(),
            Variable::Age { values, .. } => values.len(),
            Variable::Elapsed { .. } => 2,
            Variable::Stage { values } => values.len(),
        }
    }

    fn answer(&self, leaf: &Condition, value: usize) -> Answers {
        let yes = |holds: bool| if holds { YES } else { NO };
        match (self, leaf) {
            (Variable::Fact { values, .. }, Condition::Fact { test, .. }) => {
                match (values.get(value), test) {
                    (Some(known), Test::Present(present)) => yes(known.is_some() == *present),
                    (Some(Some(known)), test) => yes(test.passes(Some(known))),
                    _ => NOT_KNOWN,
                }
            }
            (Variable::Count { values, .. }, Condition::Happened { at_least, .. }) => {
                yes(values.get(value).is_some_and(|count| count >= at_least))
            }
            (Variable::Age { values, .. }, Condition::Age { at_least, .. }) => {
                yes(values.get(value).is_some_and(|age| age >= at_least))
            }
            (Variable::Stage { values }, Condition::Stage(stages)) => yes(values
                .get(value)
                .is_some_and(|stage| stages.contains(stage))),
            _ => yes(value == 1),
        }
    }

    fn describe(&self, value: usize) -> String {
        match self {
            Variable::Fact { id, values } => match values.get(value) {
                Some(Some(value)) => format!("`{id}` is {value}"),
                _ => format!("`{id}` is not known"),
            },
            Variable::Count { of, values } => match values.get(value) {
                None | Some(0) => format!("`{}` has not happened", of.kind.id()),
                Some(1) => format!("`{}` has happened once", of.kind.id()),
                Some(count) => format!("`{}` has happened {count} times", of.kind.id()),
            },
            Variable::Age { values, .. } => match values.get(value) {
                Some(age) => format!("the child is {age}"),
                None => String::new(),
            },
            Variable::Elapsed { since, at_least } => {
                let since = match since {
                    Since::Start => "the start".to_owned(),
                    Since::Event(query) => format!("`{}`", query.event.id()),
                    Since::Fact(fact) => format!("`{fact}`"),
                };
                let not = if value == 1 { "" } else { " not" };
                format!("{at_least} have{not} passed since {since}")
            }
            Variable::Stage { values } => match values.get(value) {
                Some(stage) => format!("the stage is `{stage}`"),
                None => String::new(),
            },
        }
    }
}
