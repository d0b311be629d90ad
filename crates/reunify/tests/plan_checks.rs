//! What the checks of a plan find: one broken plan for each code, and where they say it is broken.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

use std::collections::BTreeSet;

use reunify::{Code, Diagnostics, Plan};
use serde_json::{Value, json};

const TINY: &str = include_str!("plans/tiny.json");

/// The small plan with one thing changed.
struct Broken(Value);

impl Broken {
    fn plan() -> Self {
        Self(serde_json::from_str(TINY).unwrap())
    }

    fn set(mut self, pointer: &str, value: Value) -> Self {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match self.0.pointer_mut(parent).unwrap() {
            Value::Object(fields) => drop(fields.insert(key.to_owned(), value)),
            Value::Array(items) if key == "-" => items.push(value),
            Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
            other => panic!("nothing can be set in {other}"),
        }
        self
    }

    fn without(mut self, pointer: &str) -> Self {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match self.0.pointer_mut(parent).unwrap() {
            Value::Object(fields) => drop(fields.remove(key).unwrap()),
            Value::Array(items) => drop(items.remove(key.parse().unwrap())),
            other => panic!("nothing can be taken from {other}"),
        }
        self
    }

    fn problems(&self) -> Diagnostics {
        let text = serde_json::to_string_pretty(&self.0).unwrap();
        Plan::from_json(text.as_bytes()).expect_err("the plan should be refused")
    }

    /// The problems with their codes and pointers, after every place has been found in the text.
    fn found(&self) -> BTreeSet<(Code, String)> {
        let text = serde_json::to_string_pretty(&self.0).unwrap();
        let problems = self.problems();
        let found = problems.iter().map(|problem| {
            let pointer = problem
                .place
                .pointer
                .clone()
                .expect("every problem has a pointer");
            let span = problem
                .place
                .span
                .expect("every problem has a line and a column");
            let line = text.lines().nth(span.line - 1).unwrap();
            assert!(
                span.column <= line.chars().count(),
                "{pointer}: {span:?} is past {line}"
            );
            assert!(
                problem.help.is_some(),
                "{} at {pointer} has no help",
                problem.code
            );
            (problem.code, pointer)
        });
        found.collect()
    }
}

#[track_caller]
fn refused(plan: &Broken, expected: &[(Code, &str)]) {
    let expected: BTreeSet<_> = expected
        .iter()
        .map(|(code, at)| (*code, (*at).to_owned()))
        .collect();
    let found = plan.found();
    assert_eq!(found, expected, "\n{}", plan.problems());
}

#[test]
fn the_small_plan_is_sound() {
    let plan = Plan::from_json(TINY.as_bytes()).unwrap();
    assert!(plan.warnings().is_empty());
}

#[test]
fn two_items_of_one_name() {
    let again = Broken::plan().0.pointer("/tasks/0").unwrap().clone();
    refused(
        &Broken::plan().set("/tasks/-", again),
        &[(Code::DuplicateId, "/tasks/3/id")],
    );
    refused(
        &Broken::plan().set("/decisions/0/options/1/id", json!("go-home")),
        &[(Code::DuplicateId, "/decisions/0/options/1/id")],
    );
}

#[test]
fn names_of_nothing() {
    let cases = [
        ("/starts-at", json!("decidin"), "/starts-at"),
        (
            "/tasks/0/done-by/0",
            json!("social-wroker"),
            "/tasks/0/done-by/0",
        ),
        ("/tasks/1/form", json!("visits"), "/tasks/1/form"),
        ("/tasks/0/stages/0", json!("nowhere"), "/tasks/0/stages/0"),
        (
            "/timescales/0/owed-by",
            json!("nobody"),
            "/timescales/0/owed-by",
        ),
        (
            "/stages/0/expects/0/task",
            json!("wish"),
            "/stages/0/expects/0/task",
        ),
        (
            "/requirements/0/gates/0/option",
            json!("go"),
            "/requirements/0/gates/0/option",
        ),
        (
            "/timescales/1/basis/cites/0/source",
            json!("law"),
            "/timescales/1/basis/cites/0/source",
        ),
        (
            "/occurrences/0/sets/0/fact",
            json!("status"),
            "/occurrences/0/sets/0/fact",
        ),
        (
            "/requirements/1/applies/not/fact/id",
            json!("parent-agree"),
            "/requirements/1/applies/not/fact/id",
        ),
        (
            "/timescales/0/ends/0/event/effect/option",
            json!("ends"),
            "/timescales/0/ends/0/event/effect/option",
        ),
        (
            "/advisories/0/when/all/0/stage/0",
            json!("hom"),
            "/advisories/0/when/all/0/stage/0",
        ),
        ("/roles/0/answers-to", json!("head"), "/roles/0/answers-to"),
    ];
    for (at, value, expected) in cases {
        let found = Broken::plan().set(at, value).found();
        assert!(
            found.contains(&(Code::DanglingId, expected.to_owned())),
            "{at}: {found:?}"
        );
    }
}

#[test]
fn a_near_name_is_offered() {
    let problems = Broken::plan()
        .set("/tasks/0/done-by/0", json!("social-wroker"))
        .problems();
    let help = problems.iter().next().unwrap().help.clone().unwrap();
    assert_eq!(help, "there is one called `social-worker`");
}

#[test]
fn stages_off_the_way() {
    let lonely = json!({
        "id": "lonely", "title": "Lonely", "plain": { "parent": "x", "child": "x" },
        "purpose": "None.", "order": 9,
        "basis": { "authority": "framework",
            "cites": [{ "source": "framework", "at": "chapter 9", "verified": false }] }
    });
    refused(
        &Broken::plan().set("/stages/-", lonely),
        &[
            (Code::UnreachableStage, "/stages/3"),
            (Code::NoWayOut, "/stages/3"),
        ],
    );
    refused(
        &Broken::plan()
            .without("/stages/2/final")
            .without("/transitions/0/from/1"),
        &[(Code::NoWayOut, "/stages/2")],
    );
}

#[test]
fn options_that_lead_nowhere() {
    refused(
        &Broken::plan().without("/decisions/0/options/1/stays"),
        &[(Code::OptionLeadsNowhere, "/decisions/0/options/1")],
    );
    refused(
        &Broken::plan().set("/decisions/0/options/0/stays", json!(true)),
        &[(Code::OptionLeadsNowhere, "/decisions/0/options/0")],
    );
    refused(
        &Broken::plan().without("/decisions/0/options/1"),
        &[(Code::TooFewOptions, "/decisions/0/options")],
    );
}

#[test]
fn a_requirement_of_nothing() {
    refused(
        &Broken::plan().set("/requirements/0/gates", json!([])),
        &[(Code::GatesNothing, "/requirements/0/gates")],
    );
}

#[test]
fn clocks_that_never_start() {
    let start = "/timescales/1/starts/on/event";
    for event in [
        json!({ "event": { "approval": "wishes-heard" } }),
        json!({ "event": { "task": "visit" }, "where": [
            { "at": "/seen-alone", "test": { "is": true } },
            { "at": "/seen-alone", "test": { "is": false } },
        ] }),
    ] {
        refused(
            &Broken::plan().set(start, event),
            &[(Code::TriggerNeverOccurs, start)],
        );
    }
    // The stage at which every case starts is entered only if something leads back to it.
    let event = json!({ "event": { "stage": "deciding" } });
    let circle = Broken::plan().set(start, event.clone());
    assert!(Plan::from_json(circle.0.to_string().as_bytes()).is_ok());
    let line = circle.without("/transitions/0");
    refused(&line, &[(Code::TriggerNeverOccurs, start)]);
}

#[test]
fn regimes_that_leave_a_gap_or_overlap() {
    let then = "/timescales/0/limits/0/then";
    refused(
        &Broken::plan().without("/timescales/0/limits/0/then/1"),
        &[(Code::RegimeGap, then)],
    );
    refused(
        &Broken::plan().without("/timescales/0/limits/0/then/1/when"),
        &[(Code::RegimeOverlap, then)],
    );
    let older = |years: u16| json!({ "age": { "fact": "date-of-birth", "at-least": years } });
    let elapsed =
        |months: u16| json!({ "elapsed": { "since": "start", "at-least": { "months": months } } });
    let regime = |when: Value| json!({ "when": when, "every": { "weeks": 6 } });
    let not = |when: Value| json!({ "not": when });
    let both = |one: Value, other: Value| json!({ "all": [one, other] });
    // Whole: what has passed in a year has passed in six months.
    let whole = json!([
        regime(not(elapsed(6))),
        regime(both(elapsed(6), not(elapsed(12)))),
        regime(elapsed(12)),
    ]);
    let plan = Broken::plan().set(then, whole);
    assert!(
        Plan::from_json(plan.0.to_string().as_bytes()).is_ok(),
        "{}",
        plan.problems()
    );
    let gap = json!([regime(not(older(5))), regime(older(6))]);
    let problems = Broken::plan().set(then, gap).problems();
    insta::assert_snapshot!(problems, @"error[regime-gap]: no regime holds when the child is 5 (607:19 at /timescales/0/limits/0/then); the last regime may be for all other circumstances: `not` the others");
    let overlap = json!([regime(older(5)), regime(not(older(6)))]);
    refused(
        &Broken::plan().set(then, overlap),
        &[(Code::RegimeOverlap, then)],
    );
    let by_status = |statuses: &[&str]| {
        regime(json!({ "fact": { "id": "legal-status", "test": { "in": statuses } } }))
    };
    let gap = json!([by_status(&["section-20"]), by_status(&["care-order"])]);
    refused(&Broken::plan().set(then, gap), &[(Code::RegimeGap, then)]);
    let whole = json!([
        by_status(&["section-20", "none"]),
        by_status(&["care-order"])
    ]);
    let plan = Broken::plan().set(then, whole);
    assert!(Plan::from_json(plan.0.to_string().as_bytes()).is_ok());
}

#[test]
fn limits_that_leave_a_gap_or_overlap() {
    refused(
        &Broken::plan().set("/timescales/1/limits/1/in-force/from", json!("2011-04-02")),
        &[(Code::InForceGap, "/timescales/1/limits/1")],
    );
    refused(
        &Broken::plan().set("/timescales/1/limits/1/in-force/from", json!("2011-03-31")),
        &[(Code::InForceOverlap, "/timescales/1/limits/1")],
    );
    refused(
        &Broken::plan().set("/timescales/1/limits/1/in-force/to", json!("2030-03-31")),
        &[(Code::InForceGap, "/timescales/1/limits")],
    );
    refused(
        &Broken::plan().set("/timescales/1/limits", json!([])),
        &[(Code::InForceGap, "/timescales/1/limits")],
    );
    refused(
        &Broken::plan().set(
            "/timescales/1/basis/in-force",
            json!({ "from": "2012-01-01", "to": "2011-01-01" }),
        ),
        &[(Code::InForceOverlap, "/timescales/1/basis/in-force")],
    );
    // What was not in force is in no need of a limit.
    let later = Broken::plan().without("/timescales/1/limits/0").set(
        "/timescales/1/basis/in-force",
        json!({ "from": "2011-04-01" }),
    );
    assert!(Plan::from_json(later.0.to_string().as_bytes()).is_ok());
}

#[test]
fn parts_that_nobody_plays() {
    let found = Broken::plan().without("/roles/1/post").found();
    assert!(
        found.contains(&(Code::RoleWithoutPost, "/tasks/2/done-by/0".to_owned())),
        "{found:?}"
    );
    assert!(found.iter().all(|(code, _)| *code == Code::RoleWithoutPost));
    refused(
        &Broken::plan().set("/tasks/0/done-by", json!([])),
        &[(Code::NobodyMay, "/tasks/0/done-by")],
    );
}

#[test]
fn requirements_that_nothing_can_meet() {
    let met = "/requirements/0/met/condition";
    let status =
        |status: &str| json!({ "fact": { "id": "legal-status", "test": { "is": status } } });
    refused(
        &Broken::plan().set(
            met,
            json!({ "all": [status("none"), status("care-order")] }),
        ),
        &[(Code::RequirementCannotBeMet, met)],
    );
    let by = "/requirements/1/met/approval/by";
    refused(
        &Broken::plan().set(by, json!([])),
        &[(Code::RequirementCannotBeMet, by), (Code::NobodyMay, by)],
    );
}

#[test]
fn form_schemas_that_are_not() {
    let schema = "/forms/0/schema";
    let cases = [
        (json!("text"), schema.to_owned()),
        (json!({ "type": "number" }), schema.to_owned()),
        (
            json!({ "type": "string", "pattern": "x" }),
            format!("{schema}/pattern"),
        ),
        (
            json!({ "type": "string", "minLength": -1 }),
            format!("{schema}/minLength"),
        ),
        (
            json!({ "type": "string", "minLength": 5, "maxLength": 2 }),
            format!("{schema}/minLength"),
        ),
        (json!({ "type": "array" }), format!("{schema}/items")),
        (
            json!({ "type": "object", "properties": {}, "required": ["x"], "additionalProperties": false }),
            format!("{schema}/required"),
        ),
        (
            json!({ "type": "object", "properties": {} }),
            format!("{schema}/additionalProperties"),
        ),
    ];
    for (value, expected) in cases {
        let plan = Broken::plan().set(schema, value);
        let found = plan.problems();
        let wanted = found.iter().any(|problem| {
            problem.code == Code::InvalidFormSchema
                && problem.place.pointer.as_deref() == Some(&expected)
        });
        assert!(wanted, "{expected}: {found}");
    }
}

#[test]
fn items_that_cite_nothing() {
    refused(
        &Broken::plan().set("/timescales/0/basis/cites", json!([])),
        &[(Code::MissingCitation, "/timescales/0/basis/cites")],
    );
    refused(
        &Broken::plan().set("/advisories/0/basis/cites/0/at", json!(" ")),
        &[(Code::MissingCitation, "/advisories/0/basis/cites/0/at")],
    );
}

#[test]
fn conditions_that_ask_nothing() {
    let when = "/advisories/0/when";
    let home = json!({ "stage": ["home"] });
    let closed = json!({ "stage": ["closed"] });
    let never = json!({ "any": [home, { "all": [home, closed] }] });
    refused(
        &Broken::plan().set(when, never),
        &[(Code::NeverHolds, "/advisories/0/when/any/1")],
    );
    let always = json!({ "all": [home, { "not": { "all": [home, closed] } }] });
    refused(
        &Broken::plan().set(when, always),
        &[(Code::AlwaysHolds, "/advisories/0/when/all/1")],
    );
    for (condition, code) in [
        (json!({ "any": [] }), Code::NeverHolds),
        (json!({ "all": [] }), Code::AlwaysHolds),
        (
            json!({ "stage": ["deciding", "home", "closed"] }),
            Code::AlwaysHolds,
        ),
        (
            json!({ "happened": { "event": { "task": "visit" }, "at-least": 0 } }),
            Code::AlwaysHolds,
        ),
    ] {
        refused(&Broken::plan().set(when, condition), &[(code, when)]);
    }
}

#[test]
fn tests_that_do_not_fit() {
    let tests = "/advisories/0/when/all/1/not/happened/where";
    let at = |test: &str| format!("{tests}/0/test{test}");
    for (test, expected) in [
        (json!({ "is": "yes" }), at("/is")),
        (json!({ "in": [true, 1] }), at("/in/1")),
        (json!({ "at-least": 1 }), at("")),
        (json!({ "every": [] }), at("")),
    ] {
        let plan = Broken::plan().set(tests, json!([{ "at": "/seen-alone", "test": test }]));
        refused(&plan, &[(Code::TestDoesNotFit, &expected)]);
    }
    let nested = json!([{ "at": "/goals", "test": { "every": [
        { "at": "/rating", "test": { "is": "blue" } },
        { "at": "/colour", "test": { "present": true } },
    ] } }]);
    refused(
        &Broken::plan().set(tests, nested),
        &[
            (Code::TestDoesNotFit, &at("/every/0/test/is")),
            (Code::UnknownFormField, &at("/every/1/at")),
        ],
    );
    refused(
        &Broken::plan().set(
            "/requirements/1/applies/not/fact/test",
            json!({ "is": "yes" }),
        ),
        &[
            (
                Code::TestDoesNotFit,
                "/requirements/1/applies/not/fact/test/is",
            ),
            (Code::AlwaysHolds, "/requirements/1/applies"),
        ],
    );
    refused(
        &Broken::plan().set("/occurrences/0/sets/0/to", json!({ "value": "adopted" })),
        &[(Code::TestDoesNotFit, "/occurrences/0/sets/0/to/value")],
    );
    refused(
        &Broken::plan().set("/occurrences/0/sets/0/to", json!({ "from": "/status" })),
        &[(Code::UnknownFormField, "/occurrences/0/sets/0/to/from")],
    );
    refused(
        &Broken::plan().set("/facts/1/value", json!("yes-no")),
        &[(Code::TestDoesNotFit, "/occurrences/0/sets/0/to/from")],
    );
    refused(
        &Broken::plan().set(
            "/timescales/1/met-by/0/where",
            json!([{ "at": "/x", "test": { "is": 1 } }]),
        ),
        &[(Code::TestDoesNotFit, "/timescales/1/met-by/0/where")],
    );
}

#[test]
fn time_from_nothing() {
    let elapsed = json!({ "elapsed": { "since": "start", "at-least": { "weeks": 1 } } });
    refused(
        &Broken::plan().set("/advisories/0/when", elapsed),
        &[(Code::NoStart, "/advisories/0/when/elapsed/since")],
    );
    refused(
        &Broken::plan().set(
            "/requirements/0/met/condition/happened/within",
            json!("start"),
        ),
        &[(
            Code::NoStart,
            "/requirements/0/met/condition/happened/within",
        )],
    );
    refused(
        &Broken::plan().set("/timescales/0/limits/0/then/0/every", json!({ "weeks": 0 })),
        &[(Code::EmptyPeriod, "/timescales/0/limits/0/then/0/every")],
    );
}

#[test]
fn every_problem_is_reported_at_once() {
    let plan = Broken::plan()
        .set("/tasks/0/done-by/0", json!("somebody"))
        .set("/timescales/0/basis/cites", json!([]))
        .without("/decisions/0/options/1/stays");
    let codes: Vec<Code> = plan.problems().iter().map(|problem| problem.code).collect();
    // In the order of the text: serde_json keeps keys in the order of the alphabet.
    assert_eq!(
        codes,
        [
            Code::OptionLeadsNowhere,
            Code::DanglingId,
            Code::MissingCitation
        ]
    );
}
