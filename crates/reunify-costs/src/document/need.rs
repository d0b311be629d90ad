//! Levels of need.

use serde::{Deserialize, Serialize};

/// A level of need of a family, as the published method has them. It says how much support is
/// planned for, on average; it is not a score of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// High.
    High,
    /// Medium.
    Medium,
    /// Low.
    Low,
}

impl Need {
    /// All three, in the order in which they are shown.
    pub const ALL: [Need; 3] = [Need::High, Need::Medium, Need::Low];

    /// The name of the level.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Need::High => "high",
            Need::Medium => "medium",
            Need::Low => "low",
        }
    }
}

/// Something for each level of need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ByNeed<T> {
    /// For high need.
    pub high: T,
    /// For medium need.
    pub medium: T,
    /// For low need.
    pub low: T,
}

impl<T> ByNeed<T> {
    /// What there is for a level.
    pub fn of(&self, need: Need) -> &T {
        match need {
            Need::High => &self.high,
            Need::Medium => &self.medium,
            Need::Low => &self.low,
        }
    }
}
