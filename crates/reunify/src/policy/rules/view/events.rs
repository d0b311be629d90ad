//! Events of a kind, one of them, and lists in what was recorded with it.

use std::sync::Arc;

use rhai::Dynamic;

use super::fact::value_of;
use super::{Amount, CaseView, Day, Fact, Failure, fail};
use crate::case::{Event, Order, Standing, What};
use crate::evaluate::{Answer, Telling};
use crate::json::{Pointer, Value};

/// An event and its place.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) order: Order,
    pub(crate) event: Arc<Event>,
}

/// Events as a rule sees them, in order.
#[derive(Debug, Clone)]
pub(crate) struct Events {
    view: Arc<CaseView>,
    list: Arc<[Seen]>,
}

/// One event, which may not be there.
#[derive(Debug, Clone)]
pub(crate) struct Single {
    view: Arc<CaseView>,
    seen: Option<Seen>,
}

/// The items of a list in what was recorded, which may not be there.
#[derive(Debug, Clone)]
pub(crate) struct Items {
    view: Arc<CaseView>,
    list: Option<Arc<[Value]>>,
}

impl Events {
    pub(super) fn of(view: &Arc<CaseView>, list: Arc<[Seen]>) -> Self {
        Self {
            view: Arc::clone(view),
            list,
        }
    }

    pub(super) fn any(&self) -> bool {
        !self.list.is_empty()
    }

    pub(super) fn count(&self) -> i64 {
        i64::try_from(self.list.len()).unwrap_or(i64::MAX)
    }

    pub(super) fn first(&self) -> Single {
        self.single(self.list.first())
    }

    pub(super) fn last(&self) -> Single {
        self.single(self.list.last())
    }

    fn single(&self, seen: Option<&Seen>) -> Single {
        Single {
            view: Arc::clone(&self.view),
            seen: seen.cloned(),
        }
    }

    fn which(&self, fits: impl Fn(&Seen) -> bool) -> Result<Self, Failure> {
        let list: Arc<[Seen]> = self
            .list
            .iter()
            .filter(|seen| fits(seen))
            .cloned()
            .collect();
        self.view
            .uses(list.len().saturating_mul(size_of::<Seen>()))?;
        Ok(Self::of(&self.view, list))
    }

    pub(super) fn with(&self, at: &str, wanted: &Dynamic, has: bool) -> Result<Self, Failure> {
        let (at, wanted) = (pointer(at)?, value_of(wanted)?);
        self.which(|seen| (data(&seen.event, &at) == Some(&wanted)) == has)
    }

    pub(super) fn some_at_least(&self, at: &str, least: i64) -> Result<Answer, Failure> {
        let at = pointer(at)?;
        let answers = self
            .list
            .iter()
            .map(|seen| is_at_least(data(&seen.event, &at), least));
        Ok(answers.fold(Answer::No, Answer::or))
    }

    pub(super) fn chose(&self, option: &str) -> Result<Self, Failure> {
        self.which(|seen| matches!(&seen.event.entry.what, What::Decision { option: o, .. } if *o == *option))
    }

    pub(super) fn since(&self, day: Day) -> Result<Self, Failure> {
        self.which(|seen| day.0.is_some_and(|day| seen.order.occurred >= day))
    }

    pub(super) fn before(&self, day: Day) -> Result<Self, Failure> {
        self.which(|seen| day.0.is_some_and(|day| seen.order.occurred < day))
    }

    pub(super) fn this_attempt(&self) -> Result<Self, Failure> {
        let began = self.view.attempt;
        self.which(|seen| began.is_none_or(|began| seen.order >= began))
    }

    pub(super) fn longest_gap(&self) -> Amount {
        let days = |pair: &[Seen]| match pair {
            [one, next] => Some(one.order.occurred.days_until(next.order.occurred)),
            _ => None,
        };
        Amount(self.list.windows(2).filter_map(days).max())
    }
}

impl Single {
    pub(super) fn there(&self) -> bool {
        self.seen.is_some()
    }

    pub(super) fn day(&self) -> Day {
        Day(self.seen.as_ref().map(|seen| seen.order.occurred))
    }

    pub(super) fn field(&self, at: &str) -> Result<Fact, Failure> {
        let at = pointer(at)?;
        let telling = self.seen.as_ref().map(|seen| {
            let value = data(&seen.event, &at).cloned();
            Telling {
                occurred: seen.order.occurred,
                seq: seen.event.seq,
                standing: if value.is_some() {
                    Standing::Known
                } else {
                    Standing::NotAsked
                },
                value,
            }
        });
        self.view.uses(size_of::<Telling>())?;
        Ok(Fact::told(&self.view, telling.into_iter().collect()))
    }

    pub(super) fn items(&self, at: &str) -> Result<Items, Failure> {
        let at = pointer(at)?;
        let found = self.seen.as_ref().and_then(|seen| data(&seen.event, &at));
        let list = found.and_then(Value::as_list);
        self.view.uses(
            list.map_or(0, <[Value]>::len)
                .saturating_mul(size_of::<Value>()),
        )?;
        Ok(Items {
            view: Arc::clone(&self.view),
            list: list.map(Into::into),
        })
    }

    pub(super) fn was_by(&self, role: &str) -> Answer {
        let by = |seen: &Seen| Answer::of(seen.event.entry.actor.role == *role);
        self.seen.as_ref().map_or(Answer::Unknown, by)
    }
}

impl Items {
    pub(super) fn count(&self) -> Amount {
        Amount(
            self.list
                .as_ref()
                .and_then(|list| i64::try_from(list.len()).ok()),
        )
    }

    /// What each item answers: not known where it does not say.
    fn answers(&self, at: &str, wanted: &Dynamic) -> Result<Option<Vec<Answer>>, Failure> {
        let (at, wanted) = (pointer(at)?, value_of(wanted)?);
        let answer = |item: &Value| {
            at.of(item)
                .map_or(Answer::Unknown, |v| Answer::of(*v == wanted))
        };
        Ok(self
            .list
            .as_ref()
            .map(|list| list.iter().map(answer).collect()))
    }

    pub(super) fn every(&self, at: &str, wanted: &Dynamic) -> Result<Answer, Failure> {
        let answers = self.answers(at, wanted)?;
        Ok(answers.map_or(Answer::Unknown, |all| {
            all.into_iter().fold(Answer::Yes, Answer::and)
        }))
    }

    pub(super) fn some(&self, at: &str, wanted: &Dynamic) -> Result<Answer, Failure> {
        let answers = self.answers(at, wanted)?;
        Ok(answers.map_or(Answer::Unknown, |all| {
            all.into_iter().fold(Answer::No, Answer::or)
        }))
    }

    pub(super) fn some_at_least(&self, at: &str, least: i64) -> Result<Answer, Failure> {
        let at = pointer(at)?;
        let Some(list) = &self.list else {
            return Ok(Answer::Unknown);
        };
        let answers = list.iter().map(|item| is_at_least(at.of(item), least));
        Ok(answers.fold(Answer::No, Answer::or))
    }

    pub(super) fn with(&self, at: &str, wanted: &Dynamic) -> Result<Self, Failure> {
        let (at, wanted) = (pointer(at)?, value_of(wanted)?);
        let Some(list) = &self.list else {
            return Ok(self.clone());
        };
        let found: Arc<[Value]> = list
            .iter()
            .filter(|item| at.of(item) == Some(&wanted))
            .cloned()
            .collect();
        self.view
            .uses(found.len().saturating_mul(size_of::<Value>()))?;
        Ok(Self {
            view: Arc::clone(&self.view),
            list: Some(found),
        })
    }
}

fn is_at_least(value: Option<&Value>, least: i64) -> Answer {
    match value.and_then(Value::as_number) {
        Some(number) => Answer::of(number >= least),
        None => Answer::Unknown,
    }
}

fn pointer(at: &str) -> Result<Pointer, Failure> {
    at.parse()
        .map_err(|error: crate::json::PointerError| fail(error.to_string()))
}

fn data<'e>(event: &'e Event, at: &Pointer) -> Option<&'e Value> {
    event.entry.what.data().and_then(|data| at.of(data))
}
