//! The schemas in `schemas/`, made from the Rust types.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::shell::root;

fn all() -> Result<Vec<(PathBuf, String)>> {
    let folder = root().join("schemas");
    let beside = reunify_costs::schema::NAMES;
    let made = reunify::schema::NAMES.iter().chain(beside).map(|name| {
        let text = reunify::schema::of(name)
            .or_else(|| reunify_costs::schema::of(name))
            .with_context(|| format!("no schema `{name}`"))?;
        Ok((folder.join(format!("{name}.schema.json")), text))
    });
    made.collect()
}

/// Writes every schema.
pub(crate) fn write() -> Result<()> {
    for (path, text) in all()? {
        fs::create_dir_all(path.parent().context("a schema has a folder")?)?;
        fs::write(&path, text)?;
    }
    Ok(())
}

/// Fails if a schema is not what the types would make now, or one is there for which there is no
/// type.
pub(crate) fn check() -> Result<()> {
    let all = all()?;
    let mut stale = Vec::new();
    for (path, text) in &all {
        if fs::read_to_string(path).ok().as_deref() != Some(text) {
            stale.push(path.display().to_string());
        }
    }
    for entry in fs::read_dir(root().join("schemas"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "json") && !all.iter().any(|(p, _)| *p == path) {
            stale.push(path.display().to_string());
        }
    }
    if !stale.is_empty() {
        bail!(
            "not up to date; run `cargo xtask generate`:\n  {}",
            stale.join("\n  ")
        );
    }
    Ok(())
}
