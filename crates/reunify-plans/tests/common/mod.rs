//! The shipped plan, the example cases and the example policies, for tests.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use reunify::calendar::Date;
use reunify::{Case, Engine, Plan, Policy};

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

pub(crate) fn northshire() -> Policy {
    let folder = root().join("examples/policies/northshire");
    let manifest = std::fs::read(folder.join("policy.json")).unwrap();
    let path = "rules/support-must-last.rhai";
    let script = std::fs::read(folder.join(path)).unwrap();
    Policy::from_parts(&manifest, [(path, script.as_slice())]).unwrap()
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}
