//! The commands for policies, as a policy officer would use them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that fails panics"
)]

mod common;

use std::path::{Path, PathBuf};

use common::{empty_folder, reunify, root};
use serde_json::Value;

/// An empty folder for a test.
fn folder(name: &str) -> PathBuf {
    empty_folder(&format!("policy/{name}"))
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A copy of an example policy that a test may change.
fn copy(name: &str, test: &str) -> PathBuf {
    let to = folder(test);
    for part in ["", "rules", "tests"] {
        let from = root().join("examples/policies").join(name).join(part);
        let Ok(files) = std::fs::read_dir(from) else {
            continue;
        };
        std::fs::create_dir_all(to.join(part)).unwrap();
        for path in files
            .map(|file| file.unwrap().path())
            .filter(|path| path.is_file())
        {
            std::fs::copy(&path, to.join(part).join(path.file_name().unwrap())).unwrap();
        }
    }
    to
}

fn replace(path: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from}");
    std::fs::write(path, text.replacen(from, to, 1)).unwrap();
}

fn json(out: &str) -> Value {
    serde_json::from_str(out).unwrap()
}

#[test]
fn check_shows_what_a_policy_changes() {
    let ran = reunify(&["policy", "check", "examples/policies/northshire"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    insta::assert_snapshot!(ran.out);
    let ran = reunify(&[
        "policy",
        "check",
        "examples/policies/northshire-going-home-team",
    ]);
    insta::assert_snapshot!("check_shows_what_is_adapted", ran.out);
}

#[test]
fn check_shows_who_gains_which_duty_and_when() {
    let arguments = [
        "policy",
        "check",
        "examples/policies/harbour-city",
        "--cases",
        "examples/cases",
        "--as-of",
        "2026-02-20",
    ];
    let ran = reunify(&arguments);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let (_, effects) = ran.out.split_once("broken-down-return.json").unwrap();
    insta::assert_snapshot!(effects);
    let ran = reunify(&[&arguments[..], &["--format", "json"]].concat());
    assert!(json(&ran.out).is_array(), "{}", ran.out);
}

#[test]
fn diff_shows_what_changed_between_two_versions() {
    let after = copy("northshire", "diff");
    let manifest = after.join("policy.json");
    replace(
        &manifest,
        "\"version\": \"1.1.0\"",
        "\"version\": \"1.2.0\"",
    );
    replace(&manifest, "{ \"weeks\": 4 }", "{ \"weeks\": 3 }");
    replace(
        &manifest,
        "\"title\": \"Very high\"",
        "\"title\": \"Highest\"",
    );
    let ran = reunify(&[
        "policy",
        "diff",
        "examples/policies/northshire",
        text(&after),
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    insta::assert_snapshot!(ran.out);
    let same = reunify(&[
        "policy",
        "diff",
        "examples/policies/northshire",
        "examples/policies/northshire",
    ]);
    assert_eq!(same.code, 0);
    assert!(same.out.contains("They change the same."), "{}", same.out);
}

#[test]
fn a_test_that_fails_shows_the_difference_and_update_accepts_it() {
    let policy = copy("northshire", "update");
    let tests = policy.join("tests/shorter-times.json");
    let before = std::fs::read_to_string(&tests).unwrap();
    replace(&tests, "2026-03-12", "2026-03-13");
    let ran = reunify(&["policy", "test", text(&policy)]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out
            .contains("- deadline visits-in-placement due 2026-03-13"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("2026-03-12"), "{}", ran.out);
    let ran = reunify(&["policy", "test", text(&policy), "--update"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let after = std::fs::read_to_string(&tests).unwrap();
    assert!(after.contains("2026-03-12") && !after.contains("2026-03-13"));
    // What passed stays as it was written.
    let untouched = |text: &str| {
        text.lines()
            .any(|line| line.contains("decisions of a review in three working days"))
    };
    assert!(untouched(&before) && untouched(&after));
}

#[test]
fn reports_for_build_servers_say_the_same() {
    let folder = folder("reports");
    let junit = folder.join("results.xml");
    let ran = reunify(&[
        "policy",
        "test",
        "examples/policies/fenmoor",
        "--junit",
        text(&junit),
        "--format",
        "json",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let report = &json(&ran.out)[0];
    assert_eq!(
        (&report["policy"], &report["failed"]),
        (&"fenmoor".into(), &0.into())
    );
    let xml = std::fs::read_to_string(&junit).unwrap();
    let passed = report["passed"].as_u64().unwrap();
    assert!(
        passed > 0 && xml.contains(&format!("tests=\"{passed}\" skipped=\"0\" failures=\"0\"")),
        "{xml}"
    );
    let broken = copy("fenmoor", "reports-failing");
    replace(
        &broken.join("tests/long-placement.json"),
        "2026-02-23",
        "2026-02-24",
    );
    let ran = reunify(&["policy", "test", text(&broken), "--junit", text(&junit)]);
    assert_eq!(ran.code, 1);
    let xml = std::fs::read_to_string(&junit).unwrap();
    assert!(
        xml.contains("failures=\"1\"") && xml.contains("2026-02-23"),
        "{xml}"
    );
}

#[test]
fn a_mutant_that_no_test_notices_is_shown_where_it_is() {
    let policy = copy("fenmoor", "mutate");
    let ran = reunify(&["policy", "test", text(&policy), "--mutate"]);
    assert!(
        ran.code == 0 && ran.out.contains("0 not noticed"),
        "{}",
        ran.out
    );
    std::fs::remove_file(policy.join("tests/long-placement.json")).unwrap();
    let ran = reunify(&["policy", "test", text(&policy), "--mutate"]);
    assert!(ran.out.contains("4 not noticed"), "{}", ran.out);
    let shown = ran.err.replace(text(&policy), "fenmoor");
    insta::assert_snapshot!(shown);
}

#[test]
fn run_shows_what_one_rule_says_reads_and_runs() {
    let rule = "examples/policies/northshire/rules/support-must-last.rhai";
    let case = "examples/cases/planned-return-s20.json";
    let ran = reunify(&["policy", "run", rule, case, "--as-of", "2026-02-20"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    insta::assert_snapshot!(ran.out);
}

#[test]
fn a_pack_is_loaded_like_its_folder_and_named_by_its_content() {
    let folder = folder("pack");
    let ran = reunify(&[
        "policy",
        "pack",
        "examples/policies/northshire",
        "--out",
        text(&folder),
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let packed = std::fs::read_dir(&folder)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let name = packed.file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with("northshire-1.1.0-"), "{name}");
    let pack = std::fs::read_to_string(&packed).unwrap();
    assert!(
        json(&pack)["sha256"]
            .as_str()
            .unwrap()
            .starts_with(&name["northshire-1.1.0-".len()..name.len() - 5])
    );
    let with = |policy: &str| {
        reunify(&[
            "check",
            "examples/cases/planned-return-s20.json",
            "--policy",
            policy,
            "--as-of",
            "2026-02-20",
            "--format",
            "json",
        ])
        .out
    };
    assert_eq!(with(text(&packed)), with("examples/policies/northshire"));
    let again = reunify(&["policy", "test", text(&packed)]);
    assert_eq!(again.code, 0, "{}", again.err);
}

#[test]
fn a_pack_that_was_changed_is_refused() {
    let folder = folder("changed");
    let ran = reunify(&["policy", "pack", "examples/policies/fenmoor"]);
    let path = folder.join("fenmoor.json");
    std::fs::write(
        &path,
        ran.out.replacen("{\"weeks\":12}", "{\"weeks\":11}", 1),
    )
    .unwrap();
    let ran = reunify(&["policy", "check", text(&path)]);
    // It is not a policy at all.
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("pack-changed"), "{}", ran.err);
}

#[test]
fn the_starter_works_and_nothing_is_written_over() {
    let folder = folder("starter");
    let name = folder.join("riverside");
    let ran = reunify(&["policy", "new", "riverside", "--into", text(&folder)]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let tested = reunify(&["policy", "test", text(&name)]);
    assert_eq!(tested.code, 0, "{}", tested.err);
    std::fs::write(name.join("policy.json"), "mine").unwrap();
    let ran = reunify(&["policy", "new", "riverside", "--into", text(&folder)]);
    assert_ne!(ran.code, 0);
    assert_eq!(
        std::fs::read_to_string(name.join("policy.json")).unwrap(),
        "mine"
    );
}

#[test]
fn the_reference_lists_functions_and_facts() {
    let ran = reunify(&["policy", "reference", "--format", "json"]);
    let reference = json(&ran.out);
    let text = reference.to_string();
    for name in ["some_at_least", "parental-substance-misuse", "working_days"] {
        assert!(text.contains(name), "{name}");
    }
}
