//! Learning, as its users meet it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{empty_folder, reunify, root, snapshot, with_input};
use serde_json::{Value, json};

/// The example cases, one on each line.
fn cases() -> String {
    let mut paths: Vec<_> = std::fs::read_dir(root().join("examples/cases"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    paths.sort();
    let line = |path| {
        let case: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        format!("{case}\n")
    };
    paths.into_iter().map(line).collect()
}

#[test]
fn what_many_cases_show_is_counted_without_small_numbers() {
    let ran = with_input(&["learn", "-"], cases().as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    snapshot("learn", &ran.out);
    let ran = with_input(&["learn", "-", "--show-small-numbers"], cases().as_bytes());
    assert_eq!(ran.code, 0);
    snapshot("learn-with-small-numbers", &ran.out);
    let printed = with_input(&["learn", "-", "--format", "json"], cases().as_bytes()).out;
    let learning: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(learning["cases"], json!({ "count": 9 }));
    for worker in ["sw-", "tm-", "iro-"] {
        assert!(!printed.contains(worker), "{worker}");
    }
}

#[test]
fn a_case_that_cannot_be_read_is_told_and_left_out() {
    let lines = format!("{}not a case\n", cases());
    let ran = with_input(&["learn", "-", "--format", "json"], lines.as_bytes());
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("line 10"), "{}", ran.err);
    let learning: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(learning["cases"], json!({ "count": 9 }));
}

#[test]
fn what_became_of_a_decision_is_told_once_the_reviewer_has_written() {
    let folder = empty_folder("peer-review");
    let case = folder.join("case.json");
    std::fs::copy(root().join("examples/cases/broken-down-return.json"), &case).unwrap();
    let case = case.to_str().unwrap();
    let document: Value = serde_json::from_slice(&std::fs::read(case).unwrap()).unwrap();
    let mut events = document["events"].as_array().unwrap().iter();
    let decision = events.rfind(|event| event["type"] == "decision");
    let seq = decision.unwrap()["seq"].to_string();
    let review = [
        "peer-review",
        case,
        &seq,
        "--reviewer",
        "peer-1",
        "--as-of",
        "2026-02-20",
    ];
    let before = reunify(&review);
    assert_eq!(before.code, 0, "{}", before.err);
    assert!(
        before.out.contains("once your view is in the log"),
        "{}",
        before.out
    );

    let entry = folder.join("view.json");
    let view = json!({ "occurred": "2026-02-19", "recorded": "2026-02-28T10:00:00Z",
        "actor": { "role": "team-manager", "reference": "peer-1" }, "type": "peer-review",
        "about": seq.parse::<u64>().unwrap(), "view": "Sound, on what they could know." });
    std::fs::write(&entry, view.to_string()).unwrap();
    let ran = reunify(&["append", case, entry.to_str().unwrap(), "--in-place"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let after = reunify(&review);
    assert!(
        !after.out.contains("once your view is in the log"),
        "{}",
        after.out
    );
    let start = |out: &str| out.split("WHAT BECAME OF IT").next().unwrap().to_owned();
    assert_eq!(start(&before.out), start(&after.out));

    let nothing = reunify(&["peer-review", case, "1", "--reviewer", "peer-1"]);
    assert_eq!(nothing.code, 2);
    assert!(
        nothing.err.contains("event 1 is not a decision"),
        "{}",
        nothing.err
    );
}
