//! How ranges are tried.

use serde::{Deserialize, Serialize};

/// How often the ranges are drawn from, and where the draws start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct SimulationSettings {
    /// Where the draws start. The same seed gives the same answer on every machine.
    #[cfg_attr(feature = "schema", schemars(range(max = 9_007_199_254_740_991_u64)))]
    pub seed: u64,
    /// How many times, 100 to 100,000.
    #[cfg_attr(feature = "schema", schemars(range(min = 100, max = 100_000)))]
    pub runs: u32,
}

impl Default for SimulationSettings {
    fn default() -> Self {
        Self {
            seed: 1,
            runs: 10_000,
        }
    }
}
