//! Any bytes as a plan: a diagnostic with a place, or a plan that every case can be run under.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reunify::{At, Case, Engine, Plan};

const CASE: &[u8] = include_bytes!("../../crates/reunify/tests/cases/tiny.json");

fuzz_target!(|bytes: &[u8]| {
    let Ok(plan) = Plan::from_json(bytes) else { return };
    let Ok(engine) = Engine::compile(&plan, &[]) else { return };
    let case = Case::from_json(CASE).expect("the small case is a case");
    let day = "2026-02-20".parse().expect("it is a day");
    let evaluation = engine.evaluate(&case, &At::day(day));
    assert_eq!(evaluation.to_json(), engine.evaluate(&case, &At::day(day)).to_json());
});
