//! Who says that an item must be so, with the names of the sources that are cited.

use std::sync::Arc;

use serde::Serialize;

use super::{Authority, Basis, Citation, Id, PlanDocument};

/// Who says so, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Grounds {
    /// Who says so.
    pub authority: Authority,
    /// Where.
    pub cites: Arc<[Cited]>,
    /// The policy that says so, if a local one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<Id>,
}

/// A place in a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Cited {
    /// The source.
    pub source: Id,
    /// How it is named in a citation.
    pub short: String,
    /// The place in it.
    pub at: String,
    /// Whether someone has held the item against the source's own text.
    pub verified: bool,
}

impl PlanDocument {
    /// Who says so, and where.
    #[must_use]
    pub fn grounds(&self, basis: &Basis) -> Grounds {
        self.grounds_at(basis, &[])
    }

    /// The grounds of an item, with closer citations where some part of it has its own.
    pub(crate) fn grounds_at(&self, basis: &Basis, closer: &[Citation]) -> Grounds {
        let cites = if closer.is_empty() {
            &basis.cites
        } else {
            closer
        };
        Grounds {
            authority: basis.authority,
            cites: cites.iter().map(|cite| self.cited(cite)).collect(),
            policy: None,
        }
    }

    /// A citation, with the name of its source.
    pub(crate) fn cited(&self, cite: &Citation) -> Cited {
        let source = self.sources.iter().find(|s| s.id == cite.source);
        Cited {
            source: cite.source.clone(),
            short: source.map_or_else(|| cite.source.to_string(), |s| s.short.clone()),
            at: cite.at.clone(),
            verified: cite.verified,
        }
    }
}
