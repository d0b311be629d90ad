//! A place in the plan, while it is walked.

use std::fmt;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::escape;

/// A JSON pointer that grows with each step into the plan.
#[derive(Debug, Clone, Default)]
pub(super) struct At(String);

impl At {
    pub(super) fn root(list: &str) -> Self {
        Self::default().key(list)
    }

    pub(super) fn key(&self, name: &str) -> Self {
        Self(format!("{}/{}", self.0, escape(name)))
    }

    pub(super) fn item(&self, number: usize) -> Self {
        Self(format!("{}/{number}", self.0))
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// Notes a problem at this place.
    pub(super) fn error(&self, code: Code, message: String, help: &str, found: &mut Diagnostics) {
        found.push(Diagnostic::error(code, message).at(&self.0).help(help));
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
