//! Returns home by year.

use super::Chart;
use super::bars::{Bars, Group};
use crate::figures::Figures;

/// Returns home by year; nothing where no year is covered.
pub(crate) fn returns(figures: &Figures) -> Option<Chart> {
    let groups = figures.returns.by_year.iter().map(|year| Group {
        name: year.year.to_string(),
        counts: vec![year.returns.planned, year.returns.unplanned],
    });
    Bars {
        id: "returns-chart",
        title: "Returns home by year, planned and unplanned",
        series: &["Planned (E4A)", "Unplanned (E4B)"],
        groups: groups.collect(),
    }
    .draw()
}
