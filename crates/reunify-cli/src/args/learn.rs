//! The arguments of `reunify learn` and `reunify peer-review`.

use std::path::PathBuf;

use super::{Under, When};

/// The cases to learn from.
#[derive(Debug, clap::Args)]
pub(crate) struct LearnArgs {
    /// A file with one case on each line; `-` for standard input.
    pub(crate) cases: PathBuf,
    /// Show counts from one to four too: for those who may see each of these cases anyway.
    #[arg(long)]
    pub(crate) show_small_numbers: bool,
}

/// The decision to review.
#[derive(Debug, clap::Args)]
pub(crate) struct PeerReviewArgs {
    /// The case file.
    pub(crate) case: PathBuf,
    /// The number of the decision's event.
    pub(crate) decision: u64,
    /// Your reference, as in the entry with your view. Once that is in the log, what became of the
    /// decision is told too.
    #[arg(long, value_name = "REFERENCE")]
    pub(crate) reviewer: String,
    #[command(flatten)]
    pub(crate) under: Under,
    #[command(flatten)]
    pub(crate) when: When,
}
