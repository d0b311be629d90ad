//! Costs and savings.

use reunify_abi::{Answer, Refusal, json};
use reunify_costs::{Inputs, National, Report};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Asked {
    inputs: String,
    seed: Option<u64>,
    runs: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Named {
    name: National,
}

fn worked_out(asked: &Asked) -> Result<Report, Refusal> {
    let mut inputs = Inputs::from_json(asked.inputs.as_bytes())?;
    if asked.seed.is_some() || asked.runs.is_some() {
        let mut settings = inputs.simulation();
        settings.seed = asked.seed.unwrap_or(settings.seed);
        settings.runs = asked.runs.unwrap_or(settings.runs);
        inputs = inputs.with_simulation(settings)?;
    }
    Ok(inputs.report()?)
}

pub(crate) fn report(asked: &Asked) -> Answer {
    json(&worked_out(asked)?)
}

/// How far the net moves with each input, as a picture.
pub(crate) fn chart(asked: &Asked) -> Answer {
    json(&reunify_report::costs_chart(&worked_out(asked)?))
}

/// The text of a document of published figures, as it would be written by hand.
pub(crate) fn national(asked: &Named) -> Answer {
    json(&asked.name.json())
}
