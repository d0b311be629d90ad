//! What local rules and conditions cost, beside bare Rhai and beside Rust written by hand, in one
//! run.
//!
//! `cargo bench -p reunify-plans --bench policy`. Each figure is the median of many rounds, and in
//! each round everything is timed, so that whatever else the machine does falls on all alike.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark that fails panics, and prints what it measured"
)]

#[path = "policy/bare.rs"]
mod bare;
#[path = "policy/by_hand.rs"]
mod by_hand;
#[path = "policy/conditions.rs"]
mod conditions;
#[path = "policy/material.rs"]
mod material;

use std::cell::RefCell;
use std::hint::black_box;
use std::time::Instant;

use reunify::{At, Case, Engine};

const ROUNDS: usize = 301;
const AS_OF: &str = "2026-06-10";

/// What is timed, by name, and how long each took in each round.
struct Timed<'a> {
    what: &'static str,
    run: Box<dyn Fn() + 'a>,
    times: Vec<f64>,
}

fn timed<'a>(what: &'static str, run: impl Fn() + 'a) -> Timed<'a> {
    Timed {
        what,
        run: Box::new(run),
        times: Vec::new(),
    }
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// How long each took in each round, in nanoseconds.
struct Measured(Vec<(&'static str, Vec<f64>)>);

impl Measured {
    fn rounds(&self, what: &str) -> &[f64] {
        &self.0.iter().find(|(name, _)| *name == what).unwrap().1
    }

    /// The median of what one took.
    fn time(&self, what: &str) -> f64 {
        median(&mut self.rounds(what).to_vec())
    }

    /// The median of what one took more than another in the same round: what the machine does
    /// besides falls on both, and so not on what is between them.
    fn more(&self, what: &str, than: &str) -> f64 {
        let rounds = self.rounds(what).iter().zip(self.rounds(than));
        median(&mut rounds.map(|(one, other)| one - other).collect::<Vec<_>>())
    }
}

fn measure(mut all: Vec<Timed<'_>>) -> Measured {
    // Few, so that a round ends before the machine turns to something else.
    const TIMES: u32 = 5;
    for round in 0..=ROUNDS {
        for one in &mut all {
            let began = Instant::now();
            for _ in 0..TIMES {
                (one.run)();
            }
            // The first round only warms up.
            if round > 0 {
                one.times
                    .push(began.elapsed().as_nanos() as f64 / f64::from(TIMES));
            }
        }
    }
    let measured = Measured(all.into_iter().map(|one| (one.what, one.times)).collect());
    for (what, _) in &measured.0 {
        println!("  {what}: {:.0} ns", measured.time(what));
    }
    measured
}

fn evaluated(engine: &Engine, case: &Case) {
    black_box(engine.evaluate(black_box(case), &At::day(AS_OF.parse().unwrap())));
}

fn compare(events: usize) {
    let with = material::engine(&[material::harbour_city()]);
    let without = material::engine(&[material::without_rules()]);
    let conditions = material::engine(&[conditions::policy()]);
    let asked = material::engine(&[conditions::policy_asked()]);
    let plain = material::engine(&[conditions::policy_without()]);
    let case = material::case(&with, events);
    let other = material::case(&conditions, events);

    // All three find the same.
    let as_of = AS_OF.parse().unwrap();
    let mut found = material::findings(&with, &case, as_of);
    let mut by_hand = by_hand::found(&case);
    let scope = RefCell::new(bare::scope(&case));
    let mut bare_found = bare::found(&mut scope.borrow_mut());
    for list in [&mut found, &mut by_hand, &mut bare_found] {
        list.sort();
    }
    assert_eq!(found, by_hand);
    assert_eq!(found, bare_found);
    let advice = conditions::advice(&conditions, &other, as_of);
    assert_eq!(advice, by_hand::conditions(&other));

    println!(
        "{events} events, {} findings of 12 rules, {} of {} conditions hold",
        found.len(),
        advice.iter().filter(|so| **so).count(),
        advice.len()
    );
    // `cargo bench` says so; the tests only make sure that all find the same.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let time = measure(vec![
        timed("evaluation with the rules", || evaluated(&with, &case)),
        timed("evaluation without them", || evaluated(&without, &case)),
        timed("evaluation without them, and bare Rhai", || {
            evaluated(&without, &case);
            black_box(bare::found(black_box(&mut scope.borrow_mut())));
        }),
        timed("bare Rhai on a pre-built scope", || {
            black_box(bare::found(black_box(&mut scope.borrow_mut())));
        }),
        timed("the rules by hand in Rust", || {
            black_box(by_hand::found(black_box(&case)));
        }),
        timed("evaluation with the conditions", || {
            evaluated(&conditions, &other)
        }),
        timed("evaluation with the conditions, which give nothing", || {
            evaluated(&asked, &other);
        }),
        timed("evaluation without the conditions", || {
            evaluated(&plain, &other)
        }),
        timed("the conditions by hand in Rust", || {
            black_box(by_hand::conditions(black_box(&other)));
        }),
    ]);
    let rules = time.more("evaluation with the rules", "evaluation without them");
    // What a host that has bare Rhai pays: it, too, runs the rules once for each case, after other
    // work, and not over and over while the processor has nothing else in its caches.
    let bare_after = time.more(
        "evaluation without them, and bare Rhai",
        "evaluation without them",
    );
    let without = "evaluation without the conditions";
    let asked = time.more(
        "evaluation with the conditions, which give nothing",
        without,
    );
    let given = time.more("evaluation with the conditions", without);
    let ratio =
        |what: &str, of: f64, beside: &str| println!("{what}: {:.2}", of / time.time(beside));
    println!(
        "rules / bare Rhai, both beside an evaluation: {:.2}",
        rules / bare_after
    );
    ratio(
        "rules beside an evaluation / bare Rhai by itself",
        rules,
        "bare Rhai on a pre-built scope",
    );
    ratio("rules / by hand", rules, "the rules by hand in Rust");
    ratio(
        "evaluation with the rules / bare Rhai",
        time.time("evaluation with the rules"),
        "bare Rhai on a pre-built scope",
    );
    ratio(
        "conditions / by hand",
        asked,
        "the conditions by hand in Rust",
    );
    ratio(
        "conditions, with the advice and why / by hand",
        given,
        "the conditions by hand in Rust",
    );
    println!();
}

fn main() {
    for events in [60, 500] {
        compare(events);
    }
}
