//! Any bytes as entries: a diagnostic, a refusal that changes nothing, or a longer case that
//! verifies.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use reunify::{Case, Engine, Plan};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let plan = include_bytes!("../../crates/reunify/tests/plans/tiny.json");
    let plan = Plan::from_json(plan).expect("the small plan is a plan");
    Engine::compile(&plan, &[]).expect("it can be compiled")
});
static CASE: LazyLock<Case> = LazyLock::new(|| {
    let case = include_bytes!("../../crates/reunify/tests/cases/tiny.json");
    Case::from_json(case).expect("the small case is a case")
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(entries) = Case::entries_from_json(bytes) else { return };
    let mut case = CASE.clone();
    for entry in entries {
        let before = case.events().len();
        match ENGINE.append(&mut case, entry) {
            Ok(receipt) => assert_eq!(case.event(receipt.event.seq), Some(&receipt.event)),
            Err(_) => assert_eq!(case.events().len(), before),
        }
    }
    case.verify().expect("what was appended follows what was there");
});
