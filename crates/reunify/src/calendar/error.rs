//! What can go wrong with a calendar.

use super::Date;
use crate::diagnostic::Code;

/// Why a calendar could not answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CalendarError {
    /// A count of working days would leave the table.
    #[error(
        "the calendar {calendar} has bank holidays from {first} to {last} only, so working days cannot be counted there from {from}"
    )]
    PastEnd {
        /// The calendar.
        calendar: String,
        /// The first day of its table.
        first: Date,
        /// The last day of its table.
        last: Date,
        /// The day from which the count started.
        from: Date,
    },
    /// A date would leave the years that dates may be in.
    #[error("counting from {from} leaves the years 1900 to 2199")]
    OutOfRange {
        /// The day from which the count started.
        from: Date,
    },
    /// A range ends before it starts.
    #[error("{to} is before {from}")]
    Backwards {
        /// Where the range starts.
        from: Date,
        /// Where it ends.
        to: Date,
    },
    /// The document contradicts itself, or is not a calendar.
    #[error("the calendar cannot be used: {problem}")]
    Invalid {
        /// What is wrong.
        problem: String,
    },
}

impl CalendarError {
    /// The stable name of the kind of problem.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            CalendarError::PastEnd { .. } => Code::CalendarPastEnd,
            CalendarError::OutOfRange { .. } | CalendarError::Backwards { .. } => {
                Code::InvalidValue
            }
            CalendarError::Invalid { .. } => Code::CalendarInvalid,
        }
    }
}
