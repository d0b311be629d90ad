//! Charts, as SVG in whole numbers: the same on every host, and without measuring text.

mod bars;
mod curve;
mod returns;
mod reviews;
mod scale;
mod tornado;

use maud::{Markup, PreEscaped, Render, html};
use serde::Serialize;

pub(crate) use curve::curve;
pub(crate) use returns::returns;
pub(crate) use reviews::reviews;
pub use tornado::costs_chart;
pub(crate) use tornado::tornado;

use crate::figures::Figures;

/// How wide every chart is; a page of 320 pixels shows it nearly as it is.
const WIDTH: i64 = 360;

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
    fn of(id: &'static str, title: &str, summary: String, height: i64, inner: &Markup) -> Self {
        let title_id = format!("{id}-title");
        let summary_id = format!("{id}-desc");
        let svg = html! {
            svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {WIDTH} {height}")) role="img"
                aria-labelledby=(format!("{title_id} {summary_id}"))
                font-family="system-ui, sans-serif" font-size="13" fill="currentColor" {
                title id=(title_id) { (title) }
                desc id=(summary_id) { (summary) }
                (inner)
            }
        };
        Self {
            id,
            title: title.to_owned(),
            summary,
            svg: svg.into_string(),
        }
    }
}

impl Render for Chart {
    fn render(&self) -> Markup {
        PreEscaped(self.svg.clone())
    }
}
