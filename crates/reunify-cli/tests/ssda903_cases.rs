//! Cases from the SSDA903 return, as their users meet them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use std::path::{Path, PathBuf};

use common::{Ran, file, fits, reunify, schema};
use serde_json::Value;

const DATA: &str = "crates/reunify-ssda903/tests/data";

/// A folder of test files that is not there yet.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("ssda903-cases")
        .join(name);
    let _ = std::fs::remove_dir_all(&path);
    path
}

fn cases(out: &Path, more: &[&str]) -> Ran {
    let files: Vec<String> = ["2017", "2018"]
        .iter()
        .flat_map(|year| {
            ["reviews", "header", "episodes"].map(|name| format!("{DATA}/{year}/{name}.csv"))
        })
        .collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let day = ["--as-of", "2018-03-31", "--out", out.to_str().unwrap()];
    reunify(&[&["ssda903", "cases"], &files[..], &day, more].concat())
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn verified(folder: &Path) {
    for name in names(folder) {
        let ran = reunify(&["verify", folder.join(&name).to_str().unwrap()]);
        assert_eq!(ran.code, 0, "{name}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn cases_of_the_made_up_return() {
    let out = folder("made-up");
    let ran = cases(&out, &[]);
    assert_eq!(ran.code, 1, "two children are in doubt: {}", ran.err);
    let told = ran.out.replace(out.to_str().unwrap(), "OUT");
    insta::assert_snapshot!("ssda903-cases", told);
    let children = ["A01", "B02", "F06", "H08"];
    assert_eq!(
        names(&out),
        children.map(|child| format!("ssda903-{child}.json"))
    );
    verified(&out);
    let case = out.join("ssda903-A01.json");
    insta::assert_snapshot!("ssda903-case-a01", std::fs::read_to_string(&case).unwrap());
    for child in ["A01", "F06"] {
        let case = out.join(format!("ssda903-{child}.json"));
        let ran = reunify(&["check", case.to_str().unwrap(), "--as-of", "2018-03-31"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        insta::assert_snapshot!(
            format!("ssda903-case-{child}-check").to_lowercase(),
            ran.out
        );
    }
}

#[test]
fn a_list_of_plans_adds_children_who_are_to_go_home() {
    let rows = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\nK11,01/09/2017,S,C2,U6,,\n";
    let more = file("ssda903-cases/more.csv", rows.as_bytes());
    let list = "Child Unique ID,Permanence Plan\r\nK11,Return to family\r\nC03,Return to family\r\nA01,Adoption\r\n\
        nobody,return home\r\n,return home\r\n";
    let list = file("ssda903-cases/list.csv", list.as_bytes());
    let out = folder("plans");
    let ran = cases(&out, &[&more, "--plan-list", &list]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let told = ran.out.replace(out.to_str().unwrap(), "OUT");
    assert!(names(&out).contains(&"ssda903-K11.json".to_owned()));
    verified(&out);
    insta::assert_snapshot!("ssda903-cases-plans", told.replace(&list, "list.csv"));
    let summary = cases(
        &folder("plans-json"),
        &["--plan-list", &list, "--format", "json"],
    );
    let summary: Value = serde_json::from_str(&summary.out).unwrap();
    fits(&schema("ssda903-cases"), &summary, "ssda903-cases");
    assert_eq!(summary["plan-rows-set-aside"][0]["row"], 6);

    let named = cases(
        &folder("named"),
        &["--plan-list", &list, "--plan-value", "adoption"],
    );
    assert!(!named.out.contains("C03: has a plan"), "{}", named.out);
    let header = format!("{DATA}/2018/header.csv");
    let refused = cases(&folder("no-list"), &["--plan-list", &header]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.err.contains("header.csv is not a list of plans"),
        "{}",
        refused.err
    );
}

#[test]
fn the_summary_for_programs() {
    let out = folder("json");
    let ran = cases(
        &out,
        &["--format", "json", "--recorded", "2018-04-03T09:00:00Z"],
    );
    let summary: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(summary["format"], "reunify-ssda903-cases/1");
    assert_eq!(summary["recorded"], "2018-04-03T09:00:00Z");
    assert_eq!(summary["refused"], serde_json::json!([]));
    fits(&schema("ssda903-cases"), &summary, "ssda903-cases");
    let left_out = &summary["cases"][1]["left-out"][0];
    assert_eq!(left_out["item"], "placement-started");
    assert_eq!(left_out["on"][0], "2016-05-02");
    assert_eq!(summary["not-seeded"][0]["why"], "in-doubt");
    assert_eq!(cases(&folder("csv"), &["--format", "csv"]).code, 2);
}

#[test]
fn nothing_is_written_over() {
    let out = folder("there");
    std::fs::create_dir_all(&out).unwrap();
    let there = out.join("ssda903-F06.json");
    std::fs::write(&there, "of somebody").unwrap();
    let ran = cases(&out, &[]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("ssda903-F06.json is there already"),
        "{}",
        ran.err
    );
    assert_eq!(names(&out), ["ssda903-F06.json"]);
    assert_eq!(std::fs::read_to_string(&there).unwrap(), "of somebody");
    assert_eq!(cases(&out, &["--force"]).code, 1);
    assert_eq!(names(&out).len(), 4);
    verified(&out);
}

#[test]
fn what_the_plan_refuses_is_told() {
    let out = folder("refused");
    let ran = cases(&out, &["--recorded", "2016-01-01T00:00:00Z"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("REFUSED BY THE PLAN: 4"), "{}", ran.out);
    assert!(names(&out).is_empty());
}

#[test]
fn what_cannot_be_used_ends_with_status_2() {
    let out = folder("unusable");
    let other = cases(&out, &["--plan", "implementation-checklist"]);
    assert_eq!(other.code, 2);
    assert!(
        other
            .err
            .contains("under the plan `implementation-checklist@1.0.0`"),
        "{}",
        other.err
    );
    assert_eq!(cases(&out, &["--within", "2000"]).code, 2);
    assert_eq!(cases(&out, &["nowhere.csv"]).code, 2);
    let blocked = file("ssda903-cases/blocked", b"");
    assert_eq!(cases(Path::new(&blocked), &[]).code, 2);
    assert!(!out.exists());
}

#[test]
fn help_has_examples() {
    let ran = reunify(&["ssda903", "cases", "--help"]);
    assert!(
        ran.out.contains("Examples:") && ran.out.contains("--out cases"),
        "{}",
        ran.out
    );
}

/// Public made-up data of a size that authorities have, where it is at hand.
#[test]
fn a_return_as_large_as_an_authoritys() {
    let data = Path::new("/work/shared/data/ssda903/d2i-2018");
    if !data.exists() {
        return;
    }
    let out = folder("d2i");
    let files = ["episodes", "header", "reviews"].map(|name| data.join(format!("{name}.csv")));
    let files = files.each_ref().map(|path| path.to_str().unwrap());
    let day = ["--as-of", "2018-03-31", "--out", out.to_str().unwrap()];
    let ran = reunify(&[&["ssda903", "cases"], &files[..], &day].concat());
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.contains("CASES MADE: 53"), "{}", ran.out);
    assert_eq!(names(&out).len(), 53);
    verified(&out);
}
