//! The example cases: where each stands on days worth asking about, and what a practitioner, a
//! parent and a child are told. Snapshots, to be read.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{EXAMPLES, reunify, root, snapshot};
use reunify::evaluate::{
    CaseStanding, Deadline, DeadlineStatus, RequirementStanding, RequirementStatus,
};
use reunify::{At, Audience, Case, Engine, Plan};

#[test]
fn where_each_case_stands() {
    for (case, days) in EXAMPLES {
        let file = format!("examples/cases/{case}.json");
        let pages = days.iter().map(|day| {
            let ran = reunify(&["check", &file, "--as-of", day]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{case} on {day}");
            ran.out
        });
        let rule = format!("{}\n", "=".repeat(100));
        snapshot(case, &pages.collect::<Vec<_>>().join(&rule));
    }
}

#[test]
fn where_an_authority_stands_that_begins_to_work_in_this_way() {
    let file = "examples/implementation/northshire.json";
    assert_eq!(reunify(&["verify", file]).code, 0);
    let pages = ["2025-04-20", "2025-05-22", "2025-10-20"].map(|day| {
        let ran = reunify(&["check", file, "--as-of", day]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{day}");
        ran.out
    });
    let rule = format!("{}\n", "=".repeat(100));
    snapshot("implementation-northshire", &pages.join(&rule));
}

#[test]
fn with_the_policy_of_an_authority() {
    let check = [
        "check",
        "examples/cases/planned-return-s20.json",
        "--as-of",
        "2026-02-20",
    ];
    let policy = ["--policy", "examples/policies/northshire"];
    let ran = reunify(&[&check[..], &policy].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    snapshot("planned-return-s20-northshire", &ran.out);
}

#[test]
fn as_it_was_known() {
    for (case, day, known_at) in [
        ("planned-return-s20", "2026-01-15", "2026-01-15T18:00:00Z"),
        ("unplanned-return-s20", "2026-01-17", "2026-01-17T12:00:00Z"),
        ("broken-down-return", "2025-10-01", "2025-10-01T12:00:00Z"),
    ] {
        let file = format!("examples/cases/{case}.json");
        let ran = reunify(&["check", &file, "--as-of", day, "--known-at", known_at]);
        snapshot(&format!("{case}-as-known"), &ran.out);
    }
}

/// The items of an evaluation that somebody would ask about, each once.
fn asked_about(standing: &CaseStanding) -> Vec<&str> {
    use DeadlineStatus::{Met, NoLongerOwed, NotStarted};
    let mut items = vec![standing.stage.item.as_str()];
    let running = |d: &&Deadline| !matches!(d.status, Met | NoLongerOwed | NotStarted);
    items.extend(
        standing
            .deadlines
            .iter()
            .filter(running)
            .map(|d| d.item.as_str()),
    );
    items.extend(standing.owed.iter().map(|owed| owed.item.as_str()));
    items.extend(
        standing
            .decisions
            .iter()
            .map(|decision| decision.item.as_str()),
    );
    let in_question = |r: &&RequirementStanding| {
        r.status.is_in_the_way() || r.status == RequirementStatus::Departed
    };
    items.extend(
        standing
            .requirements
            .iter()
            .filter(in_question)
            .map(|r| r.item.as_str()),
    );
    items.extend(
        standing
            .classifications
            .iter()
            .map(|level| level.item.as_str()),
    );
    items.extend(
        standing
            .advisories
            .iter()
            .map(|advisory| advisory.item.as_str()),
    );
    items
}

#[test]
fn what_each_reader_is_told() {
    let plan = reunify_plans::find("reunification@1.0.0").unwrap();
    let engine = Engine::compile(&Plan::from_json(plan.as_bytes()).unwrap(), &[]).unwrap();
    for (case, days) in EXAMPLES {
        let file = root().join(format!("examples/cases/{case}.json"));
        let loaded = Case::from_json(&std::fs::read(file).unwrap()).unwrap();
        for (name, reader) in [
            ("practitioner", Audience::Practitioner),
            ("parent", Audience::Parent),
            ("child", Audience::Child),
        ] {
            let mut text = String::new();
            for day in *days {
                let at = At::day(day.parse().unwrap()).read_by(reader);
                let evaluation = engine.evaluate(&loaded, &at);
                text.push_str(&format!("=== {day}\n\n"));
                for item in asked_about(&evaluation.standing) {
                    let explanation = engine.explain(&evaluation, item, reader).unwrap();
                    text.push_str(&explanation.text);
                    text.push('\n');
                    if reader != Audience::Practitioner {
                        no_names_of_things(&explanation.text);
                    }
                }
            }
            snapshot(&format!("{case}-for-{name}"), &text);
        }
    }
}

/// A family reads no ids, no regulation numbers and no references to the log.
fn no_names_of_things(text: &str) {
    for word in text.split_whitespace() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_id = word.matches('-').count() > 1 || word.contains(':') || word.contains('_');
        assert!(!is_id, "`{word}` in: {text}");
    }
    for code in ["event ", "regulation", "section 20"] {
        assert!(!text.to_lowercase().contains(code), "`{code}` in: {text}");
    }
}

#[test]
fn every_example_is_sealed_and_allowed_by_the_plan() {
    for (case, _) in EXAMPLES {
        let ran = reunify(&["verify", &format!("examples/cases/{case}.json")]);
        assert_eq!(ran.code, 0, "{case}: {}", ran.err);
    }
    let listed = std::fs::read_dir(root().join("examples/cases")).unwrap();
    let cases = listed.filter(|entry| {
        entry
            .as_ref()
            .unwrap()
            .path()
            .extension()
            .is_some_and(|extension| extension == "json")
    });
    assert_eq!(
        cases.count(),
        EXAMPLES.len(),
        "every example case has its days in this list"
    );
}
