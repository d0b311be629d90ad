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
    let reading = case.reading(None);
    let mut found = Vec::new();
    for (position, event) in reading.events.iter().enumerate() {
        let entry = &event.entry;
        // A move is nobody's practice, and names no item.
        if reading.is_set_aside(position) || matches!(entry.what, What::Migration { .. }) {
            continue;
        }
        let lacking = unnamed(engine, entry)
            .or_else(|| value(engine, case, entry))
            .or_else(|| set_value(engine, entry));
        if let Some(rejection) = lacking {
            found.push(RefusedEvent {
                event: event.seq,
                rejection,
            });
        }
    }
    found
}

/// The events of a case whose record does not fit the form that the plan has for it. They are read as
/// they are: what a form asks for now was not always asked.
pub(super) fn on_other_forms(engine: &Inner, case: &Case) -> Vec<RefusedEvent> {
    let reading = case.reading(None);
    let events = reading.events.iter().enumerate();
    let read = events.filter(|(position, _)| !reading.is_set_aside(*position));
    let misfit = read.filter_map(|(_, event)| {
        let entry = &event.entry;
        let check = Check {
            engine,
            case,
            entry,
        };
        let rejection = check.recorded_form().err()?;
        Some(RefusedEvent {
            event: event.seq,
            rejection,
        })
    });
    misfit.collect()
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
    let item = || match &entry.what {
        What::Task { id, .. } => missing(Named::Task, None, id, "/id"),
        What::Occurrence { id, .. } => missing(Named::Occurrence, None, id, "/id"),
        What::Fact { id, .. } => missing(Named::Fact, None, id, "/id"),
        What::Decision { id, option, .. } => missing(Named::Decision, None, id, "/id")
            .or_else(|| missing(Named::Option, Some(id), option, "/option")),
        What::Approval { id, .. } => missing(Named::Requirement, None, id, "/id"),
        What::Deviation { id, cause, .. } => {
            use Named::{Decision, Requirement, Task, Timescale};
            let mut kinds = [Task, Decision, Timescale, Requirement].into_iter();
            if kinds.any(|kind| has(plan, kind, None, id)) {
                missing(Named::Cause, None, cause, "/cause")
            } else {
                let message = format!("the plan has nothing `{id}` to deviate from");
                Some(Rejection::new(Code::UnknownItem, message).at("/id"))
            }
        }
        What::Effect { .. }
        | What::PeerReview { .. }
        | What::Learning { .. }
        | What::Migration { .. }
        | What::Withdrawal => None,
    };
    missing(Named::Role, None, &entry.actor.role, "/actor/role")
        .or_else(labels)
        .or_else(item)
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
