//! Giving an engine the functions of the view.

use std::cmp::Ordering;
use std::sync::Arc;

use rhai::{Array, Dynamic, Engine, ImmutableString, NativeCallContext, RhaiNativeFunc, Variant};

use super::day::Money;
use super::{Amount, CaseView, Day, Events, Fact, Failure, Items, Single, fail};
use crate::calendar::{Date, Period};
use crate::case::Standing;
use crate::evaluate::{Answer, FindingKind};

type View = Arc<CaseView>;

/// Gives an engine every function of the language of rules, and nothing else.
pub(crate) fn register(engine: &mut Engine) {
    engine
        .register_type_with_name::<View>("Case")
        .register_type_with_name::<Fact>("Fact")
        .register_type_with_name::<Amount>("Amount")
        .register_type_with_name::<Events>("Events")
        .register_type_with_name::<Single>("Event")
        .register_type_with_name::<Items>("Items")
        .register_type_with_name::<Day>("Day")
        .register_type_with_name::<Period>("Period")
        .register_type_with_name::<Money>("Money")
        .register_type_with_name::<Answer>("Answer");
    case(engine);
    facts(engine);
    events(engine);
    days(engine);
    answers(engine);
    constructors(engine);
}

/// Registers functions, each with what it takes.
///
/// As pointers, so that those which take and give the same share what Rhai makes of a function: it
/// would make that of every closure anew, and a module for WebAssembly would be larger by a fiftieth.
macro_rules! functions {
    ($engine:ident: $($name:literal ($($takes:ty),*) $function:expr;)+) => {
        $(
            let function: fn($($takes),*) -> _ = $function;
            add($engine, $name, function);
        )+
    };
}

/// Registers what is read of a value, each with the type of the value.
macro_rules! properties {
    ($engine:ident: $($name:literal ($of:ty) $function:expr;)+) => {
        $(
            let function: fn($of) -> _ = $function;
            add($engine, concat!("get$", $name), function);
        )+
    };
}

#[inline(never)]
fn add<A: 'static, const N: usize, const X: bool, R: Variant + Clone, const F: bool>(
    engine: &mut Engine,
    name: &str,
    function: impl RhaiNativeFunc<A, N, X, R, F> + Send + Sync + 'static,
) {
    engine.register_fn(name, function);
}

fn case(engine: &mut Engine) {
    functions! { engine:
        "fact" (&mut View, &str) |case, name| case.fact(name);
        "done" (&mut View, &str) |case, name| case.events("done", name);
        "happened" (&mut View, &str) |case, name| case.events("happened", name);
        "decided" (&mut View, &str) |case, name| case.events("decided", name);
        "took_effect" (&mut View, &str) |case, name| case.events("took_effect", name);
        "approved" (&mut View, &str) |case, name| case.events("approved", name);
        "at" (&mut View, &str) |case, stage| case.at(stage);
        "add" (&mut View, Day, Period) |case, day, period| case.add(day, period);
        "working_days_between" (&mut View, Day, Day)
            |case, from, to| case.working_days_between(from, to);
        "reached" (&mut View, Day) |case, day| case.reached(day);
        "passed_since" (&mut View, Day, Period)
            |case, day, period| case.add(day, period).map(|day| case.reached(day));
        "require" (NativeCallContext<'_>, &mut View, &str, &str)
            |call, case, by, words| say(&call, case, FindingKind::Require, by, words);
        "advise" (NativeCallContext<'_>, &mut View, &str, &str)
            |call, case, by, words| say(&call, case, FindingKind::Advise, by, words);
        "needs_approval" (NativeCallContext<'_>, &mut View, &str, &str)
            |call, case, by, words| say(&call, case, FindingKind::NeedsApproval, by, words);
        "due" (NativeCallContext<'_>, &mut View, Day, &str, &str) due;
    }
    let ran: fn(&mut View, i64) -> _ = |case, stretch| {
        case.noted().ran.extend(u16::try_from(stretch));
    };
    add(engine, super::super::probe::NAME, ran);
}

/// What a rule says without a day.
fn say(
    call: &NativeCallContext<'_>,
    case: &mut View,
    kind: FindingKind,
    by: &str,
    words: &str,
) -> Result<(), Failure> {
    case.say(kind, by, words, None, call.call_position())
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
        functions! { $engine:
            "==" ($one, $other) |one, other| $compared(one, other, Ordering::is_eq);
            "!=" ($one, $other) |one, other| $compared(one, other, Ordering::is_ne);
        }
        ordered!($engine, $one, $other, $compared);
    };
}

/// The same, but for being equal or not.
macro_rules! ordered {
    ($engine:ident, $one:ty, $other:ty, $compared:expr) => {
        functions! { $engine:
            "<" ($one, $other) |one, other| $compared(one, other, Ordering::is_lt);
            "<=" ($one, $other) |one, other| $compared(one, other, Ordering::is_le);
            ">" ($one, $other) |one, other| $compared(one, other, Ordering::is_gt);
            ">=" ($one, $other) |one, other| $compared(one, other, Ordering::is_ge);
        }
    };
}

type Fits = fn(Ordering) -> bool;

fn facts(engine: &mut Engine) {
    functions! { engine:
        "is" (&mut Fact, Dynamic) |fact, wanted| fact.is(&wanted);
        "is_one_of" (&mut Fact, Array) |fact, wanted| fact.is_one_of(&wanted);
        "at_least" (&mut Fact, i64) |fact, least| fact.compared(least, Ordering::is_ge);
        "at_least" (&mut Fact, Money) |fact, least| fact.compared(least.0, Ordering::is_ge);
        "at_most" (&mut Fact, i64) |fact, most| fact.compared(most, Ordering::is_le);
        "at_most" (&mut Fact, Money) |fact, most| fact.compared(most.0, Ordering::is_le);
        "ever" (&mut Fact, Dynamic) |fact, wanted| fact.ever(&wanted);
        "on" (&mut Fact, Day) |fact, day| fact.on(day);
        "age_on" (&mut Fact, Day) |fact, day| fact.age_on(day);
        "==" (Fact, Dynamic) |fact, wanted| fact.is(&wanted);
        "!=" (Fact, Dynamic) |fact, wanted| fact.is(&wanted).map(Answer::not);
    }
    properties! { engine:
        "since" (&mut Fact) |fact| fact.since();
        "known" (&mut Fact) |fact| fact.standing() == Standing::Known;
        "disputed" (&mut Fact) |fact| fact.standing() == Standing::Disputed;
        "reported" (&mut Fact) |fact| fact.standing() == Standing::Unconfirmed;
        "asked" (&mut Fact) |fact| fact.standing() != Standing::NotAsked;
        "day" (&mut Fact) |fact| fact.day();
        "number" (&mut Fact) |fact| fact.number();
        "age" (&mut Fact) |fact| fact.age();
    }
    ordered!(engine, Fact, i64, |fact: Fact, with, fits: Fits| fact
        .compared(with, fits));
    ordered!(
        engine,
        Fact,
        Money,
        |fact: Fact, with: Money, fits: Fits| { fact.compared(with.0, fits) }
    );
    functions! { engine:
        "at_least" (Amount, i64) |amount, least| amount.compared(least, Ordering::is_ge);
        "at_least" (Amount, Money) |amount, least| amount.compared(least.0, Ordering::is_ge);
        "at_most" (Amount, i64) |amount, most| amount.compared(most, Ordering::is_le);
        "at_most" (Amount, Money) |amount, most| amount.compared(most.0, Ordering::is_le);
    }
    properties! { engine:
        "known" (&mut Amount) |amount| amount.0.is_some();
    }
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
    properties! { engine:
        "any" (&mut Events) |events| events.any();
        "count" (&mut Events) |events| events.count();
        "first" (&mut Events) |events| events.first();
        "last" (&mut Events) |events| events.last();
        "this_attempt" (&mut Events) |events| events.this_attempt();
        "longest_gap" (&mut Events) |events| events.longest_gap();
    }
    // Rhai gives a value back to where a property had it, once a method was called on it. Nothing is
    // changed by that; to be told that it cannot be done would cost more than most methods.
    functions! { engine:
        "set$first" (&mut Events, Single) |_, _| ();
        "set$last" (&mut Events, Single) |_, _| ();
        "set$this_attempt" (&mut Events, Events) |_, _| ();
    }
    functions! { engine:
        "chose" (&mut Events, &str) |events, option| events.chose(option);
        "with" (&mut Events, &str, Dynamic) |events, at, wanted| events.with(at, &wanted, true);
        "without" (&mut Events, &str, Dynamic)
            |events, at, wanted| events.with(at, &wanted, false);
        "some_at_least" (&mut Events, &str, i64)
            |events, at, least| events.some_at_least(at, least);
        "some_at_least" (&mut Events, &str, Money)
            |events, at, least| events.some_at_least(at, least.0);
        "since" (&mut Events, Day) |events, day| events.since(day);
        "before" (&mut Events, Day) |events, day| events.before(day);
    }
    properties! { engine:
        "there" (&mut Single) |event| event.there();
        "day" (&mut Single) |event| event.day();
    }
    functions! { engine:
        "field" (&mut Single, &str) |event, at| event.field(at);
        "items" (&mut Single, ImmutableString) |event, at| event.items(at);
        "was_by" (&mut Single, &str) |event, role| event.was_by(role);
    }
    properties! { engine:
        "count" (&mut Items) |items| items.count();
    }
    functions! { engine:
        "every" (&mut Items, &str, Dynamic) |items, at, wanted| items.every(at, &wanted);
        "some" (&mut Items, &str, Dynamic) |items, at, wanted| items.some(at, &wanted);
        "some_at_least" (&mut Items, &str, i64) |items, at, least| items.some_at_least(at, least);
        "some_at_least" (&mut Items, &str, Money)
            |items, at, least| items.some_at_least(at, least.0);
        "with" (&mut Items, &str, Dynamic) |items, at, wanted| items.with(at, &wanted);
    }
}

fn days(engine: &mut Engine) {
    properties! { engine:
        "known" (&mut Day) |day| day.0.is_some();
    }
    functions! { engine:
        "is_before" (Day, Day) |day, other| day.compared(other, Ordering::is_lt);
        "is_after" (Day, Day) |day, other| day.compared(other, Ordering::is_gt);
    }
    compared!(engine, Day, Day, |one: Day, other, fits: Fits| one
        .compared(other, fits));
}

fn answers(engine: &mut Engine) {
    properties! { engine:
        "yes" (&mut Answer) |answer| *answer == Answer::Yes;
        "no" (&mut Answer) |answer| *answer == Answer::No;
        "unknown" (&mut Answer) |answer| *answer == Answer::Unknown;
        "negated" (&mut Answer) |answer| answer.not();
    }
    functions! { engine:
        "and" (Answer, Answer) |one, other| one.and(other);
        "or" (Answer, Answer) |one, other| one.or(other);
    }
}

fn constructors(engine: &mut Engine) {
    functions! { engine:
        "hours" (i64) |count| period(count, Period::Hours);
        "days" (i64) |count| period(count, Period::Days);
        "working_days" (i64) |count| period(count, Period::WorkingDays);
        "weeks" (i64) |count| period(count, Period::Weeks);
        "months" (i64) |count| period(count, Period::Months);
        "years" (i64) |count| period(count, Period::Years);
        "date" (&str) |text| {
            let date = Date::parse(text).map_err(|error| fail(error.to_string()))?;
            Ok::<Day, Failure>(Day(Some(date)))
        };
        "pounds" (i64) |count| money(count, 100);
        "pence" (i64) |count| money(count, 1);
    }
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
