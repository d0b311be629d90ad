//! Adding events to a case.

use std::path::Path;

use reunify::{Case, Diagnostic, Diagnostics, Rejection};

use super::Outcome;
use crate::args::{Format, Under};
use crate::failure::Failure;
use crate::{load, render, write};

pub(crate) fn append(
    path: &Path,
    event: &Path,
    under: &Under,
    in_place: bool,
    format: Format,
) -> Result<Outcome, Failure> {
    let mut case = load::case(path)?;
    let engine = load::engine(under, Some(&case), None)?;
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
        write::whole(path, &case.to_json())?;
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
