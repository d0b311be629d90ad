//! Returns home, by year and kind.

use reunify::suppression::{Shown, Suppression};
use reunify_ssda903::measure::YearGroup;
use reunify_ssda903::{Report, ReturnYear};
use serde::Serialize;

use crate::suppress::Grid;

/// Returns home, by year and kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct ReturnsFigures {
    /// Of all years.
    pub all: ReturnsByKind,
    /// By the year in which the children left care.
    pub by_year: Vec<YearOfReturns>,
}

/// How many returns there were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct ReturnsByKind {
    /// As part of the care planning (E4A).
    pub planned: Shown,
    /// Not as part of it (E4B).
    pub unplanned: Shown,
    /// Both.
    pub count: Shown,
}

/// The returns of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct YearOfReturns {
    /// The year, 1 April to 31 March.
    pub year: ReturnYear,
    /// How many there were.
    #[serde(flatten)]
    pub returns: ReturnsByKind,
}

impl ReturnsFigures {
    pub(super) fn of(report: &Report, rule: Suppression) -> Self {
        let years = &report.returns.by_year;
        let kinds = |year: &YearGroup| vec![year.planned, year.unplanned];
        let grid = Grid::of(rule, &years.iter().map(kinds).collect::<Vec<_>>());
        let year = |(row, year): (usize, &YearGroup)| YearOfReturns {
            year: year.year,
            returns: ReturnsByKind {
                planned: grid.cell(row, 0),
                unplanned: grid.cell(row, 1),
                count: grid.of_row(row),
            },
        };
        Self {
            all: if years.is_empty() {
                let none = Shown::Count(0);
                ReturnsByKind {
                    planned: none,
                    unplanned: none,
                    count: none,
                }
            } else {
                ReturnsByKind {
                    planned: grid.of_column(0),
                    unplanned: grid.of_column(1),
                    count: grid.of_all(),
                }
            },
            by_year: years.iter().enumerate().map(year).collect(),
        }
    }
}
