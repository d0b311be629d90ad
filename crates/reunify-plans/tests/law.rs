//! What the shipped plan must never miss, held against the regulations case by case.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{ENGINE, day};
use reunify::calendar::Date;
use reunify::evaluate::Deadline;
use reunify::{At, Case, Entry};
use serde_json::{Value, json};

fn case_of(events: &[(&str, &str, Value)]) -> Case {
    let header = json!({ "format": "reunify-case/1", "id": "made-up", "events": [],
        "plan": { "id": "reunification", "version": "1.0.0" } });
    let mut case = Case::from_json(header.to_string().as_bytes()).unwrap();
    for (occurred, role, fields) in events {
        let mut entry = json!({ "occurred": occurred, "recorded": format!("{occurred}T12:00:00Z"),
            "actor": { "role": role } });
        for (name, value) in fields.as_object().unwrap() {
            entry[name] = value.clone();
        }
        let entry: Entry = Case::entries_from_json(entry.to_string().as_bytes())
            .unwrap()
            .pop()
            .unwrap();
        ENGINE.append(&mut case, entry).unwrap();
    }
    case
}

fn looked_after(status: &str) -> (&'static str, &'static str, Value) {
    let data = json!({ "legal-status": status });
    (
        "2025-09-01",
        "social-worker",
        json!({ "type": "occurrence", "id": "became-looked-after", "data": data }),
    )
}

fn fact(on: &'static str, id: &str, value: Option<Value>) -> (&'static str, &'static str, Value) {
    let mut fact = json!({ "type": "fact", "id": id, "standing": "unknown" });
    if let Some(value) = value {
        fact["standing"] = json!("known");
        fact["value"] = value;
    }
    (on, "social-worker", fact)
}

fn visit(on: &'static str) -> (&'static str, &'static str, Value) {
    let data = json!({ "where": "parents-home", "seen-alone": true, "unannounced": false, "keeps-child-safe": true });
    (
        on,
        "social-worker",
        json!({ "type": "task", "id": "statutory-visit", "data": data }),
    )
}

fn review(on: &'static str) -> (&'static str, &'static str, Value) {
    let data = json!({ "considered-return": false, "child-consulted": true, "child-took-part": "in-person",
        "decisions": [{ "what": "The plan stays as it is." }] });
    (
        on,
        "independent-reviewing-officer",
        json!({ "type": "task", "id": "statutory-review", "data": data }),
    )
}

/// The first day by which a visit is due under any part of regulation 28.
fn next_visit(case: &Case, as_of: &str) -> Option<Date> {
    let deadlines: Vec<Deadline> = ENGINE
        .evaluate(case, &At::day(day(as_of)))
        .standing
        .deadlines;
    let running = deadlines.iter().filter(|d| {
        use reunify::evaluate::DeadlineStatus::{Due, DueSoon, Overdue};
        matches!(d.status, Due | DueSoon | Overdue)
    });
    let visits = running.filter(|d| d.timescale.as_str().starts_with("visits-"));
    visits.filter_map(|d| d.due).min()
}

#[test]
fn a_child_at_home_under_an_order_is_visited_whatever_else_is_known() {
    for status in ["interim-care-order", "care-order"] {
        for before_assessment in [Some(json!(true)), Some(json!(false)), None] {
            let mut events = vec![
                looked_after(status),
                fact("2025-10-06", "placement", Some(json!("with-parents"))),
            ];
            events.push(fact(
                "2025-10-06",
                "placed-before-assessment",
                before_assessment.clone(),
            ));
            let case = case_of(&events);
            assert_eq!(
                next_visit(&case, "2025-10-06"),
                Some(day("2025-10-13")),
                "{status}, before assessment: {before_assessment:?}"
            );
        }
    }
}

#[test]
fn of_two_patterns_of_visits_the_stricter_one_binds() {
    // An interim order and an immediate placement: regulation 28(3) and (4) both apply. After the
    // first review the one gives six weeks and the other four.
    let case = case_of(&[
        looked_after("interim-care-order"),
        fact("2025-10-06", "placement", Some(json!("with-parents"))),
        fact("2025-10-06", "placed-before-assessment", Some(json!(true))),
        visit("2025-10-10"),
        review("2025-10-15"),
        visit("2025-10-17"),
    ]);
    assert_eq!(next_visit(&case, "2025-10-17"), Some(day("2025-11-14")));
}

#[test]
fn reviews_are_due_in_20_working_days_3_months_and_6_months() {
    let due = |events: &[(&str, &str, Value)], as_of: &str| {
        let deadlines = ENGINE
            .evaluate(&case_of(events), &At::day(day(as_of)))
            .standing
            .deadlines;
        let mut found = deadlines
            .iter()
            .filter(|d| d.timescale.as_str() == "statutory-reviews");
        found.next().and_then(|d| d.due).unwrap().to_string()
    };
    let mut events = vec![looked_after("section-20")];
    assert_eq!(due(&events, "2025-09-01"), "2025-09-29");
    events.push(review("2025-09-25"));
    assert_eq!(due(&events, "2025-09-25"), "2025-12-25");
    events.push(review("2025-12-01"));
    assert_eq!(due(&events, "2025-12-01"), "2026-06-01");
    events.push(review("2026-05-20"));
    assert_eq!(due(&events, "2026-05-20"), "2026-11-20");
}

#[test]
fn ceasing_after_20_working_days_waits_for_the_nominated_officer_or_the_director() {
    let required = |born: &str, status: &str, as_of: &str| -> Vec<String> {
        let case = case_of(&[
            fact("2025-09-01", "date-of-birth", Some(json!(born))),
            looked_after(status),
            (
                "2025-09-02",
                "team-manager",
                json!({ "type": "decision", "id": "decision-3", "option": "return-home",
                "data": { "best-for-child": "Home.", "reasons": "Safe enough.", "options": [
                    { "option": "Stay", "stays-as-is": true, "benefits": "Calm.", "harms": "Distance." },
                    { "option": "Home", "benefits": "Family.", "harms": "Risk." } ] } }),
            ),
        ]);
        let standing = ENGINE.evaluate(&case, &At::day(day(as_of))).standing;
        let in_the_way = standing
            .requirements
            .iter()
            .filter(|r| r.status.is_in_the_way());
        let ids = in_the_way.map(|r| r.requirement.to_string());
        ids.filter(|id| id.contains("approves-ceasing")).collect()
    };
    // Twenty working days after 1 September 2025 is 29 September.
    assert_eq!(
        required("2015-03-04", "section-20", "2025-09-26"),
        Vec::<String>::new()
    );
    assert_eq!(
        required("2015-03-04", "section-20", "2025-09-29"),
        ["nominated-officer-approves-ceasing"]
    );
    assert_eq!(
        required("2009-03-04", "section-20", "2025-10-20"),
        ["director-approves-ceasing-at-16-or-17"]
    );
}
