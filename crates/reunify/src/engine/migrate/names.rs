//! Whether a plan has everything that a log names.

use super::mapping::{has, word};
use crate::case::{Case, Entry, Named, What};
use crate::diagnostic::Code;
use crate::engine::append::Check;
use crate::engine::{Inner, RefusedEvent, Rejection};
use crate::plan::{Id, SetTo};

/// The events of a case that name what the plan does not have, or give a fact a value that it cannot
/// have there. To read past them would be to say less than was recorded.
pub(super) fn not_there(engine: &Inner, case: &Case) -> Vec<RefusedEvent> {
    refused(case, |entry| {
        unnamed(engine, entry)
            .or_else(|| value(engine, case, entry))
            .or_else(|| set_value(engine, entry))
    })
}

/// The events of a case whose record does not fit the form that the plan has for it. They are read as
/// they are: what a form asks for now was not always asked.
pub(super) fn on_other_forms(engine: &Inner, case: &Case) -> Vec<RefusedEvent> {
    refused(case, |entry| {
        let check = Check {
            engine,
            case,
            entry,
        };
        check.recorded_form().err()
    })
}

/// The events of a case that something is wrong with.
fn refused(case: &Case, wrong: impl Fn(&Entry) -> Option<Rejection>) -> Vec<RefusedEvent> {
    let events = case.reading(None).read();
    let refused = events.filter_map(|event| {
        Some(RefusedEvent {
            event: event.seq,
            rejection: wrong(&event.entry)?,
        })
    });
    refused.collect()
}

/// Something that an entry names and the plan does not have.
fn unnamed(engine: &Inner, entry: &Entry) -> Option<Rejection> {
    let plan = &engine.plan;
    let missing = |kind: Named, of: Option<&Id>, id: &Id, at: &str| {
        (!has(plan, kind, of, id)).then(|| {
            let message = format!("the plan has no {} `{id}`", word(kind));
            Rejection::new(Code::UnknownItem, message).at(at)
        })
    };
    let labels = || {
        let mut labels = entry.labels.iter();
        labels.find_map(|label| missing(Named::Label, None, label, "/labels"))
    };
    let what = &entry.what;
    let item = || {
        let id = what.id()?;
        let kinds = what.names();
        if kinds.iter().any(|kind| has(plan, *kind, None, id)) {
            return None;
        }
        let message = match kinds {
            [kind] => format!("the plan has no {} `{id}`", word(*kind)),
            _ => format!("the plan has nothing `{id}` to deviate from"),
        };
        Some(Rejection::new(Code::UnknownItem, message).at("/id"))
    };
    let of_item = || match what {
        What::Decision { id, option, .. } => missing(Named::Option, Some(id), option, "/option"),
        What::Deviation { cause, .. } => missing(Named::Cause, None, cause, "/cause"),
        _ => None,
    };
    missing(Named::Role, None, &entry.actor.role, "/actor/role")
        .or_else(labels)
        .or_else(item)
        .or_else(of_item)
}

/// A value that an occurrence gives a fact, and that the fact cannot have by the plan. Conditions would
/// take it for another than the one that they ask for, and not for one that nobody knows.
fn set_value(engine: &Inner, entry: &Entry) -> Option<Rejection> {
    let What::Occurrence {
        id,
        data: Some(data),
    } = &entry.what
    else {
        return None;
    };
    let plan = &engine.plan;
    let occurrence = plan.occurrences.iter().find(|one| one.id == *id)?;
    occurrence.sets.iter().find_map(|set| {
        let SetTo::From(at) = &set.to else {
            return None;
        };
        let value = at.of(data)?;
        let fact = plan.facts.iter().find(|fact| fact.id == set.fact)?;
        (!fact.value.admits(value)).then(|| {
            let message = format!("the fact `{}` cannot be what was recorded", fact.id);
            Rejection::new(Code::FormDoesNotFit, message).at(format!("/data{at}"))
        })
    })
}

/// Why the plan cannot take the value of a fact, if it cannot.
fn value(engine: &Inner, case: &Case, entry: &Entry) -> Option<Rejection> {
    let What::Fact {
        id,
        standing,
        value,
        ..
    } = &entry.what
    else {
        return None;
    };
    let check = Check {
        engine,
        case,
        entry,
    };
    check.fact(id, *standing, value.as_ref()).err()
}
