//! Re-entry: counts over those followed for as long, and the curve.

use maud::{Markup, html};

use super::part::{Cell, figure, table};
use crate::chart;
use crate::figures::{CurvePoint, Figures, Rate, TypeWeeks};
use crate::table::KEPT_OUT;

pub(super) fn re_entry(figures: &Figures) -> Markup {
    let re_entry = &figures.re_entry;
    let rows = |rates: &[Rate]| -> Vec<Vec<Cell>> {
        let row = |rate: &Rate| {
            vec![
                Cell::text(months(rate.months)),
                Cell::count(rate.followed),
                Cell::count(rate.again),
                Cell::share(rate.share),
            ]
        };
        rates.iter().map(row).collect()
    };
    let head = [
        "Within",
        "Followed for as long",
        "Looked after again",
        "Share",
    ];
    let points = rises(&re_entry.curve).into_iter().map(|point| {
        vec![
            Cell::text(months(point.months)),
            Cell::share(Some(point.share)),
            Cell::share(point.lower),
            Cell::share(point.upper),
        ]
    });
    html! {
        section aria-labelledby="re-entry" {
            h2 #re-entry { "Looked after again" }
            p { "Looked after again is " (figures.method.re_entry) "." }
            h3 { "Counts over those followed for as long" }
            (table("rates-all", "After all returns", &head, &rows(&re_entry.all)))
            (table("rates-planned", "After planned returns (E4A)", &head, &rows(&re_entry.by_kind.planned)))
            (table("rates-unplanned", "After unplanned returns (E4B)", &head, &rows(&re_entry.by_kind.unplanned)))
            h3 { "The curve" }
            @match chart::curve(figures) {
                None => p { "There is no curve, or it would rest on small numbers." }
                Some(chart) => {
                (figure(&chart,
                    "The line is the estimated share; between the dashed lines is its 95% band. The table has the months in which it rises, and the last."))
                @if re_entry.curve_is_thinned {
                    p { "Months that would give small numbers away are left out, and the curve stops where \
                         few are followed. Each step stands at the first month that can be shown, so it may \
                         come later than the children did." }
                }
                (table("curve-table", "Share estimated to be looked after again, after all returns",
                    &["Within", "Share", "Band from", "Band to"], &points.collect::<Vec<_>>()))
                }
            }
            (weeks(figures))
        }
    }
}

fn weeks(figures: &Figures) -> Markup {
    let weeks = &figures.placement_weeks;
    let row = |kind: &TypeWeeks| {
        let shown = match kind.weeks {
            None => KEPT_OUT.to_owned(),
            Some(1) => "1 week".to_owned(),
            Some(weeks) => format!("{weeks} weeks"),
        };
        vec![Cell::text(kind.r#type.as_str()), Cell::number(shown)]
    };
    let rows: Vec<_> = weeks.by_type.iter().map(row).collect();
    html! {
        h3 { "Weeks in placement" }
        @if rows.is_empty() {
            p { "Too few came back " (weeks.months) " months or more before the end of the data." }
        } @else {
            p { "Where the children lived in the " (weeks.months) " months after coming back, until they left care again. \
                 Only those who came back at least so long before the end of the data are counted." }
            (table("weeks-table", "Weeks in each type of placement, on average over all who came back",
                &["Type of placement", "On average"], &rows))
        }
    }
}

/// The points at which the curve rises, and its last.
fn rises(curve: &[CurvePoint]) -> Vec<&CurvePoint> {
    let last = curve.last().map(|point| point.months);
    let mut share = None;
    let mut rises = Vec::new();
    for point in curve {
        if share != Some(point.share) || Some(point.months) == last {
            rises.push(point);
        }
        share = Some(point.share);
    }
    rises
}

fn months(months: u16) -> String {
    let unit = if months == 1 { "month" } else { "months" };
    format!("{months} {unit}")
}
