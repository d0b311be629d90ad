//! The notices of what others wrote and a module has in it, as their licences ask for.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Result;
use serde_json::Value;

use crate::shell::{command, metadata, output, root};

/// The packages of a module for WebAssembly with their licences, as Markdown.
pub(crate) fn of(package: &str) -> Result<String> {
    let names = packages(package)?;
    let metadata = metadata(&root().join("Cargo.toml"))?;
    let mut text = String::from(
        "# What others wrote\n\nThe module has the following in it, besides the standard library of Rust (Apache-2.0 OR \
         MIT). Thank you.\n",
    );
    let all = metadata.get("packages").and_then(Value::as_array);
    for found in all.into_iter().flatten() {
        let field = |name: &str| found.get(name).and_then(Value::as_str).unwrap_or_default();
        let name = format!("{} v{}", field("name"), field("version"));
        if !names.contains(&name) || Path::new(field("manifest_path")).starts_with(root()) {
            continue;
        }
        let (licence, from) = (field("license"), field("repository"));
        writeln!(text, "\n## {name}\n\n{licence}, {from}\n")?;
        for notice in licences(Path::new(field("manifest_path")))? {
            writeln!(text, "```text\n{}\n```\n", notice.trim())?;
        }
    }
    Ok(text)
}

/// What is built into a package for WebAssembly, each as `name vVERSION`.
fn packages(package: &str) -> Result<BTreeSet<String>> {
    let tree = output(&mut command(
        env!("CARGO"),
        &[
            "tree",
            "--package",
            package,
            "--target",
            "wasm32-unknown-unknown",
            "--edges",
            "no-dev,no-build,no-proc-macro",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ],
    ))?;
    let lines = tree.lines();
    Ok(lines
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some(format!("{} {}", words.next()?, words.next()?))
        })
        .collect())
}

/// The texts of a package's licence: the shorter ones, where there is a choice.
fn licences(manifest: &Path) -> Result<Vec<String>> {
    let Some(folder) = manifest.parent() else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.unwrap_or_default().to_ascii_uppercase();
        if path.is_file() && (name.starts_with("LICEN") || name.starts_with("COPYING")) {
            found.push((name, fs::read_to_string(&path)?));
        }
    }
    found.sort();
    if found.iter().any(|(name, _)| name.contains("MIT")) {
        found.retain(|(name, _)| name.contains("MIT"));
    }
    Ok(found.into_iter().map(|(_, text)| text).collect())
}
