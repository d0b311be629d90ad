//! Where a problem is: file, JSON pointer, line and column.

use std::fmt;

use serde::Serialize;

/// Where a [`Diagnostic`](super::Diagnostic) is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Place {
    /// The file, as the host named it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The JSON pointer (RFC 6901) of the value, in a JSON document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The stretch of text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut gap = "";
        if let Some(file) = &self.file {
            f.write_str(file)?;
            gap = if self.span.is_some() { ":" } else { " " };
        }
        if let Some(span) = &self.span {
            write!(f, "{gap}{}:{}", span.line, span.column)?;
            gap = " ";
        }
        if let Some(pointer) = self.pointer.as_deref().filter(|p| !p.is_empty()) {
            write!(f, "{gap}at {pointer}")?;
        }
        Ok(())
    }
}

/// A stretch of text: bytes `start..end`, with the line and column where it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Span {
    /// The first byte, counted from 0.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// The line of the first byte, counted from 1.
    pub line: usize,
    /// The column of the first byte in characters, counted from 1.
    pub column: usize,
}

impl Span {
    /// The span of bytes `start..end` in `text`; both are brought inside the text.
    #[must_use]
    pub fn of(text: &str, start: usize, end: usize) -> Self {
        let start = floor_to_char(text, start);
        let end = floor_to_char(text, end).max(start);
        let before = text.get(..start).unwrap_or_default();
        let line = before
            .bytes()
            .filter(|b| *b == b'\n')
            .count()
            .saturating_add(1);
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count();
        Self {
            start,
            end,
            line,
            column: column.saturating_add(1),
        }
    }

    /// The span of one character at a line and column, both counted from 1.
    ///
    /// The column is in bytes when `serde_json` gives it, in characters when Rhai does;
    /// either is brought inside the line.
    #[must_use]
    pub(crate) fn at_line(text: &str, line: usize, column_bytes: usize) -> Self {
        let line_start: usize = text
            .split_inclusive('\n')
            .take(line.saturating_sub(1))
            .map(str::len)
            .fold(0, usize::saturating_add);
        let start = line_start.saturating_add(column_bytes.saturating_sub(1));
        Self::of(text, start, start.saturating_add(1))
    }
}

fn floor_to_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at = at.saturating_sub(1);
    }
    at
}
