//! The example cases on several days, for each reader, alone and under the example policies.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::common::policy_files;
use crate::root;
use crate::vectors::Vectors;

const POLICIES: [&str; 5] = [
    "five-rivers",
    "northshire",
    "northshire-going-home-team",
    "harbour-city",
    "fenmoor",
];
const DAYS: [&str; 3] = ["2025-06-20", "2026-02-20", "2026-09-01"];

/// The files of a folder, in order.
fn files(folder: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root().join(folder))? {
        found.push(entry?.path());
    }
    found.retain(|path| path.is_file());
    found.sort();
    Ok(found)
}

fn document(path: &std::path::Path) -> Result<Value> {
    Ok(serde_json::from_slice(&std::fs::read(path)?)?)
}

/// A request that loads a policy's folder.
fn load_policy(name: &str) -> Result<Value> {
    let (manifest, files) = policy_files(name);
    let manifest: Value = serde_json::from_str(&manifest)?;
    Ok(json!({ "call": "load-policy", "manifest": manifest, "files": files }))
}

pub(crate) fn add(vectors: &mut Vectors, plan: u64) -> Result<()> {
    let mut engines = vec![(
        "the plan".to_owned(),
        vectors.handle(
            "the plan alone",
            "engine",
            &json!({ "call": "compile", "plan": plan }),
        )?,
    )];
    let mut stack = Vec::new();
    for name in POLICIES {
        let policy = vectors.handle(name, "policy", &load_policy(name)?)?;
        let compile = json!({ "call": "compile", "plan": plan, "policies": [policy] });
        engines.push((name.to_owned(), vectors.handle(name, "engine", &compile)?));
        if stack.len() < 3 {
            stack.push(policy);
        }
    }
    let compile = json!({ "call": "compile", "plan": plan, "policies": stack });
    engines.push((
        "a stack".to_owned(),
        vectors.handle("a stack", "engine", &compile)?,
    ));
    let mut refused: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(root().join("examples/policies/refused"))? {
        refused.push(entry?.path());
    }
    refused.sort();
    for path in refused {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .context("a name")?;
        let name = format!("refused/{name}");
        let policy = vectors.handle(&name, "policy", &load_policy(&name)?)?;
        vectors.ask(
            &name,
            &json!({ "call": "compile", "plan": plan, "policies": [policy] }),
        )?;
    }
    for path in files("examples/cases")? {
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let name = path
            .file_stem()
            .and_then(|name| name.to_str())
            .context("a name")?;
        let load = json!({ "call": "load-case", "document": document(&path)? });
        let case = vectors.handle(name, "case", &load)?;
        for (engine_name, engine) in &engines {
            for day in DAYS {
                let asked =
                    json!({ "call": "evaluate", "engine": engine, "case": case, "as-of": day });
                vectors.ask(format!("{name} on {day} under {engine_name}"), &asked)?;
            }
        }
        let (_, engine) = engines.first().context("there is an engine")?;
        for reader in ["parent", "child"] {
            let asked = json!({ "call": "evaluate", "engine": engine, "case": case, "as-of": "2026-02-20", "reader": reader });
            let answer = vectors.ask(format!("{name} for a {reader}"), &asked)?;
            let item = answer
                .pointer("/ok/deadlines/0/item")
                .and_then(Value::as_str);
            if let Some(item) = item {
                let asked = json!({ "call": "explain", "engine": engine, "case": case, "as-of": "2026-02-20", "reader": reader, "item": item });
                vectors.ask(format!("{name}: {item} for a {reader}"), &asked)?;
            }
        }
    }
    Ok(())
}
