//! A report of returns home, from the SSDA903 return, that can be handed on.
//!
//! [`Figures`] are made from what [`reunify_ssda903`] counts. Small numbers are kept out of them, and
//! so is what would give a small number away; [`html`], [`csv()`] and [`charts`] then show the same figures
//! and know nothing else. Nobody is rated, and neither teams nor authorities are set in an order.
//!
//! ```
//! use reunify::suppression::Suppression;
//! use reunify_report::{Figures, html};
//! use reunify_ssda903::{Intake, Source, report};
//! let episodes = b"CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n1,01/05/2017,S,V2,U6,01/06/2017,E4A\n";
//! let mut intake = Intake::new();
//! intake.csv(&Source::named("episodes.csv"), None, &episodes[..])?;
//! let report = report::returns(&intake.finish()?, "2018-03-31".parse()?)?;
//! let figures = Figures::of(&report, Suppression::default());
//! assert!(html(&figures).starts_with("<!DOCTYPE html>"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The crate has no clock, files, threads or global state, and no figure with a floating point: the
//! same report gives the same bytes on every host.

mod chart;
mod figures;
mod html;
#[cfg(feature = "schema")]
pub mod schema;
mod suppress;
mod table;

pub use chart::{Chart, charts, costs_chart};
pub use figures::{
    AnomalyFigures, AnomalyKind, CostFigures, CurvePoint, Figures, FiguresFormat, KindRates, Rate,
    ReEntry, ReturnsByKind, ReturnsFigures, ReviewFigures, ReviewOutcomes, ReviewYear, Totals,
    TypeWeeks, WeeksFigures, WithParentsFigures, YearOfReturns,
};
pub use html::html;
pub use table::{TableError, csv};
