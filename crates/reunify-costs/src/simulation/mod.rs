//! How far the answer may be off: every range is drawn from at once, many times.

mod interval;
mod triangular;

use std::collections::BTreeMap;

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use reunify::Percent;
use serde::Serialize;

use self::interval::Sorted;
use crate::document::SimulationSettings;
use crate::inputs::Input;
use crate::model::{LineId, Structure, TooLarge};

pub use interval::Interval;

/// What came out of many runs, each with every range drawn from by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Simulation {
    /// Where the random bits come from: ChaCha20, its key the seed as eight bytes, the lowest first,
    /// and then zeros.
    pub generator: &'static str,
    /// How a range is drawn from: most often near what is likely, never outside.
    pub distribution: &'static str,
    /// Where the draws started.
    pub seed: u64,
    /// How many runs there were.
    pub runs: u32,
    /// The share of the runs in which the net over the horizon was above nothing; left out where there
    /// is no net.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net_above_nothing: Option<Percent>,
    /// Each line.
    pub lines: Vec<SimulatedLine>,
}

/// What one line came to over all runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct SimulatedLine {
    /// The line.
    pub id: LineId,
    /// The middle of the runs; left out where it cannot be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub median: Option<i64>,
    /// The middle as a person reads it.
    pub shown: String,
    /// The middle 50%, 80% and 95% of the runs.
    pub intervals: Vec<Interval>,
}

/// Runs the model with draws from every range; `None` if nothing has a range.
pub(crate) fn simulate(
    structure: &Structure,
    inputs: &[Input],
    settings: SimulationSettings,
) -> Result<Option<Simulation>, TooLarge> {
    if inputs.iter().all(|input| input.low() == input.high()) {
        return Ok(None);
    }
    let mut generator = ChaCha20Rng::from_seed(key(settings.seed));
    let mut columns: BTreeMap<LineId, Vec<i64>> = BTreeMap::new();
    for _ in 0..settings.runs {
        let values: Vec<i64> = inputs
            .iter()
            .map(|input| match (input.low(), input.high()) {
                (low, high) if low == high => low,
                (low, high) => triangular::draw(low, input.likely, high, generator.next_u32()),
            })
            .collect();
        for (line, value) in structure.outcome(&values)?.lines() {
            let value = value.unwrap_or_else(|| Sorted::unreached(line));
            columns.entry(line).or_default().push(value);
        }
    }
    let mut net_above_nothing = None;
    let mut lines = Vec::new();
    for (line, values) in columns {
        let sorted = Sorted::new(line, values);
        if line == LineId::NetOverHorizon {
            net_above_nothing = Percent::of(sorted.positive(), u64::from(settings.runs));
        }
        let median = sorted.at(500);
        lines.push(SimulatedLine {
            id: line,
            median,
            shown: sorted.shown(median),
            intervals: sorted.intervals(),
        });
    }
    Ok(Some(Simulation {
        generator: "ChaCha20",
        distribution: "triangular",
        seed: settings.seed,
        runs: settings.runs,
        net_above_nothing,
        lines,
    }))
}

/// The key of the generator. Written out here, so that no version of a library changes it.
fn key(seed: u64) -> [u8; 32] {
    let mut key = [0; 32];
    for (to, from) in key.iter_mut().zip(seed.to_le_bytes()) {
        *to = from;
    }
    key
}
