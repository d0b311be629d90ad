//! Checking a policy, and showing what it changes.

use std::path::{Path, PathBuf};

use reunify::calendar::Date;
use reunify::policy::{self, Change, Effect};
use reunify::{At, Engine};
use serde::Serialize;

use super::{Loaded, Outcome};
use crate::args::{Format, Over};
use crate::failure::Failure;
use crate::{load, render};

/// What a policy changes, of the plan and for cases.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Checked {
    policy: String,
    changes: Vec<Change>,
    warnings: reunify::Diagnostics,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cases: Vec<CaseEffects>,
}

/// What it changes for one case.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct CaseEffects {
    pub(super) case: String,
    pub(super) effects: Vec<Effect>,
}

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
        let mut changes = policy::changes(&loaded.plan, &engine);
        changes.retain(|change| change.policy == loaded.policy.document().id);
        let cases = match cases {
            Some(folder) => on_cases(&loaded.without()?, &engine, folder, as_of)?,
            None => Vec::new(),
        };
        let warnings =
            load::in_policies(engine.warnings().clone(), &loaded.policies, &loaded.paths);
        if format == Format::Text {
            if !warnings.problems.is_empty() {
                warnings.print(format);
            }
            let plan = loaded.plan.document();
            render::line(&format!(
                "{} can be laid over {}@{}",
                loaded.name(),
                plan.id,
                plan.version
            ));
            render::line(&render::changes(&changes));
            for case in &cases {
                render::line(&render::effects(&case.case, &case.effects));
            }
        } else {
            all.push(Checked {
                policy: loaded.name(),
                changes,
                warnings: warnings.problems,
                cases,
            });
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
    let mut found = Vec::new();
    for (name, case) in load::cases(folder)? {
        after.accepts(&case)?;
        let at = At::day(day);
        let effects = policy::effects(&before.evaluate(&case, &at), &after.evaluate(&case, &at));
        found.push(CaseEffects {
            case: name,
            effects,
        });
    }
    Ok(found)
}
