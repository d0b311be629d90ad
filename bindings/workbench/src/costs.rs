//! Costs and savings.

use reunify_abi::{Answer, json};
use reunify_costs::{Inputs, National};
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

pub(crate) fn report(asked: &Asked) -> Answer {
    let mut inputs = Inputs::from_json(asked.inputs.as_bytes())?;
    if asked.seed.is_some() || asked.runs.is_some() {
        let mut settings = inputs.simulation();
        settings.seed = asked.seed.unwrap_or(settings.seed);
        settings.runs = asked.runs.unwrap_or(settings.runs);
        inputs = inputs.with_simulation(settings)?;
    }
    json(&inputs.report()?)
}

/// The text of a document of published figures, as it would be written by hand.
pub(crate) fn national(asked: &Named) -> Answer {
    json(&asked.name.json())
}
