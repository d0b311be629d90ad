//! Entries to record.

use serde_json::Value;

use crate::running::Running;

/// The document of an example case.
pub(crate) const EXAMPLE: &str = include_str!("../../../cases/planned-return-s20.json");

/// What was recorded in it.
pub(crate) fn of_example() -> Vec<String> {
    let document: Value = serde_json::from_str(EXAMPLE).unwrap();
    let events = document["events"].as_array().unwrap().iter();
    events
        .map(|event| {
            let mut entry = event.as_object().unwrap().clone();
            entry.retain(|key, _| !["seq", "previous", "hash"].contains(&key.as_str()));
            Value::from(entry).to_string()
        })
        .collect()
}

/// Begins a case and records the whole example in it.
pub(crate) fn record_example(service: &Running, id: &str) {
    service.post(&format!("/cases/{id}"), "").with(201);
    for entry in of_example() {
        service
            .post(&format!("/cases/{id}/events"), &entry)
            .with(201);
    }
}

/// A visit by somebody of a role.
pub(crate) fn visit(role: &str, said: &str) -> String {
    serde_json::json!({
        "occurred": "2026-02-19",
        "recorded": "2026-02-20T10:00:00Z",
        "actor": { "role": role, "reference": "sw-17" },
        "type": "task",
        "id": "statutory-visit",
        "data": {
            "keeps-child-safe": true,
            "seen-alone": true,
            "unannounced": false,
            "what-child-said": said,
            "what-was-seen": "Settled.",
            "where": "where-the-child-lives"
        }
    })
    .to_string()
}
