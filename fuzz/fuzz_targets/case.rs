//! Any bytes as a case: a diagnostic, or a case that can be verified, evaluated, explained and
//! written so that it reads back the same.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use reunify::{At, Audience, Case, Engine, Plan};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let plan = include_bytes!("../../crates/reunify/tests/plans/tiny.json");
    let plan = Plan::from_json(plan).expect("the small plan is a plan");
    Engine::compile(&plan, &[]).expect("it can be compiled")
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(case) = Case::from_json(bytes) else { return };
    let _ = case.verify();
    let written = case.to_json();
    let again = Case::from_json(written.as_bytes()).expect("what was written can be read");
    assert_eq!(written, again.to_json());
    for day in ["2026-02-20", "1900-01-01", "2199-12-31"] {
        let at = At::day(day.parse().expect("it is a day"));
        let evaluation = ENGINE.evaluate(&case, &at);
        for item in evaluation.items() {
            let told = ENGINE.explain(&evaluation, &item, Audience::Practitioner);
            assert!(told.is_ok(), "{item} has no explanation");
        }
    }
});
