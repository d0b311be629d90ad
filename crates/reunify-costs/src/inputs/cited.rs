//! Who says so, with the source written out.

use reunify::plan::{Citation, Source};
use serde::Serialize;

/// Who says so: a citation with its source written out, so that it can be read by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Cited {
    /// The full title of the source.
    pub title: String,
    /// How it is named in short.
    pub short: String,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The place in it.
    pub at: String,
    /// Whether someone has held the figure against the source's own text.
    pub verified: bool,
    /// What a reader should know about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Cited {
    pub(super) fn new(source: &Source, citation: &Citation) -> Self {
        Self {
            title: source.title.clone(),
            short: source.short.clone(),
            url: source.url.clone(),
            at: citation.at.clone(),
            verified: citation.verified,
            note: citation.note.clone(),
        }
    }
}
