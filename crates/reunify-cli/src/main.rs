//! The reunify command: where a child's return home stands, what is owed, and why.

mod args;
mod commands;
mod failure;
mod load;
mod progress;
mod render;
mod write;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Format};

fn main() -> ExitCode {
    let args = Args::parse();
    // Problems are no table: where CSV was asked for, they are told in words.
    let format = args.format.plain().unwrap_or(Format::Text);
    match commands::run(args) {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            failure.print(format);
            ExitCode::from(2)
        }
    }
}
