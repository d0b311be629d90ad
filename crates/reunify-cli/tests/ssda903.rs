//! Figures from the SSDA903 return, as their users meet them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{Ran, empty_folder, file, fits, reunify, root, schema, with_input};
use serde_json::Value;

const DATA: &str = "crates/reunify-ssda903/tests/data";

/// Both years of the made-up return, with more arguments.
fn both(more: &[&str]) -> Ran {
    let path = |year: &str, name: &str| format!("{DATA}/{year}/{name}.csv");
    let mut arguments = vec!["ssda903".to_owned(), "returns".to_owned()];
    // The newer first: the order does not matter.
    for year in ["2018", "2017"] {
        arguments.extend(["--episodes".to_owned(), path(year, "episodes")]);
        arguments.extend(["--header".to_owned(), path(year, "header")]);
        arguments.extend(["--reviews".to_owned(), path(year, "reviews")]);
    }
    arguments.extend(["--as-of", "2018-03-31"].map(str::to_owned));
    arguments.extend(more.iter().map(|more| (*more).to_owned()));
    reunify(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn the_report_for_people() {
    let ran = both(&[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    insta::assert_snapshot!("ssda903-returns", ran.out);
}

#[test]
fn the_report_for_spreadsheets() {
    let ran = both(&["--format", "csv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    insta::assert_snapshot!("ssda903-returns-csv", ran.out);
}

#[test]
fn the_report_for_programs_fits_its_schema() {
    let ran = both(&["--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["format"], "reunify-ssda903-returns/1");
    assert_eq!(report["returns"]["all"]["count"], 7);
    fits(&schema("ssda903-returns"), &report, "ssda903-returns");
}

#[test]
fn files_without_a_kind_give_the_same_figures() {
    let named = both(&["--format", "json"]);
    let mut arguments = vec![
        "ssda903",
        "returns",
        "--as-of",
        "2018-03-31",
        "--format",
        "json",
    ];
    let files: Vec<String> = ["2017", "2018"]
        .iter()
        .flat_map(|year| {
            ["reviews", "header", "episodes"].map(|name| format!("{DATA}/{year}/{name}.csv"))
        })
        .collect();
    arguments.extend(files.iter().map(String::as_str));
    assert_eq!(reunify(&arguments).out, named.out);
}

#[test]
fn the_year_may_be_said() {
    let episodes = format!("2018={DATA}/2018/episodes.csv");
    let json = ["--as-of", "2019-01-01", "--format", "json"];
    let ran = reunify(&[&["ssda903", "returns", "--episodes", &episodes], &json[..]].concat());
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["files"][0]["year-was-said"], true);
    assert_eq!(report["cover"]["followed-to"], "2018-03-31");
}

#[test]
fn standard_input_is_a_file() {
    let text = std::fs::read(root().join(DATA).join("2018/episodes.csv")).unwrap();
    for arguments in [&["--episodes", "-"][..], &["-"]] {
        let day = ["--as-of", "2018-03-31"];
        let ran = with_input(
            &[&["ssda903", "returns"], arguments, &day[..]].concat(),
            &text,
        );
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.contains("RETURNS HOME"));
    }
}

#[test]
fn what_cannot_be_used_is_refused_by_name() {
    let header = format!("{DATA}/2018/header.csv");
    let refused = |arguments: &[&str]| {
        let ran = reunify(&[&["ssda903", "returns"], arguments].concat());
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.out);
        assert_eq!(ran.out, "");
        ran.err
    };
    let told = refused(&["--episodes", &header]);
    assert!(
        told.contains("header.csv is not a file of episodes: it looks like a header file"),
        "{told}"
    );
    assert!(refused(&["--episodes", "nowhere.csv"]).contains("nowhere.csv cannot be read"));
    assert!(refused(&[&header]).contains("no file of episodes"));
    assert!(refused(&[]).contains("no file of episodes"));
    let short = file("ssda903/short.csv", b"CHILD,DECOM,RNE,LS,PLACE,DEC\n");
    assert!(refused(&[&short]).contains("has no column REC"));
    let xml = file("ssda903/broken.xml", b"<EXPSSDA903><CHILD>");
    assert!(refused(&[&xml]).contains("not the return as XML"));
    let zip = file("ssda903/broken.zip", b"PK\x03\x04");
    assert!(refused(&[&zip, "--format", "csv"]).contains("not a zip"));
}

#[test]
fn only_tables_are_printed_as_csv() {
    let case = "examples/cases/planned-return-s20.json";
    let ran = reunify(&["check", case, "--format", "csv"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("does not print CSV"), "{}", ran.err);
}

#[test]
fn help_has_examples() {
    let ran = reunify(&["ssda903", "returns", "--help"]);
    assert!(
        ran.out.contains("Examples:") && ran.out.contains("returns.zip"),
        "{}",
        ran.out
    );
}

/// Reports on both years of the made-up return.
fn report(more: &[&str]) -> Ran {
    let files: Vec<String> = ["2017", "2018"]
        .iter()
        .flat_map(|year| {
            ["reviews", "header", "episodes"].map(|name| format!("{DATA}/{year}/{name}.csv"))
        })
        .collect();
    let mut arguments = vec!["ssda903", "report", "--as-of", "2018-03-31"];
    arguments.extend(files.iter().map(String::as_str));
    arguments.extend(more);
    reunify(&arguments)
}

#[test]
fn a_report_is_written_in_every_form() {
    let folder = empty_folder("report");
    let [page, table, json] =
        ["r.html", "r.csv", "r.json"].map(|name| folder.join(name).display().to_string());
    let ran = report(&["--out", &page, "--out", &table, "--out", &json]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.out, "");
    let page = std::fs::read_to_string(page).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("[c]"));
    assert!(
        std::fs::read_to_string(table)
            .unwrap()
            .starts_with("section,group,year")
    );
    let report: Value = serde_json::from_slice(&std::fs::read(json).unwrap()).unwrap();
    assert_eq!(report["format"], "reunify-ssda903-report/1");
    assert_eq!(
        report["returns"]["all"]["planned"]["suppressed"]["fewer-than"],
        5
    );
    fits(&schema("ssda903-report"), &report, "ssda903-report");
}

#[test]
fn a_report_has_costs_where_they_are_asked_for() {
    let folder = empty_folder("report-costs");
    let example = reunify(&["costs", "--example", "national-2024"]).out;
    let mut inputs: Value = serde_json::from_str(&example).unwrap();
    inputs["target-rate"]["value"] = "1%".into();
    let path = |name: &str| folder.join(name).display().to_string();
    std::fs::write(path("inputs.json"), inputs.to_string()).unwrap();
    let (costs, out) = (path("inputs.json"), path("r.json"));
    let asked = ["--costs", &costs, "--within", "6", "--out", &out];
    let ran = report(&asked);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let read = || -> Value { serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap() };
    assert_eq!(read()["costs"], serde_json::json!({ "within-months": 6 }));
    let ran = report(&[&asked[..], &["--show-small-numbers"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("Small numbers are shown"), "{}", ran.err);
    assert_eq!(read()["costs"]["report"]["format"], "reunify-costs/1");
}

#[test]
fn a_report_that_cannot_be_written_says_why() {
    let ran = report(&["--out", "report.docx"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("does not say what to write"),
        "{}",
        ran.err
    );
    let ran = report(&["--out", "no/such/folder/report.html"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("cannot be written"), "{}", ran.err);
    assert_eq!(report(&[]).code, 2);
}
