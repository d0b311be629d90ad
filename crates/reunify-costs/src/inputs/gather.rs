//! StatedIn figures as they are written to inputs in the prices of the report.

use reunify::plan::Citation;
use reunify::{Code, Diagnostic, Diagnostics};

use super::blocks::{Blocks, Origin};
use super::{Cited, Input, Range, Stated, StatedIn};
use crate::document::quantity::LARGEST;
use crate::document::{Figure, Pence, Quantity, Spread, Unit};
use crate::model::{Slot, rounded};

/// What a figure is called, and where it stands in the inputs.
pub(super) struct Called {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) pointer: String,
}

/// Gathers inputs one after another, and every problem with them.
pub(super) struct Gather<'b> {
    blocks: &'b Blocks,
    pub(super) inputs: Vec<Input>,
    pub(super) problems: Diagnostics,
}

impl<'b> Gather<'b> {
    pub(super) fn new(blocks: &'b Blocks) -> Self {
        Self {
            blocks,
            inputs: Vec::new(),
            problems: Diagnostics::new(),
        }
    }

    /// Adds a figure. One with a problem gets a slot all the same; no model comes of it.
    pub(super) fn add<T: Quantity>(
        &mut self,
        figure: &Figure<T>,
        origin: &Origin,
        called: Called,
    ) -> Slot {
        let slot = Slot(self.inputs.len());
        match self.input(figure, origin, called) {
            Ok(input) => self.inputs.push(input),
            Err(problem) => self.problems.push(problem),
        }
        slot
    }

    fn input<T: Quantity>(
        &self,
        figure: &Figure<T>,
        origin: &Origin,
        called: Called,
    ) -> Result<Input, Diagnostic> {
        let place = origin.place(&called.pointer);
        let refuse =
            |message: String| Diagnostic::error(Code::InvalidValue, message).at(place.clone());
        let ends = figure.spread.ends().map(Quantity::number);
        let [Some(low), Some(likely), Some(high)] = ends else {
            return Err(refuse(format!("an input lies between 0 and {LARGEST}")));
        };
        if low > likely || likely > high {
            return Err(refuse("the range is not in order".to_owned())
                .help("`low` is at most `likely`, and `likely` at most `high`"));
        }
        let source = self.cited(figure.cite.as_ref(), origin, &place)?;
        let mut stated = None;
        let mut values = [low, likely, high];
        if T::UNIT == Unit::Pence {
            let year = figure.price_year.or(origin.price_year);
            let year = year.unwrap_or(self.blocks.price_year);
            if year != self.blocks.price_year {
                let ratio = self.ratio(year, &place)?;
                for value in &mut values {
                    *value = ratio.apply(*value).ok_or_else(|| {
                        refuse("the amount is more than can be counted".to_owned())
                    })?;
                }
                let [_, brought, _] = values;
                stated = Some(Stated {
                    price_year: year,
                    likely,
                    working: format!(
                        "{} × {} ÷ {} = {}",
                        Pence(likely),
                        ratio.to,
                        ratio.from,
                        Pence(brought)
                    ),
                });
            }
        }
        let [low, likely, high] = values;
        Ok(Input {
            id: called.id,
            name: called.name,
            unit: T::UNIT,
            likely,
            range: matches!(figure.spread, Spread::Range { .. }).then_some(Range { low, high }),
            shown: T::UNIT.show(likely),
            stated,
            stated_in: origin.from,
            source,
        })
    }

    pub(super) fn cited(
        &self,
        own: Option<&Citation>,
        origin: &Origin,
        place: &str,
    ) -> Result<Cited, Diagnostic> {
        let Some(citation) = own.or(origin.cite.as_ref()) else {
            return Err(
                Diagnostic::error(Code::MissingField, "nobody is named who says so")
                    .at(place)
                    .help("give the figure a `cite`, or the document one for all of its figures"),
            );
        };
        let found = origin
            .sources
            .iter()
            .find(|source| source.id == citation.source);
        let source = found.ok_or_else(|| {
            let at = match (own, origin.from) {
                (Some(_), StatedIn::Inputs) => format!("{place}/cite/source"),
                _ => place.to_owned(),
            };
            Diagnostic::error(
                Code::DanglingId,
                format!("there is no source `{}`", citation.source),
            )
            .at(at)
            .help("add it to `sources`")
        })?;
        Ok(Cited::new(source, citation))
    }

    fn ratio(&self, year: u16, place: &str) -> Result<Ratio, Diagnostic> {
        let report = self.blocks.price_year;
        let value = |year: u16| {
            let index = &self.blocks.inflation.as_ref()?.block.index;
            let found = index.iter().find(|entry| entry.year == year)?;
            (found.value > 0).then(|| i64::from(found.value))
        };
        let needed = |missing: u16| {
            Diagnostic::error(
                Code::InvalidValue,
                format!(
                    "the amount is in prices of {year} and the report in those of {report}, and \
                     the index has no value for {missing}"
                ),
            )
            .at(place)
            .help("add an index of prices with both years under `inflation`")
        };
        Ok(Ratio {
            from: value(year).ok_or_else(|| needed(year))?,
            to: value(report).ok_or_else(|| needed(report))?,
        })
    }
}

/// Prices of one year in those of another.
struct Ratio {
    from: i64,
    to: i64,
}

impl Ratio {
    fn apply(&self, pence: i64) -> Option<i64> {
        let product = i128::from(pence).checked_mul(i128::from(self.to))?;
        rounded(product, i128::from(self.from))
    }
}
