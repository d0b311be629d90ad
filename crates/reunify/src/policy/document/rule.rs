//! A rule that is scripted, as the policy names it.

use serde::{Deserialize, Serialize};

use crate::plan::{Basis, Condition, Id};

/// A rule that is scripted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Rule {
    /// Its name in the policy.
    pub id: Id,
    /// What practitioners call it.
    pub title: String,
    /// The script: a path in the policy's folder, such as `rules/new-partner.rhai`.
    pub script: String,
    /// The moments at which it is asked; always, if left out. While this is not known, it is.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub when: Option<Condition>,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub basis: Basis,
}
