//! Where a script could be a little other than it is.

use crate::diagnostic::Span;

/// A stretch of a script, and what could stand there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) span: Span,
    pub(crate) with: String,
}

impl Point {
    /// The script with the other text in its place.
    pub(crate) fn made_in(&self, text: &str) -> String {
        let before = text.get(..self.span.start).unwrap_or_default();
        let after = text.get(self.span.end..).unwrap_or_default();
        format!("{before}{}{after}", self.with)
    }

    /// What stands there as it is.
    pub(crate) fn was<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.span.start..self.span.end).unwrap_or_default()
    }
}
