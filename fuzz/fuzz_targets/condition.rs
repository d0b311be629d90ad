//! Any bytes as a condition of the small plan: refused with a place, or answered on any day.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reunify::{At, Case, Engine, Plan};

const PLAN: &str = include_str!("../../crates/reunify/tests/plans/tiny.json");
const CASE: &[u8] = include_bytes!("../../crates/reunify/tests/cases/tiny.json");
const PLACE: &str = r#""applies": { "not": { "fact": { "id": "parent-agrees", "test": { "is": true } } } },"#;

fuzz_target!(|bytes: &[u8]| {
    let Ok(condition) = std::str::from_utf8(bytes) else { return };
    assert!(PLAN.contains(PLACE));
    let text = PLAN.replacen(PLACE, &format!("\"applies\": {condition},"), 1);
    let plan = match Plan::from_json(text.as_bytes()) {
        Ok(plan) => plan,
        Err(problems) => {
            assert!(!problems.is_empty());
            return;
        }
    };
    let engine = Engine::compile(&plan, &[]).expect("a plan that was checked can be compiled");
    let case = Case::from_json(CASE).expect("the small case is a case");
    for day in ["2025-12-12", "2026-02-20"] {
        let evaluation = engine.evaluate(&case, &At::day(day.parse().expect("it is a day")));
        if let Some(change) = evaluation.next_change {
            assert!(change > evaluation.as_of);
        }
    }
});
