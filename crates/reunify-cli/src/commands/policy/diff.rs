//! Comparing two versions of a policy.

use std::path::Path;

use reunify::calendar::Date;
use reunify::policy::Compared;

use super::check::on_cases;
use super::{Loaded, Outcome};
use crate::args::{Format, Over};
use crate::failure::Failure;
use crate::render;

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
    let mut compared = Compared::of(&one.plan, (&one.policy, &before), (&other.policy, &after));
    compared.cases = match cases {
        Some(folder) => on_cases(&before, &after, folder, as_of)?,
        None => Vec::new(),
    };
    if format == Format::Json {
        render::line(&render::json(&compared));
        return Ok(Outcome::Done);
    }
    render::line(&format!("from {} to {}", compared.before, compared.after));
    render::line(&render::differences(&compared.differences));
    for case in &compared.cases {
        render::line(&render::effects(&case.case, &case.effects));
    }
    Ok(Outcome::Done)
}
