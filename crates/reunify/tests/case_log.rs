//! The log of a case: what may be added to it, and that nothing in it can be altered unnoticed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{CASE, case, case_of, day, empty, engine, entry, manager, refuse};
use proptest::prelude::*;
use reunify::{At, Case, Code};
use serde_json::{Value, json};

#[test]
fn what_the_plan_does_not_allow_is_refused() {
    let engine = engine();
    let visit = json!({ "type": "task", "id": "visit", "data": { "seen-alone": true } });
    let with = |base: &Value, name: &str, value: Value| {
        let mut changed = base.clone();
        changed[name] = value;
        changed
    };
    let decision = json!({ "type": "decision", "id": "return", "option": "go-home" });
    let fact =
        json!({ "type": "fact", "id": "legal-status", "standing": "known", "value": "none" });
    let deviation =
        json!({ "type": "deviation", "id": "wishes-heard", "cause": "time", "why": "Too late." });
    let approval =
        json!({ "type": "approval", "id": "manager-approves", "about": 4, "outcome": "given" });
    let cases = [
        (
            with(&visit, "id", json!("visits")),
            Code::UnknownItem,
            "/id",
        ),
        (
            with(&visit, "actor", manager()),
            Code::WrongRole,
            "/actor/role",
        ),
        (
            with(&visit, "actor", json!({ "role": "chair" })),
            Code::UnknownItem,
            "/actor/role",
        ),
        (
            with(&visit, "data", json!({})),
            Code::FormDoesNotFit,
            "/data",
        ),
        (
            with(&visit, "data", json!({ "seen-alone": "yes" })),
            Code::FormDoesNotFit,
            "/data/seen-alone",
        ),
        (
            with(
                &visit,
                "data",
                json!({ "seen-alone": true, "mood": "good" }),
            ),
            Code::FormDoesNotFit,
            "/data/mood",
        ),
        (
            with(
                &visit,
                "data",
                json!({ "seen-alone": true, "goals": [{ "goal": "x", "rating": "blue" }] }),
            ),
            Code::FormDoesNotFit,
            "/data/goals/0/rating",
        ),
        (
            json!({ "type": "task", "id": "visit" }),
            Code::FormDoesNotFit,
            "/data",
        ),
        (
            json!({ "type": "task", "id": "wishes", "data": { "a": 1 } }),
            Code::FormDoesNotFit,
            "/data",
        ),
        (
            with(&visit, "labels", json!(["secret"])),
            Code::UnknownItem,
            "/labels",
        ),
        (
            with(
                &with(&visit, "corrects", json!(99)),
                "reason",
                json!("It was another day."),
            ),
            Code::CorrectsNothing,
            "/corrects",
        ),
        (
            with(
                &with(&visit, "occurred", json!("2026-02-08")),
                "recorded",
                json!("2026-02-09T12:00:00Z"),
            ),
            Code::RecordedBackwards,
            "/recorded",
        ),
        (
            with(&visit, "occurred", json!("2026-03-09")),
            Code::OccurredAfterRecorded,
            "/occurred",
        ),
        (
            json!({ "type": "occurrence", "id": "moved" }),
            Code::UnknownItem,
            "/id",
        ),
        (with(&fact, "id", json!("status")), Code::UnknownItem, "/id"),
        (
            with(&fact, "value", json!("adopted")),
            Code::FormDoesNotFit,
            "/value",
        ),
        (
            with(&fact, "value", json!(true)),
            Code::FormDoesNotFit,
            "/value",
        ),
        (
            with(&decision, "id", json!("returns")),
            Code::UnknownItem,
            "/id",
        ),
        (
            with(&decision, "option", json!("perhaps")),
            Code::UnknownItem,
            "/option",
        ),
        (
            with(&approval, "id", json!("wishes-heard")),
            Code::UnknownItem,
            "/id",
        ),
        (
            with(&approval, "about", json!(3)),
            Code::AboutNothing,
            "/about",
        ),
        (
            with(&approval, "about", json!(77)),
            Code::AboutNothing,
            "/about",
        ),
        (approval, Code::WrongRole, "/actor/role"),
        (
            json!({ "type": "effect", "about": 8 }),
            Code::AboutNothing,
            "/about",
        ),
        // In effect already; takes effect by itself.
        (
            json!({ "type": "effect", "about": 4 }),
            Code::AboutNothing,
            "/about",
        ),
        (
            json!({ "type": "effect", "about": 12, "actor": manager() }),
            Code::AboutNothing,
            "/about",
        ),
        (
            with(&deviation, "id", json!("manager-approves")),
            Code::LawCannotBeDeparted,
            "/id",
        ),
        (
            with(&deviation, "id", json!("wish")),
            Code::UnknownItem,
            "/id",
        ),
        (
            with(&deviation, "cause", json!("laziness")),
            Code::UnknownItem,
            "/cause",
        ),
        (
            with(&deviation, "why", json!("  ")),
            Code::FormDoesNotFit,
            "/why",
        ),
    ];
    for (fields, code, pointer) in cases {
        let rejection = refuse(&engine, &mut case(), entry("2026-02-20", fields.clone()));
        assert_eq!(
            (rejection.code, rejection.pointer.as_deref()),
            (code, Some(pointer)),
            "{fields}: {rejection}"
        );
    }
}

#[test]
fn approval_gates_effect_and_not_recording() {
    let engine = engine();
    let decision = json!({ "type": "decision", "id": "return", "option": "go-home" });
    let mut case = case_of(&engine, [entry("2025-12-10", decision)]);
    let effect = json!({ "type": "effect", "about": 1 });
    let rejection = refuse(&engine, &mut case, entry("2025-12-11", effect.clone()));
    assert_eq!(rejection.code, Code::EffectBeforeApproval);
    let ids: Vec<&str> = rejection
        .requirements
        .iter()
        .map(|id| id.as_str())
        .collect();
    assert_eq!(ids, ["wishes-heard", "manager-approves"]);

    let mut add = |occurred, fields| engine.append(&mut case, entry(occurred, fields)).map(drop);
    add("2025-12-11", json!({ "type": "task", "id": "wishes" })).unwrap();
    let refused = json!({ "type": "approval", "id": "manager-approves", "about": 1,
        "outcome": "refused", "actor": manager() });
    add("2025-12-12", refused.clone()).unwrap();
    assert!(
        add("2025-12-12", effect.clone()).is_err(),
        "a refusal is no approval"
    );
    let mut given = refused;
    given["outcome"] = json!("given");
    add("2025-12-15", given).unwrap();
    add("2025-12-16", effect).unwrap();
    let evaluation = engine.evaluate(&case, &At::day(day("2025-12-16")));
    assert_eq!(evaluation.standing.stage.stage.as_str(), "home");
}

#[test]
fn a_framework_requirement_can_be_departed_from_with_its_cause() {
    let engine = engine();
    let mut case = case_of(
        &engine,
        [
            entry(
                "2025-12-09",
                json!({ "type": "fact", "id": "parent-agrees", "standing": "known", "value": true }),
            ),
            entry(
                "2025-12-10",
                json!({ "type": "decision", "id": "return", "option": "go-home" }),
            ),
        ],
    );
    let effect = || entry("2025-12-11", json!({ "type": "effect", "about": 2 }));
    let rejection = refuse(&engine, &mut case, effect());
    assert_eq!(rejection.requirements.len(), 1);
    let deviation =
        json!({ "type": "deviation", "id": "wishes-heard", "cause": "time", "why": "Too late." });
    engine
        .append(&mut case, entry("2025-12-11", deviation))
        .unwrap();
    engine.append(&mut case, effect()).unwrap();
}

#[test]
fn a_correction_takes_the_place_of_what_it_names() {
    let engine = engine();
    let mut case = case();
    let visits = |case: &Case, known_at: Option<&str>| {
        let mut at = At::day(day("2026-02-20"));
        if let Some(known_at) = known_at {
            at = at.known_at(known_at.parse().unwrap());
        }
        let evaluation = engine.evaluate(case, &at);
        let deadlines = evaluation.standing.deadlines;
        let visits = deadlines
            .into_iter()
            .find(|d| d.timescale.as_str() == "visits")
            .unwrap();
        visits
            .history
            .iter()
            .map(|past| past.met_by.occurred.to_string())
            .collect::<Vec<_>>()
    };
    let before = visits(&case, None);
    assert_eq!(before, ["2025-12-23", "2025-12-31", "2026-01-08"]);
    let moved = json!({ "type": "task", "id": "visit", "data": { "seen-alone": true },
        "recorded": "2026-02-19T10:00:00Z", "corrects": 10, "reason": "It was the day before." });
    engine
        .append(&mut case, entry("2026-01-07", moved))
        .unwrap();
    assert_eq!(
        visits(&case, None),
        ["2025-12-23", "2025-12-31", "2026-01-07"]
    );
    let withdrawn = json!({ "type": "withdrawal", "corrects": 9, "reason": "Nobody was in.",
        "recorded": "2026-02-19T11:00:00Z" });
    engine
        .append(&mut case, entry("2025-12-31", withdrawn))
        .unwrap();
    assert_eq!(visits(&case, None), ["2025-12-23", "2026-01-07"]);
    // What was seen before the corrections stays askable.
    assert_eq!(visits(&case, Some("2026-02-18T10:00:00Z")), before);
    assert!(case.verify().is_ok());
}

#[test]
fn a_case_reads_back_as_it_was_written() {
    assert_eq!(case().to_json(), CASE);
    assert!(case().verify().is_ok());
    assert!(empty().verify().is_ok());
}

fn tampered(change: impl FnOnce(&mut Vec<Value>)) -> Vec<(Code, String)> {
    let mut document: Value = serde_json::from_str(CASE).unwrap();
    change(document["events"].as_array_mut().unwrap());
    let case = Case::from_json(document.to_string().as_bytes()).unwrap();
    let problems = case.verify().expect_err("the change should be found");
    let found = problems
        .iter()
        .map(|problem| (problem.code, problem.place.pointer.clone().unwrap()));
    found.collect()
}

#[test]
fn a_changed_event_is_found() {
    let found = tampered(|events| events[7]["data"]["seen-alone"] = json!(false));
    assert_eq!(found, [(Code::EventChanged, "/events/7/hash".to_owned())]);
}

#[test]
fn a_dropped_event_is_found() {
    let found = tampered(|events| drop(events.remove(7)));
    assert!(
        found.contains(&(Code::EventNumber, "/events/7/seq".to_owned())),
        "{found:?}"
    );
    assert!(
        found.contains(&(Code::ChainBroken, "/events/7/previous".to_owned())),
        "{found:?}"
    );
}

#[test]
fn reordered_events_are_found() {
    let found = tampered(|events| events.swap(3, 4));
    assert!(
        found.contains(&(Code::EventNumber, "/events/3/seq".to_owned())),
        "{found:?}"
    );
    assert!(
        found.contains(&(Code::EventNumber, "/events/4/seq".to_owned())),
        "{found:?}"
    );
}

#[test]
fn a_forged_event_is_found() {
    // Its hash is its own, so only the event after it shows that it was not always there.
    let engine = engine();
    let found = tampered(|events| {
        let mut short: Value = serde_json::from_str(CASE).unwrap();
        short["events"] = json!(events[..7]);
        let mut case = Case::from_json(short.to_string().as_bytes()).unwrap();
        let forged = json!({ "type": "task", "id": "visit", "data": { "seen-alone": true } });
        engine
            .append(&mut case, entry("2025-12-18", forged))
            .unwrap();
        let longer: Value = serde_json::from_str(&case.to_json()).unwrap();
        events[7] = longer["events"][7].clone();
    });
    assert_eq!(
        found,
        [(Code::ChainBroken, "/events/8/previous".to_owned())]
    );
}

#[test]
fn a_header_of_another_case_is_found() {
    let text = CASE.replacen("\"id\": \"tiny\"", "\"id\": \"other\"", 1);
    let problems = Case::from_json(text.as_bytes())
        .unwrap()
        .verify()
        .unwrap_err();
    assert_eq!(problems.iter().next().unwrap().code, Code::ChainBroken);
}

proptest! {
    #[test]
    fn every_change_to_a_log_is_found(at in 0usize..12, other in 0usize..12, how in 0u8..4) {
        let mut document: Value = serde_json::from_str(CASE).unwrap();
        let events = document["events"].as_array_mut().unwrap();
        match how {
            // The last one may be cut off: what is left is a log that once was.
            0 => drop(events.remove(at.min(10))),
            1 if at != other => events.swap(at, other),
            2 => {
                let copy = events[at].clone();
                events.insert(other, copy);
            }
            _ => events[at]["occurred"] = json!("2024-01-01"),
        }
        let case = Case::from_json(document.to_string().as_bytes()).unwrap();
        prop_assert!(case.verify().is_err());
    }
}

#[test]
fn facts_can_be_less_than_known() {
    let engine = engine();
    for standing in ["unknown", "not-asked", "disputed", "unconfirmed"] {
        let told = json!({ "type": "fact", "id": "parent-agrees", "standing": standing, "source": "A call" });
        let case = case_of(
            &engine,
            [
                entry("2025-12-01", told),
                entry(
                    "2025-12-02",
                    json!({ "type": "decision", "id": "return", "option": "go-home" }),
                ),
            ],
        );
        let evaluation = engine.evaluate(&case, &At::day(day("2025-12-03")));
        let approval = evaluation.standing.requirements.iter();
        let mut approval = approval.filter(|r| r.requirement.as_str() == "manager-approves");
        let approval = approval.next().unwrap();
        assert!(
            approval.status.is_in_the_way(),
            "{standing}: {:?}",
            approval.status
        );
        assert!(approval.missing.iter().any(|m| {
            m.id.as_ref()
                .is_some_and(|id| id.as_str() == "parent-agrees")
        }));
    }
    let nothing = json!({ "occurred": "2025-12-01", "recorded": "2025-12-01T12:00:00Z",
        "actor": { "role": "social-worker" }, "type": "fact", "id": "parent-agrees", "standing": "known" });
    assert!(
        Case::entries_from_json(nothing.to_string().as_bytes()).is_err(),
        "what is known has a value"
    );
}
