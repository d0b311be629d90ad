//! How many years are counted, and how later ones count.

use reunify::Percent;
use serde::{Deserialize, Serialize};

/// The years that are counted. Each year has one group of children going home: the cost of their
/// support, and of those among them who come back, is counted with the year in which they went home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Horizon {
    /// How many years, 1 to 50; one, if left out.
    #[serde(default = "one")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 50)))]
    pub years: u16,
    /// How much less each later year counts than the one before. All count the same, if left out.
    #[serde(
        default,
        deserialize_with = "super::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub discount_rate: Option<Percent>,
}

impl Default for Horizon {
    fn default() -> Self {
        Self {
            years: one(),
            discount_rate: None,
        }
    }
}

const fn one() -> u16 {
    1
}
