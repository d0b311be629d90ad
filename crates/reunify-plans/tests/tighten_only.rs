//! The invariant of local policy, as a property: for any policy, case and date, what the law has a
//! case owe by the plan alone it owes under the policy too, and nothing moves later.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::generate::{any_case, any_policy};
use common::{CASES, ENGINE, PLAN, day, tries};
use proptest::prelude::*;
use reunify::evaluate::{CaseStanding, DeadlineStatus};
use reunify::{At, Engine};

/// What the one owes is owed by the other, by the same day or before.
fn owed_too(
    plain: &CaseStanding,
    local: &CaseStanding,
    law_only: bool,
) -> Result<(), TestCaseError> {
    let counts = |authority: reunify::plan::Authority| !law_only || authority.is_law();
    for deadline in plain
        .deadlines
        .iter()
        .filter(|d| counts(d.grounds.authority))
    {
        if deadline.status == DeadlineStatus::NotStarted {
            continue;
        }
        let other = local
            .deadlines
            .iter()
            .find(|other| other.item == deadline.item);
        let Some(other) = other else {
            return Err(TestCaseError::fail(format!("{} is gone", deadline.item)));
        };
        if !matches!(
            deadline.status,
            DeadlineStatus::Overdue
                | DeadlineStatus::DueSoon
                | DeadlineStatus::Due
                | DeadlineStatus::Unknown
        ) {
            // It is done, or nobody owes it any more; under the policy more may be owed.
            continue;
        }
        if let (Some(lawful), Some(due)) = (deadline.due, other.due) {
            prop_assert!(due <= lawful, "{}: {} after {}", deadline.item, due, lawful);
        }
        if deadline.due.is_some() {
            prop_assert!(other.due.is_some(), "{} has lost its day", deadline.item);
        }
        if deadline.status == DeadlineStatus::Overdue {
            prop_assert_eq!(other.status, DeadlineStatus::Overdue, "{}", &deadline.item);
        }
    }
    for owed in plain
        .owed
        .iter()
        .filter(|owed| counts(owed.grounds.authority))
    {
        prop_assert!(
            local.owed.iter().any(|other| other.item == owed.item),
            "{} is gone",
            owed.item
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: tries(256), max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn a_policy_can_only_tighten(generated in any_policy(), case in any_case(), offset in 0i64..420) {
        let Ok(engine) = Engine::compile(&PLAN, std::slice::from_ref(&generated.policy)) else {
            // It was refused, as one that would loosen the law has to be.
            return Err(TestCaseError::reject("refused"));
        };
        let at = At::day(day("2025-01-01").plus_days(offset).unwrap());
        let plain = ENGINE.evaluate(&case, &at).standing;
        let local = engine.evaluate(&case, &at).standing;
        owed_too(&plain, &local, generated.moves)?;
        if generated.adapts {
            return Ok(());
        }
        // A recorded decision needs all that it needed, and perhaps more.
        for requirement in plain.requirements.iter().filter(|r| r.about.is_some() && r.status.is_in_the_way()) {
            let other = local.requirements.iter().find(|other| other.item == requirement.item);
            let stand_ins = requirement.missing.iter().any(|m| m.kind == reunify::evaluate::MissingKind::Approval);
            let holds = other.map_or(stand_ins, |other| stand_ins || other.status.is_in_the_way());
            prop_assert!(holds, "{}", requirement.item);
        }
    }

    /// The items of the law are in the plan with the policy laid over it as they were.
    #[test]
    fn the_law_stands_in_the_plan_as_it_was(generated in any_policy()) {
        let Ok(engine) = Engine::compile(&PLAN, std::slice::from_ref(&generated.policy)) else {
            return Err(TestCaseError::reject("refused"));
        };
        let (before, after) = (PLAN.document(), engine.plan());
        for timescale in before.timescales.iter().filter(|t| t.basis.authority.is_law()) {
            prop_assert!(after.timescales.contains(timescale));
        }
        for requirement in before.requirements.iter().filter(|r| r.basis.authority.is_law()) {
            prop_assert!(after.requirements.contains(requirement));
        }
        for task in before.tasks.iter().filter(|t| t.basis.authority.is_law()) {
            prop_assert!(after.tasks.contains(task));
        }
        prop_assert_eq!(&before.transitions, &after.transitions);
        prop_assert_eq!(&before.decisions, &after.decisions);
    }
}

#[test]
fn policies_that_are_tried_do_something() {
    // A guard for the properties above: some policies are accepted, and some of those bite.
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut accepted, mut refused, mut bite) = (0, 0, 0);
    for _ in 0..60 {
        let generated = any_policy().new_tree(&mut runner).unwrap().current();
        let Ok(engine) = Engine::compile(&PLAN, &[generated.policy]) else {
            refused += 1;
            continue;
        };
        accepted += 1;
        let at = At::day(day("2026-02-20"));
        bite += usize::from(CASES.iter().any(|(_, case)| {
            ENGINE.evaluate(case, &at).standing != engine.evaluate(case, &at).standing
        }));
    }
    assert!(
        accepted >= 10 && refused >= 10 && bite >= 8,
        "{accepted} {refused} {bite}"
    );
}
