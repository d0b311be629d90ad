//! The command line.

use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use reunify::Audience;
use reunify::calendar::{Date, Instant};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default());

/// Where a child's return home stands, what is owed by whom and by when, what is in the way, who
/// may do what next, and why.
///
/// Reunify decides nothing and scores nobody. Case files stay on this machine.
#[derive(Debug, Parser)]
#[command(name = "reunify", version, styles = STYLES, arg_required_else_help = true)]
#[command(
    after_help = "Exit status: 0 done; 1 the thing checked has problems; 2 unusable input or usage."
)]
pub(crate) struct Args {
    /// How to print the answer.
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs: stable, described by a schema, without colour.
    Json,
}

/// The case and what it is run under.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Under {
    /// The plan: one that ships with reunify (ID or ID@VERSION) or a file. As the case names it, if
    /// left out.
    #[arg(long, value_name = "ID[@VERSION]|FILE")]
    pub(crate) plan: Option<String>,
    /// A folder with a local policy. May be given again; later ones are laid over earlier ones.
    #[arg(long, value_name = "DIR")]
    pub(crate) policy: Vec<PathBuf>,
}

/// The day, and what was known.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct When {
    /// The day for which to answer [default: today].
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
    /// Leave out what was recorded after this instant, such as 2026-02-20T17:00:00Z.
    #[arg(long, value_name = "INSTANT")]
    pub(crate) known_at: Option<Instant>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Reader {
    /// Someone who works with the family.
    Practitioner,
    /// A parent.
    Parent,
    /// The child.
    Child,
}

impl From<Reader> for Audience {
    fn from(reader: Reader) -> Self {
        match reader {
            Reader::Practitioner => Audience::Practitioner,
            Reader::Parent => Audience::Parent,
            Reader::Child => Audience::Child,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Where a case stands: what is overdue and due, what is in the way, who may do what next.
    #[command(after_help = "Examples:
  reunify check case.json
  reunify check case.json --policy policies/northshire --as-of 2026-02-20
  reunify check case.json --known-at 2026-01-09T17:00:00Z --format json")]
    Check {
        /// The case file.
        case: PathBuf,
        #[command(flatten)]
        under: Under,
        #[command(flatten)]
        when: When,
        /// Also list what is met, no longer owed or not started.
        #[arg(long)]
        all: bool,
    },
    /// Why an item of a case is as it is, for a practitioner, a parent or a child.
    #[command(after_help = "Examples:
  reunify explain case.json stage
  reunify explain case.json deadline:first-review:1 --for parent")]
    Explain {
        /// The case file.
        case: PathBuf,
        /// The item, as `reunify check` names it.
        item: String,
        #[command(flatten)]
        under: Under,
        #[command(flatten)]
        when: When,
        /// Who it is for.
        #[arg(long = "for", value_enum, default_value_t = Reader::Practitioner)]
        reader: Reader,
    },
    /// What each role may do next, and why not what it may not.
    #[command(after_help = "Examples:
  reunify next case.json
  reunify next case.json --role social-worker")]
    Next {
        /// The case file.
        case: PathBuf,
        #[command(flatten)]
        under: Under,
        #[command(flatten)]
        when: When,
        /// Only what this role may do.
        #[arg(long, value_name = "ROLE")]
        role: Option<String>,
    },
    /// Add an event to a case, or refuse it and say why.
    #[command(after_help = "Examples:
  reunify append case.json visit.json              prints the new case
  reunify append case.json visit.json --in-place   changes the file, whole or not at all")]
    Append {
        /// The case file.
        case: PathBuf,
        /// A file with the event, or a list of events; `-` for standard input.
        event: PathBuf,
        #[command(flatten)]
        under: Under,
        /// Change the case file instead of printing the new case.
        #[arg(long)]
        in_place: bool,
    },
    /// Check that no event of a case was changed, dropped, added or moved.
    #[command(after_help = "Example:
  reunify verify case.json")]
    Verify {
        /// The case file.
        case: PathBuf,
    },
    /// Plans: the practice framework and the law, as documents.
    #[command(subcommand)]
    Plan(PlanCommand),
    /// Local policies.
    #[command(subcommand)]
    Policy(PolicyCommand),
    /// Evaluate many cases: one JSON case a line in, one JSON evaluation a line out.
    #[command(after_help = "Example:
  reunify batch cases.ndjson --as-of 2026-02-20 > evaluations.ndjson")]
    Batch {
        /// A file with one case on each line; `-` for standard input.
        cases: PathBuf,
        #[command(flatten)]
        under: Under,
        #[command(flatten)]
        when: When,
    },
    /// Count working days and other periods.
    #[command(subcommand)]
    Calendar(CalendarCommand),
    /// Print a published JSON Schema, or the names of all.
    #[command(after_help = "Examples:
  reunify schema
  reunify schema case")]
    Schema {
        /// The document: plan, policy, case, event, evaluation, …
        name: Option<String>,
    },
    /// Print completions for a shell.
    #[command(after_help = "Example:
  reunify completions bash > /etc/bash_completion.d/reunify")]
    Completions {
        /// The shell.
        shell: Shell,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum PlanCommand {
    /// Check plans: ids, ways between stages, timescales, conditions, forms, citations.
    #[command(after_help = "Example:
  reunify plan check my-plan.json")]
    Check {
        /// The plan files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Show what a plan has: stages, decisions, timescales with their citations.
    #[command(after_help = "Example:
  reunify plan show reunification")]
    Show {
        /// A plan that ships with reunify (ID or ID@VERSION), or a file.
        plan: String,
    },
    /// List the plans that ship with reunify.
    List,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PolicyCommand {
    /// Check policies against their plan: names, limits against the law, scripts.
    #[command(after_help = "Example:
  reunify policy check policies/northshire")]
    Check {
        /// The policy folders.
        #[arg(required = true)]
        policies: Vec<PathBuf>,
        /// The plan: ID or ID@VERSION, or a file. As the policy names it, if left out.
        #[arg(long, value_name = "ID[@VERSION]|FILE")]
        plan: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum CalendarCommand {
    /// Lines `DATE,N,UNIT` in, one date out for each.
    ///
    /// The units are working-days, days, weeks, months and years. A count of working days starts
    /// with the next working day; months end on the same day of the month, or its last.
    #[command(after_help = "Example:
  echo 2025-12-19,10,working-days | reunify calendar add -")]
    Add {
        /// A file; `-` for standard input.
        lines: PathBuf,
    },
    /// Lines `AFTER,UP_TO_AND_INCLUDING` in, the working days between out.
    #[command(after_help = "Example:
  echo 2025-12-19,2026-01-07 | reunify calendar count -")]
    Count {
        /// A file; `-` for standard input.
        lines: PathBuf,
    },
}
