//! Where a case stands: deadlines that recur and change, requirements, and what holds for any case
//! on any day.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{case, case_of, day, engine, entry, manager};
use proptest::prelude::*;
use reunify::calendar::Date;
use reunify::evaluate::{Deadline, DeadlineStatus, RequirementStatus};
use reunify::{At, Case, Engine, Entry, Evaluation};
use serde_json::{Value, json};
use sha2::Digest as _;

fn visits(engine: &Engine, case: &Case, as_of: &str) -> Deadline {
    let evaluation = engine.evaluate(case, &At::day(day(as_of)));
    let mut found = evaluation.standing.deadlines.into_iter();
    found
        .find(|deadline| deadline.timescale.as_str() == "visits")
        .unwrap()
}

fn home(on: &str) -> Entry {
    entry(
        on,
        json!({ "type": "occurrence", "id": "went-home", "data": { "legal-status": "care-order" } }),
    )
}

fn visit(on: &str) -> Entry {
    entry(
        on,
        json!({ "type": "task", "id": "visit", "data": { "seen-alone": true } }),
    )
}

fn review(on: &str) -> Entry {
    entry(
        on,
        json!({ "type": "task", "id": "review", "actor": manager() }),
    )
}

#[test]
fn visits_are_weekly_until_the_first_review_and_six_weekly_after_it() {
    let engine = engine();
    let due = |events: &[Entry], as_of: &str| {
        let deadline = visits(&engine, &case_of(&engine, events.to_vec()), as_of);
        (deadline.due.unwrap().to_string(), deadline.status)
    };
    let due_on = |date: &str, status| (date.to_owned(), status);
    let mut events = vec![home("2026-01-05")];
    assert_eq!(
        due(&events, "2026-01-05"),
        due_on("2026-01-12", DeadlineStatus::DueSoon)
    );
    assert_eq!(
        due(&events, "2026-01-12"),
        due_on("2026-01-12", DeadlineStatus::DueSoon)
    );
    assert_eq!(
        due(&events, "2026-01-13"),
        due_on("2026-01-12", DeadlineStatus::Overdue)
    );
    // Late: the next one is a week after it, not after the day on which it was due.
    events.push(visit("2026-01-14"));
    assert_eq!(
        due(&events, "2026-01-14"),
        due_on("2026-01-21", DeadlineStatus::DueSoon)
    );
    // Early: likewise.
    events.push(visit("2026-01-16"));
    assert_eq!(
        due(&events, "2026-01-16"),
        due_on("2026-01-23", DeadlineStatus::DueSoon)
    );
    // Two on one day are one.
    events.push(visit("2026-01-16"));
    assert_eq!(
        due(&events, "2026-01-16"),
        due_on("2026-01-23", DeadlineStatus::DueSoon)
    );
    // From the first review on there are six weeks, from the last visit.
    events.push(review("2026-01-20"));
    assert_eq!(
        due(&events, "2026-01-20"),
        due_on("2026-02-27", DeadlineStatus::Due)
    );
    events.push(visit("2026-01-22"));
    assert_eq!(
        due(&events, "2026-01-30"),
        due_on("2026-03-05", DeadlineStatus::Due)
    );
    let history = visits(&engine, &case_of(&engine, events), "2026-01-30").history;
    let met: Vec<_> = history
        .iter()
        .map(|past| (past.met_by.occurred.to_string(), past.status))
        .collect();
    assert_eq!(
        met,
        [
            ("2026-01-14".to_owned(), DeadlineStatus::MetLate),
            ("2026-01-16".to_owned(), DeadlineStatus::Met),
            ("2026-01-22".to_owned(), DeadlineStatus::Met),
        ]
    );
}

#[test]
fn a_review_does_not_excuse_a_visit_that_was_overdue_before_it() {
    let engine = engine();
    let case = case_of(
        &engine,
        [
            home("2026-01-05"),
            visit("2026-01-09"),
            review("2026-01-19"),
        ],
    );
    let deadline = visits(&engine, &case, "2026-01-20");
    assert_eq!(deadline.due, Some(day("2026-01-16")));
    assert_eq!(deadline.status, DeadlineStatus::Overdue);
}

#[test]
fn a_visit_before_the_child_went_home_does_not_count() {
    let engine = engine();
    let case = case_of(&engine, [visit("2026-01-02"), home("2026-01-05")]);
    assert!(visits(&engine, &case, "2026-01-06").history.is_empty());
}

#[test]
fn what_ends_a_clock_ends_what_it_owes() {
    let engine = engine();
    let broke_down = entry(
        "2026-01-20",
        json!({ "type": "occurrence", "id": "broke-down" }),
    );
    let case = case_of(
        &engine,
        [home("2026-01-05"), visit("2026-01-12"), broke_down],
    );
    let deadline = visits(&engine, &case, "2026-02-20");
    assert_eq!(deadline.status, DeadlineStatus::NoLongerOwed);
    assert!(deadline.missed, "it was due on 19 January");
}

#[test]
fn a_return_that_breaks_down_begins_a_new_attempt() {
    let engine = engine();
    let mut case = case();
    let broke_down = entry(
        "2026-02-20",
        json!({ "type": "occurrence", "id": "broke-down" }),
    );
    engine.append(&mut case, broke_down).unwrap();
    let standing = engine.evaluate(&case, &At::day(day("2026-02-20"))).standing;
    assert_eq!(
        (standing.stage.stage.as_str(), standing.stage.attempt),
        ("deciding", 2)
    );
    // What was heard before the first attempt does not count for the second.
    let mut heard = standing.requirements.iter();
    let heard = heard
        .find(|r| r.requirement.as_str() == "wishes-heard")
        .unwrap();
    assert_eq!(heard.status, RequirementStatus::NotMet);
    // Nor does the decision to close, which waited: it never takes effect.
    let later = engine.evaluate(&case, &At::day(day("2026-08-01"))).standing;
    assert_eq!(later.stage.stage.as_str(), "deciding");
}

#[test]
fn the_law_of_the_day_on_which_a_clock_started_applies() {
    let engine = engine();
    let due = |on: &str| {
        let evaluation = engine.evaluate(&case_of(&engine, [home(on)]), &At::day(day(on)));
        let mut found = evaluation.standing.deadlines.into_iter();
        found
            .find(|d| d.timescale.as_str() == "review")
            .unwrap()
            .due
            .unwrap()
            .to_string()
    };
    assert_eq!(due("2011-03-31"), "2011-04-28", "four weeks");
    assert_eq!(due("2011-04-01"), "2011-05-05", "twenty working days");
}

#[test]
fn a_decision_that_waits_for_time_takes_effect_on_its_day() {
    let engine = engine();
    let stage = |as_of: &str| {
        let evaluation = engine.evaluate(&case(), &At::day(day(as_of)));
        evaluation.standing.stage.stage.to_string()
    };
    // Six months after 17 December.
    assert_eq!(stage("2026-06-16"), "home");
    assert_eq!(stage("2026-06-17"), "closed");
    let evaluation = engine.evaluate(&case(), &At::day(day("2026-08-01")));
    assert_eq!(evaluation.standing.stage.since, Some(day("2026-06-17")));
}

#[test]
fn an_item_whose_condition_is_not_known_is_required_and_says_what_is_missing() {
    let engine = engine();
    let requirement = |value: Option<bool>| {
        let mut entries = vec![entry(
            "2025-12-10",
            json!({ "type": "decision", "id": "return", "option": "go-home" }),
        )];
        if let Some(value) = value {
            entries.push(entry("2025-12-10", json!({ "type": "fact", "id": "parent-agrees", "standing": "known", "value": value })));
        }
        let evaluation = engine.evaluate(&case_of(&engine, entries), &At::day(day("2025-12-11")));
        let mut found = evaluation.standing.requirements.into_iter();
        found
            .find(|r| r.requirement.as_str() == "manager-approves")
            .unwrap()
    };
    assert_eq!(
        requirement(Some(true)).status,
        RequirementStatus::NotRequired
    );
    assert_eq!(requirement(Some(false)).status, RequirementStatus::NotMet);
    let unknown = requirement(None);
    assert_eq!(unknown.status, RequirementStatus::Unknown);
    let titles: Vec<&str> = unknown.missing.iter().map(|m| m.title.as_str()).collect();
    assert!(titles.contains(&"Whether the parent agrees"), "{titles:?}");
}

#[test]
fn an_empty_case_has_an_answer() {
    let evaluation = engine().evaluate(&common::empty(), &At::day(day("2026-02-20")));
    assert_eq!(evaluation.standing.stage.stage.as_str(), "deciding");
    assert_eq!(evaluation.next_change, None);
}

#[test]
fn days_at_the_edge_of_the_calendar_have_an_answer() {
    let engine = engine();
    for as_of in ["1900-01-01", "2035-12-31", "2199-12-31"] {
        let evaluation = engine.evaluate(&case(), &At::day(day(as_of)));
        assert!(!evaluation.standing.deadlines.is_empty(), "{as_of}");
    }
    let evaluation = engine.evaluate(
        &case_of(&engine, [home("2035-12-20")]),
        &At::day(day("2036-02-01")),
    );
    let mut found = evaluation.standing.deadlines.into_iter();
    let review = found.find(|d| d.timescale.as_str() == "review").unwrap();
    assert_eq!((review.status, review.due), (DeadlineStatus::Unknown, None));
}

/// Entries of any kind over half a year, in any order of happening; those refused are left out.
fn any_case() -> impl Strategy<Value = Case> {
    let what = prop_oneof![
        Just(json!({ "type": "task", "id": "wishes" })),
        any::<bool>().prop_map(|alone| json!({ "type": "task", "id": "visit", "data": { "seen-alone": alone } })),
        Just(json!({ "type": "task", "id": "review", "actor": manager() })),
        Just(json!({ "type": "occurrence", "id": "went-home", "data": { "legal-status": "none" } })),
        Just(json!({ "type": "occurrence", "id": "broke-down" })),
        any::<bool>().prop_map(|yes| json!({ "type": "fact", "id": "parent-agrees", "standing": "known", "value": yes })),
        Just(json!({ "type": "fact", "id": "parent-agrees", "standing": "disputed" })),
        Just(json!({ "type": "fact", "id": "date-of-birth", "standing": "known", "value": "2015-03-04" })),
        Just(json!({ "type": "decision", "id": "return", "option": "go-home" })),
        Just(json!({ "type": "decision", "id": "return", "option": "not-yet" })),
        Just(json!({ "type": "decision", "id": "close", "option": "end", "actor": manager() })),
        (1u64..12).prop_map(|about| json!({ "type": "approval", "id": "manager-approves", "about": about, "outcome": "given", "actor": manager() })),
        (1u64..12).prop_map(|about| json!({ "type": "effect", "about": about })),
        (1u64..12).prop_map(|seq| json!({ "type": "withdrawal", "corrects": seq, "reason": "It did not happen." })),
        Just(json!({ "type": "deviation", "id": "wishes-heard", "cause": "time", "why": "Too late." })),
    ];
    let event = (what, 0i64..20, 0i64..12, any::<bool>());
    proptest::collection::vec(event, 0..25).prop_map(|events| {
        let engine = engine();
        let mut case = common::empty();
        let mut recorded = day("2025-06-02");
        for (what, later, before, labelled) in events {
            recorded = recorded.plus_days(later).unwrap();
            let occurred = recorded.plus_days(-before).unwrap();
            let mut fields: Value = what;
            fields["recorded"] = json!(format!("{recorded}T12:00:00Z"));
            if labelled && before > 9 {
                fields["labels"] = json!(["third-party"]);
            }
            // What the plan does not allow is no case.
            let _ = engine.append(&mut case, entry(&occurred.to_string(), fields));
        }
        case
    })
}

fn standing(engine: &Engine, case: &Case, at: &At) -> Value {
    let evaluation: Evaluation = engine.evaluate(case, at);
    serde_json::to_value(&evaluation.standing).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_next_change_is_exact(case in any_case(), offset in 0i64..260) {
        let engine = engine();
        let as_of = day("2025-05-25").plus_days(offset).unwrap();
        let evaluation = engine.evaluate(&case, &At::day(as_of));
        let now = serde_json::to_value(&evaluation.standing).unwrap();
        let on = |date: Date| standing(&engine, &case, &At::day(date));
        let last = match evaluation.next_change {
            Some(change) => {
                prop_assert!(change > as_of);
                prop_assert_ne!(&on(change), &now, "nothing changes on {}", change);
                change.plus_days(-1).unwrap()
            }
            // Long past everything that the small plan has a time for.
            None => as_of.plus_days(900).unwrap(),
        };
        let mut date = as_of;
        while date < last {
            date = date.plus_days(1).unwrap();
            prop_assert_eq!(&on(date), &now, "it changes on {}", date);
        }
    }

    #[test]
    fn as_known_at_is_as_a_log_cut_at_that_instant(case in any_case(), offset in 0i64..260, later in 0i64..60) {
        let engine = engine();
        let known_at = format!("{}T12:00:00Z", day("2025-05-25").plus_days(offset).unwrap());
        let known_at: reunify::calendar::Instant = known_at.parse().unwrap();
        let as_of = known_at.date().plus_days(later).unwrap();
        let mut cut: Value = serde_json::from_str(&case.to_json()).unwrap();
        let kept = case.events().iter().filter(|event| event.entry.recorded <= known_at).count();
        cut["events"].as_array_mut().unwrap().truncate(kept);
        let cut = Case::from_json(cut.to_string().as_bytes()).unwrap();
        let at = At::day(as_of).known_at(known_at);
        // All of it: standing, next change and receipt.
        prop_assert_eq!(engine.evaluate(&case, &at).to_json(), engine.evaluate(&cut, &at).to_json());
    }

    #[test]
    fn the_same_question_has_the_same_bytes(case in any_case(), offset in 0i64..260) {
        let at = At::day(day("2025-05-25").plus_days(offset).unwrap());
        let again = Case::from_json(case.to_json().as_bytes()).unwrap();
        let one = engine().evaluate(&case, &at).to_json();
        prop_assert_eq!(&one, &engine().evaluate(&again, &at).to_json());
        // The receipt names the rest of the answer by its hash.
        let mut answer: Value = serde_json::from_str(&one).unwrap();
        let output = answer["receipt"].as_object_mut().unwrap().remove("output").unwrap();
        let canonical = serde_json::to_string(&answer).unwrap();
        let hash = sha2::Sha256::digest(canonical.as_bytes());
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        prop_assert_eq!(output, hash);
    }

    #[test]
    fn what_is_kept_from_a_reader_makes_no_difference_to_them(case in any_case(), offset in 0i64..260) {
        use reunify::Audience;
        let engine = engine();
        let as_of = day("2025-05-25").plus_days(offset).unwrap();
        // The same log, with something else in every place that is kept from parents.
        let hidden: Vec<usize> = case.events().iter().enumerate()
            .filter(|(_, event)| !event.entry.labels.is_empty()).map(|(number, _)| number).collect();
        let mut changed: Value = serde_json::from_str(&case.to_json()).unwrap();
        for number in hidden {
            let event = &mut changed["events"][number];
            for field in ["data", "value", "option", "outcome", "about", "source", "standing", "cause", "why"] {
                event.as_object_mut().unwrap().remove(field);
            }
            event["type"] = json!("task");
            event["id"] = json!("wishes");
        }
        let changed = Case::from_json(changed.to_string().as_bytes()).unwrap();
        let at = At::day(as_of).read_by(Audience::Parent);
        prop_assert_eq!(engine.evaluate(&case, &at).to_json(), engine.evaluate(&changed, &at).to_json());
    }
}
