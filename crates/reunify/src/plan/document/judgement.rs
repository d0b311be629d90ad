//! Help for a judgement: classifications that a person makes, and advice.

use serde::{Deserialize, Serialize};

use super::{Basis, Condition, Id, Plain};
use crate::json::{Pointer, Value};

/// A level that a person picks, beside the pattern that a published table would lead one to
/// expect. It is not worked out: nothing here adds, weighs or ranks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Classification {
    /// Its name in the plan.
    pub id: Id,
    /// What practitioners call it.
    pub title: String,
    /// What families call it.
    pub plain: Plain,
    /// The task with which the level is recorded.
    pub task: Id,
    /// Where the level is in what is recorded.
    pub level_at: Pointer,
    /// Where the reason for a departure from the table is.
    pub departure_at: Pointer,
    /// The columns of the table.
    pub columns: Vec<Column>,
    /// The levels: the rows of the table.
    pub levels: Vec<Level>,
    /// Who says so.
    pub basis: Basis,
}

/// A column of a classification table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Column {
    /// Its name in the classification.
    pub id: Id,
    /// What practitioners call it.
    pub title: String,
    /// Where the answer is in what is recorded.
    pub at: Pointer,
}

/// A level of a classification: a row of its table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Level {
    /// Its name, as it is recorded.
    pub id: Id,
    /// What practitioners call it.
    pub title: String,
    /// What usually follows from it.
    pub usually: String,
    /// The answers that the table shows for it, by column.
    pub pattern: Vec<Cell>,
}

/// The answers that a table shows for one level in one column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Cell {
    /// The column.
    pub column: Id,
    /// Any of these answers.
    pub any_of: Vec<Value>,
}

/// Something that people are well advised to do or think of. It gates nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Advisory {
    /// Its name in the plan.
    pub id: Id,
    /// What practitioners call it.
    pub title: String,
    /// What families call it.
    #[serde(
        default,
        deserialize_with = "crate::json::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub plain: Option<Plain>,
    /// The advice, in full sentences, to a practitioner.
    pub advice: String,
    /// When it is given.
    pub when: Condition,
    /// The roles that should read it.
    pub to: Vec<Id>,
    /// Who says so.
    pub basis: Basis,
}
