//! The commands.

mod append;
mod batch;
mod calendar;
mod case;
mod costs;
mod plan;
mod policy;

use std::process::ExitCode;

use clap::CommandFactory;

use crate::args::{Args, Command};
use crate::failure::Failure;
use crate::render;

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
    let format = args.format;
    match args.command {
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
        Command::Plan(command) => plan::run(command, format),
        Command::Policy(command) => policy::run(command, format),
        Command::Batch { cases, under, when } => batch::batch(&cases, &under, &when),
        Command::Calendar(command) => calendar::run(command),
        Command::Costs(costs) => costs::run(&costs, format),
        Command::Schema { name } => schema(name.as_deref()),
        Command::Completions { shell } => {
            let mut command = Args::command();
            clap_complete::generate(shell, &mut command, "reunify", &mut std::io::stdout());
            Ok(Outcome::Done)
        }
    }
}

fn schema(name: Option<&str>) -> Result<Outcome, Failure> {
    let Some(name) = name else {
        for name in schema_names() {
            render::line(name);
        }
        return Ok(Outcome::Done);
    };
    match reunify::schema::of(name).or_else(|| reunify_costs::schema::of(name)) {
        Some(schema) => {
            render::line(&schema);
            Ok(Outcome::Done)
        }
        None => Err(Failure::usage(
            format!("there is no schema `{name}`"),
            format!(
                "the schemas are: {}",
                schema_names().collect::<Vec<_>>().join(", ")
            ),
        )),
    }
}

/// The documents of the core and of the crates beside it.
fn schema_names() -> impl Iterator<Item = &'static str> {
    let beside = reunify_costs::schema::NAMES;
    reunify::schema::NAMES.iter().chain(beside).copied()
}
