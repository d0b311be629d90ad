//! `reunify costs` as its users meet it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{file, reunify, with_input};
use serde_json::Value;

const EXAMPLE: &str = "examples/costs/northshire.json";

#[test]
fn the_example_as_a_commissioner_reads_it() {
    let ran = reunify(&["costs", EXAMPLE]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    insta::assert_snapshot!(ran.out);
}

#[test]
fn what_is_printed_to_start_from_can_be_worked_out() {
    for national in ["national-2014", "national-2024"] {
        let start = reunify(&["costs", "--example", national]);
        assert_eq!(start.code, 0, "{}", start.err);
        let ran = with_input(&["costs", "-"], start.out.as_bytes());
        assert_eq!(ran.code, 0, "{}", ran.err);
        insta::assert_snapshot!(national, ran.out);
    }
}

#[test]
fn a_seed_and_a_number_of_runs_are_taken_and_shown() {
    let json = |more: &[&str]| -> Value {
        let ran = reunify(&[&["costs", EXAMPLE, "--format", "json"], more].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        serde_json::from_str(&ran.out).unwrap()
    };
    let own = json(&[]);
    assert_eq!(own["format"], "reunify-costs/1");
    assert_eq!(own["simulation"]["seed"], 2024);
    let other = json(&["--seed", "7", "--runs", "300"]);
    assert_eq!(other["simulation"]["seed"], 7);
    assert_eq!(other["simulation"]["runs"], 300);
    assert_eq!(other["lines"], own["lines"]);
    assert_eq!(other, json(&["--seed", "7", "--runs", "300"]));
}

#[test]
fn what_cannot_be_used_has_the_status_2() {
    let bad = file(
        "costs/bad.json",
        br#"{ "format": "reunify-costs-inputs/1", "title": "x", "based-on": "national-2024",
              "returns": { "total": 80.5 } }"#,
    );
    for (arguments, says) in [
        (&["costs"][..], "INPUTS"),
        (&["costs", "no-such-file.json"], "cannot be read"),
        (&["costs", &bad], "/returns/total"),
        (&["costs", EXAMPLE, "--runs", "1"], "100 to 100,000"),
        (&["costs", EXAMPLE, "--seed", "many"], "--seed"),
        (
            &["costs", EXAMPLE, "--example", "national-2024"],
            "cannot be used with",
        ),
        (&["costs", "--example", "national-1914"], "national-2014"),
        (
            &["costs", "examples/cases/planned-return-s20.json"],
            "unknown-format",
        ),
    ] {
        let ran = reunify(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains(says), "{arguments:?}: {}", ran.err);
        assert_eq!(ran.out, "", "{arguments:?}");
    }
    let help = reunify(&["costs", "--help"]);
    assert!(help.out.contains("Examples:"), "{}", help.out);
}
