//! The figures of the report: one structure, of which every form of it is made.

mod anomalies;
mod costs;
mod placement_weeks;
mod re_entry;
mod returns;
mod reviews;
mod with_parents;

use reunify::calendar::Date;
use reunify::suppression::{Shown, Suppression};
use reunify_ssda903::Report;
use reunify_ssda903::report::{Cover, Method};
use serde::Serialize;

pub use anomalies::{AnomalyFigures, AnomalyKind};
pub use costs::CostFigures;
pub(crate) use costs::hundredths;
pub use placement_weeks::{TypeWeeks, WeeksFigures};
pub use re_entry::{CurvePoint, KindRates, Rate, ReEntry};
pub use returns::{ReturnsByKind, ReturnsFigures, YearOfReturns};
pub use reviews::{ReviewFigures, ReviewOutcomes, ReviewYear};
pub use with_parents::WithParentsFigures;

/// Returns home, as they may be handed on: counts with small numbers kept out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Figures {
    /// The version of this shape.
    pub format: FiguresFormat,
    /// The day that was asked about.
    pub as_of: Date,
    /// Counts from one to one less than this are not shown; left out where all are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fewer_than: Option<u64>,
    /// The days and years that the files cover.
    pub cover: Cover,
    /// How many children and periods of care there are.
    pub totals: Totals,
    /// How the figures are made.
    pub method: Method,
    /// Returns home.
    pub returns: ReturnsFigures,
    /// Re-entry after them.
    pub re_entry: ReEntry,
    /// Where the children lived who were looked after again, and for how long.
    pub placement_weeks: WeeksFigures,
    /// Placements with own parents.
    pub with_parents: WithParentsFigures,
    /// Reviews due against held; left out where no file of reviews was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviews: Option<ReviewFigures>,
    /// What does not hold together.
    pub anomalies: AnomalyFigures,
    /// What support would cost and save, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub costs: Option<CostFigures>,
}

reunify::document_format!(
    /// The version of the [`Figures`]' shape.
    FiguresFormat = "reunify-ssda903-report/1"
);

/// How many children and periods of care there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Totals {
    /// Children with an episode that is used.
    pub children: Shown,
    /// Periods of care that are counted.
    pub periods: Shown,
    /// Periods that are left out, since something about them does not hold together.
    pub left_out: Shown,
}

impl Figures {
    /// The figures of a report.
    #[must_use]
    pub fn of(report: &Report, rule: Suppression) -> Self {
        let returns = ReturnsFigures::of(report, rule);
        Self {
            format: FiguresFormat,
            as_of: report.as_of,
            fewer_than: match rule.alone(1) {
                Shown::Count(_) => None,
                Shown::Suppressed { fewer_than } => Some(fewer_than),
            },
            cover: report.cover.clone(),
            totals: Totals {
                children: rule.alone(report.periods.children),
                periods: rule.alone(report.periods.counted),
                left_out: rule.alone(report.periods.left_out),
            },
            method: report.method.clone(),
            re_entry: ReEntry::of(report, &returns, rule),
            returns,
            placement_weeks: WeeksFigures::of(&report.placement_weeks, rule),
            with_parents: WithParentsFigures::of(&report.with_parents, rule),
            reviews: report
                .reviews
                .as_ref()
                .map(|reviews| ReviewFigures::of(reviews, rule)),
            anomalies: AnomalyFigures::of(&report.anomalies, rule),
            costs: None,
        }
    }

    /// From which year to which is covered; the years between them that are not are named elsewhere.
    pub(crate) fn years(&self) -> String {
        match (self.cover.years.first(), self.cover.years.last()) {
            (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
            (Some(year), _) => year.to_string(),
            _ => "no year".to_owned(),
        }
    }
}

/// Whether a count is shown.
pub(crate) fn is_shown(shown: Shown) -> bool {
    matches!(shown, Shown::Count(_))
}
