//! Which input moves the net: a bar for each, around the net as it is.

use plotters::chart::ChartBuilder;
use plotters::coord::combinators::BindKeyPoints;
use plotters::element::{PathElement, Rectangle, Text};
use plotters::style::Color;
use plotters::style::text_anchor::HPos;
use reunify_costs::{LineId, Pence, Report, Swing};

use super::ink::Ink;
use super::{Area, Chart, Drawn, text};
use crate::figures::Figures;

/// Room for the net in words, above the inputs.
const ABOVE: u32 = 24;
/// How tall an input is: its name, its bar, and the net as a line through it.
const STEP: u16 = 48;

/// How far the net moves with each input; nothing where no input has a range, or there are no costs.
pub(crate) fn tornado(figures: &Figures) -> Option<Chart> {
    costs_chart(figures.costs.as_ref()?.report.as_ref()?)
}

/// How far the net of a report on costs moves with each input, the same as [`charts`](crate::charts)
/// has it; nothing where no input has a range.
#[must_use]
pub fn costs_chart(report: &Report) -> Option<Chart> {
    let swings = report.sensitivity.as_slice();
    if swings.is_empty() {
        return None;
    }
    let net = report.line(LineId::NetOverHorizon);
    let net = net.and_then(|line| line.value).unwrap_or(0);
    let foot = u32::from(STEP).saturating_mul(u32::try_from(swings.len()).ok()?);
    // An axis ends on its last pixel, so there is one more than it has steps.
    let height = ABOVE.saturating_add(foot).saturating_add(1);
    let summary = says(swings, net);
    let title = "How far the net moves with each input";
    Chart::of("tornado-chart", title, summary, height, |area| {
        let (above, below) = area.split_vertically(ABOVE);
        let words = format!("Net: {} (the upright line)", Pence(net).in_pounds());
        above.draw(&Text::new(words, (0, 10), text(HPos::Left)))?;
        for (swing, y) in swings.iter().zip((10..).step_by(STEP.into())) {
            below.draw(&Text::new(short(&swing.name), (0, y), text(HPos::Left)))?;
        }
        plot(&below, swings, net, foot.into())
    })
}

/// The bars, in pixels from the top to the foot.
fn plot(area: &Area<'_>, swings: &[Swing], net: i64, foot: i64) -> Drawn {
    let ends = swings
        .iter()
        .flat_map(|swing| [swing.low.net_pence, swing.high.net_pence]);
    let ends = ends.chain([net]);
    let least = ends.clone().min().unwrap_or(net);
    let most = ends.max().unwrap_or(net);
    let mut chart = ChartBuilder::on(area)
        .margin_left(4)
        .margin_right(4)
        .build_cartesian_2d(
            (least..most).with_key_points(Vec::new()),
            (foot..0).with_key_points(Vec::new()),
        )?;
    let from = |top: i64| (top..foot).step_by(STEP.into());
    let sides = from(22).zip(from(38));
    chart.draw_series(swings.iter().zip(sides).map(|(swing, (top, foot))| {
        let corners = [(swing.low.net_pence, top), (swing.high.net_pence, foot)];
        Rectangle::new(corners, Ink::Swing.stroke_width(2))
    }))?;
    let lines = from(18).zip(from(42));
    chart.draw_series(
        lines.map(|(top, foot)| PathElement::new([(net, top), (net, foot)], Ink::Axis)),
    )?;
    Ok(())
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
