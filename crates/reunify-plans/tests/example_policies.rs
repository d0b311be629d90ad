//! The example policies: their tests pass, notice every mutant, and show each kind of rule act and
//! rest; what the law does not allow is refused.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails panics"
)]

mod common;

use std::path::PathBuf;

use common::{PLAN, policy, root};
use reunify::policy::testing::{Fate, TestReport, mutants, run};
use reunify::{Diagnostics, Engine, Policy};
use serde_json::Value;

fn policies() -> PathBuf {
    root().join("examples/policies")
}

/// The names of the policies in a folder of the examples, in order.
fn names(folder: &str) -> Vec<String> {
    let files = std::fs::read_dir(policies().join(folder)).unwrap();
    let paths = files.map(|entry| entry.unwrap().path());
    let mut found: Vec<String> = paths
        .filter(|path| path.join("policy.json").is_file())
        .map(|path| {
            let below = path.strip_prefix(policies()).unwrap();
            below.to_str().unwrap().to_owned()
        })
        .collect();
    found.sort();
    assert!(!found.is_empty(), "no policies in {folder}");
    found
}

fn alone(policy: &Policy) -> Result<Engine, Diagnostics> {
    Engine::compile(&PLAN, std::slice::from_ref(policy))
}

fn ran(policy: &Policy) -> TestReport {
    let engine = alone(policy).unwrap();
    run(&engine, policy).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

#[test]
fn every_test_passes_and_every_way_through_the_rules_is_tried() {
    for name in names("") {
        let report = ran(&policy(&name));
        let mut failed = report.tests.iter().filter(|t| !t.failures.is_empty());
        assert_eq!(failed.next(), None, "{name}");
        assert!(report.passed > 1, "{name}");
        for rule in &report.coverage.rules {
            assert_eq!(
                (&rule.lines_missed[..], &rule.ways_missed[..]),
                (&[][..], &[][..]),
                "{name}: {}",
                rule.rule
            );
            assert!(rule.spoke > 0 && rule.rested > 0, "{name}: {}", rule.rule);
        }
    }
}

#[test]
fn the_tests_notice_every_mutant() {
    for name in names("") {
        let policy = policy(&name);
        let engine = alone(&policy).unwrap();
        for mutant in mutants(&engine, &policy) {
            let fate = mutant.fate(&PLAN, std::slice::from_ref(&policy));
            assert_ne!(fate, Fate::Survived, "{name}: {mutant:?}");
        }
    }
}

#[test]
fn the_examples_stack() {
    let stack: Vec<Policy> = ["five-rivers", "northshire", "northshire-going-home-team"]
        .map(policy)
        .into();
    let engine = Engine::compile(&PLAN, &stack).unwrap();
    for policy in &stack[..2] {
        assert!(run(&engine, policy).unwrap().passed > 0);
    }
    let report = run(&engine, &stack[2]).unwrap();
    assert_eq!(report.failed, 0, "{report:#?}");
}

#[test]
fn what_the_law_does_not_allow_is_refused() {
    let mut refusals = String::new();
    for name in names("refused") {
        let problems = alone(&policy(&name)).err().unwrap();
        for problem in &problems {
            refusals.push_str(&format!("{name}: {}: {}\n", problem.code, problem.message));
        }
    }
    insta::assert_snapshot!(refusals);
}

/// The rows of the table under a heading of the README, without the head.
fn table(heading: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(policies().join("README.md")).unwrap();
    let (_, after) = text.split_once(heading).unwrap();
    let lines = after.lines().skip_while(|line| !line.starts_with('|'));
    let rows = lines.take_while(|line| line.starts_with('|')).skip(2);
    rows.map(|row| {
        let cells = row.trim_matches('|').split('|');
        cells
            .map(|cell| cell.trim().trim_matches('`').to_owned())
            .collect()
    })
    .collect()
}

/// Takes an item out of a policy; whether it was there.
fn take_out(manifest: &mut Value, item: &str) -> bool {
    let (kind, id) = item.split_once(' ').unwrap();
    let list = match kind {
        "rule" => "rules",
        "post" => "posts",
        "replaces" => {
            let object = manifest.as_object_mut().unwrap();
            return object
                .remove("replaces")
                .is_some_and(|version| version == id);
        }
        other => other,
    };
    let names = |entry: &Value| match list {
        "rules" => entry["id"] == id,
        "posts" => entry["role"] == id,
        _ => {
            let parts = if entry["item"].is_null() {
                entry
            } else {
                &entry["item"]
            };
            let mut values = parts.as_object().unwrap().values();
            values.any(|part| part["id"] == id || part["name"] == id)
        }
    };
    let entries = manifest[list].as_array_mut().unwrap();
    let before = entries.len();
    entries.retain(|entry| !names(entry));
    entries.len() < before
}

/// A policy without one of its items, and without the script of a rule that is gone.
fn without(name: &str, item: &str) -> Policy {
    let folder = policies().join(name);
    let text = std::fs::read_to_string(folder.join("policy.json")).unwrap();
    let mut manifest: Value = serde_json::from_str(&text).unwrap();
    assert!(take_out(&mut manifest, item), "{name} has no {item}");
    let gone = item
        .strip_prefix("rule ")
        .map(|id| format!("rules/{id}.rhai"));
    let whole = policy(name);
    let rules = whole
        .document()
        .rules
        .iter()
        .map(|rule| rule.script.as_str());
    let files = rules
        .filter(|path| Some(*path) != gone.as_deref())
        .map(|path| (path, whole.script(path).unwrap()))
        .chain(whole.tests())
        .map(|(path, text)| (path, text.as_bytes()));
    Policy::from_parts(manifest.to_string().as_bytes(), files).unwrap()
}

fn passes(report: &TestReport, name: &str) -> Option<bool> {
    let test = report.tests.iter().find(|test| test.name == name)?;
    Some(test.failures.is_empty())
}

#[test]
fn each_kind_of_rule_acts_and_rests() {
    let rows = table("## Rules that authorities have");
    let numbers: std::collections::BTreeSet<_> = rows
        .iter()
        .filter_map(|row| row[0].parse::<u8>().ok())
        .collect();
    assert_eq!(numbers, (1..=24).collect(), "one row or more for each kind");
    for row in rows {
        let [_, rule, name, item, acts, rests] = <[String; 6]>::try_from(row).unwrap();
        if name == "refused" {
            let refused = policy(&format!("refused/{item}"));
            assert!(alone(&refused).is_err(), "{rule}");
            continue;
        }
        let report = ran(&policy(&name));
        assert_eq!(passes(&report, &acts), Some(true), "{rule}: {acts}");
        assert_eq!(passes(&report, &rests), Some(true), "{rule}: {rests}");
        // Without the item the test in which it acts fails, or cannot be given at all.
        let other = without(&name, &item);
        let Ok(engine) = alone(&other) else {
            panic!("{rule}: something else in {name} rests on {item}");
        };
        if let Ok(report) = run(&engine, &other) {
            assert_eq!(passes(&report, &acts), Some(false), "{rule}: {acts}");
        }
    }
}

#[test]
fn each_need_has_an_example() {
    for row in table("## What a rule may need") {
        let [need, policy, item] = <[String; 3]>::try_from(row).unwrap();
        let text = std::fs::read_to_string(policies().join(&policy).join("policy.json")).unwrap();
        let mut manifest = serde_json::from_str(&text).unwrap();
        assert!(
            take_out(&mut manifest, &item),
            "{need}: {policy} has no {item}"
        );
    }
}
