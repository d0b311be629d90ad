//! The plan: the practice framework and the law, as a versioned document.
//!
//! A plan is data. Its conditions are a small declarative form that can be analysed, explained in
//! words and answered with "not known"; it may hold no scripts. [`Plan::from_json`] reads it and
//! checks it: a [`Plan`] that exists is one that an engine can run.

mod check;
mod difference;
mod document;
pub mod form;
mod grounds;
mod shipped;
mod words;

pub use difference::{Difference, DifferenceKind, Strictness, differences};
pub(crate) use document::leads_from;
pub use document::*;
pub use grounds::{Cited, Grounds};
pub use shipped::shipped;
pub(crate) use words::limits_in_words;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::{self, Sha256, sha256};

/// A plan that has been checked.
#[derive(Debug, Clone)]
pub struct Plan {
    document: PlanDocument,
    sha256: Sha256,
    warnings: Diagnostics,
}

impl Plan {
    /// Reads a plan and checks it.
    ///
    /// # Errors
    /// Diagnostics with their places, if the bytes are not a plan, or are one that no case could
    /// be run under.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Diagnostics> {
        let (content, text) = json::value_from(bytes)?;
        let sha256 = sha256(&content)
            .map_err(|error| Diagnostic::error(Code::InvalidValue, error.to_string()))?;
        let document: PlanDocument = json::from_value(content, text)?;
        let problems = if shipped::ships(sha256) {
            Diagnostics::new()
        } else {
            document.problems().located_in(text)
        };
        if problems.has_errors() {
            return Err(problems);
        }
        Ok(Self {
            document,
            sha256,
            warnings: problems,
        })
    }

    /// The plan as it is written.
    #[must_use]
    pub fn document(&self) -> &PlanDocument {
        &self.document
    }

    /// The hash of its content (canonical JSON, RFC 8785).
    #[must_use]
    pub fn sha256(&self) -> Sha256 {
        self.sha256
    }

    /// What somebody should look at, though the plan can be used.
    #[must_use]
    pub fn warnings(&self) -> &Diagnostics {
        &self.warnings
    }
}
