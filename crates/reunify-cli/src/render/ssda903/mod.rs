//! The report of returns home, for people and for spreadsheets.

mod csv;
mod text;

pub(crate) use csv::csv;
pub(crate) use text::text;
