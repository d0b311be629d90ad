//! Figures and cases from the SSDA903 return.

mod args;
mod cases;
mod input;
mod report;
mod returns;

pub(crate) use args::Ssda903Command;

use super::Outcome;
use crate::args::Output;
use crate::failure::Failure;

pub(crate) fn run(command: Ssda903Command, output: Output) -> Result<Outcome, Failure> {
    match command {
        Ssda903Command::Returns { input, as_of } => returns::returns(&input, as_of, output),
        Ssda903Command::Cases(asked) => cases::cases(&asked, output),
        Ssda903Command::Report(args) => report::report(&args),
    }
}
