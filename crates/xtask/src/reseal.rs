//! Sealing the example cases anew, after a change by hand or of the format.

use std::fs;

use anyhow::{Context as _, Result, anyhow};
use reunify::{Case, Engine, Plan};
use serde_json::Value;

use crate::shell::root;

/// Appends the events of every example case, one by one, to the case without events, as the
/// shipped plan allows, and writes what comes of it.
pub(crate) fn run() -> Result<()> {
    let folders = ["cases", "implementation"].map(|folder| root().join("examples").join(folder));
    let entries: Vec<_> = folders.iter().map(fs::read_dir).collect::<Result<_, _>>()?;
    for entry in entries.into_iter().flatten() {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let text = fs::read_to_string(&path)?;
            let sealed = seal(&text).with_context(|| path.display().to_string())?;
            fs::write(&path, sealed)?;
        }
    }
    Ok(())
}

fn seal(text: &str) -> Result<String> {
    let mut document: Value = serde_json::from_str(text)?;
    let events = document
        .get_mut("events")
        .map(Value::take)
        .unwrap_or_default();
    if let Some(fields) = document.as_object_mut() {
        fields.insert("events".to_owned(), Value::Array(Vec::new()));
    }
    let mut case = Case::from_json(document.to_string().as_bytes())?;
    let reference = case.plan().clone();
    let named = reference.to_string();
    let plan = reunify_plans::find(&named).ok_or_else(|| anyhow!("no shipped plan {named}"))?;
    let engine = Engine::compile(&Plan::from_json(plan.as_bytes())?, &[])?;
    for (number, event) in (1u64..).zip(events.as_array().into_iter().flatten()) {
        let mut entry = event.clone();
        if let Some(fields) = entry.as_object_mut() {
            for sealed in ["seq", "previous", "hash"] {
                fields.remove(sealed);
            }
        }
        for entry in Case::entries_from_json(entry.to_string().as_bytes())? {
            engine
                .append(&mut case, entry)
                .with_context(|| format!("event {number}"))?;
        }
    }
    Ok(case.to_json())
}
