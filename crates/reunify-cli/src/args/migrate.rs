//! Moving cases to another plan.

use std::path::PathBuf;

use reunify::Id;
use reunify::calendar::{Date, Instant};

/// The cases, the plan, and who moves them.
#[derive(Debug, clap::Args)]
pub(crate) struct MigrateArgs {
    /// The case files, or folders of them.
    #[arg(required = true, value_name = "CASE|DIR")]
    pub(crate) cases: Vec<PathBuf>,
    /// The plan to which they are moved: one that ships with reunify (ID or ID@VERSION), or a file.
    #[arg(long, value_name = "ID[@VERSION]|FILE")]
    pub(crate) to: String,
    /// The plan under which they are run, where it is not one that ships with reunify.
    #[arg(long, value_name = "ID[@VERSION]|FILE")]
    pub(crate) from: Option<String>,
    /// What is called otherwise in the other plan, and what has no place there (see `reunify schema
    /// mapping`). The same names in both, if left out.
    #[arg(long, value_name = "FILE")]
    pub(crate) mapping: Option<PathBuf>,
    /// A local policy that is laid over both plans. May be given again.
    #[arg(long, value_name = "DIR|FILE")]
    pub(crate) policy: Vec<PathBuf>,
    /// Show what it would mean, and change no file.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Write the moved cases into this folder, and leave the files as they are.
    #[arg(long, value_name = "DIR", conflicts_with = "dry_run")]
    pub(crate) out: Option<PathBuf>,
    /// The day from which they are run under the other plan [default: today].
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
    /// The instant at which that is recorded [default: now].
    #[arg(long, value_name = "INSTANT")]
    pub(crate) recorded: Option<Instant>,
    /// Who moves them: a role. Need not be one of the plan.
    #[arg(long, value_name = "ROLE", default_value = "administrator")]
    pub(crate) role: Id,
    /// Your own reference for that person.
    #[arg(long, value_name = "REFERENCE")]
    pub(crate) reference: Option<String>,
    /// Why, in words.
    #[arg(
        long,
        value_name = "WORDS",
        default_value = "The plan has a new version."
    )]
    pub(crate) why: String,
}
