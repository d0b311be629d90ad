//! Charts, as SVG in whole numbers: the same on every host, and without measuring text.

mod bars;
mod curve;
mod scale;
mod tornado;

use maud::{Markup, html};

pub(super) use bars::{Bars, Group};
pub(super) use curve::curve;
pub(super) use tornado::tornado;

/// How wide every chart is; a page of 320 pixels shows it nearly as it is.
const WIDTH: i64 = 360;

/// A chart, with its title and what it shows in words.
fn svg(id: &str, title: &str, says: &str, height: i64, inner: &Markup) -> Markup {
    let title_id = format!("{id}-title");
    let says_id = format!("{id}-desc");
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {WIDTH} {height}")) role="img"
            aria-labelledby=(format!("{title_id} {says_id}")) {
            title id=(title_id) { (title) }
            desc id=(says_id) { (says) }
            (inner)
        }
    }
}
