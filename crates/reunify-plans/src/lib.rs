//! The plans that ship with reunify, as data.
//!
//! A plan is a document: nothing here knows what is in it. Every released version stays, so that a
//! case that was begun under one can always be evaluated under it.

use std::fmt;

/// A plan that ships with reunify.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shipped {
    /// Its name.
    pub id: &'static str,
    /// Its version.
    pub version: &'static str,
    /// The document.
    pub json: &'static str,
}

/// Every plan that ships with reunify; of the versions of one plan, the newest comes last.
pub const ALL: &[Shipped] = &[
    Shipped {
        id: "implementation-checklist",
        version: "1.0.0",
        json: include_str!("../plans/implementation-checklist/1.0.0.json"),
    },
    Shipped {
        id: "reunification",
        version: "1.0.0",
        json: include_str!("../plans/reunification/1.0.0.json"),
    },
];

/// The document of a plan, named as `ID@VERSION`, or as `ID` for its newest version.
///
/// ```
/// assert!(reunify_plans::find("reunification").is_some());
/// assert!(reunify_plans::find("reunification@1.0.0").is_some());
/// assert!(reunify_plans::find("reunification@0.0.1").is_none());
/// ```
#[must_use]
pub fn find(named: &str) -> Option<&'static str> {
    let (id, version) = match named.split_once('@') {
        Some((id, version)) => (id, Some(version)),
        None => (named, None),
    };
    let fits = |plan: &&Shipped| plan.id == id && version.is_none_or(|v| plan.version == v);
    ALL.iter().rev().find(fits).map(|plan| plan.json)
}

impl fmt::Display for Shipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.id, self.version)
    }
}
