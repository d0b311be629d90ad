//! Scripts that try what no rule may do: each ends in a stable error that names file and line,
//! soon, on a small stack, and the evaluation goes on.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use common::{ENGINE, on, root, with_rule};
use serde::Deserialize;

#[derive(Deserialize)]
struct Scripts {
    scripts: Vec<Hostile>,
}

#[derive(Deserialize)]
struct Hostile {
    name: String,
    script: Option<String>,
    #[serde(default)]
    head: String,
    #[serde(default)]
    body: String,
    #[serde(default)]
    times: usize,
    #[serde(default)]
    tail: String,
}

impl Hostile {
    fn text(&self) -> String {
        let repeated = || format!("{}{}{}", self.head, self.body.repeat(self.times), self.tail);
        self.script.clone().unwrap_or_else(repeated)
    }
}

/// The stack that a WebAssembly module has by default. What is not optimised needs more of it.
const STACK: usize = if cfg!(debug_assertions) {
    4 << 20
} else {
    1 << 20
};
const SOON: Duration = Duration::from_secs(2);

fn outcome(script: &str) -> String {
    let problem = match with_rule(script) {
        Err(problems) => problems.into_iter().next().unwrap(),
        Ok(engine) => {
            let standing = on(&engine, "planned-return-s20", "2026-02-20");
            assert!(
                standing.findings.is_empty(),
                "it passed: {:?}",
                standing.findings.len()
            );
            let plain = on(&ENGINE, "planned-return-s20", "2026-02-20");
            assert_eq!(standing.deadlines, plain.deadlines);
            standing.failed_rules.into_iter().next().unwrap().problem
        }
    };
    assert_eq!(problem.place.file.as_deref(), Some("test/rules/rule.rhai"));
    let line = problem.place.span.map(|span| span.line);
    format!(
        "{} (line {}): {}",
        problem.code,
        line.unwrap(),
        problem.message
    )
}

#[test]
fn every_hostile_script_ends_in_an_error_that_names_its_place() {
    let text = std::fs::read_to_string(root().join("tests/hostile/scripts.json")).unwrap();
    let all: Scripts = serde_json::from_str(&text).unwrap();
    assert!(all.scripts.len() >= 100);
    let mut seen = String::new();
    for hostile in all.scripts {
        let script = hostile.text();
        let name = hostile.name.clone();
        let run = std::thread::Builder::new()
            .stack_size(STACK)
            .spawn(move || {
                let began = Instant::now();
                (outcome(&script), began.elapsed())
            });
        let (outcome, took) = run.unwrap().join().unwrap_or_else(|_| panic!("{name}"));
        assert!(took < SOON, "{name} took {took:?}");
        let short: String = outcome.chars().take(120).collect();
        writeln!(seen, "{name}\n    {short}").unwrap();
    }
    insta::assert_snapshot!(seen);
}
