//! What support after a return home from care costs, what failed returns cost, what would be saved
//! if fewer children came back into care, and how few would have to for the support to pay for
//! itself: a transparent model of the published method (Holmes, for the NSPCC, 2014 and 2024).
//!
//! It is for planning services for all the children of an area. It knows no child: there is nowhere
//! to put one. Never show what comes out beside a decision about a child, or divide it down to one.
//! A cost beside a decision pushes the decision, and an average says nothing about any one child.
//!
//! [`Inputs::from_json`] reads the inputs, which may be based on one of the [`National`] documents
//! and state only what is local; [`Inputs::report`] works out every line, with the formula and the
//! figures to redo it by hand, which input matters most, and how far the answer may be off.
//!
//! ```
//! use reunify_costs::{Inputs, LineId, National};
//! let inputs = Inputs::from_json(National::Y2024.json().as_bytes())?;
//! let report = inputs.report()?;
//! let support = report.line(LineId::SupportAYear).map(|line| line.shown.as_str());
//! assert_eq!(support, Some("£66,996,639"));
//! # Ok::<(), reunify::Diagnostics>(())
//! ```
//!
//! Everything is a whole number, so every host gives the same bytes. The crate has no input or
//! output, no clock, no threads and no global state.

mod document;
mod inputs;
mod local;
mod model;
mod national;
mod report;
#[cfg(feature = "schema")]
pub mod schema;
mod sensitivity;
mod simulation;
mod wording;

pub use document::{
    BuiltUp, ByNeed, CaseManagement, CostOfReEntry, Count, Figure, Horizon, IndexYear, Inflation,
    InputsDocument, InputsFormat, Need, Pence, Placement, Process, ProcessCost, Quantity, ReEntry,
    ReportFormat, Returns, Service, SimulationSettings, Spread, Support, SupportForNeed, Unit,
};
pub use inputs::{Cited, Input, Inputs, Range, Stated, StatedIn};
pub use local::{LocalReEntry, LocalReturns};
pub use model::LineId;
pub use national::National;
pub use report::{HorizonUsed, Line, Report};
pub use sensitivity::{End, Swing};
pub use simulation::{Interval, SimulatedLine, Simulation};
