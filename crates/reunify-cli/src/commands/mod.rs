//! The commands.

mod append;
mod batch;
mod calendar;
mod case;
mod costs;
mod learn;
mod migrate;
mod plan;
mod policy;
mod schema;
mod ssda903;

use std::process::ExitCode;

use clap::CommandFactory;

use crate::args::{Args, Command};
use crate::failure::Failure;

pub(crate) use ssda903::Ssda903Command;

/// How a command that could be carried out came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is well.
    Done,
    /// What was checked has problems, which have been printed.
    Problems,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => ExitCode::SUCCESS,
            Outcome::Problems => ExitCode::from(1),
        }
    }
}

pub(crate) fn run(args: Args) -> Result<Outcome, Failure> {
    if let Command::Ssda903(command) = args.command {
        return ssda903::run(command, args.format);
    }
    let format = args.format.plain_or_refused()?;
    match args.command {
        Command::Ssda903(command) => ssda903::run(command, args.format),
        Command::Check {
            case,
            under,
            when,
            all,
        } => case::check(&case, &under, &when, all, format),
        Command::Explain {
            case,
            item,
            under,
            when,
            reader,
        } => case::explain(&case, &item, &under, &when, reader.into(), format),
        Command::Next {
            case,
            under,
            when,
            role,
        } => case::next(&case, &under, &when, role.as_deref(), format),
        Command::Append {
            case,
            event,
            under,
            in_place,
        } => append::append(&case, &event, &under, in_place, format),
        Command::Verify { case } => case::verify(&case, format),
        Command::Migrate(args) => migrate::migrate(&args, format),
        Command::Plan(command) => plan::run(command, format),
        Command::Policy(command) => policy::run(command, format),
        Command::Batch { cases, under, when } => batch::batch(&cases, &under, &when),
        Command::Learn(args) => learn::learn(&args, format),
        Command::PeerReview(args) => learn::peer_review(&args, format),
        Command::Calendar(command) => calendar::run(command),
        Command::Schema { name } => schema::schema(name.as_deref()),
        Command::Costs(costs) => costs::run(&costs, format),
        Command::Completions { shell } => {
            let mut command = Args::command();
            clap_complete::generate(shell, &mut command, "reunify", &mut std::io::stdout());
            Ok(Outcome::Done)
        }
    }
}
