//! What came of moving cases to another plan, or would.

use serde::Serialize;

use super::{Migrated, NotMigrated};

/// What came of moving cases to another plan, or would.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct MigrationReport {
    /// The plan to which they are moved, with its version.
    pub to: String,
    /// Whether the moved cases were kept. None is, if one of them cannot be moved.
    pub kept: bool,
    /// Case by case.
    pub cases: Vec<CaseMigration>,
}

/// What came of moving one case to another plan, or would.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct CaseMigration {
    /// The case, by the name that it was given with.
    pub case: String,
    /// The plan from which it is moved, with its version.
    pub from: String,
    /// What it means for the case, or why it cannot be moved.
    pub outcome: MigrationOutcome,
}

/// What moving a case means for it, or why it cannot be moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MigrationOutcome {
    /// It can be moved.
    Migrated(Box<Migrated>),
    /// It cannot.
    NotMigrated(Box<NotMigrated>),
}

impl From<Result<Migrated, NotMigrated>> for MigrationOutcome {
    fn from(migrated: Result<Migrated, NotMigrated>) -> Self {
        match migrated {
            Ok(migrated) => Self::Migrated(Box::new(migrated)),
            Err(why) => Self::NotMigrated(Box::new(why)),
        }
    }
}
