//! The policy, the case and the plan that are measured.

use std::path::{Path, PathBuf};

use reunify::calendar::Date;
use reunify::{At, Case, Engine, Plan, Policy};
use serde_json::{Value, json};

/// Something that was found: the rule, and what it said.
pub(crate) type Found = (String, String);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/policies/harbour-city")
}

fn manifest() -> Value {
    serde_json::from_slice(&std::fs::read(folder().join("policy.json")).unwrap()).unwrap()
}

/// The example policy with its twelve rules.
pub(crate) fn harbour_city() -> Policy {
    let files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder().join("rules"))
        .unwrap()
        .map(|file| {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            (format!("rules/{name}"), std::fs::read(&path).unwrap())
        })
        .collect();
    assert_eq!(files.len(), 12);
    let files = files
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    Policy::from_parts(manifest().to_string().as_bytes(), files).unwrap()
}

/// The same policy without the rules.
pub(crate) fn without_rules() -> Policy {
    let mut manifest = manifest();
    manifest["rules"] = json!([]);
    Policy::from_parts(manifest.to_string().as_bytes(), []).unwrap()
}

pub(crate) fn engine(policies: &[Policy]) -> Engine {
    let plan = reunify_plans::find("reunification@1.0.0").unwrap();
    Engine::compile(&Plan::from_json(plan.as_bytes()).unwrap(), policies).unwrap()
}

/// A child under a care order, with stays, reviews, visits, changes of team and the rest, for whom
/// most rules have something to say.
pub(crate) fn case(engine: &Engine, events: usize) -> Case {
    let header = json!({ "format": "reunify-case/1", "id": "made-up", "events": [],
        "plan": { "id": "reunification", "version": "1.0.0" } });
    let mut case = Case::from_json(header.to_string().as_bytes()).unwrap();
    let mut day: Date = "2025-06-02".parse().unwrap();
    let fixed = [
        json!({ "type": "fact", "id": "date-of-birth", "standing": "known", "value": "2011-05-06" }),
        json!({ "type": "fact", "id": "permanence-plan", "standing": "known", "value": "independence" }),
        json!({ "type": "occurrence", "id": "became-looked-after", "data": { "legal-status": "care-order" } }),
        json!({ "type": "occurrence", "id": "placement-started", "data": { "placement": "foster-care",
            "before-assessment": false, "intended-to-last-to-18": false, "emergency": true } }),
        json!({ "type": "fact", "id": "living-with-parent", "standing": "known", "value": true }),
        json!({ "type": "occurrence", "id": "overnight-stay", "data": { "hours": 12, "part-of-a-plan-to-return": false } }),
        json!({ "type": "occurrence", "id": "overnight-stay", "data": { "hours": 30, "part-of-a-plan-to-return": true } }),
        json!({ "type": "task", "id": "regulation-17-assessment", "data": { "complete": false, "parent": { "who": "Mother" }, "conclusion": "Not yet.",
            "household-adults": [{ "who": "Partner", "police-check": "awaited", "assessed": false }] } }),
        json!({ "type": "task", "id": "reunification-plan", "data": { "yearly-cost-pence": 6_000_000,
            "services": [{ "what": "Family support", "for": "Mother and child", "starts": "2025-09-01" }],
            "parallel-plan": "Long-term care with the present carer." } }),
        json!({ "type": "occurrence", "id": "team-changed", "data": {} }),
    ];
    let mut fixed = fixed.into_iter();
    let last = 2;
    while case.events().len() < events {
        let number = case.events().len();
        let fields = match fixed.next() {
            Some(fields) => fields,
            None if number + last >= events => json!({ "type": "task", "id": "statutory-review",
                "data": { "considered-return": true, "child-consulted": true } }),
            None if number.is_multiple_of(9) => json!({ "type": "task", "id": "statutory-review",
                "data": { "considered-return": false, "child-consulted": true } }),
            None => {
                json!({ "type": "task", "id": "statutory-visit", "data": { "where": "where-the-child-lives",
                "seen-alone": false, "why-not-alone": "child-refused", "unannounced": false, "keeps-child-safe": true } })
            }
        };
        let role = match fields["id"].as_str() {
            Some("statutory-review") => "independent-reviewing-officer",
            Some("statutory-visit") => "authority-representative",
            _ => "social-worker",
        };
        let mut entry = json!({ "occurred": day, "recorded": format!("{day}T12:00:00Z"),
            "actor": { "role": role, "reference": "made-up" } });
        for (name, value) in fields.as_object().unwrap() {
            entry[name] = value.clone();
        }
        let entry = Case::entries_from_json(entry.to_string().as_bytes())
            .unwrap()
            .pop()
            .unwrap();
        engine.append(&mut case, entry).unwrap();
        let steps = i64::try_from(360 / events).unwrap();
        let slow = number.is_multiple_of((events / 360).max(1));
        day = day.plus_days(if slow { steps.max(1) } else { 0 }).unwrap();
    }
    case
}

/// What the rules of the policy found.
pub(crate) fn findings(engine: &Engine, case: &Case, as_of: Date) -> Vec<Found> {
    let standing = engine.evaluate(case, &At::day(as_of)).standing;
    assert!(standing.failed_rules.is_empty());
    let findings = standing.findings.into_iter();
    findings
        .map(|finding| (finding.rule.to_string(), finding.words))
        .collect()
}

/// A field of an object.
pub(crate) fn at<'v>(
    value: &'v reunify::json::Value,
    name: &str,
) -> Option<&'v reunify::json::Value> {
    match value {
        reunify::json::Value::Object(fields) => fields.get(name),
        _ => None,
    }
}
