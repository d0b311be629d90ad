//! Which input moves the net: a bar for each, around the net as it is.

use maud::{Markup, html};
use reunify_costs::{LineId, Pence, Report, Swing};

use super::scale::Scale;
use super::{Chart, WIDTH};
use crate::figures::Figures;

const STEP: i64 = 48;
const BAR: i64 = 16;

/// How far the net moves with each input; nothing where no input has a range, or there are no costs.
pub(crate) fn tornado(figures: &Figures) -> Option<Chart> {
    costs_chart(figures.costs.as_ref()?.report.as_ref()?)
}

/// How far the net of a report on costs moves with each input, the same as [`charts`](crate::charts)
/// has it; nothing where no input has a range.
#[must_use]
pub fn costs_chart(report: &Report) -> Option<Chart> {
    (!report.sensitivity.is_empty()).then(|| of_report(report))
}

fn of_report(report: &Report) -> Chart {
    let swings = &report.sensitivity;
    let net = report
        .line(LineId::NetOverHorizon)
        .and_then(|line| line.value)
        .unwrap_or(0);
    let ends = swings
        .iter()
        .flat_map(|swing| [swing.low.net_pence, swing.high.net_pence]);
    let ends: Vec<i64> = ends.chain([net]).collect();
    let scale = Scale {
        from: ends.iter().copied().min().unwrap_or(0),
        to: ends.iter().copied().max().unwrap_or(0),
        start: 4,
        end: WIDTH.saturating_sub(4),
    };
    let top = |row: usize| {
        i64::try_from(row)
            .unwrap_or(i64::MAX)
            .saturating_mul(STEP)
            .saturating_add(24)
    };
    let height = top(swings.len());
    let middle = scale.place(net);
    let inner = html! {
        text x="0" y="14" { "Net: " (Pence(net).in_pounds()) " (the upright line)" }
        @for (row, swing) in swings.iter().enumerate() {
            text x="0" y=(top(row).saturating_add(14)) { (short(&swing.name)) }
            (bar(swing, scale, top(row).saturating_add(20)))
        }
        path.axis d=(format!("M{middle} 20V{height}")) fill="none" stroke="currentColor" {}
    };
    Chart::of(
        "tornado-chart",
        "How far the net moves with each input",
        says(swings, net),
        height,
        &inner,
    )
}

fn bar(swing: &Swing, scale: Scale, y: i64) -> Markup {
    let (one, other) = (
        scale.place(swing.low.net_pence),
        scale.place(swing.high.net_pence),
    );
    let (from, to) = (one.min(other), one.max(other));
    html! {
        rect.swing x=(from) y=(y) width=(to.saturating_sub(from).max(1)) height=(BAR)
            fill="currentColor" fill-opacity="0.15" stroke="currentColor" stroke-width="1.5" {}
    }
}

/// As much of a name as fits; the table has all of it.
fn short(name: &str) -> String {
    const MOST: usize = 50;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    let start: String = name.chars().take(MOST.saturating_sub(1)).collect();
    format!("{}…", start.trim_end())
}

fn says(swings: &[Swing], net: i64) -> String {
    let ends = swings.iter().map(|swing| {
        format!(
            "{}: from {} to {}.",
            swing.name, swing.low.net_shown, swing.high.net_shown
        )
    });
    let ends: Vec<String> = ends.collect();
    format!(
        "The net over the horizon is {}. {}",
        Pence(net),
        ends.join(" ")
    )
}
