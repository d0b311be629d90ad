//! The published national figures, as documents.

use serde::{Deserialize, Serialize};

/// A document of published national figures, on which inputs may be based.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum National {
    /// England, published in 2014.
    #[serde(rename = "national-2014")]
    Y2014,
    /// England, published in 2024.
    #[serde(rename = "national-2024")]
    Y2024,
}

impl National {
    /// All of them, the oldest first.
    pub const ALL: [National; 2] = [National::Y2014, National::Y2024];

    /// The name of the document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            National::Y2014 => "national-2014",
            National::Y2024 => "national-2024",
        }
    }

    /// The document, as it would be written by hand.
    #[must_use]
    pub fn json(self) -> &'static str {
        match self {
            National::Y2014 => include_str!("national/2014.json"),
            National::Y2024 => include_str!("national/2024.json"),
        }
    }
}
