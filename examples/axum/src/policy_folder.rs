//! A policy from its folder: `policy.json`, `rules/*.rhai` and `tests/*.json`.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use reunify::Policy;

use crate::trouble::Trouble;

const HELP: &str = "name a folder with a policy.json in it that this service may read";

pub(crate) fn read(folder: &Path) -> Result<Policy, Trouble> {
    let unreadable = |error: io::Error| {
        let what = format!("the policy {} cannot be read: {error}", folder.display());
        Trouble::new(what, HELP)
    };
    let manifest = fs::read(folder.join("policy.json")).map_err(unreadable)?;
    let mut files = part(folder, "rules", "rhai").map_err(unreadable)?;
    files.extend(part(folder, "tests", "json").map_err(unreadable)?);
    let files = files
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    Policy::from_parts(&manifest, files).map_err(|problems| {
        let what = format!(
            "the policy {} cannot be used:\n{problems}",
            folder.display()
        );
        Trouble::new(
            what,
            "mend the policy; `reunify policy check` shows each problem in its place",
        )
    })
}

/// The files of one of its folders, each with its path in the policy.
fn part(folder: &Path, name: &str, ending: &str) -> io::Result<Vec<(String, Vec<u8>)>> {
    let inside = match fs::read_dir(folder.join(name)) {
        Ok(inside) => inside,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut files = Vec::new();
    for entry in inside {
        let path = entry?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        if path.extension().is_some_and(|found| found == ending) {
            files.push((format!("{name}/{file}"), fs::read(&path)?));
        }
    }
    Ok(files)
}
