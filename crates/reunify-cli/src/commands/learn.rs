//! Learning from cases.

use std::path::Path;

use indicatif::ProgressBar;
use reunify::learn::Counts;
use reunify::suppression::Suppression;
use reunify::{Case, Diagnostic, Diagnostics};

use super::Outcome;
use crate::args::{Format, LearnArgs, PeerReviewArgs};
use crate::failure::Failure;
use crate::{load, progress, render};

pub(crate) fn learn(args: &LearnArgs, format: Format) -> Result<Outcome, Failure> {
    let progress = progress::cases();
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
    let (mut counts, mut outcome) = (Counts::default(), Outcome::Done);
    for line in load::lines(path)? {
        let (number, line) = line?;
        match read(&line) {
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
    let decision = case.event(args.decision);
    let known_at = decision.map(|decision| decision.entry.recorded);
    let engine = load::engine(&args.under, Some(&case), known_at)?;
    let as_of = load::day(args.when.as_of)?;
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
