//! Costs and savings.

use reunify_costs::{Inputs, National};

use super::Outcome;
use crate::args::{CostsArgs, Format};
use crate::failure::Failure;
use crate::{load, render};

pub(crate) fn run(args: &CostsArgs, format: Format) -> Result<Outcome, Failure> {
    if let Some(example) = args.example {
        render::line(National::from(example).json());
        return Ok(Outcome::Done);
    }
    let Some(path) = &args.inputs else {
        return Err(Failure::usage(
            "no inputs are named",
            "name a file, or start from `--example national-2024`",
        ));
    };
    let bytes = load::bytes(path)?;
    let in_file = |problems| Failure::in_file(problems, &path.display().to_string(), &bytes);
    let mut inputs = Inputs::from_json(&bytes).map_err(in_file)?;
    if args.seed.is_some() || args.runs.is_some() {
        let mut settings = inputs.simulation();
        settings.seed = args.seed.unwrap_or(settings.seed);
        settings.runs = args.runs.unwrap_or(settings.runs);
        inputs = inputs.with_simulation(settings)?;
    }
    let report = inputs.report().map_err(in_file)?;
    render::line(&match format {
        Format::Text => render::costs(&report),
        Format::Json => render::pretty(&report),
    });
    Ok(Outcome::Done)
}
