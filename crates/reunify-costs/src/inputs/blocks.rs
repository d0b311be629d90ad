//! The blocks of the inputs, each from the document that has it.

use reunify::plan::{Citation, Source};
use reunify::{Code, Diagnostic, Diagnostics, Percent, json};

use super::StatedIn;
use crate::document::{
    CostOfReEntry, Figure, Horizon, Inflation, InputsDocument, ReEntry, Returns,
    SimulationSettings, Support,
};

/// What a document gives to each figure in it that does not have its own.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    pub(super) from: StatedIn,
    pub(super) sources: Vec<Source>,
    pub(super) cite: Option<Citation>,
    pub(super) price_year: Option<u16>,
}

impl Origin {
    fn of(document: &InputsDocument, from: StatedIn) -> Self {
        Self {
            from,
            sources: document.sources.clone(),
            cite: document.cite.clone(),
            price_year: document.price_year,
        }
    }

    /// Where in the inputs a problem of a figure is shown: at the figure, or at what brought it in.
    pub(super) fn place(&self, pointer: &str) -> String {
        match self.from {
            StatedIn::Inputs => pointer.to_owned(),
            StatedIn::BasedOn => "/based-on".to_owned(),
            StatedIn::LocalReturns => String::new(),
        }
    }
}

/// A block with the document that it is from.
#[derive(Debug, Clone)]
pub(super) struct Sourced<T> {
    pub(super) block: T,
    pub(super) origin: Origin,
}

/// The blocks, each from the inputs or else from what they are based on.
#[derive(Debug, Clone)]
pub(super) struct Blocks {
    pub(super) title: String,
    pub(super) based_on: Option<crate::National>,
    pub(super) price_year: u16,
    pub(super) inflation: Option<Sourced<Inflation>>,
    pub(super) returns: Sourced<Returns>,
    pub(super) re_entry: Sourced<ReEntry>,
    pub(super) within_months: u16,
    pub(super) target: Sourced<Figure<Percent>>,
    pub(super) support: Sourced<Support>,
    pub(super) cost: Sourced<CostOfReEntry>,
    pub(super) horizon: Horizon,
    pub(super) simulation: SimulationSettings,
}

impl Blocks {
    pub(super) fn of(document: &InputsDocument) -> Result<Self, Diagnostics> {
        let base = match document.based_on {
            Some(national) => {
                Some(json::from_bytes::<InputsDocument>(national.json().as_bytes())?.0)
            }
            None => None,
        };
        let own = Origin::of(document, StatedIn::Inputs);
        let based = base
            .as_ref()
            .map(|base| Origin::of(base, StatedIn::BasedOn));
        let pick = Pick {
            document,
            base: base.as_ref(),
            own,
            based,
        };
        let price_year = document
            .price_year
            .or_else(|| base.as_ref()?.price_year)
            .ok_or_else(|| missing("price-year"))?;
        Ok(Self {
            title: document.title.clone(),
            based_on: document.based_on,
            price_year,
            inflation: pick.optional(|document| document.inflation.as_ref()),
            returns: pick.block("returns", |document| document.returns.as_ref())?,
            re_entry: pick.block("re-entry", |document| document.re_entry.as_ref())?,
            within_months: pick.within_months()?,
            target: pick.block("target-rate", |document| document.target_rate.as_ref())?,
            support: pick.block("support", |document| document.support.as_ref())?,
            cost: pick.block("cost-of-re-entry", |document| {
                document.cost_of_re_entry.as_ref()
            })?,
            horizon: pick
                .optional(|document| document.horizon.as_ref())
                .map(|found| found.block)
                .unwrap_or_default(),
            simulation: pick
                .optional(|document| document.simulation.as_ref())
                .map(|found| found.block)
                .unwrap_or_default(),
        })
    }
}

struct Pick<'a> {
    document: &'a InputsDocument,
    base: Option<&'a InputsDocument>,
    own: Origin,
    based: Option<Origin>,
}

impl Pick<'_> {
    fn optional<T: Clone>(
        &self,
        block: impl Fn(&InputsDocument) -> Option<&T>,
    ) -> Option<Sourced<T>> {
        if let Some(stated) = block(self.document) {
            return Some(Sourced {
                block: stated.clone(),
                origin: self.own.clone(),
            });
        }
        let (base, origin) = (self.base?, self.based.clone()?);
        Some(Sourced {
            block: block(base)?.clone(),
            origin,
        })
    }

    fn block<T: Clone>(
        &self,
        name: &str,
        block: impl Fn(&InputsDocument) -> Option<&T>,
    ) -> Result<Sourced<T>, Diagnostic> {
        self.optional(block).ok_or_else(|| missing(name))
    }
}

impl Pick<'_> {
    /// A window that is not stated is the one that the rates of the base are for.
    fn within_months(&self) -> Result<u16, Diagnostic> {
        let of = |document: &InputsDocument| document.re_entry.as_ref()?.within_months;
        let found = of(self.document).or_else(|| of(self.base?));
        found.ok_or_else(|| {
            Diagnostic::error(Code::MissingField, "missing field `within-months`")
                .at("/re-entry")
                .help("say within how many months of going home the rate counts")
        })
    }
}

fn missing(name: &str) -> Diagnostic {
    Diagnostic::error(Code::MissingField, format!("missing field `{name}`"))
        .at("")
        .help(format!(
            "state `{name}`, or say what the inputs are based on, as in \"based-on\": \"national-2024\""
        ))
}
