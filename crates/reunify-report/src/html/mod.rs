//! The figures as one page that needs nothing else: no scripts, no requests, no fonts.

mod costs;
mod part;
mod re_entry;
mod sections;
mod summary;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::figures::Figures;

/// Nothing may be fetched or run; only the styles of the page itself apply.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE: &str = include_str!("style.css");

/// The figures as an HTML page.
#[must_use]
pub fn html(figures: &Figures) -> String {
    page(figures).into_string()
}

fn page(figures: &Figures) -> Markup {
    let title = format!("Returns home from care, {}", figures.years());
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#main" { "Skip to the figures" }
                header {
                    h1 { (title) }
                    p { "From the SSDA903 return of children looked after, as of " (figures.as_of) "." }
                }
                main #main tabindex="-1" {
                    (summary::summary(figures))
                    (sections::returns(figures))
                    (re_entry::re_entry(figures))
                    (sections::with_parents(figures))
                    (sections::reviews(figures))
                    (costs::costs(figures))
                    (sections::anomalies(figures))
                    (sections::method(figures))
                }
                footer { p { "Made by reunify. It counts what was recorded; it rates nobody." } }
            }
        }
    }
}
