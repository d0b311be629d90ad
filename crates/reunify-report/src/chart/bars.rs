//! Bars side by side, with the number at the end of each.

use std::collections::BTreeMap;
use std::ops::Add;

use plotters::chart::ChartBuilder;
use plotters::coord::combinators::BindKeyPoints;
use plotters::element::{EmptyElement, Rectangle, Text};
use plotters::style::Color;
use plotters::style::text_anchor::HPos;
use reunify::suppression::Shown;

use super::ink::Ink;
use super::{Area, Chart, Drawn, text};
use crate::table::written;

/// Room for the names of the groups, and the least for the numbers.
const LEFT: u32 = 64;
const RIGHT: u32 = 50;
/// A bar with the room about it is two steps tall, and one is between groups.
const STEP: u32 = 11;
const ROOM: u32 = 3;
/// How tall a line of the key is, and the room above and below the bars.
const LINE: u32 = 21;
const GAP: u32 = 8;

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

/// A bar, and how many steps from the top it is.
struct Bar {
    ink: Ink,
    top: i64,
    count: Shown,
}

impl Bars<'_> {
    /// Nothing where there are no groups.
    pub(super) fn draw(&self) -> Option<Chart> {
        if self.groups.is_empty() {
            return None;
        }
        let series = u32::try_from(self.series.len()).ok()?;
        let groups = u32::try_from(self.groups.len()).ok()?;
        let key = LINE.saturating_mul(series);
        let steps = series
            .saturating_mul(2)
            .saturating_add(1)
            .saturating_mul(groups);
        // An axis ends on its last pixel, so there is one more than it has steps.
        let height = steps
            .saturating_mul(STEP)
            .saturating_add(GAP.saturating_mul(2))
            .saturating_add(1);
        Chart::of(
            self.id,
            self.title,
            self.says(),
            key.saturating_add(height),
            |area| {
                let (key, plot) = area.split_vertically(key);
                self.key(&key)?;
                self.plot(&plot, steps.into())
            },
        )
    }

    /// What each series is called.
    fn key(&self, area: &Area<'_>) -> Drawn {
        let lines = area.split_evenly((self.series.len(), 1));
        for ((series, name), line) in self.series.iter().enumerate().zip(lines) {
            let ink = Ink::of_series(series);
            line.draw(&Rectangle::new([(1, 3), (17, 19)], ink.stroke_width(2)))?;
            line.draw(&Text::new(*name, (24, 11), text(HPos::Left)))?;
        }
        Ok(())
    }

    /// The bars, which together are so many steps tall.
    fn plot(&self, area: &Area<'_>, steps: i64) -> Drawn {
        let mut names = BTreeMap::new();
        let mut bars = Vec::new();
        let mut top = 1i64;
        for group in &self.groups {
            let first = top;
            for (series, count) in group.counts.iter().enumerate() {
                let ink = Ink::of_series(series);
                bars.push(Bar {
                    ink,
                    top,
                    count: *count,
                });
                top = top.saturating_add(2);
            }
            names.insert(first.midpoint(top), group.name.as_str());
            top = top.saturating_add(1);
        }
        let most = bars.iter().map(Bar::length).max().unwrap_or(0).max(1);
        let mut right = RIGHT;
        for bar in &bars {
            let (width, _) = area.estimate_text_size(&written(bar.count), &text(HPos::Left))?;
            right = right.max(width.saturating_add(8));
        }
        let mut chart = ChartBuilder::on(area)
            .y_label_area_size(LEFT)
            .margin_top(GAP)
            .margin_bottom(GAP)
            .margin_right(right)
            .build_cartesian_2d(
                (0..most).with_key_points(Vec::new()),
                (steps..0).with_key_points(names.keys().copied().collect()),
            )?;
        chart
            .configure_mesh()
            .disable_mesh()
            .disable_x_axis()
            .set_all_tick_mark_size(3)
            .axis_style(Ink::Axis)
            .y_label_style(text(HPos::Right))
            .y_label_formatter(&|top| names.get(top).copied().unwrap_or_default().to_owned())
            .draw()?;
        chart.draw_series(bars.iter().filter_map(Bar::drawn))?;
        chart.draw_series(bars.iter().map(|bar| {
            let end = EmptyElement::at((bar.length(), bar.top.saturating_add(1)));
            end.add(Text::new(written(bar.count), (6, 0), text(HPos::Left)))
        }))?;
        Ok(())
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

impl Bar {
    /// How long it is; one that is not shown has no length.
    fn length(&self) -> i64 {
        match self.count {
            Shown::Count(count) => i64::try_from(count).unwrap_or(i64::MAX),
            Shown::Suppressed { .. } => 0,
        }
    }

    /// Nothing where it has no length.
    fn drawn(&self) -> Option<Rectangle<(i64, i64)>> {
        let corners = [(0, self.top), (self.length(), self.top.saturating_add(2))];
        let mut bar = Rectangle::new(corners, self.ink.stroke_width(2));
        bar.set_margin(ROOM, ROOM, 0, 0);
        (self.length() > 0).then_some(bar)
    }
}

fn in_words(count: Shown) -> String {
    match count {
        Shown::Count(count) => count.to_string(),
        Shown::Suppressed { .. } => "not shown".to_owned(),
    }
}
