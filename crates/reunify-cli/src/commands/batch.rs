//! Evaluating many cases at once.

use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use reunify::{Audience, Case, Engine, evaluate::At};

use super::Outcome;
use crate::args::{Under, When};
use crate::failure::Failure;
use crate::{load, render};

/// How many cases are held at a time.
const CHUNK: usize = 1024;

pub(crate) fn batch(path: &Path, under: &Under, when: &When) -> Result<Outcome, Failure> {
    let at = load::at(when, Audience::Practitioner)?;
    let engine = load::engine(under, None)?;
    let cannot = |error: std::io::Error| {
        Failure::usage(
            format!("{} cannot be read: {error}", path.display()),
            "check the path",
        )
    };
    let input: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(BufReader::new(std::fs::File::open(path).map_err(cannot)?))
    };
    let progress = progress();
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    let mut outcome = Outcome::Done;
    let mut lines = (1usize..).zip(input.split(b'\n'));
    loop {
        let mut chunk = Vec::with_capacity(CHUNK);
        for (number, line) in lines.by_ref().take(CHUNK) {
            chunk.push((number, line.map_err(cannot)?));
        }
        if chunk.is_empty() {
            break;
        }
        let answers: Vec<Option<Result<String, String>>> = chunk
            .par_iter()
            .map(|(number, line)| answer(&engine, &at, *number, line))
            .collect();
        for answer in answers.into_iter().flatten() {
            let line = answer.unwrap_or_else(|problem| {
                outcome = Outcome::Problems;
                problem
            });
            let written = writeln!(output, "{line}");
            if written.is_err() {
                // Whoever read the output has gone.
                return Ok(outcome);
            }
            progress.inc(1);
        }
    }
    progress.finish_and_clear();
    let _ = output.flush();
    Ok(outcome)
}

/// The evaluation of the case on a line, or what is wrong with it; nothing for an empty line.
fn answer(engine: &Engine, at: &At, number: usize, line: &[u8]) -> Option<Result<String, String>> {
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    if line.is_empty() {
        return None;
    }
    let evaluated = Case::from_json(line).and_then(|case| {
        engine.accepts(&case)?;
        case.verify()?;
        Ok(engine.evaluate(&case, at).to_json())
    });
    Some(evaluated.map_err(|problems| {
        let problems = problems.in_file(&format!("line {number}"));
        render::json(&problems)
    }))
}

pub(super) fn progress() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {pos} cases, {per_sec}");
    let bar = ProgressBar::new_spinner();
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
