//! Conditions like those of the rules, in data.

use reunify::calendar::Date;
use reunify::{At, Case, Engine, Policy};
use serde_json::{Value, json};

use crate::material;

fn happened(event: Value) -> Value {
    json!({ "happened": { "event": event } })
}

fn with(event: Value, at: &str, test: Value) -> Value {
    json!({ "happened": { "event": event, "where": [{ "at": at, "test": test }] } })
}

fn fact(id: &str, test: Value) -> Value {
    json!({ "fact": { "id": id, "test": test } })
}

fn not(condition: Value) -> Value {
    json!({ "not": condition })
}

fn all() -> Vec<Value> {
    let task = |id: &str| json!({ "task": id });
    let occurrence = |id: &str| json!({ "occurrence": id });
    let since = |id: &str, of: &str| json!({ "happened": { "event": { "task": id }, "within": { "since": { "event": { "occurrence": of } } } } });
    let many =
        |event: Value, least: u32| json!({ "happened": { "event": event, "at-least": least } });
    vec![
        json!({ "all": [
            happened(occurrence("overnight-stay")),
            fact("legal-status", json!({ "in": ["care-order", "interim-care-order"] })),
            with(occurrence("overnight-stay"), "/part-of-a-plan-to-return", json!({ "is": true })),
        ] }),
        json!({ "all": [
            many(occurrence("overnight-stay"), 2),
            not(fact("parent-had-responsibility-before-care-order", json!({ "is": false }))),
            not(happened(task("regulation-17-assessment"))),
        ] }),
        json!({ "all": [
            fact("legal-status", json!({ "is": "care-order" })),
            json!({ "any": [fact("placement", json!({ "is": "with-parents" })), fact("living-with-parent", json!({ "is": true }))] }),
            not(happened(json!({ "approval": "nominated-officer-approves-placement" }))),
        ] }),
        with(
            occurrence("ceased-to-be-looked-after"),
            "/childs-own-choice",
            json!({ "is": true }),
        ),
        json!({ "all": [
            many(task("statutory-visit"), 4),
            not(with(task("statutory-visit"), "/unannounced", json!({ "is": true }))),
        ] }),
        json!({ "all": [
            happened(task("statutory-review")),
            with(task("statutory-visit"), "/seen-alone", json!({ "is": true })),
        ] }),
        json!({ "all": [happened(occurrence("became-looked-after")), not(happened(task("permanence-planning-meeting")))] }),
        fact(
            "permanence-plan",
            json!({ "in": ["permanent-substitute-care", "independence"] }),
        ),
        fact("short-break-series", json!({ "is": true })),
        json!({ "all": [
            happened(occurrence("team-changed")),
            not(since("statutory-visit", "team-changed")),
            not(since("home-visit", "team-changed")),
        ] }),
        with(
            task("reunification-plan"),
            "/yearly-cost-pence",
            json!({ "at-least": 5_000_001 }),
        ),
        with(
            task("regulation-17-assessment"),
            "/household-adults",
            json!({ "some": [{ "at": "/police-check", "test": { "is": "awaited" } }] }),
        ),
    ]
}

fn policy_of(conditions: Vec<Value>) -> Policy {
    let text = serde_json::to_string(material::without_rules().document()).unwrap();
    let mut manifest: Value = serde_json::from_str(&text).unwrap();
    let basis = manifest["tighten"][0]["timescale"]["basis"].clone();
    for (number, when) in conditions.into_iter().enumerate() {
        let advisory = json!({ "id": format!("condition-{number:02}"), "title": "A condition", "advice": "It holds.",
            "when": when, "to": ["social-worker"], "basis": basis });
        let addition = json!({ "item": { "advisory": advisory }, "reason": "Measured." });
        manifest["add"].as_array_mut().unwrap().push(addition);
    }
    Policy::from_parts(manifest.to_string().as_bytes(), []).unwrap()
}

/// A policy that asks each of the conditions and gives no advice: the child of the case
/// lives with a parent.
pub(crate) fn policy_asked() -> Policy {
    let never = fact("living-with-parent", json!({ "is": false }));
    let asked = all()
        .into_iter()
        .map(|condition| json!({ "all": [condition, never.clone()] }));
    policy_of(asked.collect())
}

/// A policy that gives advice when each of the conditions holds.
pub(crate) fn policy() -> Policy {
    policy_of(all())
}

/// The same policy without them.
pub(crate) fn policy_without() -> Policy {
    policy_of(Vec::new())
}

/// Whether each condition holds.
pub(crate) fn advice(engine: &Engine, case: &Case, as_of: Date) -> Vec<bool> {
    let standing = engine.evaluate(case, &At::day(as_of)).standing;
    let given = |number: usize| {
        let id = format!("condition-{number:02}");
        standing
            .advisories
            .iter()
            .any(|advice| advice.advisory.as_str() == id)
    };
    (0..all().len()).map(given).collect()
}
