//! Two plans beside each other, and moving a case from one to the other.

use reunify::calendar::Date;
use reunify::compare::{PlanComparison, on_cases};
use reunify::engine::{Migration, MigrationOutcome};
use reunify::{Diagnostics, Engine};
use reunify_abi::{Answer, json};
use serde::Deserialize;

use crate::calls::Desk;
use crate::draft::on;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Two {
    before: u32,
    after: u32,
    cases: Vec<u32>,
    as_of: Option<Date>,
}

pub(crate) fn compare(desk: &Desk, two: &Two) -> Answer {
    let (before, after) = (desk.abi.plan(two.before)?, desk.abi.plan(two.after)?);
    let engine = |plan| -> Result<Engine, Diagnostics> { Engine::compile(plan, &[]) };
    let (before, after) = (engine(before)?, engine(after)?);
    let mut compared = PlanComparison::of(&before, &after);
    if let Some((cases, at)) = on(desk, &two.cases, two.as_of)? {
        let cases = cases.into_iter().map(|case| (case.id(), case));
        compared.cases = on_cases(&before, &after, cases, &at);
    }
    json(&compared)
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Moving {
    before: u32,
    after: u32,
    case: u32,
    /// The migration, as JSON text.
    migration: String,
}

/// Moves a case to the plan of another engine; says why not, if it cannot be moved.
pub(crate) fn migrate(desk: &mut Desk, moving: &Moving) -> Answer {
    let before = desk.abi.engine(moving.before)?.clone();
    let after = desk.abi.engine(moving.after)?.clone();
    let migration = Migration::from_json(moving.migration.as_bytes())?;
    let case = desk.abi.case_to_change(moving.case)?;
    json(&MigrationOutcome::from(
        after.migrate(&before, case, migration),
    ))
}
