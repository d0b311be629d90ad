//! Laying an authority's own returns over the inputs.

use reunify::plan::{Citation, Source};
use reunify::{Code, Diagnostic, Diagnostics, Id};

use super::blocks::{Blocks, Origin, Sourced};
use super::{Cited, Inputs, StatedIn, check};
use crate::document::quantity::LARGEST;
use crate::document::{Count, Figure, ReEntry, Returns, Spread, Unit};
use crate::local::LocalReturns;

impl Inputs {
    /// The same inputs with what an authority's own returns show in place of what was stated.
    ///
    /// # Errors
    /// Diagnostics, if they do not fit: support is by level of need and they have no levels, weeks
    /// are given for a type of placement that has no weekly cost, or the bounds of the rate are not in
    /// order. A target rate that is now above the rate is no error: the report then leaves out what
    /// would be avoided and the net, and says so.
    pub fn with_local(&self, local: &LocalReturns) -> Result<Self, Diagnostics> {
        if let Some(problem) = check::within_months(local.re_entry.within_months, "") {
            return Err(problem.into());
        }
        let origin = origin(local)?;
        let mut blocks = self.blocks.clone();
        replace(&mut blocks, local, &origin);
        let mut inputs = Self::resolve(blocks)?;
        for (kind, weeks) in &local.placement_weeks {
            inputs.replace_weeks(kind, *weeks, &origin)?;
        }
        Ok(inputs)
    }

    fn replace_weeks(&mut self, kind: &Id, weeks: u64, origin: &Origin) -> Result<(), Diagnostic> {
        let slot = self.structure.weeks_in(kind).ok_or_else(|| {
            Diagnostic::error(
                Code::DanglingId,
                format!("there are weeks in placements of the type `{kind}`, and no weekly cost"),
            )
            .at("/cost-of-re-entry")
            .help("add the type with its weekly cost under `built-up`, in `placements`")
        })?;
        let weeks = i64::try_from(weeks).ok().filter(|weeks| *weeks <= LARGEST);
        let weeks = weeks.ok_or_else(|| {
            Diagnostic::error(
                Code::InvalidValue,
                format!("there are too many weeks of `{kind}`"),
            )
        })?;
        let source = cited(origin)?;
        if let Some(input) = self.inputs.get_mut(slot.0) {
            input.likely = weeks;
            input.range = None;
            input.shown = Unit::Number.show(weeks);
            input.stated_in = StatedIn::LocalReturns;
            input.source = source;
        }
        Ok(())
    }
}

fn replace(blocks: &mut Blocks, local: &LocalReturns, origin: &Origin) {
    blocks.returns = Sourced {
        block: Returns::Total(Figure::from(Count(local.returns_a_year))),
        origin: origin.clone(),
    };
    let rate = local.re_entry;
    blocks.re_entry = Sourced {
        block: ReEntry {
            rate: Figure {
                spread: Spread::Range {
                    low: rate.low,
                    likely: rate.rate,
                    high: rate.high,
                },
                price_year: None,
                cite: None,
            },
            within_months: Some(rate.within_months),
        },
        origin: origin.clone(),
    };
    blocks.within_months = rate.within_months;
}

/// The figures are an authority's own count, so they are what their source says.
fn origin(local: &LocalReturns) -> Result<Origin, Diagnostic> {
    let id: Id = "local-returns"
        .parse()
        .map_err(|_| Diagnostic::error(Code::InvalidValue, "there is no name for the source"))?;
    Ok(Origin {
        from: StatedIn::LocalReturns,
        sources: vec![Source {
            id: id.clone(),
            title: local.title.clone(),
            short: "local returns".to_owned(),
            publisher: None,
            url: None,
        }],
        cite: Some(Citation {
            source: id,
            at: "counted from the returns".to_owned(),
            verified: true,
            note: None,
        }),
        price_year: None,
    })
}

fn cited(origin: &Origin) -> Result<Cited, Diagnostic> {
    let named = origin.sources.first().zip(origin.cite.as_ref());
    let (source, citation) = named
        .ok_or_else(|| Diagnostic::error(Code::DanglingId, "the local returns have no source"))?;
    Ok(Cited::new(source, citation))
}
