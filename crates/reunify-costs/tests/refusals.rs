//! What is refused, with its place.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use std::fmt::Write as _;

use common::full;
use reunify_costs::Inputs;
use serde_json::{Value, json};

/// What to put where; `null` takes it away.
fn cases() -> Vec<(&'static str, &'static str, Value)> {
    vec![
        ("another format", "/format", json!("reunify-costs-inputs/2")),
        ("a field that nobody knows", "/unheard-of", json!(1)),
        ("no target", "/target-rate", Value::Null),
        ("no year", "/price-year", Value::Null),
        ("a year that is none", "/price-year", json!(24)),
        ("based on nothing", "/based-on", json!("national-1914")),
        ("a rate as a number", "/re-entry/rate", json!(31)),
        ("a rate above the whole", "/re-entry/rate", json!("131%")),
        ("no window", "/re-entry/within-months", Value::Null),
        ("no such window", "/re-entry/within-months", json!(0)),
        ("a target above the rate", "/target-rate", json!("40%")),
        ("pounds and pence", "/returns", json!({ "total": 80.5 })),
        ("fewer than none", "/returns/by-need/high", json!(-1)),
        (
            "money as a text",
            "/cost-of-re-entry",
            json!({ "average-pence": "£61,614" }),
        ),
        (
            "money below nothing",
            "/cost-of-re-entry",
            json!({ "average-pence": -5 }),
        ),
        (
            "a range out of order",
            "/returns/by-need/low",
            json!({ "low": 9, "likely": 5, "high": 12 }),
        ),
        (
            "half a range",
            "/returns/by-need/low",
            json!({ "low": 9, "likely": 15 }),
        ),
        (
            "a value and a range",
            "/returns/by-need/low",
            json!({ "value": 9, "low": 1, "likely": 2, "high": 3 }),
        ),
        (
            "a price year of children",
            "/returns/by-need/low",
            json!({ "value": 9, "price-year": 2014 }),
        ),
        (
            "two kinds of cost",
            "/cost-of-re-entry",
            json!({ "average-pence": 1, "built-up": {} }),
        ),
        (
            "nothing built up",
            "/cost-of-re-entry",
            json!({ "built-up": {} }),
        ),
        (
            "levels of support without levels of returns",
            "/returns",
            json!({ "total": 80 }),
        ),
        (
            "another year without an index",
            "/cost-of-re-entry",
            json!({ "average-pence": { "value": 6_161_400, "price-year": 2014 } }),
        ),
        (
            "an index of nothing",
            "/inflation",
            json!({ "index": [{ "year": 2014, "value": 0 }] }),
        ),
        (
            "a year twice in the index",
            "/inflation",
            json!({ "index": [{ "year": 2014, "value": 1 }, { "year": 2014, "value": 2 }] }),
        ),
        (
            "a source that is not there",
            "/cite/source",
            json!("somewhere"),
        ),
        (
            "a figure's source that is not there",
            "/target-rate",
            json!({ "value": "20%", "cite": { "source": "somewhere", "at": "page 1", "verified": true } }),
        ),
        ("nobody says so", "/cite", Value::Null),
        (
            "a process that is none",
            "/cost-of-re-entry/built-up/processes/0/process",
            json!("paperwork"),
        ),
        (
            "a process twice",
            "/cost-of-re-entry/built-up/processes/0/process",
            json!("review"),
        ),
        (
            "a type twice",
            "/cost-of-re-entry/built-up/placements/0/type",
            json!("residential"),
        ),
        ("no years", "/horizon/years", json!(0)),
        ("too many years", "/horizon/years", json!(51)),
        ("too few runs", "/simulation", json!({ "runs": 10 })),
        (
            "a seed that not every host can hold",
            "/simulation",
            json!({ "seed": 9_007_199_254_740_992_u64 }),
        ),
        (
            "more than can be counted",
            "/returns/by-need/high",
            json!(9_007_199_254_740_991_i64),
        ),
    ]
}

#[test]
fn everything_that_is_refused_says_where_and_what_to_do() {
    let mut told = String::new();
    for (what, pointer, to) in cases() {
        let mut document = full();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let fields = document
            .pointer_mut(parent)
            .unwrap()
            .as_object_mut()
            .unwrap();
        if to.is_null() {
            fields.remove(key);
        } else {
            fields.insert(key.to_owned(), to);
        }
        let text = serde_json::to_string_pretty(&document).unwrap();
        let problems = Inputs::from_json(text.as_bytes())
            .and_then(|inputs| inputs.report())
            .map_or_else(
                |problems| problems.to_string(),
                |_| panic!("{what} is accepted"),
            );
        writeln!(told, "{what}\n  {}", problems.replace('\n', "\n  ")).unwrap();
    }
    insta::assert_snapshot!(told);
}

#[test]
fn a_list_without_end_is_refused_before_it_is_worked_through() {
    let mut document = full();
    let placements =
        (0..101).map(|at| json!({ "type": format!("type-{at}"), "weekly-pence": 1, "weeks": 1 }));
    document["cost-of-re-entry"]["built-up"]["placements"] = placements.collect();
    let problems = Inputs::from_json(document.to_string().as_bytes()).unwrap_err();
    assert!(problems.to_string().contains("at most 100"), "{problems}");
    assert_eq!(problems.len(), 1);
}

#[test]
fn a_key_twice_and_a_text_cut_off() {
    let text = full().to_string();
    let twice = text.replacen("\"title\":", "\"title\": \"x\", \"title\":", 1);
    let problems = Inputs::from_json(twice.as_bytes()).unwrap_err();
    assert!(problems.to_string().contains("duplicate-key"), "{problems}");
    for upto in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
        assert!(Inputs::from_json(&text.as_bytes()[..upto]).is_err());
    }
}
