//! Inputs that have been read and checked.

mod blocks;
mod check;
mod cited;
mod gather;
mod input;
mod local;
mod re_entry_cost;
mod resolve;
mod work_out;

use reunify::{Code, Diagnostic, Diagnostics, Id, json};

use self::blocks::Blocks;
use crate::document::{InputsDocument, SimulationSettings};
use crate::model::{CostOfOne, Structure};

pub use cited::Cited;
pub use input::{Input, Range, Stated, StatedIn};

/// The inputs of the model, read, checked and in the prices of one year.
#[derive(Debug, Clone)]
pub struct Inputs {
    blocks: Blocks,
    index: Option<Cited>,
    inputs: Vec<Input>,
    structure: Structure,
}

impl Inputs {
    /// Reads inputs, with what they are based on, and checks them.
    ///
    /// # Errors
    /// Diagnostics with their places, if the bytes are not inputs that the model can work with.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Diagnostics> {
        let (document, text) = json::from_bytes::<InputsDocument>(bytes)?;
        Self::from_document(&document).map_err(|problems| problems.located_in(text))
    }

    /// The same, for inputs that were put together in Rust.
    ///
    /// # Errors
    /// Diagnostics with JSON pointers, if the model cannot work with them.
    pub fn from_document(document: &InputsDocument) -> Result<Self, Diagnostics> {
        let problems = check::check(document);
        if problems.has_errors() {
            return Err(problems);
        }
        Self::resolve(Blocks::of(document)?)
    }

    /// The same inputs with draws that start elsewhere, or another number of runs.
    ///
    /// # Errors
    /// A diagnostic, if the number of runs is not from 100 to 100,000, or the seed is not one that
    /// every host can hold (2^53 - 1 at most).
    pub fn with_simulation(&self, settings: SimulationSettings) -> Result<Self, Diagnostics> {
        check::simulation(&settings)?;
        let mut inputs = self.clone();
        inputs.blocks.simulation = settings;
        Ok(inputs)
    }

    /// How ranges are tried.
    #[must_use]
    pub fn simulation(&self) -> SimulationSettings {
        self.blocks.simulation
    }

    /// The types of placement that have a weekly cost; none where the cost of a re-entry is one average.
    #[must_use]
    pub fn placement_types(&self) -> Vec<&Id> {
        match &self.structure.cost {
            CostOfOne::Average(_) => Vec::new(),
            CostOfOne::BuiltUp { placements, .. } => {
                placements.iter().map(|placement| &placement.kind).collect()
            }
        }
    }

    /// Every input of the model, in the order in which they are shown.
    #[must_use]
    pub fn figures(&self) -> &[Input] {
        &self.inputs
    }
}

/// A problem of a whole document.
fn refuse(code: Code, message: impl Into<String>, at: &str) -> Diagnostic {
    Diagnostic::error(code, message).at(at)
}
