//! Evaluating many cases at once.

use std::io::Write;
use std::path::Path;

use rayon::prelude::*;
use reunify::{Audience, Case, Engine, evaluate::At};

use super::Outcome;
use crate::args::{Under, When};
use crate::failure::Failure;
use crate::{load, progress, render};

/// How many cases are held at a time.
const CHUNK: usize = 1024;

pub(crate) fn batch(path: &Path, under: &Under, when: &When) -> Result<Outcome, Failure> {
    let at = load::at(when, Audience::Practitioner)?;
    let engine = load::engine(under, None, None)?;
    let mut lines = load::lines(path)?;
    let progress = progress::cases();
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    let mut outcome = Outcome::Done;
    loop {
        let mut chunk = Vec::with_capacity(CHUNK);
        for line in lines.by_ref().take(CHUNK) {
            chunk.push(line?);
        }
        if chunk.is_empty() {
            break;
        }
        let answers: Vec<Result<String, String>> = chunk
            .par_iter()
            .map(|(number, line)| answer(&engine, &at, *number, line))
            .collect();
        for answer in answers {
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

/// The evaluation of the case on a line, or what is wrong with it.
fn answer(engine: &Engine, at: &At, number: usize, line: &[u8]) -> Result<String, String> {
    let evaluated = Case::from_json(line).and_then(|case| {
        engine.accepts(&case, at.known_at)?;
        case.verify()?;
        Ok(engine.evaluate(&case, at).to_json())
    });
    evaluated.map_err(|problems| {
        let problems = problems.in_file(&format!("line {number}"));
        render::json(&problems)
    })
}
