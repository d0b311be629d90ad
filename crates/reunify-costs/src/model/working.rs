//! How a line was worked out, in words, symbols and numbers, so that a person can do it again.

use super::calculate::{Outcome, Values};
use super::round::{WHOLE, product, rounded, sum};
use super::structure::{CostOfOne, Slot, Structure, SupportCost, Volume};
use super::{FIRST_YEAR, LineId};
use crate::document::quantity::grouped;
use crate::document::{Pence, Unit};
use crate::inputs::Input;
use crate::wording;

/// The formula of a line and what goes into it.
#[derive(Debug)]
pub(crate) struct Worked {
    pub(crate) words: &'static str,
    pub(crate) symbols: &'static str,
    pub(crate) working: String,
    pub(crate) inputs: Vec<String>,
}

/// Everything that a line is told from.
pub(crate) struct Telling<'t> {
    pub(crate) structure: &'t Structure,
    pub(crate) inputs: &'t [Input],
    pub(crate) values: &'t [i64],
    pub(crate) outcome: &'t Outcome,
}

impl Telling<'_> {
    pub(crate) fn line(&self, line: LineId) -> Worked {
        let by_need = self.structure.by_need().is_some();
        Worked {
            words: wording::words(line, by_need),
            symbols: wording::symbols(line, by_need),
            working: format!("{} = {}", self.working(line), self.result(line)),
            inputs: self
                .structure
                .uses(line)
                .iter()
                .filter_map(|slot| self.inputs.get(slot.0))
                .map(|input| input.id.clone())
                .collect(),
        }
    }

    fn result(&self, line: LineId) -> String {
        let shown = self.shown(line);
        match self.before_rounding(line) {
            Some(exact) if self.outcome.of(line).is_some() => format!("{exact}, so {shown}"),
            _ => shown,
        }
    }

    /// The value of a line as a person reads it.
    pub(crate) fn shown(&self, line: LineId) -> String {
        match self.outcome.of(line) {
            Some(value) => line.unit().show(value),
            None => wording::not_reached(line).to_owned(),
        }
    }

    /// A number of children as it is before it is rounded to whole ones, to two decimals.
    fn before_rounding(&self, line: LineId) -> Option<String> {
        let structure = self.structure;
        let values = Values(self.values);
        let (rate, target) = (values.of(structure.rate), values.of(structure.target));
        let (dividend, divisor) = match line {
            LineId::ReEntriesAYear => (product([self.children()?, rate])?, WHOLE),
            LineId::AvoidedReEntriesAYear => (
                product([self.children()?, rate.saturating_sub(target)])?,
                WHOLE,
            ),
            LineId::BreakEvenChildren => {
                let support = self.outcome.of(LineId::SupportAYear)?;
                (i128::from(support), self.cost()?)
            }
            _ => return None,
        };
        let hundredths = rounded(dividend.checked_mul(100)?, divisor)?;
        let size = hundredths.unsigned_abs();
        let sign = if hundredths < 0 { "-" } else { "" };
        Some(format!("{sign}{}.{:02}", grouped(size / 100), size % 100))
    }

    fn working(&self, line: LineId) -> String {
        let structure = self.structure;
        let line_of = |line| self.shown(line);
        let fewer = || {
            let (rate, target) = (self.text(structure.rate), self.text(structure.target));
            format!("({rate} − {target})")
        };
        let returns = || self.returns();
        let over = |line| format!("{} × {}", line_of(line), self.weight());
        match line {
            LineId::SupportHighNeed => self.level(0),
            LineId::SupportMediumNeed => self.level(1),
            LineId::SupportLowNeed => self.level(2),
            LineId::SupportAYear => match &structure.support {
                SupportCost::Average(average) => format!("{} × {}", returns(), self.text(*average)),
                SupportCost::ByNeed(_) => format!(
                    "{} + {} + {}",
                    line_of(LineId::SupportHighNeed),
                    line_of(LineId::SupportMediumNeed),
                    line_of(LineId::SupportLowNeed)
                ),
            },
            LineId::CostOfAReEntry => self.built_up(),
            LineId::ReEntriesAYear => format!("{} × {}", returns(), self.text(structure.rate)),
            LineId::FailedReturnsAYear => {
                let rate = self.text(structure.rate);
                format!("{} × {rate} × {}", returns(), self.cost_text())
            }
            LineId::AvoidedReEntriesAYear => format!("{} × {}", returns(), fewer()),
            LineId::AvoidedAYear => {
                format!("{} × {} × {}", returns(), fewer(), self.cost_text())
            }
            LineId::NetAYear => format!(
                "{} − {}",
                line_of(LineId::AvoidedAYear),
                line_of(LineId::SupportAYear)
            ),
            LineId::BreakEvenChildren => {
                format!("{} ÷ {}", line_of(LineId::SupportAYear), self.cost_text())
            }
            LineId::BreakEvenRate => format!(
                "{} − {} ÷ ({} × {})",
                self.text(structure.rate),
                line_of(LineId::SupportAYear),
                returns(),
                self.cost_text()
            ),
            LineId::SupportOverHorizon => over(LineId::SupportAYear),
            LineId::FailedReturnsOverHorizon => over(LineId::FailedReturnsAYear),
            LineId::AvoidedOverHorizon => over(LineId::AvoidedAYear),
            LineId::NetOverHorizon => format!(
                "{} − {}",
                line_of(LineId::AvoidedOverHorizon),
                line_of(LineId::SupportOverHorizon)
            ),
        }
    }

    fn text(&self, slot: Slot) -> String {
        let value = self.values.get(slot.0).copied().unwrap_or_default();
        let unit = self
            .inputs
            .get(slot.0)
            .map_or(Unit::Number, |input| input.unit);
        unit.show(value)
    }

    fn returns(&self) -> String {
        match &self.structure.returns {
            Volume::Total(total) => self.text(*total),
            Volume::ByNeed(levels) => {
                let levels: Vec<String> = levels.iter().map(|slot| self.text(*slot)).collect();
                format!("({})", levels.join(" + "))
            }
        }
    }

    fn children(&self) -> Option<i128> {
        let values = Values(self.values);
        sum(self
            .structure
            .returns
            .slots()
            .iter()
            .map(|slot| Some(values.of(*slot))))
    }

    fn cost(&self) -> Option<i128> {
        match &self.structure.cost {
            CostOfOne::Average(average) => Some(Values(self.values).of(*average)),
            CostOfOne::BuiltUp { .. } => self.outcome.of(LineId::CostOfAReEntry).map(i128::from),
        }
    }

    fn cost_text(&self) -> String {
        let cost = self.cost().and_then(|cost| i64::try_from(cost).ok());
        Pence(cost.unwrap_or_default()).to_string()
    }

    fn level(&self, at: usize) -> String {
        let Some((returns, levels)) = self.structure.by_need() else {
            return String::new();
        };
        let (Some(returns), Some(level)) = (returns.get(at), levels.get(at)) else {
            return String::new();
        };
        let mut terms = vec![format!(
            "{} × {}",
            self.text(level.monthly),
            self.text(level.months)
        )];
        for service in &level.services {
            let (month, months) = (self.text(service.monthly), self.text(service.months));
            terms.push(format!(
                "{month} × {months} × {}",
                self.text(service.uptake)
            ));
        }
        format!("{} × ({})", self.text(*returns), terms.join(" + "))
    }

    fn built_up(&self) -> String {
        let CostOfOne::BuiltUp {
            processes,
            placements,
        } = &self.structure.cost
        else {
            return String::new();
        };
        let processes = processes
            .iter()
            .map(|process| (process.unit, process.times));
        let placements = placements
            .iter()
            .map(|placement| (placement.weekly, placement.weeks));
        let terms: Vec<String> = processes
            .chain(placements)
            .map(|(each, times)| format!("{} × {}", self.text(each), self.text(times)))
            .collect();
        terms.join(" + ")
    }

    /// What the years count together: `3`, or `2.899694` with later years counting less.
    fn weight(&self) -> String {
        let total = self.structure.weights.total.unsigned_abs();
        let one = FIRST_YEAR.unsigned_abs();
        let (whole, part) = (
            total.checked_div(one).unwrap_or_default(),
            total.checked_rem(one).unwrap_or_default(),
        );
        match part {
            0 => whole.to_string(),
            part => format!("{whole}.{part:06}"),
        }
    }
}
