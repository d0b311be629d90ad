//! Any bytes as a file of tests of a policy: refused with a place, or run; and what is accepted of
//! one that failed passes.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use reunify::policy::testing::{run, updated};
use reunify::{Engine, Plan, Policy};

static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    let plan = include_bytes!("../../crates/reunify/tests/plans/tiny.json");
    Plan::from_json(plan).expect("the small plan is a plan")
});

const MANIFEST: &str = r#"{ "format": "reunify-policy/1", "id": "fuzz", "version": "1.0.0", "title": "Fuzz",
"owner": "Nobody", "plan": { "id": "tiny", "from": "0.0.1", "below": "9.0.0" } }"#;
const FILE: &str = "tests/test.json";

fuzz_target!(|bytes: &[u8]| {
    let Ok(policy) = Policy::from_parts(MANIFEST.as_bytes(), [(FILE, bytes)]) else { return };
    let engine = Engine::compile(&PLAN, std::slice::from_ref(&policy)).expect("an empty policy changes nothing");
    let Ok(report) = run(&engine, &policy) else { return };
    let Ok(Some(accepted)) = updated(&engine, &policy, FILE) else {
        assert_eq!(report.failed, 0);
        return;
    };
    let policy = Policy::from_parts(MANIFEST.as_bytes(), [(FILE, accepted.as_bytes())]).expect("it can be read");
    let report = run(&engine, &policy).expect("what was accepted can be run");
    assert_eq!(report.failed, 0, "{report:#?}");
});
