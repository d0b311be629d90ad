//! Any bytes as the script of a rule: refused with a place, or run on a case to its end, or failed
//! and said so; never longer than a rule may take.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use reunify::{At, Case, Engine, Plan, Policy};

static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    let plan = reunify_plans::find("reunification@1.0.0").expect("it ships");
    Plan::from_json(plan.as_bytes()).expect("it is a plan")
});

static CASE: LazyLock<Case> = LazyLock::new(|| {
    let case = include_bytes!("../../examples/cases/planned-return-s20.json");
    Case::from_json(case).expect("it is a case")
});

const MANIFEST: &str = r#"{ "format": "reunify-policy/1", "id": "fuzz", "version": "1.0.0", "title": "Fuzz",
"owner": "Nobody", "plan": { "id": "reunification", "from": "1.0.0", "below": "2.0.0" },
"sources": [{ "id": "manual", "title": "Manual", "short": "Manual" }],
"rules": [{ "id": "rule", "title": "Rule", "script": "rules/rule.rhai", "reason": "Because.",
"basis": { "authority": "local", "cites": [{ "source": "manual", "at": "1", "verified": true }] } }] }"#;

fuzz_target!(|bytes: &[u8]| {
    let Ok(policy) = Policy::from_parts(MANIFEST.as_bytes(), [("rules/rule.rhai", bytes)]) else { return };
    let engine = match Engine::compile(&PLAN, &[policy]) {
        Ok(engine) => engine,
        Err(problems) => {
            for problem in &problems {
                assert!(problem.place.span.is_some() && problem.place.file.is_some(), "{problem:?}");
            }
            return;
        }
    };
    let standing = engine.evaluate(&CASE, &At::day("2026-02-20".parse().expect("it is a day"))).standing;
    for failed in &standing.failed_rules {
        assert!(failed.problem.place.file.is_some());
    }
});
