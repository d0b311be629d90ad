//! What the reader of documents refuses, and where it says that it stopped.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{CASE, PLAN};
use reunify::{Case, Code, Diagnostics, Plan};
use serde_json::{Value, json};

fn of_plan(text: &str) -> Diagnostics {
    Plan::from_json(text.as_bytes()).expect_err("the plan should be refused")
}

/// The code and place of the only problem, and the text that it underlines.
fn only<'a>(problems: &Diagnostics, text: &'a str) -> (Code, String, &'a str) {
    let mut problems = problems.iter();
    let problem = problems.next().unwrap();
    assert_eq!(problems.next(), None, "there should be one problem");
    let span = problem.place.span.expect("a problem has a span");
    let pointer = problem.place.pointer.clone().expect("and a pointer");
    (
        problem.code,
        pointer,
        text.get(span.start..span.end).unwrap(),
    )
}

/// The pointers of all values of a document but the whole.
fn pointers(value: &Value, at: &str, into: &mut Vec<String>) {
    let mut inside: Vec<(String, &Value)> = Vec::new();
    match value {
        Value::Object(fields) => inside.extend(fields.iter().map(|(key, value)| {
            let key = key.replace('~', "~0").replace('/', "~1");
            (format!("{at}/{key}"), value)
        })),
        Value::Array(items) => inside.extend(
            items
                .iter()
                .enumerate()
                .map(|(position, value)| (format!("{at}/{position}"), value)),
        ),
        _ => {}
    }
    for (pointer, value) in inside {
        pointers(value, &pointer, into);
        into.push(pointer);
    }
}

/// Puts a value of another kind in each place of a document, one at a time, and demands that it is
/// refused there.
fn wrong_everywhere(
    text: &str,
    takes_anything: impl Fn(&str) -> bool,
    refuse: impl Fn(&str) -> Diagnostics,
) {
    let right: Value = serde_json::from_str(text).unwrap();
    let mut places = Vec::new();
    pointers(&right, "", &mut places);
    let mut tried = 0;
    for place in places.iter().filter(|place| !takes_anything(place)) {
        for other in [json!(null), json!(7), json!([[]]), json!({ "no-such": 1 })] {
            let mut wrong = right.clone();
            let was = wrong.pointer_mut(place).unwrap();
            let same_kind = std::mem::discriminant(was) == std::mem::discriminant(&other);
            if same_kind {
                continue;
            }
            *was = other.clone();
            let wrong = serde_json::to_string_pretty(&wrong).unwrap();
            let problems = refuse(&wrong);
            let (_, pointer, underlined) = only(&problems, &wrong);
            assert!(
                pointer == *place || pointer == format!("{place}/no-such"),
                "{other} at {place} was found at {pointer}: {problems}"
            );
            assert!(!underlined.is_empty());
            tried += 1;
        }
    }
    assert!(tried > 100, "only {tried} were tried");
}

#[test]
fn a_value_of_the_wrong_kind_anywhere_in_a_plan_is_found_where_it_is() {
    let any = |place: &str| place.contains("/schema/") || place.contains("/test/");
    wrong_everywhere(PLAN, any, of_plan);
}

#[test]
fn a_value_of_the_wrong_kind_anywhere_in_a_case_is_found_where_it_is() {
    let any = |place: &str| place.contains("/data") || place.contains("/value");
    wrong_everywhere(CASE, any, |text| {
        Case::from_json(text.as_bytes()).expect_err("the case should be refused")
    });
}

#[test]
fn text_that_is_not_json_is_refused_where_it_stops_being_json() {
    let cases = [
        ("", Code::JsonTruncated, ""),
        ("{", Code::JsonTruncated, ""),
        (r#"{"title": "#, Code::JsonTruncated, "/title"),
        (
            r#"{"tasks": [{"id": "a"}, {"id" "b"}]}"#,
            Code::JsonSyntax,
            "/tasks/1/id",
        ),
        (r#"{"tasks": [1, 2,]}"#, Code::JsonSyntax, "/tasks/1"),
        (r#"{"a/b": {"~": tru}}"#, Code::JsonSyntax, "/a~1b/~0"),
        (
            r#"{"a": {"b": 1, "c": 2, "b": 3}}"#,
            Code::DuplicateKey,
            "/a/b",
        ),
        (
            r#"{"a": [0, 1, {"\"": 1.5}]}"#,
            Code::InvalidValue,
            "/a/2/\"",
        ),
        (
            r#"{"a": [10, 9007199254740992]}"#,
            Code::InvalidValue,
            "/a/1",
        ),
        (r#"{"a": 1e999}"#, Code::InvalidValue, "/a"),
        (r#"{"a": "\ud800"}"#, Code::JsonSyntax, "/a"),
        ("{} {}", Code::JsonSyntax, ""),
    ];
    for (text, code, pointer) in cases {
        let problems = of_plan(text);
        let (found, at, _) = only(&problems, text);
        assert_eq!((found, at.as_str()), (code, pointer), "{text}: {problems}");
    }
}

#[test]
fn a_list_is_not_an_object_whose_fields_may_all_be_left_out() {
    let mut plan: Value = serde_json::from_str(PLAN).unwrap();
    plan["terms"] = json!([]);
    let text = plan.to_string();
    let (_, pointer, underlined) = only(&of_plan(&text), &text);
    assert_eq!((pointer.as_str(), underlined), ("/terms", "[]"));
}

#[test]
fn what_a_case_says_is_not_repeated_in_a_problem() {
    let mut case: Value = serde_json::from_str(CASE).unwrap();
    case["events"][0]["seq"] = json!("Alex Example, born 2014");
    let text = case.to_string();
    let problems = Case::from_json(text.as_bytes()).unwrap_err();
    let (code, pointer, _) = only(&problems, &text);
    assert_eq!((code, pointer.as_str()), (Code::WrongType, "/events/0/seq"));
    assert!(!problems.to_string().contains("Alex"), "{problems}");
}

#[test]
fn a_name_that_is_missing_or_not_known_is_named() {
    let change = |change: fn(&mut Value)| {
        let mut plan: Value = serde_json::from_str(PLAN).unwrap();
        change(&mut plan);
        let text = plan.to_string();
        let problems = of_plan(&text);
        let (code, pointer, _) = only(&problems, &text);
        (code, pointer, problems.to_string())
    };
    let (code, pointer, says) = change(|plan| {
        plan["stages"][0].as_object_mut().unwrap().remove("title");
    });
    assert_eq!((code, pointer.as_str()), (Code::MissingField, "/stages/0"));
    assert!(says.contains("missing field `title`"), "{says}");

    let (code, pointer, says) = change(|plan| plan["stages"][0]["colour"] = json!("red"));
    assert_eq!(
        (code, pointer.as_str()),
        (Code::UnknownField, "/stages/0/colour")
    );
    assert!(says.contains("unknown field `colour`"), "{says}");

    // One that is misspelt is told of as it stands, and not only missed.
    let (code, pointer, _) = change(|plan| {
        let stage = plan["stages"][0].as_object_mut().unwrap();
        let title = stage.remove("title").unwrap();
        stage.insert("tittle".to_owned(), title);
    });
    assert_eq!(
        (code, pointer.as_str()),
        (Code::UnknownField, "/stages/0/tittle")
    );
}
