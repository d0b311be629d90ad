//! What comes of a seed, which must be the same on every machine and for ever.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{inputs, report};
use reunify_costs::SimulationSettings;
use serde_json::json;

fn example() -> serde_json::Value {
    let text = include_str!("../../../examples/costs/northshire.json");
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_answer_for_a_seed_stays_what_it_is() {
    let report = report(&example());
    insta::assert_json_snapshot!(report.simulation.unwrap());
}

#[test]
fn what_matters_most_stays_what_it_is() {
    let report = report(&example());
    let swings: Vec<String> = report
        .sensitivity
        .iter()
        .map(|swing| {
            format!(
                "{}: {} to {}",
                swing.input, swing.low.net_shown, swing.high.net_shown
            )
        })
        .collect();
    insta::assert_snapshot!(swings.join("\n"));
    let sorted = report
        .sensitivity
        .is_sorted_by(|one, other| one.swing_pence >= other.swing_pence);
    assert!(sorted);
}

#[test]
fn another_seed_draws_otherwise_and_says_so() {
    let inputs = inputs(&example());
    let settings = |seed| SimulationSettings { seed, runs: 500 };
    let one = inputs
        .with_simulation(settings(1))
        .unwrap()
        .report()
        .unwrap()
        .simulation
        .unwrap();
    let other = inputs
        .with_simulation(settings(2))
        .unwrap()
        .report()
        .unwrap()
        .simulation
        .unwrap();
    assert_eq!((one.seed, one.runs), (1, 500));
    assert_ne!(one.lines, other.lines);
    for bad in [
        SimulationSettings { seed: 1, runs: 99 },
        SimulationSettings {
            seed: 1 << 53,
            runs: 100,
        },
    ] {
        assert!(inputs.with_simulation(bad).is_err(), "{bad:?}");
    }
}

/// The mean of a triangular distribution is the mean of its three points, and half of the draws lie
/// below its median.
#[test]
fn draws_are_spread_as_a_triangle_is() {
    let mut document = common::full();
    document["returns"] = json!({ "total": 100 });
    document["support"] =
        json!({ "average-pence": { "low": 0, "likely": 300_000, "high": 1_000_000 } });
    document["simulation"] = json!({ "runs": 100_000 });
    let simulation = report(&document).simulation.unwrap();
    let support = simulation
        .lines
        .iter()
        .find(|line| line.id.as_str() == "support-a-year")
        .unwrap();
    // Exact: high − √(width × (high − likely) × (1 − share)) above the mode, and
    // low + √(width × (likely − low) × share) below it, times 100 children.
    let exact = [
        (support.median.unwrap(), 40_839_202),
        (support.intervals[0].low.unwrap(), 27_386_128),
        (support.intervals[0].high.unwrap(), 58_166_999),
        (support.intervals[2].low.unwrap(), 8_660_254),
        (support.intervals[2].high.unwrap(), 86_771_243),
    ];
    for (found, exact) in exact {
        assert!(
            found.abs_diff(exact) < 500_000,
            "{found} is not near {exact}"
        );
    }
}
