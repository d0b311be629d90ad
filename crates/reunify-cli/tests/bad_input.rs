//! Any bytes in any file give a diagnostic and exit status 2. Nothing panics, nothing is lost.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{Ran, file, reunify, root, with_input};
use proptest::prelude::*;

/// What a file of each kind is, and a command that reads it.
const KINDS: [(&str, &str); 4] = [
    ("case", "examples/cases/planned-return-s20.json"),
    ("event", ""),
    ("plan", "crates/reunify/tests/plans/tiny.json"),
    ("policy", "examples/policies/northshire/policy.json"),
];

fn read_by_command(kind: &str, path: &str) -> Ran {
    match kind {
        "case" => reunify(&["check", path, "--as-of", "2026-02-20"]),
        "event" => reunify(&["append", "examples/cases/planned-return-s20.json", path]),
        "plan" => reunify(&["plan", "check", path]),
        _ => reunify(&["policy", "check", path]),
    }
}

/// A policy is a folder; every other kind is a file.
fn stored(kind: &str, name: &str, bytes: &[u8]) -> String {
    if kind == "policy" {
        let path = file(&format!("bad/{name}/policy.json"), bytes);
        return path.strip_suffix("/policy.json").unwrap().to_owned();
    }
    file(&format!("bad/{name}.json"), bytes)
}

#[track_caller]
fn unusable(kind: &str, name: &str, bytes: &[u8], code: &str) {
    let path = stored(kind, &format!("{kind}-{name}"), bytes);
    let ran = read_by_command(kind, &path);
    assert_eq!(ran.code, 2, "{kind} {name}: {}{}", ran.out, ran.err);
    assert!(
        ran.err.contains(code),
        "{kind} {name}: {code} is not in\n{}",
        ran.err
    );
    assert_eq!(ran.out, "", "{kind} {name}");
}

#[test]
fn bytes_that_are_no_document() {
    let deep = [vec![b'['; 100_000], vec![b']'; 100_000]].concat();
    let deep_objects = r#"{"a":"#.repeat(5_000);
    for (kind, _) in KINDS {
        unusable(kind, "empty", b"", "json-truncated");
        unusable(kind, "not-utf8", b"{\"id\": \"\xff\xfe\"}", "not-utf8");
        unusable(kind, "bom", "\u{feff}{}".as_bytes(), "byte-order-mark");
        unusable(kind, "utf16", b"\xff\xfe{\x00}\x00", "not-utf8");
        unusable(kind, "deep", &deep, "");
        unusable(kind, "deep-objects", deep_objects.as_bytes(), "");
        unusable(kind, "trailing", b"{} {}", "");
        unusable(kind, "comment", b"{ /* */ }", "json-syntax");
        unusable(kind, "nan", b"{\"format\": NaN}", "");
        unusable(kind, "number", b"17", "");
        unusable(kind, "null", b"null", "");
        unusable(kind, "text", b"\"text\"", "");
        unusable(kind, "zeros", &[0; 64], "json-syntax");
    }
}

#[test]
fn what_is_recorded_may_not_be_deep() {
    let deep = format!("{}{}", "[".repeat(20_000), "]".repeat(20_000));
    let entry = format!(
        r#"{{ "occurred": "2026-02-20", "recorded": "2026-02-20T12:00:00Z",
        "actor": {{ "role": "social-worker" }}, "type": "task", "id": "visit", "data": {deep} }}"#
    );
    unusable("event", "deep-data", entry.as_bytes(), "too-deep");
}

#[test]
fn documents_spoilt_by_one_field() {
    for (kind, path) in KINDS.into_iter().filter(|(_, path)| !path.is_empty()) {
        let text = std::fs::read_to_string(root().join(path)).unwrap();
        let twice = text.replacen("\"id\":", "\"id\": \"x\", \"id\":", 1);
        unusable(kind, "twice", twice.as_bytes(), "duplicate-key");
        let unknown = text.replacen("\"format\":", "\"unheard-of\": 1, \"format\":", 1);
        unusable(kind, "unknown", unknown.as_bytes(), "unknown-field");
        let format = text.replacen("/1\"", "/99\"", 1);
        unusable(kind, "format", format.as_bytes(), "unknown-format");
        let version = text.replacen("\"1.0.0\"", "\"one\"", 1);
        unusable(kind, "version", version.as_bytes(), "invalid-value");
        let number = text.replacen("\"1.0.0\"", "1e400", 1);
        unusable(kind, "huge", number.as_bytes(), "");
        for part in [1, 2, 3, 5, 9] {
            let cut = text.len() * part / 10;
            let cut = (cut..).find(|at| text.is_char_boundary(*at)).unwrap();
            let truncated = &text.as_bytes()[..cut];
            unusable(
                kind,
                &format!("truncated-{part}"),
                truncated,
                "json-truncated",
            );
        }
    }
    let case = std::fs::read_to_string(root().join(KINDS[0].1)).unwrap();
    let no_date = case.replacen(
        "\"occurred\": \"2025-05-06\"",
        "\"occurred\": \"2025-02-30\"",
        1,
    );
    assert_ne!(case, no_date);
    unusable("case", "no-such-date", no_date.as_bytes(), "invalid-value");
    let huge = case.replacen("\"seq\": 1,", "\"seq\": 123456789012345678901234567890,", 1);
    unusable("case", "huge-number", huge.as_bytes(), "");
    let fraction = case.replacen("\"seq\": 1,", "\"seq\": 1.5,", 1);
    unusable("case", "fraction", fraction.as_bytes(), "");
}

#[test]
fn files_and_arguments_that_are_not() {
    for arguments in [
        &["check", "no-such-file.json"][..],
        &["check", "examples"],
        &[
            "check",
            "examples/cases/planned-return-s20.json",
            "--as-of",
            "yesterday",
        ],
        &[
            "check",
            "examples/cases/planned-return-s20.json",
            "--known-at",
            "2026-01-01",
        ],
        &[
            "check",
            "examples/cases/planned-return-s20.json",
            "--plan",
            "nothing@1.0.0",
        ],
        &[
            "check",
            "examples/cases/planned-return-s20.json",
            "--policy",
            "examples/cases",
        ],
        &["check"],
        &["frobnicate"],
        &["plan", "check", "no-such-plan.json"],
        &["schema", "nothing"],
        &["calendar", "add", "no-such-file"],
    ] {
        let ran = reunify(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}{}", ran.out, ran.err);
        assert!(!ran.err.is_empty(), "{arguments:?}");
    }
}

#[test]
fn lines_that_cannot_be_counted() {
    for line in [
        "2025-02-30,5,days",
        "2025-01-01,five,days",
        "2025-01-01,5,fortnights",
        "2025-01-01",
        "2025-01-01,-1,days",
        "2034-12-31,65535,working-days",
        "1,2,3,4",
        "\u{feff}2025-01-01,1,days",
    ] {
        let ran = with_input(&["calendar", "add", "-"], line.as_bytes());
        assert_eq!(ran.code, 2, "{line}: {}", ran.out);
    }
    let ran = with_input(&["calendar", "count", "-"], b"2025-02-02,2025-01-01");
    assert_eq!(ran.code, 2);
    let ran = with_input(&["calendar", "add", "-"], b"\xff\xff,1,days");
    assert_eq!(ran.code, 2);
}

#[test]
fn a_refused_append_leaves_the_file_as_it_was() {
    let case = std::fs::read(root().join("examples/cases/planned-return-s20.json")).unwrap();
    let path = file("bad/append-case.json", &case);
    let entry = br#"[
        { "occurred": "2026-02-20", "recorded": "2026-02-20T12:00:00Z",
          "actor": { "role": "social-worker" }, "type": "fact", "id": "earlier-returns",
          "standing": "known", "value": 0 },
        { "occurred": "2026-02-20", "recorded": "2026-02-20T12:00:00Z",
          "actor": { "role": "parent" }, "type": "effect", "about": 54 }
    ]"#;
    let entries = file("bad/append-entries.json", entry);
    let ran = reunify(&["append", &path, &entries, "--in-place"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("wrong-role"), "{}", ran.err);
    assert_eq!(
        std::fs::read(&path).unwrap(),
        case,
        "not even the first of the two was added"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_in_place_of_any_others(at in 0.0..1.0f64, bytes in proptest::collection::vec(any::<u8>(), 0..6), cut in 0usize..8) {
        // In the process: the same entry points that the command calls.
        let plan = include_bytes!("../../reunify/tests/plans/tiny.json");
        let case = include_bytes!("../../reunify/tests/cases/tiny.json");
        let policy = include_bytes!("../../../examples/policies/northshire/policy.json");
        let spoil = |text: &[u8]| {
            #[allow(clippy::float_arithmetic, clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
            let from = (at * text.len() as f64) as usize;
            let upto = (from + cut).min(text.len());
            [&text[..from], &bytes, &text[upto..]].concat()
        };
        for problems in [
            reunify::Plan::from_json(&spoil(plan)).err(),
            reunify::Case::from_json(&spoil(case)).err(),
            reunify::Policy::from_parts(&spoil(policy), []).err(),
        ].into_iter().flatten() {
            prop_assert!(!problems.is_empty());
        }
        if let Ok(case) = reunify::Case::from_json(&spoil(case)) {
            let plan = reunify::Plan::from_json(plan).unwrap();
            let engine = reunify::Engine::compile(&plan, &[]).unwrap();
            let evaluation = engine.evaluate(&case, &reunify::At::day("2026-02-20".parse().unwrap()));
            for item in evaluation.items() {
                prop_assert!(engine.explain(&evaluation, &item, reunify::Audience::Practitioner).is_ok());
            }
            let _ = case.verify();
        }
    }
}
