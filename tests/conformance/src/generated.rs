//! Policies and cases made up by chance, the same ones every time: whether the law lets a policy
//! stand, whether the plan lets an entry in, and where the case then stands.

use anyhow::{Context, Result};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

use crate::common::generate::{any_policy, any_steps};
use crate::vectors::Vectors;

const ROUNDS: usize = 40;
const DAYS: [&str; 2] = ["2025-11-05", "2026-06-30"];

pub(crate) fn add(vectors: &mut Vectors, plan: u64) -> Result<()> {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let alone = vectors.handle("generated: the plan alone", "engine", &compile(plan, &[]))?;
    for round in 1..=ROUNDS {
        let name = |what: &str| format!("generated {round}: {what}");
        let policy = one(&any_policy(), &mut runner)?;
        let steps = one(&any_steps(), &mut runner)?;
        let load =
            json!({ "call": "load-policy", "manifest": policy.manifest, "files": policy.scripts });
        let policy = vectors.handle(&name("the policy"), "policy", &load)?;
        let compiled = vectors.ask(name("laid over the plan"), &compile(plan, &[policy]))?;
        let local = compiled.pointer("/ok/engine").and_then(Value::as_u64);
        let load = json!({ "call": "load-case", "document": steps.start.to_json() });
        let case = vectors.handle(&name("the case"), "case", &load)?;
        for (number, entry) in steps.entries.iter().enumerate() {
            let append = json!({ "call": "append", "engine": alone, "case": case, "entry": entry });
            vectors.ask(name(&format!("entry {number}")), &append)?;
        }
        for day in DAYS {
            for engine in [Some(alone), local].into_iter().flatten() {
                look(vectors, &name(day), engine, case, day)?;
            }
        }
        let whole = json!({ "call": "case", "case": case });
        vectors.ask(name("the case afterwards"), &whole)?;
        vectors.ask(
            name("its chain"),
            &json!({ "call": "verify", "case": case }),
        )?;
        for handle in [Some(policy), Some(case), local].into_iter().flatten() {
            vectors.ask(name("drop"), &json!({ "call": "drop", "handle": handle }))?;
        }
    }
    Ok(())
}

fn compile(plan: u64, policies: &[u64]) -> Value {
    json!({ "call": "compile", "plan": plan, "policies": policies })
}

/// An evaluation, and an explanation of its first deadline.
fn look(vectors: &mut Vectors, name: &str, engine: u64, case: u64, day: &str) -> Result<()> {
    let mut asked = json!({ "call": "evaluate", "engine": engine, "case": case, "as-of": day });
    let answer = vectors.ask(name, &asked)?;
    let item = answer.pointer("/ok/deadlines/0/item").cloned();
    if let (Some(item), Some(asked)) = (item, asked.as_object_mut()) {
        asked.insert("call".to_owned(), "explain".into());
        asked.insert("item".to_owned(), item);
        vectors.ask(format!("{name}, explained"), &json!(asked))?;
    }
    Ok(())
}

fn one<S: Strategy>(strategy: &S, runner: &mut TestRunner) -> Result<S::Value> {
    let tree = strategy.new_tree(runner);
    tree.map(|tree| tree.current())
        .ok()
        .context("there is always something to make up")
}
