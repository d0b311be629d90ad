//! The plans that ship are known to the core by their content, which then is not checked again: so it
//! is checked here.
#![allow(clippy::unwrap_used, reason = "a test that fails panics")]

use reunify::Plan;
use reunify::json;
use reunify::plan::{PlanDocument, shipped};

#[test]
fn every_plan_that_ships_passes_the_checks_and_no_other_is_known() {
    let mut known = Vec::new();
    for plan in reunify_plans::ALL {
        let (document, _) = json::from_bytes::<PlanDocument>(plan.json.as_bytes()).unwrap();
        let problems = document.problems();
        assert!(problems.is_empty(), "{plan}: {problems}");
        let read = Plan::from_json(plan.json.as_bytes()).unwrap();
        assert!(read.warnings().is_empty());
        assert_eq!(read.document(), &document);
        known.push((read.sha256().to_string(), plan.to_string()));
    }
    let listed: Vec<(String, String)> = shipped()
        .map(|(sha256, name)| (sha256.to_owned(), name.to_owned()))
        .collect();
    assert_eq!(listed, known, "run `cargo xtask generate`");
}

#[test]
fn a_plan_that_ships_with_one_thing_wrong_is_checked() {
    for plan in reunify_plans::ALL {
        let mut wrong: serde_json::Value = serde_json::from_str(plan.json).unwrap();
        let stages = wrong.get_mut("stages").unwrap().as_array_mut().unwrap();
        let again = stages.first().unwrap().clone();
        stages.push(again);
        assert!(
            Plan::from_json(wrong.to_string().as_bytes()).is_err(),
            "{plan}"
        );
    }
}
