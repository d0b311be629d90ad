//! The arguments of `reunify costs`.

use std::path::PathBuf;

use clap::ValueEnum;
use reunify_costs::National;

/// What to work out, or what to start from.
#[derive(Debug, clap::Args)]
pub(crate) struct CostsArgs {
    /// A file with the inputs; `-` for standard input.
    #[arg(required_unless_present = "example", conflicts_with = "example")]
    pub(crate) inputs: Option<PathBuf>,
    /// Print published national figures as inputs to start from.
    #[arg(long, value_enum, value_name = "NAME")]
    pub(crate) example: Option<Example>,
    /// Where the draws start, in place of the seed in the inputs.
    #[arg(long, value_name = "N", conflicts_with = "example")]
    pub(crate) seed: Option<u64>,
    /// How many runs, 100 to 100000, in place of the number in the inputs.
    #[arg(long, value_name = "N", conflicts_with = "example")]
    pub(crate) runs: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Example {
    /// England, as published in 2014.
    #[value(name = "national-2014")]
    National2014,
    /// England, as published in 2024.
    #[value(name = "national-2024")]
    National2024,
}

impl From<Example> for National {
    fn from(example: Example) -> Self {
        match example {
            Example::National2014 => National::Y2014,
            Example::National2024 => National::Y2024,
        }
    }
}
