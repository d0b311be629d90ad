//! Whether every link in the documentation leads to a file that is there.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::shell::root;

/// Checks every relative link in every Markdown file.
pub(crate) fn check() -> Result<()> {
    let mut files = Vec::new();
    find(&root(), &mut files)?;
    let mut broken = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file)?;
        for link in links(&text) {
            let target = link.split('#').next().unwrap_or_default();
            let elsewhere = target.is_empty() || target.contains("://");
            let folder = file.parent().unwrap_or(file);
            if !elsewhere && !folder.join(target).exists() {
                broken.push(format!("{}: {link}", file.display()));
            }
        }
    }
    if !broken.is_empty() {
        bail!("links that lead nowhere:\n  {}", broken.join("\n  "));
    }
    Ok(())
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if path.is_dir() && !name.starts_with('.') && name != "target" && name != "node_modules" {
            find(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            files.push(path);
        }
    }
    Ok(())
}

/// The targets of inline links, outside code.
fn links(text: &str) -> Vec<&str> {
    let mut in_code = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        if !in_code {
            let parts = line.split("](").skip(1);
            found.extend(parts.filter_map(|part| part.split(')').next()));
        }
    }
    found
}
