//! What support would cost and save.

use maud::{Markup, html};
use reunify_costs::{Line, LineId, Report, StatedIn};

use super::part::{Cell, figure, table};
use crate::chart;
use crate::figures::Figures;

/// The lines that the page shows: support, failed returns, what would be avoided, the net, and what
/// would break even.
const LINES: [LineId; 8] = [
    LineId::SupportAYear,
    LineId::ReEntriesAYear,
    LineId::FailedReturnsAYear,
    LineId::AvoidedReEntriesAYear,
    LineId::AvoidedAYear,
    LineId::NetAYear,
    LineId::BreakEvenChildren,
    LineId::BreakEvenRate,
];

pub(super) fn costs(figures: &Figures) -> Markup {
    let Some(costs) = &figures.costs else {
        return html! {};
    };
    html! {
        section aria-labelledby="costs" {
            h2 #costs { "Costs and savings" }
            @match &costs.report {
                Some(report) => (shown(figures, report, costs.within_months)),
                None => p { "Not shown: it would rest on a number that is not shown, or nobody was followed for "
                    (costs.within_months) " months." }
            }
        }
    }
}

fn shown(figures: &Figures, report: &Report, within: u16) -> Markup {
    let lines = LINES.iter().filter_map(|id| report.line(*id));
    let row = |line: &Line| {
        vec![
            Cell::text(&line.title),
            Cell::number(&line.shown),
            Cell::text(&line.words),
        ]
    };
    let local_weeks: Vec<&str> = report
        .inputs
        .iter()
        .filter(|input| input.stated_in == StatedIn::LocalReturns)
        .filter_map(|input| {
            let kind = input.id.strip_prefix("cost-of-re-entry.placement.")?;
            kind.strip_suffix(".weeks")
        })
        .collect();
    let swings = report.sensitivity.iter().map(|swing| {
        vec![
            Cell::text(&swing.name),
            Cell::number(format!("{} to {}", swing.low.shown, swing.high.shown)),
            Cell::number(&swing.low.net_shown),
            Cell::number(&swing.high.net_shown),
        ]
    });
    html! {
        p { (report.purpose) }
        p { "The number of returns in a year, and the share looked after again within " (within) " months with its \
             band, are those of this report"
            @if !local_weeks.is_empty() { ", and so are the weeks in placement (" (local_weeks.join(", ")) ")" }
            ". Everything else is as the inputs state it, in prices of "
             (report.price_year) "." }
        (table("costs-table", "One year of children going home", &["Line", "Comes to", "How"],
            &lines.map(row).collect::<Vec<_>>()))
        @if let Some(chart) = chart::tornado(figures) {
            h3 { "What moves the net" }
            (figure(&chart,
                "Each bar runs from the net with an input at its lowest to the net with it at its highest."))
            (table("swings-table", "The net over the horizon, with each input at either end of its range",
                &["Input", "Range", "Net at the low end", "Net at the high end"], &swings.collect::<Vec<_>>()))
        }
        ul {
            @for caveat in &report.caveats { li { (caveat) } }
            li { (report.rounding) }
        }
    }
}
