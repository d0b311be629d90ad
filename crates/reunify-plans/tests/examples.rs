//! What holds for the shipped plan and every example case on any day.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{CASES, ENGINE, day};
use proptest::prelude::*;
use reunify::calendar::{Date, Instant};
use reunify::evaluate::CaseStanding;
use reunify::{At, Case};
use serde_json::Value;

fn standing(case: &Case, on: Date) -> CaseStanding {
    ENGINE.evaluate(case, &At::day(on)).standing
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_next_change_is_exact(case in 0usize..9, offset in 0i64..900) {
        let case = &CASES[case].1;
        let as_of = day("2024-01-01").plus_days(offset).unwrap();
        let evaluation = ENGINE.evaluate(case, &At::day(as_of));
        let last = match evaluation.next_change {
            Some(change) => {
                prop_assert!(change > as_of);
                prop_assert_ne!(standing(case, change), evaluation.standing.clone());
                change.plus_days(-1).unwrap()
            }
            None => as_of.plus_days(400).unwrap(),
        };
        let mut date = as_of;
        while date < last {
            date = date.plus_days(1).unwrap();
            prop_assert_eq!(standing(case, date), evaluation.standing.clone(), "on {}", date);
        }
    }

    #[test]
    fn as_known_at_is_as_a_log_cut_at_that_instant(case in 0usize..9, event in any::<prop::sample::Index>(), later in 0i64..90) {
        let case = &CASES[case].1;
        let known_at: Instant = event.get(case.events()).entry.recorded;
        let mut cut: Value = serde_json::from_str(&case.to_json()).unwrap();
        let kept = case.events().iter().filter(|event| event.entry.recorded <= known_at).count();
        cut["events"].as_array_mut().unwrap().truncate(kept);
        let cut = Case::from_json(cut.to_string().as_bytes()).unwrap();
        let at = At::day(known_at.date().plus_days(later).unwrap()).known_at(known_at);
        prop_assert_eq!(ENGINE.evaluate(case, &at).to_json(), ENGINE.evaluate(&cut, &at).to_json());
    }
}

#[test]
fn every_event_can_be_appended_again() {
    for (name, case) in CASES.iter() {
        let mut again: Value = serde_json::from_str(&case.to_json()).unwrap();
        again["events"] = Value::Array(Vec::new());
        let mut again = Case::from_json(again.to_string().as_bytes()).unwrap();
        for event in case.events() {
            ENGINE.append(&mut again, event.entry.clone()).unwrap();
        }
        assert_eq!(again.to_json(), case.to_json(), "{name}");
    }
}

#[test]
fn an_answer_is_the_same_on_every_thread() {
    let at = At::day(day("2026-02-20"));
    let here: Vec<String> = CASES
        .iter()
        .map(|(_, case)| ENGINE.evaluate(case, &at).to_json())
        .collect();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for ((_, case), here) in CASES.iter().zip(&here) {
                    assert_eq!(&ENGINE.evaluate(case, &at).to_json(), here);
                }
            });
        }
    });
}
