//! Plans.

mod diff;

use std::path::PathBuf;

use reunify::Plan;

use super::Outcome;
use crate::args::{Format, PlanCommand};
use crate::failure::Failure;
use crate::{load, render};

pub(crate) fn run(command: PlanCommand, format: Format) -> Result<Outcome, Failure> {
    match command {
        PlanCommand::Check { files } => check(&files, format),
        PlanCommand::Show { plan } => {
            let plan = load::plan(&plan)?;
            match format {
                Format::Json => render::line(&render::pretty(plan.document())),
                Format::Text => anstream::print!("{}", render::plan(&plan)),
            }
            Ok(Outcome::Done)
        }
        PlanCommand::Diff {
            before,
            after,
            cases,
            as_of,
        } => diff::diff(&before, &after, cases.as_deref(), as_of, format),
        PlanCommand::List => {
            for shipped in reunify_plans::ALL {
                render::line(&shipped.to_string());
            }
            Ok(Outcome::Done)
        }
    }
}

fn check(files: &[PathBuf], format: Format) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Done;
    for file in files {
        let bytes = load::bytes(file)?;
        let name = file.display().to_string();
        match Plan::from_json(&bytes) {
            Ok(plan) => {
                let warnings = plan.warnings().clone();
                if !warnings.is_empty() || format == Format::Json {
                    Failure::in_file(warnings, &name, &bytes).print(format);
                }
                if format == Format::Text {
                    render::line(&format!("{name}: {} can be used", plan.document().name()));
                }
            }
            Err(problems) if problems.iter().any(|problem| problem.code.is_unusable()) => {
                return Err(Failure::in_file(problems, &name, &bytes));
            }
            Err(problems) => {
                Failure::in_file(problems, &name, &bytes).print(format);
                outcome = Outcome::Problems;
            }
        }
    }
    Ok(outcome)
}
