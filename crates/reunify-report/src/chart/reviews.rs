//! Reviews by the year in which they were due.

use super::Chart;
use super::bars::{Bars, Group};
use crate::figures::Figures;

/// Reviews due by year; nothing where no file of reviews was read, or none was due.
pub(crate) fn reviews(figures: &Figures) -> Option<Chart> {
    let groups = figures.reviews.as_ref()?.by_year.iter().map(|year| Group {
        name: year.year.to_string(),
        counts: vec![
            year.outcomes.on_time,
            year.outcomes.late,
            year.outcomes.missing,
        ],
    });
    Bars {
        id: "reviews-chart",
        title: "Reviews due by year: on time, late and missing",
        series: &["On time", "Late", "Missing"],
        groups: groups.collect(),
    }
    .draw()
}
