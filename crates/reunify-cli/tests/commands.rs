//! The command line as its users meet it: help, exit status, and what is printed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{file, reunify, root, with_input};
use serde_json::Value;

const CASE: &str = "examples/cases/planned-return-s20.json";

#[test]
fn help_has_examples_and_the_exit_status() {
    let ran = reunify(&["--help"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out
            .contains("Exit status: 0 done; 1 the thing checked has problems; 2 unusable")
    );
    for command in ["check", "explain", "next", "append", "verify", "batch"] {
        let ran = reunify(&[command, "--help"]);
        assert!(ran.out.contains("Example"), "{command}: {}", ran.out);
    }
    assert_eq!(reunify(&[]).code, 2);
}

#[test]
fn completions_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = reunify(&["completions", shell]);
        assert!(ran.code == 0 && ran.out.contains("explain"), "{shell}");
    }
}

#[test]
fn a_check_as_json_names_what_it_was_made_from() {
    let ran = reunify(&["check", CASE, "--as-of", "2026-02-20", "--format", "json"]);
    let answer: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(answer["format"], "reunify-evaluation/1");
    assert_eq!(answer["stage"]["stage"], "progress-review");
    assert_eq!(answer["receipt"]["plan"]["version"], "1.0.0");
    for hash in ["plan", "calendar", "wording"] {
        assert_eq!(
            answer["receipt"][hash]["sha256"].as_str().unwrap().len(),
            64
        );
    }
    assert_eq!(answer["receipt"]["output"].as_str().unwrap().len(), 64);
}

#[test]
fn a_check_can_be_asked_as_it_was_known() {
    let early = ["--known-at", "2025-10-01T00:00:00Z", "--format", "json"];
    let ran = reunify(&[&["check", CASE, "--as-of", "2026-02-20"], &early[..]].concat());
    let answer: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(answer["stage"]["stage"], "assessment");
}

#[test]
fn next_lists_what_a_role_may_do_and_why_not() {
    let day = ["--as-of", "2026-02-20"];
    let ran = reunify(&[&["next", CASE, "--role", "nominated-officer"], &day[..]].concat());
    assert_eq!(ran.code, 0);
    insta::assert_snapshot!(ran.out);
    let ran = reunify(&[&["next", CASE, "--role", "nobody"], &day[..]].concat());
    assert_eq!(ran.code, 2, "{}", ran.out);
}

#[test]
fn explain_says_which_items_there_are() {
    let ran = reunify(&["explain", CASE, "deadline:nothing", "--as-of", "2026-02-20"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("deadline:visits-in-placement:3"),
        "{}",
        ran.err
    );
}

#[test]
fn verify_names_the_event_that_was_changed() {
    assert_eq!(reunify(&["verify", CASE]).code, 0);
    let text = std::fs::read_to_string(root().join(CASE)).unwrap();
    let changed = text.replacen("2016-09-14", "2016-09-15", 1);
    assert_ne!(changed, text);
    let ran = reunify(&["verify", &file("commands/changed.json", changed.as_bytes())]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("event-changed"), "{}", ran.err);
    // A check of it says so too, and still answers.
    let path = file("commands/changed.json", changed.as_bytes());
    let ran = reunify(&["check", &path, "--as-of", "2026-02-20"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("OVERDUE") && ran.err.contains("event-changed"));
}

#[test]
fn append_prints_the_new_case_or_writes_it() {
    let entry = br#"{ "occurred": "2026-02-20", "recorded": "2026-02-20T12:00:00Z",
        "actor": { "role": "social-worker" }, "type": "fact", "id": "earlier-returns",
        "standing": "known", "value": 1 }"#;
    let entry = file("commands/entry.json", entry);
    let printed = reunify(&["append", CASE, &entry]);
    assert_eq!(printed.code, 0, "{}", printed.err);
    let copy = file(
        "commands/case.json",
        &std::fs::read(root().join(CASE)).unwrap(),
    );
    let written = reunify(&["append", &copy, &entry, "--in-place"]);
    assert_eq!(written.code, 0, "{}", written.err);
    assert_eq!(std::fs::read_to_string(&copy).unwrap(), printed.out);
    assert_eq!(reunify(&["verify", &copy]).code, 0);
}

#[test]
fn the_calendar_adds_and_counts() {
    let ran = with_input(
        &["calendar", "add", "-"],
        b"2025-12-19,10,working-days\n2026-01-07,10,working-days\n2025-11-30,3,months\n\
          2025-08-31,6,months\n2025-04-01,45,working-days\n2024-02-29,1,years\n2026-02-20,6,weeks\n",
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let expected =
        "2026-01-07\n2026-01-21\n2026-02-28\n2026-02-28\n2025-06-09\n2025-02-28\n2026-04-03\n";
    assert_eq!(ran.out, expected);
    let ran = with_input(
        &["calendar", "count", "-"],
        b"2025-12-19,2026-01-07\n2025-12-24,2025-12-26\n",
    );
    assert_eq!(ran.out, "10\n0\n");
}

#[test]
fn a_batch_answers_each_line_in_order() {
    let one = |path: &str| {
        let text = std::fs::read_to_string(root().join(path)).unwrap();
        serde_json::from_str::<Value>(&text).unwrap().to_string()
    };
    let lines = [
        one(CASE),
        "not a case".to_owned(),
        one("examples/cases/siblings-older.json"),
    ];
    let path = file("commands/cases.ndjson", lines.join("\n").as_bytes());
    let ran = reunify(&["batch", &path, "--as-of", "2026-02-20"]);
    assert_eq!(ran.code, 1, "one of the lines is no case");
    let answers: Vec<Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[0]["case"], "planned-return-s20");
    assert_eq!(answers[2]["case"], "siblings-older");
    assert!(answers[1].to_string().contains("json-"), "{}", answers[1]);
}

#[test]
fn plans_are_listed_and_shown() {
    let ran = reunify(&["plan", "list"]);
    assert!(ran.out.contains("reunification@1.0.0"));
    let ran = reunify(&["plan", "show", "reunification"]);
    assert!(
        ran.code == 0 && ran.out.contains("Review of progress"),
        "{}",
        ran.err
    );
    let ran = reunify(&["plan", "check", "crates/reunify/tests/plans/tiny.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn a_broken_plan_is_shown_with_a_frame_around_each_problem() {
    let text =
        std::fs::read_to_string(root().join("crates/reunify/tests/plans/tiny.json")).unwrap();
    let broken = text
        .replacen("\"done-by\": [\"social-worker\"],\n      \"form\"", "\"done-by\": [\"social-wroker\"],\n      \"form\"", 1)
        .replacen("\"stays\": true, \"takes-effect\": \"when-met\" }\n      ],\n      \"basis\": { \"authority\": \"framework\", \"cites\": [{ \"source\": \"framework\", \"at\": \"chapter 3\"", "\"takes-effect\": \"when-met\" }\n      ],\n      \"basis\": { \"authority\": \"framework\", \"cites\": [{ \"source\": \"framework\", \"at\": \"chapter 3\"", 1)
        .replacen("\"from\": \"2011-04-01\"", "\"from\": \"2011-05-01\"", 1)
        .replacen("\"test\": { \"is\": true } }], \"within\": \"attempt\"", "\"test\": { \"is\": \"yes\" } }], \"within\": \"attempt\"", 1);
    let path = file("commands/broken-plan.json", broken.as_bytes());
    let ran = reunify(&["plan", "check", &path]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    let shown = ran.err.replace(path.as_str(), "broken-plan.json");
    insta::assert_snapshot!(shown);
}

#[test]
fn a_policy_that_loosens_the_law_is_refused_and_says_which() {
    let ran = reunify(&[
        "policy",
        "check",
        "examples/policies/refused/assessment-in-six-weeks",
    ]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    insta::assert_snapshot!(ran.err);
}
