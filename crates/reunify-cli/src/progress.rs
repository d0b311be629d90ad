//! Bars on long work, on a terminal.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar up to a number; a spinner, if nobody knows how many there are. Nothing, where there is no
/// terminal.
pub(crate) fn bar(all: Option<u64>, template: &str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = all.map_or_else(ProgressBar::new_spinner, ProgressBar::new);
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Counts cases as they come.
pub(crate) fn cases() -> ProgressBar {
    bar(None, "{spinner} {pos} cases, {per_sec}")
}
