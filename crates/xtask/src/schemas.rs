//! The schemas in `schemas/`, made from the Rust types.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::shell::root;

/// The names of the schemas of a crate, and what makes one of them.
type Made = (&'static [&'static str], fn(&str) -> Option<String>);

/// The crates that have schemas.
const CRATES: &[Made] = &[
    (reunify::schema::NAMES, reunify::schema::of),
    (reunify_ssda903::schema::NAMES, reunify_ssda903::schema::of),
    (reunify_costs::schema::NAMES, reunify_costs::schema::of),
    (reunify_report::schema::NAMES, reunify_report::schema::of),
];

fn all() -> Result<Vec<(PathBuf, String)>> {
    let folder = root().join("schemas");
    let named = CRATES
        .iter()
        .flat_map(|(names, of)| names.iter().map(move |name| (name, of)));
    let made = named.map(|(name, of)| {
        let text = of(name).with_context(|| format!("no schema `{name}`"))?;
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
