//! Packing a policy into one file.

use std::path::Path;

use super::Outcome;
use crate::failure::Failure;
use crate::{load, render};

pub(super) fn pack(path: &Path, out: Option<&Path>) -> Result<Outcome, Failure> {
    let policy = load::policy(path)?;
    let packed = policy.to_json().map_err(|problems| {
        load::in_policies(problems, std::slice::from_ref(&policy), &[path.to_owned()])
    })?;
    let Some(out) = out else {
        render::line(&packed);
        return Ok(Outcome::Done);
    };
    let document = policy.document();
    let hash = policy.sha256().to_string();
    let short: String = hash.chars().take(12).collect();
    let file = out.join(format!("{}-{}-{short}.json", document.id, document.version));
    let written = std::fs::create_dir_all(out).and_then(|()| std::fs::write(&file, packed));
    written.map_err(|error| {
        Failure::usage(
            format!("{} cannot be written: {error}", file.display()),
            "check the path and that you may write there",
        )
    })?;
    render::line(&file.display().to_string());
    Ok(Outcome::Done)
}
