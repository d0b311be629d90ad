//! Parts that every section is made of.

use maud::{Markup, html};
use reunify::Percent;
use reunify::suppression::Shown;

use crate::chart::Chart;
use crate::table::{KEPT_OUT, written};

/// A cell of a table.
pub(super) enum Cell {
    Text(String),
    Number(String),
}

impl Cell {
    pub(super) fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }

    pub(super) fn number(text: impl ToString) -> Self {
        Self::Number(text.to_string())
    }

    pub(super) fn count(shown: Shown) -> Self {
        Self::Number(written(shown))
    }

    pub(super) fn share(share: Option<Percent>) -> Self {
        Self::Number(share.map_or_else(|| "–".to_owned(), |share| share.to_string()))
    }
}

/// A table with a caption. The first cell of each row is its heading. It can be scrolled by keyboard
/// where it is wider than the page.
pub(super) fn table(id: &str, caption: &str, head: &[&str], rows: &[Vec<Cell>]) -> Markup {
    html! {
        div.wide role="region" aria-labelledby=(id) tabindex="0" {
            table {
                caption id=(id) { (caption) }
                thead { tr { @for name in head { th scope="col" { (name) } } } }
                tbody {
                    @for row in rows {
                        tr { @for (at, cell) in row.iter().enumerate() { (cell_of(at, cell)) } }
                    }
                }
            }
        }
    }
}

fn cell_of(at: usize, cell: &Cell) -> Markup {
    match cell {
        Cell::Text(text) | Cell::Number(text) if at == 0 => html! { th scope="row" { (text) } },
        Cell::Text(text) => html! { td { (text) } },
        Cell::Number(text) if text == KEPT_OUT => {
            html! { td.number { abbr title="not shown" { (text) } } }
        }
        Cell::Number(text) => html! { td.number { (text) } },
    }
}

/// A chart with a line beneath it.
pub(super) fn figure(chart: &Chart, caption: &str) -> Markup {
    html! { figure { (chart) figcaption { (caption) } } }
}
