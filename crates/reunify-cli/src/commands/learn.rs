//! Learning from cases.

use std::io::{BufRead, BufReader};
use std::path::Path;

use indicatif::ProgressBar;
use reunify::learn::Counts;
use reunify::suppression::Suppression;
use reunify::{Audience, Case, Diagnostic, Diagnostics};

use super::Outcome;
use super::batch::progress;
use crate::args::{Format, LearnArgs, PeerReviewArgs};
use crate::failure::Failure;
use crate::{load, render};

pub(crate) fn learn(args: &LearnArgs, format: Format) -> Result<Outcome, Failure> {
    let progress = progress();
    let (counts, outcome) = count(&args.cases, &progress)?;
    progress.finish_and_clear();
    let rule = if args.show_small_numbers {
        Suppression::none()
    } else {
        Suppression::default()
    };
    let learning = counts.learning(rule);
    match format {
        Format::Json => render::line(&render::pretty(&learning)),
        Format::Text => anstream::print!("{}", render::learning(&learning)),
    }
    Ok(outcome)
}

/// Counts the cases of a file, one on each line. Those that cannot be read are told and left out.
fn count(path: &Path, progress: &ProgressBar) -> Result<(Counts, Outcome), Failure> {
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
    let (mut counts, mut outcome) = (Counts::default(), Outcome::Done);
    for (number, line) in (1usize..).zip(input.split(b'\n')) {
        let line = line.map_err(cannot)?;
        let line = line.strip_suffix(b"\r").unwrap_or(&line);
        if line.is_empty() {
            continue;
        }
        match read(line) {
            Ok(case) => counts.add(&case),
            Err(problems) => {
                let place = format!("{} line {number}", path.display());
                // On standard error in both formats: standard output has the counts.
                Failure::from(problems.in_file(&place)).print(Format::Text);
                outcome = Outcome::Problems;
            }
        }
        progress.inc(1);
    }
    Ok((counts, outcome))
}

fn read(line: &[u8]) -> Result<Case, Diagnostics> {
    let case = Case::from_json(line)?;
    case.verify()?;
    Ok(case)
}

pub(crate) fn peer_review(args: &PeerReviewArgs, format: Format) -> Result<Outcome, Failure> {
    let case = load::case(&args.case)?;
    let engine = load::engine(&args.under, Some(&case))?;
    let as_of = load::at(&args.when, Audience::Practitioner)?.as_of;
    let review = engine
        .peer_review(&case, args.decision, &args.reviewer, as_of)
        .map_err(|error| {
            Diagnostic::error(error.code(), error.to_string())
                .help("`reunify check` names the decisions of a case, with their numbers")
        })?;
    match format {
        Format::Json => render::line(&render::pretty(&review)),
        Format::Text => anstream::print!("{}", render::peer_review(&engine, &review)),
    }
    Ok(Outcome::Done)
}
