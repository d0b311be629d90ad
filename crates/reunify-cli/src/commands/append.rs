//! Adding events to a case.

use std::io::Write;
use std::path::Path;

use reunify::{Case, Code, Diagnostic, Diagnostics, Rejection};

use super::Outcome;
use crate::args::{Format, Under};
use crate::failure::Failure;
use crate::{load, render};

pub(crate) fn append(
    path: &Path,
    event: &Path,
    under: &Under,
    in_place: bool,
    format: Format,
) -> Result<Outcome, Failure> {
    let mut case = load::case(path)?;
    let engine = load::engine(under, Some(&case))?;
    let bytes = load::bytes(event)?;
    let name = event.display().to_string();
    let entries = Case::entries_from_json(&bytes)
        .map_err(|problems| Failure::in_file(problems, &name, &bytes))?;
    let several = entries.len() != 1;
    for (number, entry) in entries.into_iter().enumerate() {
        if let Err(rejection) = engine.append(&mut case, entry) {
            let at = if several {
                format!("/{number}")
            } else {
                String::new()
            };
            refused(&rejection, &at, &name, &bytes, format);
            return Ok(Outcome::Problems);
        }
    }
    if in_place {
        replace(path, &case.to_json())?;
    } else {
        anstream::print!("{}", case.to_json());
    }
    Ok(Outcome::Done)
}

fn refused(rejection: &Rejection, at: &str, name: &str, bytes: &[u8], format: Format) {
    if format == Format::Json {
        render::line(&render::pretty(rejection));
        return;
    }
    let pointer = format!("{at}{}", rejection.pointer.as_deref().unwrap_or_default());
    let mut problem = Diagnostic::error(rejection.code, rejection.message.clone()).at(pointer);
    problem.help.clone_from(&rejection.help);
    let problems = Diagnostics::from(problem).located_in(&String::from_utf8_lossy(bytes));
    Failure::in_file(problems, name, bytes).print(format);
}

/// Replaces a file by writing another beside it and giving it the name, so that it is never half
/// written.
fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error: std::io::Error| {
        Failure::from(
            Diagnostic::error(
                Code::Unusable,
                format!("{} cannot be written: {error}", path.display()),
            )
            .help("nothing was changed"),
        )
    };
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.new", std::process::id()));
    let beside = path.with_file_name(name);
    let mut file = std::fs::File::create(&beside).map_err(failed)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all());
    written
        .and_then(|()| std::fs::rename(&beside, path))
        .map_err(|error| {
            // The new file is of no use to anybody; that it may be left behind changes nothing.
            let _ = std::fs::remove_file(&beside);
            failed(error)
        })
}
