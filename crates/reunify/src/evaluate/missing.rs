//! What would need to be true: the missing parts of a reason, and who may supply them.

use super::evaluation::{Missing, MissingKind};
use super::reason::{Asked, Reason};
use super::Answer;
use crate::case::Standing;
use crate::engine::Inner;
use crate::plan::EventKind;

/// What is missing for a reason's answer to be `wanted`. Parts of which any one is enough are all
/// listed.
pub(crate) fn missing(engine: &Inner, reason: &Reason, wanted: Answer) -> Vec<Missing> {
    let mut found = Vec::new();
    collect(engine, reason, wanted, &mut found);
    found.sort();
    found.dedup();
    found
}

fn collect(engine: &Inner, reason: &Reason, wanted: Answer, found: &mut Vec<Missing>) {
    if reason.answer == wanted {
        return;
    }
    match &reason.asked {
        Asked::All | Asked::Any => {
            for part in &reason.because {
                collect(engine, part, wanted, found);
            }
        }
        Asked::Not => {
            for part in &reason.because {
                collect(engine, part, wanted.not(), found);
            }
        }
        asked => found.push(leaf(engine, asked, wanted)),
    }
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
        },
        Asked::Happened { event, .. } => Missing {
            kind: if absent { MissingKind::Absence } else { kind_of(event) },
            id: Some(event.id().clone()),
            title: engine.event_title(event),
            by: if absent { Vec::new() } else { engine.who_can(event) },
            on: None,
        },
        Asked::Age { at_least, reached_on } => Missing {
            kind: MissingKind::Time,
            id: None,
            title: engine.wording.phrase("missing-age", &[("years", &at_least.to_string())]),
            by: Vec::new(),
            on: *reached_on,
        },
        Asked::Elapsed { at_least, reached_on, .. } => Missing {
            kind: MissingKind::Time,
            id: None,
            title: at_least.to_string(),
            by: Vec::new(),
            on: *reached_on,
        },
        Asked::Stage { stages, .. } => Missing {
            kind: if absent { MissingKind::Absence } else { MissingKind::Stage },
            id: stages.first().cloned(),
            title: stages.iter().map(|s| engine.stage_title(s)).collect::<Vec<_>>().join(", "),
            by: Vec::new(),
            on: None,
        },
        Asked::All | Asked::Any | Asked::Not => Missing {
            kind: MissingKind::Fact,
            id: None,
            title: String::new(),
            by: Vec::new(),
            on: None,
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
