//! The arguments of `reunify ssda903`.

use std::convert::Infallible;
use std::path::PathBuf;
use std::str::FromStr;

use clap::Subcommand;
use reunify::calendar::{Date, Instant};
use reunify_ssda903::ReturnYear;

#[derive(Debug, Subcommand)]
pub(crate) enum Ssda903Command {
    /// Returns home: how many, planned or not, how many children came back, and reviews held.
    ///
    /// Returns of several years may be given together, in any order; an episode that several of them
    /// have counts once. Rows that do not hold together are listed, kept out of the figures, and
    /// counted beside them. Nothing is sent anywhere.
    #[command(after_help = "Examples:
  reunify ssda903 returns --episodes episodes.csv --header header.csv --reviews reviews.csv
  reunify ssda903 returns --episodes 2017=e17.csv --episodes 2018=e18.csv --as-of 2018-03-31
  reunify ssda903 returns returns.zip --format csv > figures.csv
  reunify ssda903 returns 2018=return.xml --format json")]
    Returns {
        #[command(flatten)]
        input: Input,
        /// The day as of which to answer: what happened later is left out [default: today].
        #[arg(long, value_name = "DATE")]
        as_of: Option<Date>,
    },
    /// Cases for children who are at home (P1), went home lately (E4A, E4B) or are to go home.
    ///
    /// One file for each child.
    ///
    /// A case holds only what the return says. What a form of the plan asks for and the return does
    /// not tell is not made up: that event is left out, and listed for somebody who knows the child to
    /// record. The plan takes what is not in a case as not done. Children whose rows do not hold together
    /// get no case, and are listed. A plan to go home is not in the return: give a list with
    /// --plan-list. Nothing is sent anywhere.
    #[command(after_help = "Examples:
  reunify ssda903 cases --episodes episodes.csv --header header.csv --reviews reviews.csv --out cases
  reunify ssda903 cases 2017=e17.csv 2018=e18.csv header.csv --as-of 2018-03-31 --out cases
  reunify ssda903 cases returns.zip --within 6 --out cases --format json > summary.json
  reunify ssda903 cases returns.zip --plan-list annex-a-list-6.csv --out cases
  reunify ssda903 cases returns.zip --plan-list plans.csv --plan-value 'Going home' --out cases
  reunify check cases/ssda903-A01.json --as-of 2018-03-31")]
    Cases(Cases),
    /// The same as a page, a table or JSON to hand on, with small numbers kept out.
    ///
    /// Numbers from one to four are not shown, nor is what would give them away. The page needs
    /// nothing else: no scripts, and nothing is fetched.
    #[command(after_help = "Examples:
  reunify ssda903 report returns.zip --as-of 2018-03-31 --out report.html
  reunify ssda903 report returns.zip --out report.html --out figures.csv --out figures.json
  reunify ssda903 report returns.zip --costs inputs.json --within 12 --out report.html")]
    Report(ReportArgs),
}

/// The arguments of `reunify ssda903 cases`.
#[derive(Debug, clap::Args)]
pub(crate) struct Cases {
    #[command(flatten)]
    pub(crate) input: Input,
    /// The day as of which to answer: what happened later is left out [default: today].
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
    /// The plan under which the cases are to be run: one that ships with reunify, or a file.
    #[arg(
        long,
        value_name = "ID[@VERSION]|FILE",
        default_value = "reunification"
    )]
    pub(crate) plan: String,
    /// A CSV list of the plans for children, with a column of the child as in the return and one of
    /// the plan; or of the children alone, if all of them are to go home. May be given again.
    #[arg(long, value_name = "FILE")]
    pub(crate) plan_list: Vec<PathBuf>,
    /// What a plan to go home is called in those lists, in any case. May be given again [default:
    /// return to family, return home, reunification, rehabilitation, RETURN1M, RETURN6M, RETURNEV].
    #[arg(long, value_name = "TEXT", requires = "plan_list")]
    pub(crate) plan_value: Vec<String>,
    /// How many months back a child who left care for home gets a case.
    #[arg(long, value_name = "MONTHS", default_value_t = 12, value_parser = clap::value_parser!(u16).range(0..=1200))]
    pub(crate) within: u16,
    /// The instant at which every event is recorded [default: the start of the day as of which to
    /// answer, in UTC].
    #[arg(long, value_name = "INSTANT")]
    pub(crate) recorded: Option<Instant>,
    /// The folder to write to; it is made if it is not there.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Write over files that are there already. What was appended to those cases is lost.
    #[arg(long)]
    pub(crate) force: bool,
}

/// What goes into a report that is handed on, and where it is written.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct ReportArgs {
    #[command(flatten)]
    pub(crate) input: Input,
    /// The day as of which to answer: what happened later is left out [default: today].
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
    /// Where to write: .html for the page, .csv or .json for the same figures. May be given again.
    #[arg(long, value_name = "FILE", required = true)]
    pub(crate) out: Vec<PathBuf>,
    /// A file of inputs for `reunify costs`: what support would cost and save on these returns.
    #[arg(long, value_name = "INPUTS")]
    pub(crate) costs: Option<PathBuf>,
    /// Within how many months a child counts as looked after again in the costs, 3 to 60.
    #[arg(long, value_name = "MONTHS", default_value_t = 12, requires = "costs",
          value_parser = clap::value_parser!(u16).range(3..=60))]
    pub(crate) within: u16,
    /// Show numbers from one to four too: for those who may see each case.
    #[arg(long)]
    pub(crate) show_small_numbers: bool,
}

/// The files of the return.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Input {
    /// A CSV file of episodes. May be given again. YEAR is the year in which the return ends: 2018
    /// for 1 April 2017 to 31 March 2018. Left out, it is told by the latest day in the file.
    #[arg(long, value_name = "[YEAR=]FILE")]
    pub(crate) episodes: Vec<Named>,
    /// A CSV file of the children, with their days of birth. May be given again.
    #[arg(long, value_name = "[YEAR=]FILE")]
    pub(crate) header: Vec<Named>,
    /// A CSV file of reviews. May be given again.
    #[arg(long, value_name = "[YEAR=]FILE")]
    pub(crate) reviews: Vec<Named>,
    /// Any other files: CSV, told by their columns; the XML of the return; or a zip with either.
    #[arg(value_name = "[YEAR=]FILE|ZIP|XML")]
    pub(crate) files: Vec<Named>,
}

/// A file, and the year that it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) year: Option<ReturnYear>,
    pub(crate) path: PathBuf,
}

impl FromStr for Named {
    type Err = Infallible;
    fn from_str(text: &str) -> Result<Self, Infallible> {
        let said = text.split_once('=');
        let said = said.and_then(|(year, path)| Some((year.parse().ok()?, path)));
        Ok(match said {
            Some((year, path)) => Self {
                year: Some(year),
                path: path.into(),
            },
            None => Self {
                year: None,
                path: text.into(),
            },
        })
    }
}
