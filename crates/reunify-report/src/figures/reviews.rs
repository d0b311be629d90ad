//! Reviews due against held, by year.

use reunify::suppression::{Shown, Suppression};
use reunify_ssda903::ReturnYear;
use reunify_ssda903::measure::{Reviews, YearReviews};
use serde::Serialize;

use crate::suppress::Grid;

/// Reviews due against held, by the year in which they were due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct ReviewFigures {
    /// The law.
    pub cites: &'static str,
    /// Of all years.
    pub all: ReviewOutcomes,
    /// By year.
    pub by_year: Vec<ReviewYear>,
}

/// What came of reviews that were due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct ReviewOutcomes {
    /// Held on the day on which they were due, or before.
    pub on_time: Shown,
    /// Held after it.
    pub late: Shown,
    /// Due, and not held by the end of the data or of the period of care.
    pub missing: Shown,
    /// All of them.
    pub due: Shown,
}

/// Reviews that were due in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct ReviewYear {
    /// The year.
    pub year: ReturnYear,
    /// What came of them.
    #[serde(flatten)]
    pub outcomes: ReviewOutcomes,
}

impl ReviewFigures {
    pub(super) fn of(reviews: &Reviews, rule: Suppression) -> Self {
        let row = |year: &YearReviews| {
            let outcomes = year.outcomes;
            vec![outcomes.on_time, outcomes.late, outcomes.missing]
        };
        let mut rows: Vec<Vec<u64>> = reviews.by_year.iter().map(row).collect();
        if rows.is_empty() {
            rows.push(vec![0, 0, 0]);
        }
        let grid = Grid::of(rule, &rows);
        let year = |(row, year): (usize, &YearReviews)| ReviewYear {
            year: year.year,
            outcomes: ReviewOutcomes {
                on_time: grid.cell(row, 0),
                late: grid.cell(row, 1),
                missing: grid.cell(row, 2),
                due: grid.of_row(row),
            },
        };
        Self {
            cites: reviews.cites,
            all: ReviewOutcomes {
                on_time: grid.of_column(0),
                late: grid.of_column(1),
                missing: grid.of_column(2),
                due: grid.of_all(),
            },
            by_year: reviews.by_year.iter().enumerate().map(year).collect(),
        }
    }
}
