//! What stands in a part of an item, in words where there are some.

use serde::Deserialize;
use serde_json::Value;

use super::item::Item;
use crate::calendar::Period;
use crate::plan::{Citation, Id, InForce, Limit, Met, PlanDocument, Regime, limits_in_words};

/// The parts of items that name roles.
const OF_ROLES: [&str; 8] = [
    "answers-to",
    "ask",
    "by",
    "done-by",
    "made-by",
    "owed-by",
    "recorded-by",
    "to",
];

/// Whether something is told whole, and not part by part.
pub(super) fn is_said_whole(value: &Value) -> bool {
    Period::deserialize(value).is_ok()
        || Citation::deserialize(value).is_ok()
        || InForce::deserialize(value).is_ok()
        || only(value).is_some()
}

/// What is at some place in an item.
pub(super) fn say(value: &Value, at: &str, plan: &PlanDocument) -> String {
    if let Ok(period) = Period::deserialize(value) {
        return period.to_string();
    }
    if let Ok(cite) = Citation::deserialize(value) {
        let cited = plan.cited(&cite);
        let verified = if cite.verified { "" } else { " (not verified)" };
        let note = cite.note.map(|note| format!(". {note}"));
        let note = note.unwrap_or_default();
        return format!("{}, {}{verified}{note}", cited.short, cited.at);
    }
    if let Ok(in_force) = InForce::deserialize(value) {
        return dates(&in_force);
    }
    if let Ok(limit) = Limit::deserialize(value) {
        let in_force = limit.in_force.as_ref().map(dates);
        let in_force = in_force.map(|dates| format!(" ({dates})"));
        let words = limits_in_words(std::slice::from_ref(&limit));
        return format!("{words}{}", in_force.unwrap_or_default());
    }
    if let Ok(Regime {
        every, when: None, ..
    }) = Regime::deserialize(value)
    {
        return format!("every {every}");
    }
    match value {
        Value::String(text) => role(text, at, plan).unwrap_or_else(|| text.clone()),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Array(items) if !items.iter().any(Value::is_object) => {
            let items = items.iter().map(|item| say(item, at, plan));
            items.collect::<Vec<_>>().join(", ")
        }
        Value::Object(fields) => match (only(value), fields.get("title")) {
            (Some((key, what)), _) => format!("{key} {}", say(what, at, plan)),
            (None, Some(Value::String(title))) => title.clone(),
            _ => value.to_string(),
        },
        _ => value.to_string(),
    }
}

/// An item in a few words, where there are some: how long there is, who approves, what is decided.
pub(super) fn gist(item: &Item, plan: &PlanDocument) -> Option<String> {
    let at = |key: &str| item.content.get(key);
    let said = |key: &str| at(key).map(|value| say(value, key, plan));
    match item.kind {
        "timescale" => {
            let limits = Vec::<Limit>::deserialize(at("limits")?).ok()?;
            Some(limits_in_words(&limits))
        }
        "requirement" => plan.met_in_words(&Met::deserialize(at("met")?).ok()?),
        "transition" => Some(format!("to {}", at("to")?.as_str()?)),
        "task" => Some(format!("by {}", said("done-by")?)),
        "decision" => Some(format!("by {}", said("made-by")?)),
        "fact" => said("value"),
        "field" => said("required"),
        _ => None,
    }
}

/// The title of a role, where roles are named.
fn role(text: &str, at: &str, plan: &PlanDocument) -> Option<String> {
    let mut steps = at.rsplit('/');
    if !steps.any(|step| OF_ROLES.contains(&step)) {
        return None;
    }
    let id: Id = text.parse().ok()?;
    let found = plan.roles.iter().find(|role| role.id == id);
    found.map(|role| role.title.clone())
}

/// What is in an object of one key, if that is a word.
fn only(value: &Value) -> Option<(&str, &Value)> {
    let mut fields = value.as_object()?.iter();
    let (key, what) = fields.next()?;
    let is_word = !matches!(what, Value::Object(_) | Value::Array(_) | Value::Null);
    (fields.next().is_none() && is_word).then_some((key.as_str(), what))
}

fn dates(in_force: &InForce) -> String {
    match (in_force.from, in_force.to) {
        (Some(from), Some(to)) => format!("from {from} to {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("to {to}"),
        (None, None) => "always".to_owned(),
    }
}
