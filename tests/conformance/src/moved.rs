//! Cases that were moved to another version of the plan: read by its names from then on, and by those
//! of the plan before as known before.

use anyhow::{Result, anyhow};
use reunify::calendar::Date;
use reunify::case::Actor;
use reunify::engine::{Mapping, Migration};
use reunify::{Case, Engine, Plan};
use serde_json::{Value, json};

use crate::common::rename;
use crate::root;
use crate::vectors::Vectors;

const CASES: [&str; 2] = ["planned-return-s20", "broken-down-return"];
const MOVED_ON: &str = "2026-09-01";

/// What is called otherwise in the next version: a task that many things name, and who did most.
const RENAMED: [(&str, &str, &str); 2] = [
    ("task", "statutory-visit", "visit-by-law"),
    ("role", "social-worker", "childs-social-worker"),
];

/// The next version of the plan.
fn next(plan: &str) -> Result<Value> {
    let mut next: Value = serde_json::from_str(plan)?;
    next["version"] = json!("1.1.0");
    for (_, from, to) in RENAMED {
        rename(&mut next, from, to);
    }
    Ok(next)
}

fn moved(name: &str, before: &Engine, after: &Engine, mapping: &Mapping) -> Result<Case> {
    let file = root().join("examples/cases").join(format!("{name}.json"));
    let mut case = Case::from_json(&std::fs::read(file)?)?;
    let occurred: Date = MOVED_ON.parse()?;
    let migration = Migration {
        occurred,
        recorded: format!("{MOVED_ON}T09:00:00Z").parse()?,
        actor: Actor {
            role: "administrator".parse()?,
            reference: None,
        },
        why: "The plan has a new version.".to_owned(),
        mapping: Some(mapping.clone()),
    };
    after
        .migrate(before, &mut case, migration)
        .map_err(|why| anyhow!("{name}: {why}"))?;
    Ok(case)
}

pub(crate) fn add(vectors: &mut Vectors, plan: u64) -> Result<()> {
    let text = reunify_plans::find("reunification@1.0.0").unwrap_or_default();
    let other = next(text)?;
    let engine = |text: &str| -> Result<Engine> {
        Ok(Engine::compile(&Plan::from_json(text.as_bytes())?, &[])?)
    };
    let (before, after) = (engine(text)?, engine(&other.to_string())?);
    let renamed = RENAMED.map(|(kind, from, to)| json!({ "kind": kind, "from": from, "to": to }));
    let mapping = json!({
        "format": "reunify-mapping/1",
        "from": { "id": "reunification", "version": "1.0.0" },
        "to": { "id": "reunification", "version": "1.1.0" },
        "renamed": renamed,
    });
    let mapping = Mapping::from_json(mapping.to_string().as_bytes())?;
    let loaded = json!({ "call": "load-plan", "document": other });
    let loaded = vectors.handle("the next version of the plan", "plan", &loaded)?;
    let mut engines = Vec::new();
    for (name, plan) in [("the plan before", plan), ("the plan after", loaded)] {
        let compile = json!({ "call": "compile", "plan": plan });
        engines.push((name, vectors.handle(name, "engine", &compile)?));
    }
    for name in CASES {
        let case = moved(name, &before, &after, &mapping)?;
        let document: Value = serde_json::from_str(&case.to_json())?;
        let load = json!({ "call": "load-case", "document": document });
        let case = vectors.handle(&format!("{name}, moved"), "case", &load)?;
        vectors.ask(
            format!("{name}, moved: its chain"),
            &json!({ "call": "verify", "case": case }),
        )?;
        vectors.ask(
            format!("{name}, moved, written"),
            &json!({ "call": "case", "case": case }),
        )?;
        for (engine_name, engine) in &engines {
            for day in ["2026-02-20", MOVED_ON, "2026-10-01"] {
                for known in [None, Some("2026-08-31T09:00:00Z")] {
                    let mut asked =
                        json!({ "call": "evaluate", "engine": engine, "case": case, "as-of": day });
                    let mut what = format!("{name}, moved, on {day} under {engine_name}");
                    if let Some(known) = known {
                        asked["known-at"] = json!(known);
                        what.push_str(", as known before");
                    }
                    vectors.ask(what, &asked)?;
                }
            }
        }
        let (_, engine) = engines[1];
        let last = document["events"].as_array().map_or(0, Vec::len);
        for (what, entry) in [
            (
                "a visit by its new name",
                json!({ "type": "task", "id": "visit-by-law" }),
            ),
            (
                "a visit by its old name",
                json!({ "type": "task", "id": "statutory-visit" }),
            ),
            (
                "the move withdrawn",
                json!({ "type": "withdrawal", "corrects": last, "reason": "No." }),
            ),
            (
                "another move",
                document["events"][last.saturating_sub(1)].clone(),
            ),
        ] {
            let mut entry = entry;
            entry["occurred"] = json!(MOVED_ON);
            entry["recorded"] = json!(format!("{MOVED_ON}T10:00:00Z"));
            if entry.get("actor").is_none() {
                entry["actor"] = json!({ "role": "childs-social-worker" });
            }
            for field in ["seq", "previous", "hash"] {
                if let Some(entry) = entry.as_object_mut() {
                    entry.remove(field);
                }
            }
            let asked = json!({ "call": "append", "engine": engine, "case": case, "entry": entry });
            vectors.ask(format!("{name}, moved: {what}"), &asked)?;
        }
    }
    Ok(())
}
