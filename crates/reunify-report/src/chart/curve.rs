//! The curve of re-entry with its band.

use std::fmt::Write;

use maud::html;
use reunify::Percent;

use super::Chart;
use super::scale::Scale;
use crate::figures::{CurvePoint, Figures, hundredths};

const LEFT: i64 = 48;
const RIGHT: i64 = 348;
const TOP: i64 = 14;
const FOOT: i64 = 210;
const HEIGHT: i64 = 256;

/// The curve; nothing where it would rest on small numbers, or there is none.
pub(crate) fn curve(figures: &Figures) -> Option<Chart> {
    let points = figures.re_entry.curve.as_slice();
    (!points.is_empty()).then(|| of_points(points))
}

fn of_points(points: &[CurvePoint]) -> Chart {
    let last = points.last().map_or(12, |point| i64::from(point.months));
    let months = Scale {
        from: 0,
        to: whole(last, 12),
        start: LEFT,
        end: RIGHT,
    };
    let most = points
        .iter()
        .map(|point| hundredths(upper(point)))
        .max()
        .unwrap_or(0);
    let shares = Scale {
        from: 0,
        to: whole(most, 1_000).clamp(1_000, 10_000),
        start: FOOT,
        end: TOP,
    };
    let line = steps(points, months, shares, |point| point.share);
    let inner = html! {
        path.band d=(band(points, months, shares)) fill="currentColor" fill-opacity="0.15"
            stroke="currentColor" stroke-dasharray="3 3" {}
        path.axis d=(format!("M{LEFT} {TOP}V{FOOT}H{RIGHT}")) fill="none" stroke="currentColor" {}
        @for share in ticks(shares.to, 1_000, 5) {
            text x=(LEFT.saturating_sub(6)) y=(shares.place(share).saturating_add(4)) text-anchor="end" {
                (share.checked_div(100).unwrap_or_default()) "%"
            }
        }
        @for month in ticks(months.to, 12, 5) {
            text x=(months.place(month)) y=(FOOT.saturating_add(18)) text-anchor="middle" { (month) }
        }
        text x=(RIGHT) y=(FOOT.saturating_add(38)) text-anchor="end" { "months since leaving care" }
        path.curve d=(format!("M{}", line.join("L"))) fill="none" stroke="currentColor" stroke-width="2.5" {}
    };
    Chart::of(
        "curve-chart",
        "Share looked after again, by months since leaving care",
        says(points),
        HEIGHT,
        &inner,
    )
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
fn steps(
    points: &[CurvePoint],
    months: Scale,
    shares: Scale,
    of: impl Fn(&CurvePoint) -> Percent,
) -> Vec<String> {
    let mut height = shares.place(0);
    let mut corners = vec![format!("{} {height}", months.place(0))];
    for point in points {
        let x = months.place(i64::from(point.months));
        corners.push(format!("{x} {height}"));
        height = shares.place(hundredths(of(point)));
        corners.push(format!("{x} {height}"));
    }
    corners
}

fn band(points: &[CurvePoint], months: Scale, shares: Scale) -> String {
    let mut corners = steps(points, months, shares, lower);
    let over = steps(points, months, shares, upper);
    corners.extend(over.into_iter().rev());
    format!("M{}Z", corners.join("L"))
}

/// A value, or the next whole multiple above it.
fn whole(value: i64, step: i64) -> i64 {
    let steps = value
        .saturating_add(step.saturating_sub(1))
        .checked_div(step);
    steps.unwrap_or_default().saturating_mul(step).max(step)
}

/// Multiples of a step up to an end, no more than about so many.
fn ticks(end: i64, step: i64, most: i64) -> Vec<i64> {
    let many = end.checked_div(step).unwrap_or_default();
    let each = whole(many, most).checked_div(most).unwrap_or(1).max(1);
    let step = step.saturating_mul(each);
    let mut ticks = Vec::new();
    let mut at = 0i64;
    while at <= end {
        ticks.push(at);
        at = at.saturating_add(step.max(1));
    }
    ticks
}
