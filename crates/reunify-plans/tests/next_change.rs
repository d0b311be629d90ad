//! The next change is exact under local policies too: the answer is the same on every day before it,
//! and another on it. On each day only parts of the answer are worked out again, so this holds
//! against the whole.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use std::sync::LazyLock;

use common::generate::{any_case, any_policy};
use common::{CASES, PLAN, day, policy, tries};
use proptest::prelude::*;
use reunify::{At, Case, Engine};

const EXAMPLES: [&str; 4] = ["northshire", "harbour-city", "fenmoor", "five-rivers"];

static ENGINES: LazyLock<Vec<Engine>> = LazyLock::new(|| {
    let compiled = |name: &&str| Engine::compile(&PLAN, &[policy(name)]).unwrap();
    EXAMPLES.iter().map(compiled).collect()
});

fn is_exact(engine: &Engine, case: &Case, offset: i64) -> Result<(), TestCaseError> {
    let standing = |day| engine.evaluate(case, &At::day(day)).standing;
    let as_of = day("2025-01-01").plus_days(offset).unwrap();
    let evaluation = engine.evaluate(case, &At::day(as_of));
    let before = match evaluation.next_change {
        Some(change) => {
            prop_assert!(change > as_of);
            prop_assert!(standing(change) != evaluation.standing, "not on {}", change);
            change
        }
        None => as_of.plus_days(200).unwrap(),
    };
    let mut date = as_of.plus_days(1).unwrap();
    while date < before {
        prop_assert!(standing(date) == evaluation.standing, "on {}", date);
        date = date.plus_days(1).unwrap();
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: tries(24), max_global_rejects: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn under_the_example_policies(engine in 0..EXAMPLES.len(), case in 0usize..9, offset in 0i64..560) {
        is_exact(&ENGINES[engine], &CASES[case].1, offset)?;
    }

    #[test]
    fn under_the_example_policies_for_any_case(engine in 0..EXAMPLES.len(), case in any_case(), offset in 0i64..420) {
        is_exact(&ENGINES[engine], &case, offset)?;
    }

    #[test]
    fn under_any_policy(generated in any_policy(), case in any_case(), offset in 0i64..420) {
        let Ok(engine) = Engine::compile(&PLAN, std::slice::from_ref(&generated.policy)) else {
            return Err(TestCaseError::reject("refused"));
        };
        is_exact(&engine, &case, offset)?;
    }
}
