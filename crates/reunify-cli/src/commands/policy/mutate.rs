//! Whether a policy's tests would notice if it were a little other than it is.

use rayon::prelude::*;
use reunify::policy::testing::{self, Fate, Mutant, TestReport};
use reunify::{Code, Diagnostic, Diagnostics};
use serde::Serialize;

use super::Loaded;
use crate::args::Format;
use crate::failure::Failure;
use crate::{load, progress, render};

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Mutated<'a> {
    report: &'a TestReport,
    mutants: usize,
    caught: usize,
    refused: usize,
    survived: &'a Diagnostics,
}

/// Tries every mutant; says how many no test noticed.
pub(super) fn mutate(
    loaded: &Loaded,
    engine: &reunify::Engine,
    report: &TestReport,
    format: Format,
) -> Result<usize, Failure> {
    if report.failed > 0 {
        return Err(Failure::usage(
            "tests fail, so nothing can be told from them",
            "put them right first, or accept what there is with --update",
        ));
    }
    let mutants = testing::mutants(engine, &loaded.policy);
    let bar = progress::bar(
        u64::try_from(mutants.len()).ok(),
        "{bar:30} {pos}/{len} mutants",
    );
    let fates: Vec<(&Mutant, Fate)> = mutants
        .par_iter()
        .map(|mutant| {
            let fate = mutant.fate(&loaded.plan, &loaded.policies);
            bar.inc(1);
            (mutant, fate)
        })
        .collect();
    bar.finish_and_clear();
    let count = |wanted: Fate| fates.iter().filter(|(_, fate)| *fate == wanted).count();
    let mut survived = Diagnostics::new();
    for (mutant, _) in fates.iter().filter(|(_, fate)| *fate == Fate::Survived) {
        let message = format!(
            "no test notices `{}` in the place of `{}`",
            mutant.with, mutant.was
        );
        let mut problem = Diagnostic::warning(Code::MutantSurvived, message)
            .help("add a test that tells the two apart, or leave out what makes no difference");
        problem.place = mutant.place.clone();
        survived.push(problem);
    }
    let survived = load::in_policies(survived, &loaded.policies, &loaded.paths);
    if format == Format::Json {
        render::line(&render::json(&Mutated {
            report,
            mutants: mutants.len(),
            caught: count(Fate::Caught),
            refused: count(Fate::Refused),
            survived: &survived.problems,
        }));
    } else {
        if !survived.problems.is_empty() {
            survived.print(format);
        }
        render::line(&format!(
            "{} mutants: {} caught by a test, {} refused by the checks, {} not noticed",
            mutants.len(),
            count(Fate::Caught),
            count(Fate::Refused),
            count(Fate::Survived)
        ));
    }
    Ok(count(Fate::Survived))
}
