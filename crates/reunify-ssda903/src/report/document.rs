//! The shape of the report.

use std::collections::BTreeMap;

use reunify::calendar::Date;
use serde::Serialize;

use super::Anomalies;
use crate::history::Window;
use crate::measure::{Group, MONTHS, PlacementWeeks, Reviews, WithParents, YearGroup};
use crate::read::Kind;
use crate::year::ReturnYear;

/// Returns home from the statutory return: how many, what came of them, and reviews due and held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Report {
    /// The version of this shape.
    pub format: ReportFormat,
    /// The day that was asked about.
    pub as_of: Date,
    /// The files that were read, by name.
    pub files: Vec<FileLine>,
    /// The days and years that they cover.
    pub cover: Cover,
    /// The rows.
    pub rows: Rows,
    /// The periods of care.
    pub periods: Periods,
    /// How the figures are made.
    pub method: Method,
    /// Returns home, and re-entry after them.
    pub returns: Returns,
    /// Where the children lived who were looked after again, and for how long.
    pub placement_weeks: PlacementWeeks,
    /// Placements with own parents, while the children were looked after.
    pub with_parents: WithParents,
    /// Reviews due against held; left out where no file of reviews was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviews: Option<Reviews>,
    /// What does not hold together.
    pub anomalies: Anomalies,
}

reunify::document_format!(
    /// The version of a [`Report`]'s shape.
    ReportFormat = "reunify-ssda903-returns/1"
);

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct FileLine {
    /// Its name.
    pub file: String,
    /// What it is; left out where that cannot be told, and nothing of it was used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The year of the return that it is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<ReturnYear>,
    /// Whether that was said, rather than told by the latest day in it.
    pub year_was_said: bool,
    /// Rows of episodes.
    pub episodes: u64,
    /// Rows of children.
    pub headers: u64,
    /// Rows of reviews.
    pub reviews: u64,
    /// Rows that were set aside as they were read.
    pub set_aside: u64,
}

/// The days and years that the files cover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Cover {
    /// The years that are covered: those that were said, those in which an episode ceased, and that
    /// of the last day.
    pub years: Vec<ReturnYear>,
    /// The years between them in which no episode ceased, so that the return is not here: a child who came back and left again in
    /// one of them is not seen.
    pub missing_years: Vec<ReturnYear>,
    /// The last day of which the files tell something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_of_data: Option<Date>,
    /// The last day on which a re-entry would be seen.
    pub followed_to: Date,
}

impl Cover {
    pub(super) fn of(window: &Window) -> Self {
        Self {
            years: window.years.iter().copied().collect(),
            missing_years: window.missing_years(),
            end_of_data: window.end_of_data,
            followed_to: window.followed_to,
        }
    }
}

/// What became of the rows of episodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Rows {
    /// How many there are.
    pub episodes: u64,
    /// How many restate an episode for which another row is used.
    pub restated: u64,
    /// How many are of short breaks (V3 and V4), which are kept apart.
    pub short_breaks: u64,
    /// How many rows, of episodes or children, were set aside since they could not be read.
    pub set_aside: u64,
    /// How many were not used for another reason among the anomalies.
    pub not_used: u64,
}

/// Periods of care.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Periods {
    /// How many children have an episode that is used.
    pub children: u64,
    /// How many of them have no day of birth: that they turn 18 is not seen.
    pub without_birth: u64,
    /// How many periods are counted.
    pub counted: u64,
    /// How many are left out, since something about them does not hold together.
    pub left_out: u64,
    /// How many of those counted began before the rows do.
    pub start_not_seen: u64,
    /// How many of those counted had not ended.
    pub open: u64,
    /// How many of those counted ended, by the code of the reason (REC).
    pub ceased: BTreeMap<&'static str, u64>,
}

/// How the figures are made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Method {
    /// What a return is.
    pub r#return: &'static str,
    /// What a re-entry is.
    pub re_entry: &'static str,
    /// After how many months it is told.
    pub months: Vec<u16>,
    /// How the curve is estimated.
    pub curve: &'static str,
    /// Its variance.
    pub variance: &'static str,
    /// Its band.
    pub band: &'static str,
    /// When a child is followed no longer.
    pub censored_at: &'static str,
}

impl Default for Method {
    fn default() -> Self {
        Self {
            r#return: "a period of care that ended with REC E4A (planned) or E4B (unplanned)",
            re_entry: "the next period of care of the same child (RNE S, not V3 or V4), under 18, \
                       in calendar months from the day of leaving care",
            months: MONTHS.to_vec(),
            curve: "Kaplan-Meier",
            variance: "Greenwood",
            band: "95%, log(-log)",
            censored_at: "the end of the data, or the day before the 18th birthday",
        }
    }
}

/// Returns home, and re-entry after them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Returns {
    /// All.
    pub all: Group,
    /// As part of the care planning (E4A).
    pub planned: Group,
    /// Not as part of it (E4B).
    pub unplanned: Group,
    /// By the year in which the children left care.
    pub by_year: Vec<YearGroup>,
}
