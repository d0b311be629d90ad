//! Charts, which plotters lays out and a backend of our own writes as SVG in whole numbers: the same on
//! every host, and without measuring text.

mod backend;
mod bars;
mod curve;
mod ink;
mod returns;
mod reviews;
mod tornado;

use std::convert::Infallible;

use maud::{Markup, PreEscaped, Render, html};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::style::TextStyle;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use serde::Serialize;

pub(crate) use curve::curve;
pub(crate) use returns::returns;
pub(crate) use reviews::reviews;
pub use tornado::costs_chart;
pub(crate) use tornado::tornado;

use self::backend::{Backend, LETTER};
use crate::figures::Figures;

/// How wide every chart is; a page of 320 pixels shows it nearly as it is.
const WIDTH: u32 = 360;

/// None is taller, so that no place in it overflows. Every year of a calendar has room in it.
const TALLEST: u32 = 1_000_000;

/// Where a chart is drawn.
type Area<'a> = DrawingArea<Backend<'a>, Shift>;

/// Of what can fail in plotters, nothing does here: the backend writes to memory, and each area is used
/// by one at a time.
type Drawn = Result<(), DrawingAreaErrorKind<Infallible>>;

/// A chart, to be put into a page as it is.
///
/// It is drawn in the colour of the text around it (`currentColor`), so that forced colours hold, and has
/// no `style` and no script, so that the strictest policy of a page shows it. A page may colour its
/// classes: `axis`, `curve`, `band`, `swing`, `hatch`, and `series-1` to `series-3`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Chart {
    /// Its name: `returns-chart`, `curve-chart`, `reviews-chart` or `tornado-chart`. The ids within the
    /// picture begin with it.
    pub id: &'static str,
    /// What it is of.
    pub title: String,
    /// What it shows, in words: the text alternative, which is in the picture too.
    pub summary: String,
    /// The picture, with its title and summary: an `svg` element.
    pub svg: String,
}

/// The charts that the figures have, in the order of the page. Each shows what the figures show and
/// nothing more: what is kept out of them is in no picture.
#[must_use]
pub fn charts(figures: &Figures) -> Vec<Chart> {
    let charts = [
        returns(figures),
        curve(figures),
        reviews(figures),
        tornado(figures),
    ];
    charts.into_iter().flatten().collect()
}

impl Chart {
    fn of(
        id: &'static str,
        title: &str,
        summary: String,
        height: u32,
        draw: impl FnOnce(&Area<'_>) -> Drawn,
    ) -> Option<Self> {
        if height > TALLEST {
            return None;
        }
        let title_id = format!("{id}-title");
        let summary_id = format!("{id}-desc");
        let pattern = format!("{id}-hatch");
        let mut drawn = String::new();
        let backend = Backend {
            size: (WIDTH, height),
            pattern: &pattern,
            drawn: &mut drawn,
        };
        draw(&backend.into_drawing_area()).ok()?;
        let svg = html! {
            svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {WIDTH} {height}")) role="img"
                aria-labelledby=(format!("{title_id} {summary_id}"))
                font-family="system-ui, sans-serif" font-size=(LETTER.1) fill="currentColor" {
                title id=(title_id) { (title) }
                desc id=(summary_id) { (summary) }
                @if drawn.contains(&pattern) { (hatch(&pattern)) }
                (PreEscaped(drawn))
            }
        };
        Some(Self {
            id,
            title: title.to_owned(),
            summary,
            svg: svg.into_string(),
        })
    }
}

fn hatch(id: &str) -> Markup {
    html! {
        defs {
            pattern id=(id) width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                line.hatch x1="0" y1="0" x2="0" y2="6" stroke="currentColor" stroke-width="2" {}
            }
        }
    }
}

/// Text that ends, begins or has its middle at a place, and is level with it.
fn text(from: HPos) -> TextStyle<'static> {
    TextStyle::from("sans-serif").pos(Pos::new(from, VPos::Center))
}

impl Render for Chart {
    fn render(&self) -> Markup {
        PreEscaped(self.svg.clone())
    }
}
