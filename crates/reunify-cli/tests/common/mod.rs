//! Running the command as a user does.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The root of the checkout.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap()
        .to_owned()
}

pub(crate) struct Ran {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
}

/// Runs the command from the root of the checkout.
pub(crate) fn reunify(arguments: &[&str]) -> Ran {
    finish(command(arguments).output().unwrap())
}

/// Runs the command with something on its standard input.
pub(crate) fn with_input(arguments: &[&str], input: &[u8]) -> Ran {
    let mut command = command(arguments);
    let piped = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    // A command that has already refused does not read on.
    let _ = child.stdin.take().unwrap().write_all(input);
    finish(child.wait_with_output().unwrap())
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reunify"));
    command
        .args(arguments)
        .current_dir(root())
        .env("COLUMNS", "100")
        .env_remove("RUST_BACKTRACE");
    command
}

fn finish(output: Output) -> Ran {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("what is printed is UTF-8");
    let ran = Ran {
        out: text(output.stdout),
        err: text(output.stderr),
        code: output.status.code().expect("the command ends by itself"),
    };
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    assert!(
        !ran.out.contains('\u{1b}'),
        "there is no colour where there is no terminal"
    );
    ran
}

/// Holds what people read against its snapshot.
pub(crate) fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// An empty folder for a test, under the folder of test files.
pub(crate) fn empty_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A published schema, which is one.
pub(crate) fn schema(name: &str) -> jsonschema::Validator {
    let path = root().join(format!("schemas/{name}.schema.json"));
    let schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    jsonschema::draft202012::meta::validate(&schema).expect("it is a schema of 2020-12");
    jsonschema::draft202012::new(&schema).unwrap()
}

/// Holds a document against a schema.
#[track_caller]
pub(crate) fn fits(schema: &jsonschema::Validator, document: &Value, name: &str) {
    let problems: Vec<String> = schema
        .iter_errors(document)
        .map(|problem| format!("{}: {problem}", problem.instance_path()))
        .take(5)
        .collect();
    assert!(problems.is_empty(), "{name}:\n{}", problems.join("\n"));
}

/// A file with some bytes, under the folder of test files.
pub(crate) fn file(name: &str, bytes: &[u8]) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The example cases and days worth asking about, for each three at least.
pub(crate) const EXAMPLES: &[(&str, &[&str])] = &[
    (
        "planned-return-s20",
        &["2025-10-21", "2026-01-15", "2026-02-20"],
    ),
    (
        "placement-with-parents-care-order",
        &["2025-05-20", "2025-06-30", "2025-09-25", "2026-02-20"],
    ),
    (
        "interim-order-at-home",
        &["2025-11-10", "2025-12-12", "2026-01-30", "2026-02-20"],
    ),
    (
        "immediate-placement-regulation-19",
        &[
            "2025-12-18",
            "2025-12-22",
            "2026-01-08",
            "2026-01-16",
            "2026-02-20",
        ],
    ),
    (
        "unplanned-return-s20",
        &["2026-01-17", "2026-01-20", "2026-02-02", "2026-02-20"],
    ),
    (
        "seventeen-year-old",
        &["2025-06-20", "2026-02-12", "2026-02-18", "2026-03-06"],
    ),
    (
        "broken-down-return",
        &[
            "2023-08-28",
            "2024-01-15",
            "2024-02-26",
            "2025-10-01",
            "2026-02-20",
        ],
    ),
    (
        "siblings-older",
        &["2025-12-03", "2026-01-20", "2026-02-04"],
    ),
    (
        "siblings-younger",
        &["2025-12-03", "2026-01-22", "2026-02-20"],
    ),
];
