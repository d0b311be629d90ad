//! Yes, no, and not known.

use serde::Serialize;

/// The answer to a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// Too little is known to say.
    Unknown,
}

impl Answer {
    pub(crate) fn of(yes: bool) -> Self {
        if yes { Answer::Yes } else { Answer::No }
    }

    /// Holds if all do; does not hold if any does not, whatever is not known about the others.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Answer::No, _) | (_, Answer::No) => Answer::No,
            (Answer::Yes, Answer::Yes) => Answer::Yes,
            _ => Answer::Unknown,
        }
    }

    pub(crate) fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }

    pub(crate) fn not(self) -> Self {
        match self {
            Answer::Yes => Answer::No,
            Answer::No => Answer::Yes,
            Answer::Unknown => Answer::Unknown,
        }
    }
}
