//! The report of returns home, and what is told of cases that were made, for people and for spreadsheets.

mod cases;
mod csv;
mod text;

pub(crate) use cases::text as cases;
pub(crate) use csv::csv;
pub(crate) use text::text;
