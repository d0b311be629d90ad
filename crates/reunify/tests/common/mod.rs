//! The small plan and the small case, for tests.
#![allow(dead_code, reason = "each test file uses its own part")]

use reunify::{Case, Engine, Entry, Plan, Rejection};
use serde_json::{Value, json};

pub(crate) const PLAN: &str = include_str!("../plans/tiny.json");
pub(crate) const CASE: &str = include_str!("../cases/tiny.json");

pub(crate) fn engine() -> Engine {
    Engine::compile(&Plan::from_json(PLAN.as_bytes()).unwrap(), &[]).unwrap()
}

pub(crate) fn case() -> Case {
    Case::from_json(CASE.as_bytes()).unwrap()
}

pub(crate) fn empty() -> Case {
    let text = r#"{ "format": "reunify-case/1", "id": "made-up",
        "plan": { "id": "tiny", "version": "1.0.0" }, "events": [] }"#;
    Case::from_json(text.as_bytes()).unwrap()
}

/// An entry of a social worker that was recorded on the day on which it happened, with some fields
/// added or changed.
pub(crate) fn entry(occurred: &str, fields: Value) -> Entry {
    let mut entry = json!({
        "occurred": occurred,
        "recorded": format!("{occurred}T12:00:00Z"),
        "actor": { "role": "social-worker", "reference": "sw-1" },
    });
    for (name, value) in fields.as_object().unwrap() {
        entry[name] = value.clone();
    }
    let mut entries = Case::entries_from_json(entry.to_string().as_bytes()).unwrap();
    entries.pop().unwrap()
}

pub(crate) fn refuse(engine: &Engine, case: &mut Case, entry: Entry) -> Rejection {
    let before = case.to_json();
    let rejection = engine
        .append(case, entry)
        .expect_err("the entry should be refused");
    assert_eq!(
        case.to_json(),
        before,
        "a refusal leaves the case as it was"
    );
    rejection
}

/// A case of the small plan with these entries.
pub(crate) fn case_of(engine: &Engine, entries: impl IntoIterator<Item = Entry>) -> Case {
    let mut case = empty();
    for entry in entries {
        engine.append(&mut case, entry).unwrap();
    }
    case
}

pub(crate) fn manager() -> Value {
    json!({ "role": "team-manager" })
}

pub(crate) fn day(text: &str) -> reunify::calendar::Date {
    text.parse().unwrap()
}
