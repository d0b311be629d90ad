//! Giving an engine the functions of the view.

use std::cmp::Ordering;
use std::sync::Arc;

use rhai::{Array, Dynamic, Engine, NativeCallContext};

use super::day::Money;
use super::{Amount, CaseView, Day, Events, Fact, Failure, Items, Single, fail};
use crate::calendar::{Date, Period};
use crate::case::Standing;
use crate::evaluate::{Answer, FindingKind};

type View = Arc<CaseView>;

/// Gives an engine every function of the language of rules, and nothing else.
pub(crate) fn register(engine: &mut Engine) {
    case(engine);
    facts(engine);
    events(engine);
    days(engine);
    answers(engine);
    constructors(engine);
}

fn case(engine: &mut Engine) {
    engine
        .register_type_with_name::<View>("Case")
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
        .register_fn("took_effect", |case: &mut View, name: &str| {
            case.events("took_effect", name)
        })
        .register_fn("approved", |case: &mut View, name: &str| {
            case.events("approved", name)
        })
        .register_fn("at", |case: &mut View, stage: &str| case.at(stage))
        .register_fn("add", |case: &mut View, day: Day, period: Period| {
            case.add(day, period)
        })
        .register_fn(
            "working_days_between",
            |case: &mut View, from: Day, to: Day| case.working_days_between(from, to),
        )
        .register_fn("reached", |case: &mut View, day: Day| case.reached(day))
        .register_fn(
            "passed_since",
            |case: &mut View, day: Day, period: Period| {
                case.add(day, period).map(|day| case.reached(day))
            },
        )
        .register_fn("due", due)
        .register_fn(
            super::super::probe::NAME,
            |case: &mut View, stretch: i64| {
                case.noted().ran.extend(u16::try_from(stretch));
            },
        );
    for (name, kind) in [
        ("require", FindingKind::Require),
        ("advise", FindingKind::Advise),
        ("needs_approval", FindingKind::NeedsApproval),
    ] {
        engine.register_fn(name, speech(kind));
    }
}

/// What a rule says without a day.
fn speech(
    kind: FindingKind,
) -> impl Fn(NativeCallContext<'_>, &mut View, &str, &str) -> Result<(), Failure> + Send + Sync {
    move |call, case, by, words| case.say(kind, by, words, None, call.call_position())
}

fn due(
    call: NativeCallContext<'_>,
    case: &mut View,
    day: Day,
    by: &str,
    words: &str,
) -> Result<(), Failure> {
    case.say(FindingKind::Due, by, words, day.0, call.call_position())
}

/// Gives a kind of value comparisons with another that answer yes, no or not known.
macro_rules! compared {
    ($engine:ident, $one:ty, $other:ty, $compared:expr) => {
        $engine
            .register_fn("==", |one: $one, other: $other| {
                $compared(one, other, Ordering::is_eq)
            })
            .register_fn("!=", |one: $one, other: $other| {
                $compared(one, other, Ordering::is_ne)
            })
            .register_fn("<", |one: $one, other: $other| {
                $compared(one, other, Ordering::is_lt)
            })
            .register_fn("<=", |one: $one, other: $other| {
                $compared(one, other, Ordering::is_le)
            })
            .register_fn(">", |one: $one, other: $other| {
                $compared(one, other, Ordering::is_gt)
            })
            .register_fn(">=", |one: $one, other: $other| {
                $compared(one, other, Ordering::is_ge)
            })
    };
}

type Fits = fn(Ordering) -> bool;

fn facts(engine: &mut Engine) {
    engine
        .register_type_with_name::<Fact>("Fact")
        .register_type_with_name::<Amount>("Amount")
        .register_fn("is", |fact: &mut Fact, wanted: Dynamic| fact.is(&wanted))
        .register_fn("is_one_of", |fact: &mut Fact, wanted: Array| {
            fact.is_one_of(&wanted)
        })
        .register_fn("at_least", |fact: &mut Fact, least: i64| {
            fact.compared(least, Ordering::is_ge)
        })
        .register_fn("at_least", |fact: &mut Fact, least: Money| {
            fact.compared(least.0, Ordering::is_ge)
        })
        .register_fn("at_most", |fact: &mut Fact, most: i64| {
            fact.compared(most, Ordering::is_le)
        })
        .register_fn("at_most", |fact: &mut Fact, most: Money| {
            fact.compared(most.0, Ordering::is_le)
        })
        .register_fn("ever", |fact: &mut Fact, wanted: Dynamic| {
            fact.ever(&wanted)
        })
        .register_fn("on", |fact: &mut Fact, day: Day| fact.on(day))
        .register_get("since", |fact: &mut Fact| fact.since())
        .register_get("known", |fact: &mut Fact| {
            fact.standing() == Standing::Known
        })
        .register_get("disputed", |fact: &mut Fact| {
            fact.standing() == Standing::Disputed
        })
        .register_get("reported", |fact: &mut Fact| {
            fact.standing() == Standing::Unconfirmed
        })
        .register_get("asked", |fact: &mut Fact| {
            fact.standing() != Standing::NotAsked
        })
        .register_get("day", |fact: &mut Fact| fact.day())
        .register_get("number", |fact: &mut Fact| fact.number())
        .register_get("age", |fact: &mut Fact| fact.age())
        .register_fn("age_on", |fact: &mut Fact, day: Day| fact.age_on(day))
        .register_fn("==", |fact: Fact, wanted: Dynamic| fact.is(&wanted))
        .register_fn("!=", |fact: Fact, wanted: Dynamic| {
            fact.is(&wanted).map(Answer::not)
        });
    for (name, fits) in [
        ("<", Ordering::is_lt as Fits),
        ("<=", Ordering::is_le),
        (">", Ordering::is_gt),
        (">=", Ordering::is_ge),
    ] {
        engine
            .register_fn(name, move |fact: Fact, with: i64| fact.compared(with, fits))
            .register_fn(name, move |fact: Fact, with: Money| {
                fact.compared(with.0, fits)
            });
    }
    engine
        .register_fn("at_least", |amount: Amount, least: i64| {
            amount.compared(least, Ordering::is_ge)
        })
        .register_fn("at_least", |amount: Amount, least: Money| {
            amount.compared(least.0, Ordering::is_ge)
        })
        .register_fn("at_most", |amount: Amount, most: i64| {
            amount.compared(most, Ordering::is_le)
        })
        .register_fn("at_most", |amount: Amount, most: Money| {
            amount.compared(most.0, Ordering::is_le)
        })
        .register_get("known", |amount: &mut Amount| amount.0.is_some());
    compared!(engine, Amount, i64, |one: Amount, other, fits: Fits| one
        .compared(other, fits));
    compared!(
        engine,
        Amount,
        Money,
        |one: Amount, other: Money, fits: Fits| one.compared(other.0, fits)
    );
}

fn events(engine: &mut Engine) {
    engine
        .register_type_with_name::<Events>("Events")
        .register_type_with_name::<Single>("Event")
        .register_type_with_name::<Items>("Items")
        .register_get("any", |events: &mut Events| events.any())
        .register_get("count", |events: &mut Events| events.count())
        .register_get("first", |events: &mut Events| events.first())
        .register_get("last", |events: &mut Events| events.last())
        .register_get("this_attempt", |events: &mut Events| events.this_attempt())
        .register_get("longest_gap", |events: &mut Events| events.longest_gap())
        .register_fn("chose", |events: &mut Events, option: &str| {
            events.chose(option)
        })
        .register_fn("with", |events: &mut Events, at: &str, wanted: Dynamic| {
            events.with(at, &wanted, true)
        })
        .register_fn(
            "without",
            |events: &mut Events, at: &str, wanted: Dynamic| events.with(at, &wanted, false),
        )
        .register_fn(
            "some_at_least",
            |events: &mut Events, at: &str, least: i64| events.some_at_least(at, least),
        )
        .register_fn(
            "some_at_least",
            |events: &mut Events, at: &str, least: Money| events.some_at_least(at, least.0),
        )
        .register_fn("since", |events: &mut Events, day: Day| events.since(day))
        .register_fn("before", |events: &mut Events, day: Day| events.before(day));
    engine
        .register_get("there", |event: &mut Single| event.there())
        .register_get("day", |event: &mut Single| event.day())
        .register_fn("field", |event: &mut Single, at: &str| event.field(at))
        .register_fn("items", |event: &mut Single, at: &str| event.items(at))
        .register_fn("was_by", |event: &mut Single, role: &str| {
            event.was_by(role)
        });
    engine
        .register_get("count", |items: &mut Items| items.count())
        .register_fn("every", |items: &mut Items, at: &str, wanted: Dynamic| {
            items.every(at, &wanted)
        })
        .register_fn("some", |items: &mut Items, at: &str, wanted: Dynamic| {
            items.some(at, &wanted)
        })
        .register_fn(
            "some_at_least",
            |items: &mut Items, at: &str, least: i64| items.some_at_least(at, least),
        )
        .register_fn(
            "some_at_least",
            |items: &mut Items, at: &str, least: Money| items.some_at_least(at, least.0),
        )
        .register_fn("with", |items: &mut Items, at: &str, wanted: Dynamic| {
            items.with(at, &wanted)
        });
}

fn days(engine: &mut Engine) {
    engine
        .register_type_with_name::<Day>("Day")
        .register_type_with_name::<Period>("Period")
        .register_type_with_name::<Money>("Money")
        .register_get("known", |day: &mut Day| day.0.is_some())
        .register_fn("is_before", |day: Day, other: Day| {
            day.compared(other, Ordering::is_lt)
        })
        .register_fn("is_after", |day: Day, other: Day| {
            day.compared(other, Ordering::is_gt)
        });
    compared!(engine, Day, Day, |one: Day, other, fits: Fits| one
        .compared(other, fits));
}

fn answers(engine: &mut Engine) {
    engine
        .register_type_with_name::<Answer>("Answer")
        .register_get("yes", |answer: &mut Answer| *answer == Answer::Yes)
        .register_get("no", |answer: &mut Answer| *answer == Answer::No)
        .register_get("unknown", |answer: &mut Answer| *answer == Answer::Unknown)
        .register_fn("and", |one: Answer, other: Answer| one.and(other))
        .register_fn("or", |one: Answer, other: Answer| one.or(other))
        .register_get("negated", |answer: &mut Answer| answer.not());
}

fn constructors(engine: &mut Engine) {
    engine
        .register_fn("hours", |count: i64| period(count, Period::Hours))
        .register_fn("days", |count: i64| period(count, Period::Days))
        .register_fn("working_days", |count: i64| {
            period(count, Period::WorkingDays)
        })
        .register_fn("weeks", |count: i64| period(count, Period::Weeks))
        .register_fn("months", |count: i64| period(count, Period::Months))
        .register_fn("years", |count: i64| period(count, Period::Years))
        .register_fn("date", |text: &str| {
            let date = Date::parse(text).map_err(|error| fail(error.to_string()))?;
            Ok::<Day, Failure>(Day(Some(date)))
        })
        .register_fn("pounds", |count: i64| money(count, 100))
        .register_fn("pence", |count: i64| money(count, 1));
}

fn period(count: i64, of: fn(u16) -> Period) -> Result<Period, Failure> {
    let count = u16::try_from(count);
    count
        .map(of)
        .map_err(|_| fail("a number from 0 to 65535 is needed".to_owned()))
}

fn money(count: i64, pence: i64) -> Result<Money, Failure> {
    let all = count.checked_mul(pence).filter(|all| *all >= 0);
    all.map(Money)
        .ok_or_else(|| fail("that is no amount of money".to_owned()))
}
