//! Starting a policy.

use std::path::Path;

use reunify::Id;
use reunify::policy::starter;

use super::Outcome;
use crate::failure::Failure;
use crate::render;

pub(super) fn new(name: &str, into: &Path) -> Result<Outcome, Failure> {
    let id = name.parse::<Id>().map_err(|problem| {
        Failure::usage(
            problem.to_string(),
            "choose another name, such as `northshire`",
        )
    })?;
    let folder = into.join(id.as_str());
    if folder.exists() {
        return Err(Failure::usage(
            format!("{} is there already", folder.display()),
            "choose another name, or another folder with --into",
        ));
    }
    for (path, text) in starter(&id) {
        let file = folder.join(path);
        let parent = file.parent().unwrap_or(&folder);
        let written = std::fs::create_dir_all(parent).and_then(|()| std::fs::write(&file, text));
        written.map_err(|error| {
            Failure::usage(
                format!("{} cannot be written: {error}", file.display()),
                "check that you may write there",
            )
        })?;
    }
    let shown = folder.display();
    render::line(&format!(
        "{shown} is started. Next:\n  reunify policy check {shown}\n  reunify policy test {shown}"
    ));
    Ok(Outcome::Done)
}
