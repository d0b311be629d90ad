//! The command line.

mod costs;
mod learn;
mod migrate;

use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use reunify::Audience;
use reunify::calendar::{Date, Instant};

use crate::commands::Ssda903Command;
use crate::failure::Failure;
pub(crate) use costs::CostsArgs;
pub(crate) use learn::{LearnArgs, PeerReviewArgs};
pub(crate) use migrate::MigrateArgs;

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
    #[arg(long, global = true, value_enum, default_value_t = Output::Text)]
    pub(crate) format: Output,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What `--format` may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Output {
    /// For people.
    Text,
    /// For programs: stable, described by a schema, without colour.
    Json,
    /// For spreadsheets; only where an answer is a table of figures.
    Csv,
}

impl Output {
    /// The format of an answer that is not a table; `None` for CSV.
    pub(crate) fn plain(self) -> Option<Format> {
        match self {
            Output::Text => Some(Format::Text),
            Output::Json => Some(Format::Json),
            Output::Csv => None,
        }
    }

    /// The format of an answer that is not a table.
    ///
    /// # Errors
    /// For CSV, which only a table is printed as.
    pub(crate) fn plain_or_refused(self) -> Result<Format, Failure> {
        self.plain().ok_or_else(|| {
            Failure::usage(
                "this command does not print CSV",
                "use --format text or --format json",
            )
        })
    }
}

/// How an answer that is not a table is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// The case and what it is run under.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Under {
    /// The plan: one that ships with reunify (ID or ID@VERSION) or a file. As the case names it, if
    /// left out.
    #[arg(long, value_name = "ID[@VERSION]|FILE")]
    pub(crate) plan: Option<String>,
    /// A local policy: its folder, or its packed file. May be given again; a region's is laid under an
    /// authority's and that under a team's, whichever way they are listed.
    #[arg(long, value_name = "DIR|FILE")]
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
    /// Move cases to another plan, or another version of theirs, by an event in the log of each.
    ///
    /// Shows what each case gains, loses and owes by it. Every file is changed, or none: a case whose
    /// log names what the other plan does not have, that would come to another stage, or that nothing
    /// could lead on from there, is not moved.
    #[command(after_help = "Examples:
  reunify migrate cases --to reunification@1.1.0 --dry-run
  reunify migrate cases --to reunification@1.1.0 --why 'New statutory guidance'
  reunify migrate case.json --to our-plan.json --mapping mapping.json --out moved")]
    Migrate(MigrateArgs),
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
    /// What many cases show of a plan: steps done in another way and why, how decisions are recorded, and
    /// how late things become known.
    ///
    /// Counts of steps, causes and times; never of workers, families or areas. Counts from one to four are
    /// not shown.
    #[command(after_help = "Example:
  reunify learn cases.ndjson
  reunify learn cases.ndjson --format json > learning.json")]
    Learn(LearnArgs),
    /// A decision as a peer is to review it: on what was known when it was made.
    ///
    /// What became of it is told once the reviewer's view is in the log.
    #[command(after_help = "Example:
  reunify peer-review case.json 23 --reviewer tm-4
  reunify append case.json my-view.json --in-place
  reunify peer-review case.json 23 --reviewer tm-4")]
    PeerReview(PeerReviewArgs),
    /// Count working days and other periods.
    #[command(subcommand)]
    Calendar(CalendarCommand),
    /// Figures from the SSDA903 return of children looked after.
    #[command(subcommand)]
    Ssda903(Ssda903Command),
    /// What support after a return costs, what failed returns cost, and what would break even.
    ///
    /// For planning services for all the children of an area; never beside a decision about one.
    #[command(after_help = "Examples:
  reunify costs --example national-2024 > inputs.json
  reunify costs inputs.json
  reunify costs inputs.json --seed 7 --runs 50000 --format json")]
    Costs(CostsArgs),
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
    /// Show what is otherwise in another plan or version, item by item.
    ///
    /// For cases it shows what each would gain, lose or owe sooner or later. A case stays under the
    /// plan that it is run under; where the other plan would not have taken all of its log, that is
    /// shown instead.
    #[command(after_help = "Examples:
  reunify plan diff reunification my-plan.json
  reunify plan diff reunification@1.0.0 my-plan.json --cases cases --as-of 2026-02-20")]
    Diff {
        /// The one: a plan that ships with reunify (ID or ID@VERSION), or a file.
        before: String,
        /// The other.
        after: String,
        /// Show what it would mean for the cases in this folder.
        #[arg(long, value_name = "DIR")]
        cases: Option<PathBuf>,
        /// The day for which the cases are evaluated [default: today].
        #[arg(long, value_name = "DATE")]
        as_of: Option<Date>,
    },
    /// List the plans that ship with reunify.
    List,
}

/// The plan and the other policies that a policy is used with.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Over {
    /// The plan: ID or ID@VERSION, or a file. As the policy names it, if left out.
    #[arg(long, value_name = "ID[@VERSION]|FILE")]
    pub(crate) plan: Option<String>,
    /// Another policy of the stack, such as a region's. May be given again.
    #[arg(long, value_name = "DIR|FILE")]
    pub(crate) policy: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PolicyCommand {
    /// Start a policy: a folder with a rule and a test that runs.
    #[command(after_help = "Example:
  reunify policy new northshire")]
    New {
        /// The name of the policy, and of its folder: small letters, digits and `-`.
        name: String,
        /// The folder to put it in.
        #[arg(long, value_name = "DIR", default_value = ".")]
        into: PathBuf,
    },
    /// Check a policy against its plan, and show what it changes.
    #[command(after_help = "Examples:
  reunify policy check policies/northshire
  reunify policy check policies/pilot-team --policy policies/northshire
  reunify policy check policies/northshire --cases cases --as-of 2026-02-20")]
    Check {
        /// The policies: folders, or packed files.
        #[arg(required = true, value_name = "DIR|FILE")]
        policies: Vec<PathBuf>,
        #[command(flatten)]
        over: Over,
        /// Show what it changes for the cases in this folder: who gains which duty, and when.
        #[arg(long, value_name = "DIR")]
        cases: Option<PathBuf>,
        /// The day for which the cases are evaluated [default: today].
        #[arg(long, value_name = "DATE")]
        as_of: Option<Date>,
    },
    /// Run a policy's own tests, and show what they have tried.
    #[command(after_help = "Examples:
  reunify policy test policies/northshire
  reunify policy test policies/northshire --watch
  reunify policy test policies/northshire --mutate
  reunify policy test policies/northshire --junit report.xml
  reunify policy test policies/northshire --update")]
    Test {
        /// The policies: folders, or packed files.
        #[arg(required = true, value_name = "DIR|FILE")]
        policies: Vec<PathBuf>,
        #[command(flatten)]
        over: Over,
        /// Run them again whenever a file of the policy changes.
        #[arg(long, conflicts_with_all = ["update", "mutate", "junit"])]
        watch: bool,
        /// Accept what there is, in the files of the tests that fail.
        #[arg(long)]
        update: bool,
        /// Make the policy a little other, time after time, and show what no test notices.
        #[arg(long)]
        mutate: bool,
        /// Also write a JUnit report to this file.
        #[arg(long, value_name = "FILE")]
        junit: Option<PathBuf>,
    },
    /// Run one rule on one case, and show what it says, reads and runs.
    #[command(after_help = "Example:
  reunify policy run rules/new-partner.rhai case.json --as-of 2026-02-20")]
    Run {
        /// The rule.
        rule: PathBuf,
        /// The case file.
        case: PathBuf,
        #[command(flatten)]
        over: Over,
        #[command(flatten)]
        when: When,
    },
    /// Show what changes from one version of a policy to another.
    #[command(after_help = "Examples:
  reunify policy diff northshire-1.0.0.json northshire
  reunify policy diff northshire-1.0.0.json northshire --cases cases")]
    Diff {
        /// The one: a folder, or a packed file.
        before: PathBuf,
        /// The other.
        after: PathBuf,
        #[command(flatten)]
        over: Over,
        /// Show what it changes for the cases in this folder.
        #[arg(long, value_name = "DIR")]
        cases: Option<PathBuf>,
        /// The day for which the cases are evaluated [default: today].
        #[arg(long, value_name = "DATE")]
        as_of: Option<Date>,
    },
    /// Pack a policy into one file that every host loads.
    #[command(after_help = "Examples:
  reunify policy pack policies/northshire > northshire.json
  reunify policy pack policies/northshire --out packed")]
    Pack {
        /// The folder of the policy.
        policy: PathBuf,
        /// Write a file into this folder, named by the policy, its version and its content.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
    /// Print everything that a rule can use: functions, and the facts and forms of a plan.
    #[command(after_help = "Examples:
  reunify policy reference
  reunify policy reference --format json")]
    Reference {
        /// The plan: ID or ID@VERSION, or a file.
        #[arg(
            long,
            value_name = "ID[@VERSION]|FILE",
            default_value = "reunification"
        )]
        plan: String,
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
