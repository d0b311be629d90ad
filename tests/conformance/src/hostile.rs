//! Scripts that try what no rule may do: each is refused, or fails, and the evaluation goes on.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::common::{basis, manifest};
use crate::root;
use crate::vectors::Vectors;

#[derive(Deserialize)]
struct Scripts {
    scripts: Vec<Hostile>,
}

/// A script; `script`, or `head` and `times` times `body` and `tail`.
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

pub(crate) fn add(vectors: &mut Vectors, plan: u64) -> Result<()> {
    let text = std::fs::read_to_string(root().join("tests/hostile/scripts.json"))?;
    let all: Scripts = serde_json::from_str(&text)?;
    let case = std::fs::read_to_string(root().join("examples/cases/planned-return-s20.json"))?;
    let case: Value = serde_json::from_str(&case)?;
    let load = json!({ "call": "load-case", "document": case });
    let case = vectors.handle("the case for hostile scripts", "case", &load)?;
    for hostile in all.scripts {
        let repeated = || {
            format!(
                "{}{}{}",
                hostile.head,
                hostile.body.repeat(hostile.times),
                hostile.tail
            )
        };
        let script = hostile.script.clone().unwrap_or_else(repeated);
        let name = format!("hostile: {}", hostile.name);
        let manifest = manifest(&json!({
            "id": "hostile",
            "title": "Hostile",
            "rules": [{ "id": "rule", "title": "Rule", "script": "rules/rule.rhai", "reason": "To be refused.",
                "basis": basis() }],
        }));
        let load = json!({ "call": "load-policy", "manifest": manifest, "files": { "rules/rule.rhai": script } });
        let loaded = vectors.ask(&name, &load)?;
        let Some(policy) = loaded.pointer("/ok/policy").and_then(Value::as_u64) else {
            ensure!(loaded.pointer("/error/code").is_some(), "{name}: {loaded}");
            continue;
        };
        let compiled = vectors.ask(
            &name,
            &json!({ "call": "compile", "plan": plan, "policies": [policy] }),
        )?;
        if let Some(engine) = compiled.pointer("/ok/engine").and_then(Value::as_u64) {
            let asked = json!({ "call": "evaluate", "engine": engine, "case": case, "as-of": "2026-02-20" });
            let evaluation = vectors.ask(&name, &asked)?;
            let failed = evaluation
                .pointer("/ok/failed-rules")
                .and_then(Value::as_array)
                .context("an evaluation")?;
            ensure!(failed.len() == 1, "{name} did not fail: {evaluation}");
            vectors.ask(&name, &json!({ "call": "drop", "handle": engine }))?;
        }
        vectors.ask(&name, &json!({ "call": "drop", "handle": policy }))?;
    }
    Ok(())
}
