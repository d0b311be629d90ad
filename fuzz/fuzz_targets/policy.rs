//! Any bytes as a policy over the shipped plan: refused with a place, or laid over it so that every
//! deadline of the plan's law is still there, and no later.
#![no_main]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use reunify::evaluate::CaseStanding;
use reunify::plan::Authority;
use reunify::{At, Case, Engine, Plan, Policy};

static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    let plan = reunify_plans::find("reunification@1.0.0").expect("it ships");
    Plan::from_json(plan.as_bytes()).expect("it is a plan")
});

static CASE: LazyLock<Case> = LazyLock::new(|| {
    let case = include_bytes!("../../examples/cases/placement-with-parents-care-order.json");
    Case::from_json(case).expect("it is a case")
});

fn standing(engine: &Engine) -> CaseStanding {
    engine.evaluate(&CASE, &At::day("2025-06-20".parse().expect("it is a day"))).standing
}

static LAWFUL: LazyLock<CaseStanding> =
    LazyLock::new(|| standing(&Engine::compile(&PLAN, &[]).expect("it can be compiled")));

fuzz_target!(|bytes: &[u8]| {
    let policy = match Policy::from_parts(bytes, []) {
        Ok(policy) => policy,
        Err(problems) => {
            assert!(!problems.is_empty());
            return;
        }
    };
    let Ok(engine) = Engine::compile(&PLAN, &[policy]) else { return };
    let standing = standing(&engine);
    let now: BTreeMap<&str, _> = standing.deadlines.iter().map(|d| (d.item.as_str(), d.due)).collect();
    for deadline in &LAWFUL.deadlines {
        if deadline.grounds.authority == Authority::Framework {
            continue;
        }
        let due = now.get(deadline.item.as_str()).expect("a deadline of the law is there");
        assert!(*due <= deadline.due, "{} is later", deadline.item);
    }
});
