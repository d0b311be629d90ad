//! Any bytes as a mapping: diagnostics, or a mapping by which a case is moved, and can be read and
//! evaluated under the plan after, or is left as it was.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use reunify::case::Actor;
use reunify::engine::{Mapping, Migration};
use reunify::{At, Case, Engine, Plan};

const PLAN: &str = include_str!("../../crates/reunify/tests/plans/tiny.json");
const CASE: &[u8] = include_bytes!("../../crates/reunify/tests/cases/tiny.json");

fn engine(text: &str) -> Engine {
    let plan = Plan::from_json(text.as_bytes()).expect("it is a plan");
    Engine::compile(&plan, &[]).expect("it can be compiled")
}

static BEFORE: LazyLock<Engine> = LazyLock::new(|| engine(PLAN));
static AFTER: LazyLock<Engine> =
    LazyLock::new(|| engine(&PLAN.replace("\"version\": \"1.0.0\"", "\"version\": \"2.0.0\"")));

fuzz_target!(|bytes: &[u8]| {
    let Ok(mapping) = Mapping::from_json(bytes) else { return };
    let mut case = Case::from_json(CASE).expect("it is a case");
    let before = case.to_json();
    let migration = Migration {
        occurred: "2026-12-01".parse().expect("it is a day"),
        recorded: "2026-12-01T09:00:00Z".parse().expect("it is an instant"),
        actor: Actor { role: "administrator".parse().expect("it is a name"), reference: None },
        why: "The plan has a new version.".to_owned(),
        mapping: Some(mapping),
    };
    match AFTER.migrate(&BEFORE, &mut case, migration) {
        Err(_) => assert_eq!(case.to_json(), before),
        Ok(_) => {
            case.verify().expect("the chain goes on");
            let again = Case::from_json(case.to_json().as_bytes()).expect("it can be read");
            let at = At::day("2026-12-02".parse().expect("it is a day"));
            assert_eq!(AFTER.evaluate(&case, &at), AFTER.evaluate(&again, &at));
        }
    }
});
