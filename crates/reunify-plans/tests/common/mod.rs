//! The shipped plan, the example cases and the example policies, for tests.
#![allow(dead_code, reason = "each test file uses its own part")]

pub(crate) mod generate;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use reunify::calendar::Date;
use reunify::evaluate::CaseStanding;
use reunify::policy::RuleLimits;
use reunify::{At, Case, Diagnostic, Diagnostics, Engine, Options, Plan, Policy};
use serde_json::{Value, json};

/// The example cases, by name.
pub(crate) static CASES: LazyLock<Vec<(String, Case)>> = LazyLock::new(|| {
    let files = std::fs::read_dir(root().join("examples/cases")).unwrap();
    let mut cases: Vec<(String, Case)> = files
        .map(|file| file.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .map(|path| {
            let case = Case::from_json(&std::fs::read(&path).unwrap()).unwrap();
            (case.id().to_owned(), case)
        })
        .collect();
    cases.sort_by(|one, other| one.0.cmp(&other.0));
    cases
});

pub(crate) static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    Plan::from_json(
        reunify_plans::find("reunification@1.0.0")
            .unwrap()
            .as_bytes(),
    )
    .unwrap()
});

pub(crate) static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::compile(&PLAN, &[]).unwrap());

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap()
        .to_owned()
}

/// The texts of an example policy's folder: its manifest, and its other files by their paths.
pub(crate) fn policy_files(name: &str) -> (String, BTreeMap<String, String>) {
    let folder = root().join("examples/policies").join(name);
    let read = |path: &Path| std::fs::read_to_string(path).unwrap();
    let mut files = BTreeMap::new();
    for part in ["rules", "tests"] {
        let Ok(found) = std::fs::read_dir(folder.join(part)) else {
            continue;
        };
        for file in found {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            files.insert(format!("{part}/{name}"), read(&path));
        }
    }
    (read(&folder.join("policy.json")), files)
}

/// The example policies, by name.
pub(crate) fn policy(name: &str) -> Policy {
    let (manifest, files) = policy_files(name);
    let files = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_bytes()));
    Policy::from_parts(manifest.as_bytes(), files).unwrap()
}

pub(crate) fn northshire() -> Policy {
    policy("northshire")
}

pub(crate) fn case(name: &str) -> &'static Case {
    &CASES.iter().find(|(id, _)| id == name).unwrap().1
}

pub(crate) fn on(engine: &Engine, name: &str, date: &str) -> CaseStanding {
    engine.evaluate(case(name), &At::day(day(date))).standing
}

pub(crate) fn basis() -> Value {
    json!({ "authority": "local", "cites": [{ "source": "manual", "at": "1", "verified": true }] })
}

/// The manifest of a policy, with some of its fields filled in.
pub(crate) fn manifest(fields: &Value) -> Value {
    let mut manifest = json!({
        "format": "reunify-policy/1", "id": "test", "version": "1.0.0", "title": "Test",
        "owner": "Nobody", "plan": { "id": "reunification", "from": "1.0.0", "below": "2.0.0" },
        "sources": [{ "id": "manual", "title": "Manual", "short": "Manual" }],
    });
    for (field, value) in fields.as_object().unwrap() {
        manifest[field] = value.clone();
    }
    manifest
}

/// A policy with some of its fields filled in, and scripts.
pub(crate) fn policy_with(fields: &Value, scripts: &[(&str, &str)]) -> Policy {
    let scripts = scripts.iter().map(|(path, text)| (*path, text.as_bytes()));
    Policy::from_parts(manifest(fields).to_string().as_bytes(), scripts).unwrap()
}

pub(crate) fn compiled(fields: &Value) -> Result<Engine, Diagnostics> {
    Engine::compile(&PLAN, &[policy_with(fields, &[])])
}

/// The one thing that is wrong with a policy.
pub(crate) fn refused(fields: &Value) -> Diagnostic {
    let problems = compiled(fields).expect_err(&fields.to_string());
    problems.into_iter().next().unwrap()
}

pub(crate) fn rule() -> Value {
    json!({ "rules": [{ "id": "rule", "title": "Rule", "script": "rules/rule.rhai",
        "reason": "Because.", "basis": basis() }] })
}

pub(crate) fn with_rule(script: &str) -> Result<Engine, Diagnostics> {
    with_rule_and(script, RuleLimits::default())
}

pub(crate) fn with_rule_and(script: &str, limits: RuleLimits) -> Result<Engine, Diagnostics> {
    let scripts = [("rules/rule.rhai", script.as_bytes())];
    let policy = Policy::from_parts(manifest(&rule()).to_string().as_bytes(), scripts)?;
    let options = Options {
        limits,
        ..Options::default()
    };
    Engine::compile_with(&PLAN, &[policy], options)
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// How many times a property is tried: as often as `PROPTEST_CASES` says, or else as is usual for it.
pub(crate) fn tries(usual: u32) -> u32 {
    let tries = std::env::var("PROPTEST_CASES").ok();
    tries.and_then(|tries| tries.parse().ok()).unwrap_or(usual)
}

/// Puts one word in the place of another, wherever it is a whole text of a document.
pub(crate) fn rename(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::String(text) if text == from => to.clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, from, to)),
        Value::Object(fields) => fields
            .values_mut()
            .for_each(|field| rename(field, from, to)),
        _ => {}
    }
}
