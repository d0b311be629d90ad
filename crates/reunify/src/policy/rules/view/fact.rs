//! Facts, and fields of what was recorded: values that may not be known.

use std::cmp::Ordering;
use std::sync::Arc;

use rhai::Dynamic;

use super::day::Money;
use super::{Amount, CaseView, Day, Failure, fail};
use crate::calendar::Date;
use crate::case::Standing;
use crate::evaluate::{Answer, Told, birthday};
use crate::json::Value;

/// A value that may not be known.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    view: Arc<CaseView>,
    told: Told,
    /// How many of what was told come up to the day.
    upto: usize,
}

impl Fact {
    pub(super) fn told(view: &Arc<CaseView>, told: Told, upto: usize) -> Self {
        Self {
            view: Arc::clone(view),
            told,
            upto,
        }
    }

    fn now(&self) -> Option<&crate::evaluate::Telling> {
        self.told.get(self.upto.checked_sub(1)?)
    }

    pub(super) fn standing(&self) -> Standing {
        self.now().map_or(Standing::NotAsked, |now| now.standing)
    }

    fn value(&self) -> Option<&Value> {
        self.now()
            .filter(|now| now.standing == Standing::Known)?
            .value
            .as_ref()
    }

    pub(super) fn test(&self, test: impl FnOnce(&Value) -> bool) -> Answer {
        self.value()
            .map_or(Answer::Unknown, |value| Answer::of(test(value)))
    }

    pub(super) fn is(&self, wanted: &Dynamic) -> Result<Answer, Failure> {
        // Compared as it is: to make a value of it first would cost more than the comparison.
        if let Ok(text) = wanted.as_immutable_string_ref() {
            return Ok(self.test(|value| value.as_text() == Some(text.as_str())));
        }
        let wanted = value_of(wanted)?;
        Ok(self.test(|value| *value == wanted))
    }

    pub(super) fn is_one_of(&self, wanted: &[Dynamic]) -> Result<Answer, Failure> {
        let wanted = wanted.iter().map(value_of).collect::<Result<Vec<_>, _>>()?;
        Ok(self.test(|value| wanted.contains(value)))
    }

    pub(super) fn compared(&self, with: i64, fits: impl Fn(Ordering) -> bool) -> Answer {
        self.number().compared(with, fits)
    }

    pub(super) fn number(&self) -> Amount {
        Amount(self.value().and_then(Value::as_number))
    }

    pub(super) fn day(&self) -> Day {
        let text = self.value().and_then(Value::as_text);
        Day(text.and_then(|text| Date::parse(text).ok()))
    }

    /// As it stood at the end of another day, not after that of the evaluation.
    pub(super) fn on(&self, day: Day) -> Self {
        let Some(day) = day.0 else {
            return Self {
                upto: 0,
                ..self.clone()
            };
        };
        let upto = self.told.partition_point(|telling| telling.occurred <= day);
        Self {
            upto: upto.min(self.upto),
            ..self.clone()
        }
    }

    pub(super) fn since(&self) -> Day {
        let Some(now) = self.now().filter(|now| now.standing == Standing::Known) else {
            return Day(None);
        };
        let before = self.told.iter().take(self.upto).rev();
        let same = before.take_while(|t| t.standing == Standing::Known && t.value == now.value);
        Day(same.last().map(|telling| telling.occurred))
    }

    pub(super) fn ever(&self, wanted: &Dynamic) -> Result<Answer, Failure> {
        let wanted = value_of(wanted)?;
        let mut told = self.told.iter().take(self.upto);
        let known = |standing| standing == Standing::Known;
        if told
            .clone()
            .any(|t| known(t.standing) && t.value.as_ref() == Some(&wanted))
        {
            return Ok(Answer::Yes);
        }
        let throughout = self.upto > 0 && told.all(|t| known(t.standing));
        Ok(if throughout {
            Answer::No
        } else {
            Answer::Unknown
        })
    }

    /// The age today, with the day on which it changes next.
    pub(super) fn age(&self) -> Amount {
        let age = self.age_on(Day(Some(self.view.as_of)));
        if let (Some(born), Some(years)) = (self.day().0, age.0)
            && let Some(next) = years.checked_add(1).and_then(|years| reaches(born, years))
        {
            self.view.has_compared(next);
        }
        age
    }

    pub(super) fn age_on(&self, day: Day) -> Amount {
        let (Some(born), Some(day)) = (self.day().0, day.0) else {
            return Amount(None);
        };
        let mut years = i64::from(day.year()).saturating_sub(i64::from(born.year()));
        if reaches(born, years).is_none_or(|birthday| birthday > day) {
            years = years.saturating_sub(1);
        }
        Amount(Some(years).filter(|years| *years >= 0))
    }
}

fn reaches(born: Date, years: i64) -> Option<Date> {
    birthday(born, u16::try_from(years).ok()?)
}

/// A value that is written down in a script.
pub(super) fn value_of(wanted: &Dynamic) -> Result<Value, Failure> {
    if let Ok(yes) = wanted.as_bool() {
        return Ok(Value::Bool(yes));
    }
    if let Ok(number) = wanted.as_int() {
        return Ok(Value::Number(number));
    }
    if let Some(money) = wanted.clone().try_cast::<Money>() {
        return Ok(Value::Number(money.0));
    }
    let text = wanted.clone().into_string();
    text.map(Value::Text)
        .map_err(|kind| fail(format!("{kind} cannot be compared with a fact")))
}
