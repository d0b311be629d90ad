//! Comparing two versions of a plan, as somebody who keeps plans would.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails panics"
)]

mod common;

use common::{Ran, file, fits, reunify, schema};
use serde_json::{Value, json};

const DAY: [&str; 2] = ["--as-of", "2026-02-20"];

fn shipped() -> Value {
    serde_json::from_str(reunify_plans::find("reunification").unwrap()).unwrap()
}

fn named<'a>(plan: &'a mut Value, list: &str, id: &str) -> &'a mut Value {
    let mut items = plan[list].as_array_mut().unwrap().iter_mut();
    items.find(|item| item["id"] == id).unwrap()
}

/// The next version of the shipped plan: less time here and more there, a task more, a stage fewer,
/// a field that must be filled in, and other words.
fn next() -> Value {
    let mut plan = shipped();
    plan["version"] = json!("2.0.0");
    named(&mut plan, "timescales", "first-review-report")["limits"][0]["within"] =
        json!({ "working-days": 12 });
    named(&mut plan, "timescales", "health-assessments")["limits"][0]["then"][1]["every"] =
        json!({ "months": 14 });
    named(&mut plan, "timescales", "care-plan-due")["basis"]["in-force"] =
        json!({ "from": "2025-04-01" });
    let mut task = named(&mut plan, "tasks", "safety-check").clone();
    task["id"] = json!("bedroom-seen");
    task["title"] = json!("Child's bedroom seen");
    plan["tasks"].as_array_mut().unwrap().push(task);
    let expected = &mut named(&mut plan, "stages", "return-home")["expects"];
    expected
        .as_array_mut()
        .unwrap()
        .push(json!({ "task": "bedroom-seen" }));
    let schema = &mut named(&mut plan, "forms", "placement-ended")["schema"];
    let required = schema["required"].as_array_mut().unwrap();
    required.push(json!("immediate-risk"));
    schema["properties"]["told"] =
        json!({ "type": "boolean", "title": "The child was told before" });
    named(&mut plan, "roles", "independent-reviewing-officer")["title"] =
        json!("Reviewing officer");
    named(&mut plan, "sources", "reunification-framework")["short"] = json!("The framework");
    let stages = plan["stages"].as_array_mut().unwrap();
    stages.retain(|stage| stage["id"] != "step-down");
    without_stepping_down(&mut plan);
    plan
}

/// Has everything of the stage `step-down` at the stage before it.
fn without_stepping_down(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(without_stepping_down),
        Value::Object(fields) => {
            if fields.get("to") == Some(&json!("step-down")) {
                fields.remove("to");
                fields.insert("stays".to_owned(), json!(true));
            }
            for (key, field) in fields {
                match field {
                    Value::Array(ids) if ["stages", "stage", "from"].contains(&key.as_str()) => {
                        let there = ids.contains(&json!("monitoring"));
                        ids.retain(|id| !there || *id != "step-down");
                        ids.iter_mut().for_each(|id| {
                            if *id == "step-down" {
                                *id = json!("monitoring");
                            }
                        });
                        ids.iter_mut().for_each(without_stepping_down);
                    }
                    other => without_stepping_down(other),
                }
            }
        }
        _ => {}
    }
}

fn write(name: &str, plan: &Value) -> String {
    file(
        &format!("plan-diff/{name}.json"),
        plan.to_string().as_bytes(),
    )
}

fn diff(before: &str, after: &str, more: &[&str]) -> Ran {
    let ran = reunify(&[&["plan", "diff", before, after], more].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran
}

fn json_of(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn diff_shows_what_is_otherwise_item_by_item() {
    let after = write("next", &next());
    insta::assert_snapshot!(diff("reunification", &after, &[]).out);
    let same = diff("reunification", "reunification@1.0.0", &[]);
    assert!(
        same.out.contains("They have the same in them."),
        "{}",
        same.out
    );
}

#[test]
fn diff_shows_what_it_would_mean_for_cases() {
    let after = write("for-cases", &next());
    let cases = ["--cases", "examples/cases"];
    let ran = diff("reunification", &after, &[&cases[..], &DAY].concat());
    let (_, cases) = ran.out.split_once("broken-down-return.json").unwrap();
    insta::assert_snapshot!(cases);
}

#[test]
fn as_json_it_fits_its_schema_and_says_the_same_of_cases() {
    let after = write("json", &next());
    let asked = ["--cases", "examples/cases", "--format", "json"];
    let compared = json_of(&diff("reunification", &after, &[&asked[..], &DAY].concat()));
    fits(&schema("plan-comparison"), &compared, "plan-comparison");
    let find = |item: &str| {
        let mut all = compared["differences"].as_array().unwrap().iter();
        all.find(|one| one["item"] == item).unwrap().clone()
    };
    let report = find("timescale first-review-report");
    assert_eq!(
        (
            &report["part"],
            &report["before"],
            &report["after"],
            &report["strictness"]
        ),
        (
            &json!("/limits/0/within"),
            &json!("17 working days"),
            &json!("12 working days"),
            &json!("tightened")
        )
    );
    assert_eq!(report["grounds"]["authority"], "statutory-guidance");
    assert_eq!(find("task bedroom-seen")["kind"], "added");
    let outcomes: Vec<&Value> = compared["cases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|case| &case["outcome"])
        .collect();
    assert!(outcomes.iter().any(|o| o.get("effects").is_some()));
    assert!(outcomes.iter().any(|o| o.get("refused").is_some()));
}

#[test]
fn of_other_plans_all_of_it_is_told_and_no_case_is() {
    let tiny = "crates/reunify/tests/plans/tiny.json";
    let cases = ["--cases", "examples/cases"];
    let ran = diff(
        tiny,
        "implementation-checklist",
        &[&cases[..], &DAY].concat(),
    );
    assert!(ran.out.contains("- stage deciding"), "{}", ran.out);
    let why = "It cannot be told: the case is run under reunification@1.0.0, not tiny@1.0.0";
    assert!(ran.out.contains(why), "{}", ran.out);
}

#[test]
fn a_file_that_is_no_plan_is_shown_with_its_place() {
    let broken = file(
        "plan-diff/broken.json",
        b"{\n  \"format\": \"reunify-plan/9\"\n}",
    );
    for (before, after) in [("reunification", &*broken), (&*broken, "reunification")] {
        let ran = reunify(&["plan", "diff", before, after]);
        assert_eq!(ran.code, 2, "{}", ran.out);
        assert!(ran.err.contains("broken.json:2"), "{}", ran.err);
    }
    let ran = reunify(&["plan", "diff", "reunification", "no-such-plan"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("no-such-plan"), "{}", ran.err);
}
