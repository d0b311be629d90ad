//! The report: every line, which input matters most, and how far the answer may be off.

mod line;

use reunify::{Code, Diagnostic, Diagnostics, Percent};
use serde::Serialize;

use crate::document::ReportFormat;
use crate::inputs::{Cited, Input, Inputs};
use crate::model::{LineId, TooLarge};
use crate::national::National;
use crate::sensitivity::Swing;
use crate::simulation::Simulation;

pub use line::Line;

/// What comes out of the model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Costs"))]
#[serde(rename_all = "kebab-case")]
pub struct Report {
    /// The version of this format.
    pub format: ReportFormat,
    /// What the figures are of.
    pub title: String,
    /// What the report is for, and what it is not.
    pub purpose: String,
    /// The national document that the inputs are based on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub based_on: Option<National>,
    /// The year in whose prices every amount is.
    pub price_year: u16,
    /// Who publishes the index of prices, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<Cited>,
    /// The years that are counted.
    pub horizon: HorizonUsed,
    /// Every input.
    pub inputs: Vec<Input>,
    /// Every line.
    pub lines: Vec<Line>,
    /// Each input with a range, the one that moves the net over the horizon furthest first.
    pub sensitivity: Vec<Swing>,
    /// How far the answer may be off, if anything has a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub simulation: Option<Simulation>,
    /// How lines are rounded.
    pub rounding: String,
    /// What a reader should know.
    pub caveats: Vec<String>,
}

/// The years that are counted, and how much each counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct HorizonUsed {
    /// How many.
    pub years: u16,
    /// How much less each later year counts than the one before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_rate: Option<Percent>,
    /// How much each year counts, in millionths of the first; each from the one before, rounded.
    pub millionths: Vec<i64>,
    /// All of them together.
    pub total_millionths: i64,
}

impl Report {
    /// A line by its name, if the report has it.
    #[must_use]
    pub fn line(&self, id: LineId) -> Option<&Line> {
        self.lines.iter().find(|line| line.id == id)
    }
}

impl Inputs {
    /// Works everything out.
    ///
    /// # Errors
    /// A diagnostic, if a line comes to more than every host can hold (2^53 - 1 pence).
    pub fn report(&self) -> Result<Report, Diagnostics> {
        self.work_out().map_err(|TooLarge(line)| {
            Diagnostic::error(
                Code::InvalidValue,
                format!(
                    "the line `{}` comes to more than can be counted",
                    line.as_str()
                ),
            )
            .at("")
            .help("look for an input with too many digits; amounts are in pence")
            .into()
        })
    }
}
