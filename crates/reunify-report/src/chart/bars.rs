//! Bars side by side, with the number at the end of each.

use maud::{Markup, html};
use reunify::suppression::Shown;

use super::scale::Scale;
use super::{Chart, WIDTH};
use crate::table::{KEPT_OUT, written};

const LEFT: i64 = 70;
const BAR: i64 = 16;
const STEP: i64 = 21;
const GAP: i64 = 10;

/// Groups of bars, one bar for each series.
pub(super) struct Bars<'a> {
    pub(super) id: &'static str,
    pub(super) title: &'a str,
    pub(super) series: &'a [&'a str],
    pub(super) groups: Vec<Group>,
}

/// The bars of a year.
pub(super) struct Group {
    pub(super) name: String,
    pub(super) counts: Vec<Shown>,
}

/// A bar, and where it is.
struct Bar<'a> {
    series: usize,
    top: i64,
    count: Shown,
    group: Option<&'a str>,
}

impl Bars<'_> {
    /// Nothing where there are no groups.
    pub(super) fn draw(&self) -> Option<Chart> {
        if self.groups.is_empty() {
            return None;
        }
        let (bars, height) = self.bars();
        let most = bars
            .iter()
            .map(|bar| drawn(bar.count))
            .max()
            .unwrap_or(0)
            .max(1);
        let scale = Scale {
            from: 0,
            to: most,
            start: LEFT,
            end: WIDTH.saturating_sub(50),
        };
        let pattern = format!("{}-hatch", self.id);
        let inner = html! {
            defs {
                pattern id=(pattern) width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    line.hatch x1="0" y1="0" x2="0" y2="6" stroke="currentColor" stroke-width="2" {}
                }
            }
            @for (at, name) in self.series.iter().enumerate() {
                (swatch(at, &pattern, 0, line(at, STEP)))
                text x="24" y=(line(at, STEP).saturating_add(13)) { (name) }
            }
            @for bar in &bars { (drawn_bar(bar, scale, &pattern)) }
        };
        Some(Chart::of(self.id, self.title, self.says(), height, &inner))
    }

    fn bars(&self) -> (Vec<Bar<'_>>, i64) {
        let mut top = line(self.series.len(), STEP).saturating_add(GAP);
        let mut bars = Vec::new();
        for group in &self.groups {
            for (series, count) in group.counts.iter().enumerate() {
                bars.push(Bar {
                    series,
                    top,
                    count: *count,
                    group: (series == 0).then_some(group.name.as_str()),
                });
                top = top.saturating_add(STEP);
            }
            top = top.saturating_add(GAP);
        }
        (bars, top)
    }

    fn says(&self) -> String {
        let group = |group: &Group| {
            let counts = self.series.iter().zip(&group.counts);
            let counts = counts.map(|(name, count)| format!("{name} {}", in_words(*count)));
            format!("{}: {}.", group.name, counts.collect::<Vec<_>>().join(", "))
        };
        let groups: Vec<String> = self.groups.iter().map(group).collect();
        groups.join(" ")
    }
}

fn in_words(count: Shown) -> String {
    match count {
        Shown::Count(count) => count.to_string(),
        Shown::Suppressed { .. } => "not shown".to_owned(),
    }
}

fn line(number: usize, height: i64) -> i64 {
    i64::try_from(number)
        .unwrap_or(i64::MAX)
        .saturating_mul(height)
}

/// How long a bar is; one that is not shown has no length.
fn drawn(count: Shown) -> i64 {
    match count {
        Shown::Count(count) => i64::try_from(count).unwrap_or(i64::MAX),
        Shown::Suppressed { .. } => 0,
    }
}

fn drawn_bar(bar: &Bar<'_>, scale: Scale, pattern: &str) -> Markup {
    let end = scale.place(drawn(bar.count));
    let base = bar.top.saturating_add(13);
    let label = match bar.count {
        Shown::Suppressed { .. } => KEPT_OUT.to_owned(),
        Shown::Count(_) => written(bar.count),
    };
    html! {
        @if let Some(name) = bar.group { text x="0" y=(base) { (name) } }
        @if end > LEFT { (rect(bar.series, pattern, LEFT, bar.top, end.saturating_sub(LEFT))) }
        text x=(end.saturating_add(6)) y=(base) { (label) }
    }
}

fn swatch(series: usize, pattern: &str, x: i64, y: i64) -> Markup {
    rect(series, pattern, x, y, BAR)
}

/// The first series is filled, the second hatched and the third empty, so that none is told by colour alone.
fn rect(series: usize, pattern: &str, x: i64, y: i64, width: i64) -> Markup {
    let class = format!("series-{}", series.saturating_add(1));
    let fill = match series {
        0 => "currentColor".to_owned(),
        1 => format!("url(#{pattern})"),
        _ => "none".to_owned(),
    };
    html! {
        rect class=(class) x=(x) y=(y) width=(width) height=(BAR) fill=(fill) stroke="currentColor" stroke-width="1.5" {}
    }
}
