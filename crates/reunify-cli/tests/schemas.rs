//! The published schemas, held by a validator that is not ours against every document that ships
//! and against what the loader refuses.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{EXAMPLES, fits, reunify, root, schema};
use reunify::{Case, Plan, Policy};
use serde_json::{Value, json};

fn read(path: &str) -> Value {
    let bytes = std::fs::read(root().join(path)).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

#[test]
fn every_schema_is_printed_as_it_is_published() {
    let core = reunify::schema::NAMES.iter();
    for name in core
        .chain(reunify_ssda903::schema::NAMES)
        .chain(reunify_costs::schema::NAMES)
        .chain(reunify_report::schema::NAMES)
    {
        let printed = reunify(&["schema", name]);
        let published = std::fs::read_to_string(root().join(format!("schemas/{name}.schema.json")));
        assert_eq!(
            printed.out,
            published.unwrap(),
            "{name}: run `cargo xtask generate`"
        );
        drop(schema(name));
    }
}

#[test]
fn plans_policies_calendar_and_words_fit_their_schemas() {
    for shipped in reunify_plans::ALL {
        let plan: Value = serde_json::from_str(shipped.json).unwrap();
        fits(&schema("plan"), &plan, &shipped.to_string());
    }
    fits(
        &schema("plan"),
        &read("crates/reunify/tests/plans/tiny.json"),
        "tiny",
    );
    let policy = read("examples/policies/northshire/policy.json");
    fits(&schema("policy"), &policy, "northshire");
    let calendar = read("crates/reunify/src/calendar/england-and-wales.json");
    fits(&schema("calendar"), &calendar, "calendar");
    fits(
        &schema("wording"),
        &read("crates/reunify/src/wording/en-gb.json"),
        "wording",
    );
}

#[test]
fn every_form_of_a_plan_is_a_schema_that_records_fit() {
    let plan = Plan::from_json(reunify_plans::find("reunification").unwrap().as_bytes()).unwrap();
    let plan: Value = serde_json::to_value(plan.document()).unwrap();
    let by_id = |list: &str, id: &Value| {
        let mut items = plan[list].as_array().unwrap().iter();
        items
            .find(|item| item["id"] == *id)
            .cloned()
            .unwrap_or_default()
    };
    let mut held = 0;
    for (case, _) in EXAMPLES {
        let case = read(&format!("examples/cases/{case}.json"));
        for event in case["events"].as_array().unwrap() {
            let list = match event["type"].as_str().unwrap() {
                "task" => "tasks",
                "occurrence" => "occurrences",
                "decision" => "decisions",
                _ => continue,
            };
            let form = by_id(list, &event["id"])["form"].clone();
            if let Some(data) = event.get("data") {
                let schema = by_id("forms", &form)["schema"].clone();
                let schema = jsonschema::draft202012::new(&schema).unwrap();
                fits(
                    &schema,
                    data,
                    &format!("event {} on form {form}", event["seq"]),
                );
                held += 1;
            }
        }
    }
    assert!(held > 300, "the examples fill in forms: {held}");
}

#[test]
fn cases_and_answers_fit_their_schemas() {
    let (case, evaluation) = (schema("case"), schema("evaluation"));
    let (event, explanation) = (schema("event"), schema("explanation"));
    for (name, days) in EXAMPLES {
        let file = format!("examples/cases/{name}.json");
        let document = read(&file);
        fits(&case, &document, name);
        for entry in document["events"].as_array().unwrap() {
            let mut entry = entry.clone();
            for sealed in ["seq", "previous", "hash"] {
                entry.as_object_mut().unwrap().remove(sealed);
            }
            fits(&event, &entry, name);
        }
        for day in *days {
            let policy = ["--policy", "examples/policies/northshire"];
            let check = ["check", &file, "--as-of", day, "--format", "json"];
            for arguments in [check.to_vec(), [&check[..], &policy].concat()] {
                let ran = reunify(&arguments);
                let answer: Value = serde_json::from_str(&ran.out).expect(&ran.err);
                fits(&evaluation, &answer, &format!("{name} on {day}"));
            }
            let explain = [
                "explain", &file, "stage", "--as-of", day, "--format", "json",
            ];
            let answer: Value = serde_json::from_str(&reunify(&explain).out).unwrap();
            fits(&explanation, &answer, &format!("{name} on {day}"));
        }
    }
}

/// Every way to spoil a document by one change of shape: a field too many, one too few, one of
/// another type, one that is null.
fn spoilt(document: &Value, limit: usize) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    let mut places = Vec::new();
    gather(document, String::new(), &mut places);
    let step = places.len().div_ceil(limit);
    for place in places.into_iter().step_by(step.max(1)) {
        let change = |how: &str, change: &dyn Fn(&mut Value)| {
            let mut copy = document.clone();
            change(copy.pointer_mut(&place).unwrap());
            (format!("{how} at {place}"), copy)
        };
        if document.pointer(&place).unwrap().is_object() {
            found.push(change("a field too many", &|value| {
                value
                    .as_object_mut()
                    .unwrap()
                    .insert("unheard-of".to_owned(), json!(1));
            }));
        }
        found.push(change("a list of lists", &|value| *value = json!([[[]]])));
        found.push(change("a fraction", &|value| *value = json!(0.5)));
        found.push(change("null", &|value| *value = Value::Null));
        if !place.is_empty() {
            let (parent, key) = place.rsplit_once('/').unwrap();
            let mut copy = document.clone();
            if let Value::Object(fields) = copy.pointer_mut(parent).unwrap() {
                fields.remove(&key.replace("~1", "/").replace("~0", "~"));
                found.push((format!("nothing at {place}"), copy));
            }
        }
    }
    found
}

fn gather(value: &Value, at: String, places: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let name = name.replace('~', "~0").replace('/', "~1");
                gather(field, format!("{at}/{name}"), places);
            }
        }
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                gather(item, format!("{at}/{number}"), places);
            }
        }
        _ => {}
    }
    places.push(at);
}

/// What the loader refuses for its shape the schema refuses, and what the schema refuses the
/// loader refuses.
#[track_caller]
fn agree(
    name: &str,
    document: &Value,
    schema: &jsonschema::Validator,
    loads: &dyn Fn(&[u8]) -> Result<(), reunify::Diagnostics>,
    limit: usize,
) {
    let mut held = 0;
    for (what, spoilt) in spoilt(document, limit) {
        // For its shape: what is found after it was read is another matter.
        let refused_for_shape = match loads(spoilt.to_string().as_bytes()) {
            Ok(()) => false,
            Err(problems) => problems.iter().any(|problem| problem.code.is_unusable()),
        };
        assert_eq!(
            refused_for_shape,
            !schema.is_valid(&spoilt),
            "{name}, {what}"
        );
        held += 1;
    }
    assert!(held > 300, "{name}: {held}");
}

#[test]
fn the_schemas_and_the_loaders_refuse_the_same() {
    agree(
        "plan",
        &read("crates/reunify/tests/plans/tiny.json"),
        &schema("plan"),
        &|bytes| Plan::from_json(bytes).map(drop),
        2_000,
    );
    agree(
        "case",
        &read("examples/cases/planned-return-s20.json"),
        &schema("case"),
        &|bytes| Case::from_json(bytes).map(drop),
        600,
    );
    let script: (&str, &[u8]) = ("rules/support-must-last.rhai", b"");
    agree(
        "policy",
        &read("examples/policies/northshire/policy.json"),
        &schema("policy"),
        &|bytes| Policy::from_parts(bytes, [script]).map(drop),
        2_000,
    );
}

#[test]
fn costs_fit_their_schemas() {
    let (inputs, answer) = (schema("costs-inputs"), schema("costs"));
    let example = "examples/costs/northshire.json";
    fits(&inputs, &read(example), example);
    for national in reunify_costs::National::ALL {
        let document = serde_json::from_str(national.json()).unwrap();
        fits(&inputs, &document, national.as_str());
    }
    let ran = reunify(&["costs", example, "--format", "json"]);
    fits(&answer, &serde_json::from_str(&ran.out).unwrap(), example);
    agree(
        "costs-inputs",
        &read(example),
        &inputs,
        &|bytes| reunify::json::from_bytes::<reunify_costs::InputsDocument>(bytes).map(drop),
        2_000,
    );
}
