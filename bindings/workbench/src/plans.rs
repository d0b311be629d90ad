//! Two plans beside each other.

use reunify::calendar::Date;
use reunify::compare::{PlanComparison, on_cases};
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
