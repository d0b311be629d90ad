//! The curve of re-entry with its band.

use std::fmt::Write;

use plotters::chart::ChartBuilder;
use plotters::coord::combinators::BindKeyPoints;
use plotters::element::{PathElement, Polygon};
use plotters::style::Color;
use plotters::style::text_anchor::HPos;
use reunify::Percent;

use super::ink::Ink;
use super::{Area, Chart, Drawn, text};
use crate::figures::{CurvePoint, Figures, hundredths};

const HEIGHT: u32 = 256;

/// The curve; nothing where it would rest on small numbers, or there is none.
pub(crate) fn curve(figures: &Figures) -> Option<Chart> {
    let points = figures.re_entry.curve.as_slice();
    let last = points.iter().map(|point| point.months).max()?;
    Chart::of(
        "curve-chart",
        "Share looked after again, by months since leaving care",
        says(points),
        HEIGHT,
        |area| plot(area, points, whole(last.into(), 12)),
    )
}

fn plot(area: &Area<'_>, points: &[CurvePoint], months: i64) -> Drawn {
    let most = points
        .iter()
        .map(|point| upper(point).max(point.share))
        .max();
    let shares = whole(most.map_or(0, hundredths), 1_000);
    let mut chart = ChartBuilder::on(area)
        .margin_top(14)
        .margin_bottom(4)
        .margin_right(12)
        .x_label_area_size(42)
        .y_label_area_size(48)
        .build_cartesian_2d(
            (0..months).with_key_points(ticks(months, 12)),
            (0..shares).with_key_points(ticks(shares, 1_000)),
        )?;
    let mut band = steps(points, lower);
    band.extend(steps(points, upper).into_iter().rev());
    chart.draw_series([Polygon::new(band, Ink::Band)])?;
    chart
        .configure_mesh()
        .disable_mesh()
        .set_all_tick_mark_size(3)
        .axis_style(Ink::Axis)
        .label_style(text(HPos::Left))
        // Left to itself, plotters takes `Debug`, which says nothing in a module for WebAssembly.
        .x_label_formatter(&ToString::to_string)
        .y_label_formatter(&|share| format!("{}%", share.checked_div(100).unwrap_or_default()))
        .x_desc("months since leaving care")
        .draw()?;
    let line = PathElement::new(
        steps(points, |point| point.share),
        Ink::Curve.stroke_width(3),
    );
    chart.draw_series([line])?;
    Ok(())
}

fn says(points: &[CurvePoint]) -> String {
    let mut says = "A line that rises in steps from 0%, in a band.".to_owned();
    let told = points.iter().filter(|point| point.months % 12 == 0);
    let told: Vec<&CurvePoint> = told.collect();
    let told = if told.is_empty() {
        points.last().into_iter().collect()
    } else {
        told
    };
    for point in told {
        let _ = write!(
            says,
            " Within {} months {}, with a band from {} to {}.",
            point.months,
            point.share,
            lower(point),
            upper(point)
        );
    }
    says
}

fn lower(point: &CurvePoint) -> Percent {
    point.lower.unwrap_or(point.share)
}

fn upper(point: &CurvePoint) -> Percent {
    point.upper.unwrap_or(point.share)
}

/// The corners of the steps from nothing, from left to right.
fn steps(points: &[CurvePoint], of: impl Fn(&CurvePoint) -> Percent) -> Vec<(i64, i64)> {
    let mut height = 0;
    let mut corners = vec![(0, height)];
    for point in points {
        let month = i64::from(point.months);
        corners.push((month, height));
        height = hundredths(of(point));
        corners.push((month, height));
    }
    corners
}

/// A value, or the next whole multiple above it.
fn whole(value: i64, step: i64) -> i64 {
    let steps = value
        .saturating_add(step.saturating_sub(1))
        .checked_div(step);
    steps.unwrap_or_default().saturating_mul(step).max(step)
}

/// Multiples of a step up to an end, no more than about five.
fn ticks(end: i64, step: i64) -> Vec<i64> {
    let fifth = end.checked_div(5).unwrap_or_default();
    let each = usize::try_from(whole(fifth, step)).unwrap_or(usize::MAX);
    (0..=end).step_by(each).collect()
}
