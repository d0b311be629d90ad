//! What would need to be true: the missing parts of a reason, and who may supply them.

use super::Answer;
use super::evaluation::{Missing, MissingKind};
use super::reason::{Asked, Reason};
use crate::case::Standing;
use crate::engine::Inner;
use crate::plan::EventKind;

/// What is missing for a reason's answer to be `wanted`: all of these, each or what may stand in
/// its place.
pub(crate) fn missing(engine: &Inner, reason: &Reason, wanted: Answer) -> Vec<Missing> {
    let mut found = collect(engine, reason, wanted);
    found.sort();
    found.dedup();
    found
}

fn collect(engine: &Inner, reason: &Reason, wanted: Answer) -> Vec<Missing> {
    if reason.answer == wanted {
        return Vec::new();
    }
    let parts = reason.because.iter();
    match &reason.asked {
        Asked::Not => parts
            .flat_map(|part| collect(engine, part, wanted.not()))
            .collect(),
        // Every part is needed for all to hold, and for none to.
        Asked::All | Asked::Any if (reason.asked == Asked::All) == (wanted == Answer::Yes) => parts
            .flat_map(|part| collect(engine, part, wanted))
            .collect(),
        Asked::All | Asked::Any => {
            let mut alternatives = Vec::new();
            for part in parts {
                flatten(collect(engine, part, wanted), &mut alternatives);
            }
            any_one_of(alternatives).into_iter().collect()
        }
        asked => vec![leaf(engine, asked, wanted)],
    }
}

fn flatten(parts: Vec<Missing>, into: &mut Vec<Missing>) {
    for mut part in parts {
        let others = std::mem::take(&mut part.or);
        if !into.contains(&part) {
            into.push(part);
        }
        flatten(others, into);
    }
}

/// The first of some parts, with the others in its place. What has happened cannot be made not to
/// have, so such parts count only where there is nothing else.
fn any_one_of(mut parts: Vec<Missing>) -> Option<Missing> {
    if parts.iter().any(|part| part.kind.can_be_supplied()) {
        parts.retain(|part| part.kind.can_be_supplied());
    }
    let mut parts = parts.into_iter();
    let mut first = parts.next()?;
    first.or = parts.collect();
    Some(first)
}

fn leaf(engine: &Inner, asked: &Asked, wanted: Answer) -> Missing {
    let absent = wanted == Answer::No;
    match asked {
        Asked::Fact { fact, standing, .. } => Missing {
            kind: match standing {
                Standing::Known => MissingKind::OtherFact,
                _ => MissingKind::Fact,
            },
            id: Some(fact.clone()),
            title: engine.fact_title(fact),
            by: engine.who_knows(fact),
            on: None,
            or: Vec::new(),
        },
        Asked::Happened { event, r#where, .. } => Missing {
            kind: if absent {
                MissingKind::Absence
            } else {
                kind_of(event)
            },
            id: Some(event.id().clone()),
            title: engine.event_asked(event, r#where),
            by: if absent {
                Vec::new()
            } else {
                engine.who_can(event)
            },
            on: None,
            or: Vec::new(),
        },
        Asked::Age {
            at_least,
            reached_on,
        } => Missing {
            kind: MissingKind::Time,
            id: None,
            title: engine
                .wording
                .phrase("missing-age", &[("years", &at_least.to_string())]),
            by: Vec::new(),
            on: *reached_on,
            or: Vec::new(),
        },
        Asked::Elapsed {
            at_least,
            reached_on,
            ..
        } => Missing {
            kind: MissingKind::Time,
            id: None,
            title: at_least.to_string(),
            by: Vec::new(),
            on: *reached_on,
            or: Vec::new(),
        },
        Asked::Stage { stages, .. } => Missing {
            kind: if absent {
                MissingKind::Absence
            } else {
                MissingKind::Stage
            },
            id: stages.first().cloned(),
            title: stages
                .iter()
                .map(|s| engine.stage_title(s))
                .collect::<Vec<_>>()
                .join(", "),
            by: Vec::new(),
            on: None,
            or: Vec::new(),
        },
        Asked::All | Asked::Any | Asked::Not => Missing {
            kind: MissingKind::Fact,
            id: None,
            title: String::new(),
            by: Vec::new(),
            on: None,
            or: Vec::new(),
        },
    }
}

fn kind_of(event: &EventKind) -> MissingKind {
    match event {
        EventKind::Task(_) => MissingKind::Task,
        EventKind::Occurrence(_) => MissingKind::Occurrence,
        EventKind::Decision { .. } | EventKind::Effect { .. } => MissingKind::Decision,
        EventKind::Approval(_) => MissingKind::Approval,
        EventKind::Fact { .. } => MissingKind::Fact,
        EventKind::Stage(_) => MissingKind::Stage,
    }
}
