//! The sections of the page, one for each part of the figures.

use maud::{Markup, html};
use reunify_ssda903::ReturnYear;

use super::part::{Cell, figure, table};
use crate::chart;
use crate::figures::{Figures, ReturnsByKind, ReviewOutcomes};

pub(super) fn returns(figures: &Figures) -> Markup {
    let returns = &figures.returns;
    let row = |name: String, by: ReturnsByKind| {
        vec![
            Cell::text(name),
            Cell::count(by.planned),
            Cell::count(by.unplanned),
            Cell::count(by.count),
        ]
    };
    let years = returns.by_year.iter();
    let mut rows: Vec<_> = years
        .map(|year| row(year.year.to_string(), year.returns))
        .collect();
    rows.push(row("All years".to_owned(), returns.all));
    html! {
        section aria-labelledby="returns" {
            h2 #returns { "Returns home" }
            p { "A return is " (figures.method.r#return) ". A child who returned twice counts twice." }
            @if let Some(chart) = chart::returns(figures) {
                (figure(&chart, "Each bar is a number of returns. The table has the same numbers."))
            }
            (table("returns-table", "Returns home, by the year in which the children left care",
                &["Year", "Planned (E4A)", "Unplanned (E4B)", "All"], &rows))
        }
    }
}

pub(super) fn with_parents(figures: &Figures) -> Markup {
    let home = figures.with_parents;
    let row = |name: &str, count| vec![Cell::text(name), Cell::count(count)];
    let rows = [
        row("Had not ended", home.open),
        row("Ended in another placement", home.other_placement),
        row(
            "Ended as the child ceased to be looked after and returned home (E4A, E4B)",
            home.home,
        ),
        row(
            "Ended as the child ceased to be looked after for another reason",
            home.ceased_otherwise,
        ),
        row("All", home.count),
    ];
    html! {
        section aria-labelledby="with-parents" {
            h2 #with-parents { "Placements with own parents" }
            p { "A child who is placed with own parents (P1) lives at home and is still looked after. One that \
                 ended in another placement is a return that did not last." }
            (table("with-parents-table", "Placements with own parents, and how they ended",
                &["How it ended", "Placements"], &rows))
        }
    }
}

pub(super) fn reviews(figures: &Figures) -> Markup {
    let Some(reviews) = &figures.reviews else {
        return html! {};
    };
    let row = |name: String, of: ReviewOutcomes| {
        let counts = [of.on_time, of.late, of.missing, of.due];
        let cells = counts.into_iter().map(Cell::count);
        [Cell::text(name)]
            .into_iter()
            .chain(cells)
            .collect::<Vec<_>>()
    };
    let years = reviews.by_year.iter();
    let mut rows: Vec<_> = years
        .map(|year| row(year.year.to_string(), year.outcomes))
        .collect();
    rows.push(row("All years".to_owned(), reviews.all));
    html! {
        section aria-labelledby="reviews" {
            h2 #reviews { "Reviews" }
            p { "Held against " (reviews.cites) ". Missing is a review that was due and not held by the end of \
                 the data or of the period of care. Reviews that were not due yet are not counted." }
            @if let Some(chart) = chart::reviews(figures) {
                (figure(&chart, "Each bar is a number of reviews. The table has the same numbers."))
            }
            (table("reviews-table", "Reviews, by the year in which they were due",
                &["Year", "On time", "Late", "Missing", "Due"], &rows))
        }
    }
}

pub(super) fn anomalies(figures: &Figures) -> Markup {
    let found = &figures.anomalies;
    let kinds = found.by_code.iter().map(|kind| {
        vec![
            Cell::text(kind.code),
            Cell::text(kind.meaning),
            Cell::count(kind.count),
        ]
    });
    let all = vec![Cell::text("All"), Cell::text(""), Cell::count(found.count)];
    let rows: Vec<_> = kinds.chain([all]).collect();
    html! {
        section aria-labelledby="anomalies" {
            h2 #anomalies { "What does not hold together" }
            @if found.by_code.is_empty() {
                p { "Nothing was found." }
            } @else {
                p { "What is left out may differ from the rest: if there is much of it, mend the records first." }
                (table("anomalies-table", "Rows and episodes that do not hold together, by kind",
                    &["Code", "What it means", "Number"], &rows))
            }
        }
    }
}

pub(super) fn method(figures: &Figures) -> Markup {
    let method = &figures.method;
    let missing: Vec<String> = figures
        .cover
        .missing_years
        .iter()
        .map(ReturnYear::to_string)
        .collect();
    html! {
        section aria-labelledby="method" {
            h2 #method { "Method and limits" }
            ul {
                li { "The curve is the estimate of Kaplan and Meier (1958), with Greenwood’s variance and a 95% \
                      band on the scale of log(−log). A child is followed until " (method.censored_at) ". The \
                      band does not allow for children who returned more than once." }
                li { "A re-entry into the care of another authority is not seen: such a child counts as \
                      followed, and as not looked after again." }
                li { "For a child under a care order who went home while looked after, time is counted from \
                      leaving care, which may be long after going home." }
                @if !missing.is_empty() {
                    li { "No return was read of " (missing.join(", ")) ": children who came and went in that time are not seen." }
                }
                @if let Some(fewer_than) = figures.fewer_than {
                    li { "Numbers below " (fewer_than) " other than 0 are not shown, nor is what would give them \
                          away: other cells of a table, counts a few apart, and shares and months of the curve \
                          that rest on them." }
                }
                li { "Differences between years, kinds or authorities may be chance or recording. Nothing here \
                      rates a child, family, worker, team or authority." }
            }
        }
    }
}
