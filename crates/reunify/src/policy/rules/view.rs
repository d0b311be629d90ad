//! What a rule sees of a case, and what it can say.
//!
//! The view is read-only. It answers with facts that may be unknown, lists of events, days and
//! answers (yes, no, not known), and notes what was read. A rule cannot see the date: it can only
//! compare it, so that the day on which its findings would be others is always known.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rhai::{Dynamic, EvalAltResult};

use super::reads::Reads;
use crate::calendar::{Calendar, Date, Period};
use crate::case::{Event, Standing, What};
use crate::engine::compiled::{QueryId, Scope as QueryScope, Scoped};
use crate::evaluate::{Answer, Changes, FindingKind, Moment, Read, State};
use crate::json::{Pointer, Value};
use crate::plan::Id;

type Failure = Box<EvalAltResult>;

/// What a rule sees of a case.
#[derive(Debug)]
pub(crate) struct CaseView {
    as_of: Date,
    calendar: Calendar,
    stage: String,
    facts: BTreeMap<Id, Fact>,
    events: BTreeMap<(&'static str, Id), Events>,
    outcome: Mutex<Outcome>,
}

/// What came of a run.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outcome {
    pub(crate) said: Vec<Said>,
    pub(crate) read: Vec<Read>,
    pub(crate) first_change: Option<Date>,
}

/// Something that a rule said.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) kind: FindingKind,
    pub(crate) words: String,
    pub(crate) by: Option<String>,
    pub(crate) due: Option<Date>,
}

/// A fact as a rule sees it.
#[derive(Debug, Clone)]
struct Fact {
    standing: Standing,
    value: Option<Value>,
    events: Vec<u64>,
}

/// Events as a rule sees them, in order.
#[derive(Debug, Clone)]
struct Events(Vec<Arc<Event>>);

/// The day of an event, or of a fact.
#[derive(Debug, Clone, Copy)]
struct Day(Date);

impl CaseView {
    /// What a rule sees of a state: only what its script names.
    pub(crate) fn new(
        state: &State<'_>,
        reads: &Reads,
        as_of: Date,
        changes: &mut Changes,
    ) -> Arc<Self> {
        let moment = Moment::end_of(as_of);
        let mut facts = BTreeMap::new();
        for (id, fact) in &reads.facts {
            let known = state.fact(*fact, moment, changes);
            let events = known.and_then(|known| state.view.event(known.order));
            facts.insert(
                id.clone(),
                Fact {
                    standing: known.map_or(Standing::NotAsked, |known| known.standing),
                    value: known.and_then(|known| known.value).cloned(),
                    events: events.map(|event| event.seq).into_iter().collect(),
                },
            );
        }
        let mut events = BTreeMap::new();
        let mut gather = |kind: &'static str, ids: &BTreeMap<Id, QueryId>| {
            for (id, query) in ids {
                let of = Scoped {
                    query: *query,
                    within: QueryScope::Case,
                };
                let found = state.found(&of, moment, changes);
                let found = found
                    .iter()
                    .filter_map(|order| state.view.event(*order).cloned());
                events.insert((kind, id.clone()), Events(found.collect()));
            }
        };
        gather("done", &reads.tasks);
        gather("happened", &reads.occurrences);
        gather("decided", &reads.decisions);
        Arc::new(Self {
            as_of,
            calendar: state.engine.calendar.clone(),
            stage: state.path.now().stage.to_string(),
            facts,
            events,
            outcome: Mutex::default(),
        })
    }

    /// What the run has said and read so far.
    pub(crate) fn outcome(&self) -> Outcome {
        let mut outcome = self
            .outcome
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        outcome.read.sort();
        outcome.read.dedup();
        outcome
    }

    fn note(&self, change: impl FnOnce(&mut Outcome)) {
        change(&mut self.outcome.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn has_read(&self, what: String, events: Vec<u64>) {
        self.note(|outcome| outcome.read.push(Read { what, events }));
    }

    /// Notes that the rule compared the date with a day.
    fn has_compared(&self, day: Date) {
        if day > self.as_of {
            self.note(|outcome| {
                let sooner = outcome.first_change.is_none_or(|first| day < first);
                if sooner {
                    outcome.first_change = Some(day);
                }
            });
        }
    }

    fn fact(&self, name: &str) -> Result<Fact, Failure> {
        let fact = self
            .facts
            .get(name)
            .ok_or_else(|| fail(format!("`{name}` is no fact")))?;
        self.has_read(format!("fact {name}"), fact.events.clone());
        Ok(fact.clone())
    }

    fn events(&self, reader: &'static str, name: &str) -> Result<Events, Failure> {
        let id = name
            .parse::<Id>()
            .map_err(|error| fail(error.to_string()))?;
        let found = self.events.get(&(reader, id));
        let events = found.ok_or_else(|| fail(format!("`{name}` cannot be read")))?;
        // A long list would say little: the last few show what the rule went by.
        let last = events.0.iter().rev().take(3).rev().map(|event| event.seq);
        self.has_read(format!("{reader} {name}"), last.collect());
        Ok(events.clone())
    }

    fn reached(&self, day: Date) -> Answer {
        self.has_compared(day);
        Answer::of(self.as_of >= day)
    }

    fn add(&self, day: Date, period: Period) -> Result<Date, Failure> {
        let due = self.calendar.add(day, period);
        due.map(|due| due.date)
            .map_err(|error| fail(error.to_string()))
    }

    fn say(&self, kind: FindingKind, words: &str, by: Option<&str>, due: Option<Date>) {
        self.note(|outcome| {
            outcome.said.push(Said {
                kind,
                words: words.to_owned(),
                by: by.map(str::to_owned),
                due,
            });
        });
    }
}

fn fail(message: String) -> Failure {
    message.into()
}

fn period(count: i64, of: fn(u16) -> Period) -> Result<Period, Failure> {
    let count = u16::try_from(count);
    count
        .map(of)
        .map_err(|_| fail("a number from 0 to 65535 is needed".to_owned()))
}

fn value_of(wanted: &Dynamic) -> Result<Value, Failure> {
    if let Ok(yes) = wanted.as_bool() {
        return Ok(Value::Bool(yes));
    }
    if let Ok(number) = wanted.as_int() {
        return Ok(Value::Number(number));
    }
    let text = wanted.clone().into_string();
    text.map(Value::Text)
        .map_err(|kind| fail(format!("{kind} cannot be compared with a fact")))
}

impl Fact {
    fn test(&self, test: impl FnOnce(&Value) -> bool) -> Answer {
        match (&self.value, self.standing) {
            (Some(value), Standing::Known) => Answer::of(test(value)),
            _ => Answer::Unknown,
        }
    }

    /// Only what is known is a day to count from: what is disputed, or only reported, is not.
    fn day(&self) -> Result<Day, Failure> {
        let known = self
            .value
            .as_ref()
            .filter(|_| self.standing == Standing::Known);
        let date = known
            .and_then(Value::as_text)
            .and_then(|text| Date::parse(text).ok());
        date.map(Day)
            .ok_or_else(|| fail("the fact is not a known date; ask `.known` first".to_owned()))
    }
}

impl Events {
    fn matching(&self, at: &str, wanted: &Dynamic) -> Result<Self, Failure> {
        let at = at
            .parse::<Pointer>()
            .map_err(|error| fail(error.to_string()))?;
        let wanted = value_of(wanted)?;
        let fits = |event: &&Arc<Event>| {
            event.entry.what.data().and_then(|data| at.of(data)) == Some(&wanted)
        };
        Ok(Self(self.0.iter().filter(fits).cloned().collect()))
    }

    fn chosen(&self, option: &str) -> Self {
        let fits = |event: &&Arc<Event>| matches!(&event.entry.what, What::Decision { option: o, .. } if o.as_str() == option);
        Self(self.0.iter().filter(fits).cloned().collect())
    }

    fn day(&self, event: Option<&Arc<Event>>) -> Result<Day, Failure> {
        let day = event.map(|event| Day(event.entry.occurred));
        day.ok_or_else(|| fail("nothing of the kind has happened; ask `.any` first".to_owned()))
    }
}

/// Gives an engine the functions of the view.
pub(super) fn register(engine: &mut rhai::Engine) {
    type View = Arc<CaseView>;
    engine
        .register_type_with_name::<View>("Case")
        .register_type_with_name::<Fact>("Fact")
        .register_type_with_name::<Events>("Events")
        .register_type_with_name::<Day>("Day")
        .register_type_with_name::<Period>("Period")
        .register_type_with_name::<Answer>("Answer");

    engine
        .register_get("stage", |case: &mut View| {
            case.has_read("stage".to_owned(), Vec::new());
            case.stage.clone()
        })
        .register_fn("fact", |case: &mut View, name: &str| case.fact(name))
        .register_fn("done", |case: &mut View, name: &str| {
            case.events("done", name)
        })
        .register_fn("happened", |case: &mut View, name: &str| {
            case.events("happened", name)
        })
        .register_fn("decided", |case: &mut View, name: &str| {
            case.events("decided", name)
        })
        .register_fn("reached", |case: &mut View, day: Day| case.reached(day.0))
        .register_fn("add", |case: &mut View, day: Day, period: Period| {
            case.add(day.0, period).map(Day)
        })
        .register_fn(
            "passed_since",
            |case: &mut View, day: Day, period: Period| {
                case.add(day.0, period).map(|day| case.reached(day))
            },
        );

    engine
        .register_fn("is", |fact: &mut Fact, wanted: Dynamic| {
            value_of(&wanted).map(|wanted| fact.test(|value| *value == wanted))
        })
        .register_fn("at_least", |fact: &mut Fact, least: i64| {
            fact.test(|value| value.as_number().is_some_and(|number| number >= least))
        })
        .register_fn("at_most", |fact: &mut Fact, most: i64| {
            fact.test(|value| value.as_number().is_some_and(|number| number <= most))
        })
        .register_get("known", |fact: &mut Fact| fact.standing == Standing::Known)
        .register_get("day", |fact: &mut Fact| fact.day());

    engine
        .register_get("any", |events: &mut Events| !events.0.is_empty())
        .register_get("count", |events: &mut Events| {
            i64::try_from(events.0.len()).unwrap_or(i64::MAX)
        })
        .register_get("first", |events: &mut Events| events.day(events.0.first()))
        .register_get("last", |events: &mut Events| events.day(events.0.last()))
        .register_fn("with", |events: &mut Events, at: &str, wanted: Dynamic| {
            events.matching(at, &wanted)
        })
        .register_fn("chose", |events: &mut Events, option: &str| {
            events.chosen(option)
        });

    engine
        .register_get("yes", |answer: &mut Answer| *answer == Answer::Yes)
        .register_get("no", |answer: &mut Answer| *answer == Answer::No)
        .register_get("unknown", |answer: &mut Answer| *answer == Answer::Unknown)
        .register_fn("and", |one: &mut Answer, other: Answer| one.and(other))
        .register_fn("or", |one: &mut Answer, other: Answer| one.or(other))
        .register_fn("negated", |answer: &mut Answer| answer.not());

    engine
        .register_fn("days", |count: i64| period(count, Period::Days))
        .register_fn("working_days", |count: i64| {
            period(count, Period::WorkingDays)
        })
        .register_fn("weeks", |count: i64| period(count, Period::Weeks))
        .register_fn("months", |count: i64| period(count, Period::Months));

    engine
        .register_fn("require", |case: &mut View, by: &str, words: &str| {
            case.say(FindingKind::Require, words, Some(by), None);
        })
        .register_fn("advise", |case: &mut View, by: &str, words: &str| {
            case.say(FindingKind::Advise, words, Some(by), None);
        })
        .register_fn("due", |case: &mut View, day: Day, by: &str, words: &str| {
            case.has_compared(day.0);
            case.say(FindingKind::Due, words, Some(by), Some(day.0));
        })
        .register_fn(
            "needs_approval",
            |case: &mut View, by: &str, words: &str| {
                case.say(FindingKind::NeedsApproval, words, Some(by), None);
            },
        );
}
