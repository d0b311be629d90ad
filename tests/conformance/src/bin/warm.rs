//! How long one evaluation takes natively, once everything is warm: the median, in microseconds.
//!
//! `warm PLAN CASE DAY`

use std::time::Instant;

use anyhow::{Context, Result, ensure};
use reunify_abi::Host;
use serde_json::json;

const ROUNDS: usize = 400;

fn main() -> Result<()> {
    let mut given = std::env::args().skip(1);
    let mut next = || given.next().context("give the plan, the case and the day");
    let (plan, case, day) = (next()?, next()?, next()?);
    let mut host = Host::default();
    let mut call = |request: serde_json::Value| host.call(request.to_string().as_bytes());
    call(json!({ "call": "load-plan", "document": std::fs::read_to_string(plan)? }));
    call(json!({ "call": "compile", "plan": 1 }));
    call(json!({ "call": "load-case", "document": std::fs::read_to_string(case)? }));
    let asked = json!({ "call": "evaluate", "engine": 2, "case": 3, "as-of": day }).to_string();
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let began = Instant::now();
        let answer = host.call(asked.as_bytes());
        times.push(began.elapsed().as_micros());
        ensure!(answer.starts_with("{\"ok\":"), "{answer}");
    }
    times.sort_unstable();
    let median = times.get(ROUNDS.div_euclid(2)).copied();
    #[allow(clippy::print_stdout, reason = "that is what it is for")]
    {
        println!("{}", median.unwrap_or_default());
    }
    Ok(())
}
