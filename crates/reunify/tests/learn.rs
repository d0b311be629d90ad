//! Learning: what a peer sees of a decision, and counts that nobody can be made out in.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

use proptest::prelude::*;
use reunify::learn::Counts;
use reunify::suppression::{Shown, Suppression};
use reunify::{Case, Engine, Plan};
use serde_json::{Value, json};

fn engine() -> Engine {
    let plan = Plan::from_json(include_bytes!("plans/tiny.json")).unwrap();
    Engine::compile(&plan, &[]).unwrap()
}

fn entry(day: &str, recorded: &str, reference: &str, fields: Value) -> Value {
    let mut entry = json!({ "occurred": day, "recorded": format!("{recorded}T09:00:00Z"),
        "actor": { "role": "team-manager", "reference": reference } });
    let entry_fields = entry.as_object_mut().unwrap();
    entry_fields.extend(fields.as_object().unwrap().clone());
    entry
}

fn append(case: &mut Case, entry: &Value) -> Result<u64, String> {
    let entry = Case::entries_from_json(entry.to_string().as_bytes()).unwrap();
    let receipt = engine().append(case, entry.into_iter().next().unwrap());
    receipt
        .map(|receipt| receipt.event.seq)
        .map_err(|refused| format!("{} {}", refused.code, refused.pointer.unwrap_or_default()))
}

fn empty(id: &str) -> Case {
    let case = json!({ "format": "reunify-case/1", "id": id, "plan": { "id": "tiny", "version": "1.0.0" }, "events": [] });
    Case::from_json(case.to_string().as_bytes()).unwrap()
}

fn decided() -> Case {
    let mut case = empty("made-up");
    let decision = json!({ "type": "decision", "id": "return", "option": "not-yet" });
    let late = json!({ "type": "fact", "id": "parent-agrees", "standing": "known", "value": true });
    let home = json!({ "type": "occurrence", "id": "broke-down" });
    append(
        &mut case,
        &entry("2026-01-05", "2026-01-05", "tm-1", decision),
    )
    .unwrap();
    // It was so before the decision, and nobody knew.
    append(&mut case, &entry("2026-01-02", "2026-01-09", "tm-1", late)).unwrap();
    append(&mut case, &entry("2026-02-02", "2026-02-02", "tm-1", home)).unwrap();
    case
}

#[test]
fn a_peer_sees_what_was_known_and_learns_what_became_of_it_once_they_have_written() {
    let mut case = decided();
    let as_of = "2026-03-01".parse().unwrap();
    let before = engine().peer_review(&case, 1, "tm-2", as_of).unwrap();
    assert_eq!(before.what_became, None);
    assert_eq!(before.evaluation.as_of, "2026-01-05".parse().unwrap());
    let text = before.evaluation.to_json();
    assert!(
        !text.contains("2026-01-09") && !text.contains("2026-02-02"),
        "{text}"
    );

    let view = json!({ "type": "peer-review", "about": 1, "view": "Sound, on what they had.", "experience": "Ten years in this work" });
    append(&mut case, &entry("2026-02-20", "2026-02-20", "tm-2", view)).unwrap();
    let after = engine().peer_review(&case, 1, "tm-2", as_of).unwrap();
    assert_eq!(after.evaluation.to_json(), text);
    let became = after.what_became.unwrap();
    assert_eq!(became.took_effect, Some("2026-01-05".parse().unwrap()));
    // Somebody else has not written yet.
    assert_eq!(
        engine()
            .peer_review(&case, 1, "tm-3", as_of)
            .unwrap()
            .what_became,
        None
    );
    assert!(engine().peer_review(&case, 2, "tm-2", as_of).is_err());
}

#[test]
fn a_review_is_a_peers_is_of_a_decision_and_says_something() {
    let mut case = decided();
    let review =
        |about: u64, view: &str| json!({ "type": "peer-review", "about": about, "view": view });
    let mut refused = |reference: &str, fields: Value| {
        append(
            &mut case,
            &entry("2026-02-20", "2026-02-20", reference, fields),
        )
        .unwrap_err()
    };
    assert_eq!(
        refused("tm-1", review(1, "Sound.")),
        "wrong-role /actor/reference"
    );
    assert_eq!(refused("tm-2", review(2, "Sound.")), "about-nothing /about");
    assert_eq!(refused("tm-2", review(1, " ")), "form-does-not-fit /view");
    let learning = |about: u64, learned: &str| json!({ "type": "learning", "about": about, "learned": learned });
    assert_eq!(
        refused("tm-2", learning(9, "Ask sooner.")),
        "about-nothing /about"
    );
    assert_eq!(
        refused("tm-2", learning(1, "")),
        "form-does-not-fit /learned"
    );
}

/// Cases of which each departs from a visit, for want of time.
fn many(cases: usize) -> Vec<Case> {
    let deviation = json!({ "type": "deviation", "id": "wishes", "cause": "time", "why": "There was no room." });
    let learning = json!({ "type": "learning", "learned": "Book the room when the review is booked.",
        "went-right": "The child was asked on the way.", "changed": { "id": "tiny", "version": "1.1.0" } });
    let late = json!({ "type": "fact", "id": "parent-agrees", "standing": "known", "value": true });
    (0..cases)
        .map(|number| {
            let mut case = empty(&format!("made-up-{number}"));
            append(
                &mut case,
                &entry("2026-01-02", "2026-01-05", "tm-1", late.clone()),
            )
            .unwrap();
            append(
                &mut case,
                &entry("2026-01-05", "2026-01-05", "tm-1", deviation.clone()),
            )
            .unwrap();
            append(
                &mut case,
                &entry("2026-01-06", "2026-01-06", "tm-1", learning.clone()),
            )
            .unwrap();
            case
        })
        .collect()
}

fn counted(cases: &[Case], rule: Suppression) -> Value {
    let mut counts = Counts::default();
    cases.iter().for_each(|case| counts.add(case));
    serde_json::to_value(counts.learning(rule)).unwrap()
}

#[test]
fn steps_causes_and_times_are_counted_and_small_numbers_are_not_shown() {
    let mut cases = many(6);
    cases.push(decided());
    insta::assert_json_snapshot!(counted(&cases, Suppression::default()));
    let few = counted(&many(2), Suppression::default());
    assert_eq!(
        few["deviations"][0]["count"],
        json!({ "suppressed": { "fewer-than": 5 } })
    );
    let all = counted(&many(2), Suppression::none());
    assert_eq!(all["deviations"][0]["count"], json!({ "count": 2 }));
}

#[test]
fn what_was_corrected_is_not_counted_and_no_worker_is_named() {
    let mut cases = many(5);
    let withdrawal =
        json!({ "type": "withdrawal", "corrects": 2, "reason": "It was done after all." });
    append(
        &mut cases[0],
        &entry("2026-01-07", "2026-01-07", "tm-1", withdrawal),
    )
    .unwrap();
    let learning = counted(&cases, Suppression::none());
    assert_eq!(learning["deviations"][0]["count"], json!({ "count": 4 }));
    let text = learning.to_string();
    for person in ["tm-1", "team-manager", "made-up"] {
        assert!(!text.contains(person), "{person} in {text}");
    }
}

proptest! {
    /// Each count that is not shown could be another, with all that is shown the same.
    #[test]
    fn nothing_small_can_be_worked_out(counts in prop::collection::vec(0u64..20, 1..7)) {
        let (total, parts) = Suppression::default().total(&counts);
        let sum: u64 = counts.iter().sum();
        let mut hidden = Vec::new();
        for (count, shown) in counts.iter().zip(&parts) {
            match shown {
                Shown::Count(said) => prop_assert!(said == count && !(1..5).contains(count)),
                Shown::Suppressed { .. } => hidden.push(*count),
            }
        }
        match total {
            Shown::Count(said) => {
                prop_assert_eq!(said, sum);
                // Two or more, of which one can be one less and another one more.
                prop_assert!(hidden.is_empty() || (hidden.len() > 1 && hidden.iter().any(|count| *count > 1)));
            }
            Shown::Suppressed { .. } => prop_assert!(sum < 5 || hidden.len() == counts.iter().filter(|count| **count > 0).count()),
        }
    }
}
