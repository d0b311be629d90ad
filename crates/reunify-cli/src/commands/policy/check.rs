//! Checking a policy, and showing what it changes.

use std::path::{Path, PathBuf};

use reunify::calendar::Date;
use reunify::policy::{CaseEffects, Checked, effects_on};
use reunify::{At, Engine};

use super::{Loaded, Outcome};
use crate::args::{Format, Over};
use crate::failure::Failure;
use crate::{load, render};

pub(super) fn check(
    paths: &[PathBuf],
    over: &Over,
    cases: Option<&Path>,
    as_of: Option<Date>,
    format: Format,
) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Done;
    let mut all = Vec::new();
    for path in paths {
        let loaded = Loaded::new(path, over)?;
        let engine = match loaded.engine() {
            Ok(engine) => engine,
            Err(failure) => {
                failure.print(format);
                outcome = Outcome::Problems;
                continue;
            }
        };
        let mut checked = Checked::of(&loaded.policy, &loaded.plan, &engine);
        checked.cases = match cases {
            Some(folder) => on_cases(&loaded.without()?, &engine, folder, as_of)?,
            None => Vec::new(),
        };
        let warnings = load::in_policies(checked.warnings.clone(), &loaded.policies, &loaded.paths);
        if format == Format::Text {
            if !warnings.problems.is_empty() {
                warnings.print(format);
            }
            render::line(&format!(
                "{} can be laid over {}",
                loaded.policy.name(),
                loaded.plan.document().name()
            ));
            render::line(&render::changes(&checked.changes));
            for case in &checked.cases {
                render::line(&render::effects(&case.case, &case.effects));
            }
        } else {
            checked.warnings = warnings.problems;
            all.push(checked);
        }
    }
    if format == Format::Json && outcome == Outcome::Done {
        render::line(&render::json(&all));
    }
    Ok(outcome)
}

/// What one engine changes against another, for every case in a folder that both take.
pub(super) fn on_cases(
    before: &Engine,
    after: &Engine,
    folder: &Path,
    as_of: Option<Date>,
) -> Result<Vec<CaseEffects>, Failure> {
    let day = load::day(as_of)?;
    let cases = load::cases(folder)?;
    let cases = cases.iter().map(|(name, case)| (name.as_str(), case));
    Ok(effects_on(before, after, cases, &At::day(day))?)
}
