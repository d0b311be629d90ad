//! Comparing two versions of a policy.

use std::path::Path;

use reunify::calendar::Date;
use reunify::policy::{self, Difference};
use serde::Serialize;

use super::check::{CaseEffects, on_cases};
use super::{Loaded, Outcome};
use crate::args::{Format, Over};
use crate::failure::Failure;
use crate::render;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Compared {
    before: String,
    after: String,
    differences: Vec<Difference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cases: Vec<CaseEffects>,
}

pub(super) fn diff(
    before: &Path,
    after: &Path,
    over: &Over,
    cases: Option<&Path>,
    as_of: Option<Date>,
    format: Format,
) -> Result<Outcome, Failure> {
    let (one, other) = (Loaded::new(before, over)?, Loaded::new(after, over)?);
    let (before, after) = (one.engine()?, other.engine()?);
    let own = |loaded: &Loaded, engine: &reunify::Engine| {
        let mut changes = policy::changes(&loaded.plan, engine);
        changes.retain(|change| change.policy == loaded.policy.document().id);
        changes
    };
    let differences = policy::differences(&own(&one, &before), &own(&other, &after));
    let cases = match cases {
        Some(folder) => on_cases(&before, &after, folder, as_of)?,
        None => Vec::new(),
    };
    if format == Format::Json {
        render::line(&render::json(&Compared {
            before: one.name(),
            after: other.name(),
            differences,
            cases,
        }));
        return Ok(Outcome::Done);
    }
    render::line(&format!("from {} to {}", one.name(), other.name()));
    render::line(&render::differences(&differences));
    for case in &cases {
        render::line(&render::effects(&case.case, &case.effects));
    }
    Ok(Outcome::Done)
}
