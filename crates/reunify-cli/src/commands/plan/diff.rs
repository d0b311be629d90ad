//! Comparing two plans, or two versions of one.

use std::path::Path;

use reunify::calendar::Date;
use reunify::compare::{PlanComparison, on_cases};
use reunify::{At, Engine};

use super::Outcome;
use crate::args::Format;
use crate::failure::Failure;
use crate::{load, render};

pub(super) fn diff(
    before: &str,
    after: &str,
    cases: Option<&Path>,
    as_of: Option<Date>,
    format: Format,
) -> Result<Outcome, Failure> {
    let (before, after) = (engine(before)?, engine(after)?);
    let mut compared = PlanComparison::of(&before, &after);
    if let Some(folder) = cases {
        let at = At::day(load::day(as_of)?);
        let cases = load::cases(folder)?;
        let cases = cases.iter().map(|(name, case)| (name.as_str(), case));
        compared.cases = on_cases(&before, &after, cases, &at);
    }
    match format {
        Format::Json => render::line(&render::json(&compared)),
        Format::Text => render::line(&render::plan_comparison(&compared)),
    }
    Ok(Outcome::Done)
}

/// The engine of a plan by itself.
fn engine(named: &str) -> Result<Engine, Failure> {
    load::compile(&load::plan(named)?, &[], &[])
}
