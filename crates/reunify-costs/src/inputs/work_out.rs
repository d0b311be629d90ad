//! StatedIn inputs to the report.

use super::Inputs;
use crate::document::ReportFormat;
use crate::model::{CostOfOne, Slot, Telling, TooLarge};
use crate::report::{HorizonUsed, Line, Report};
use crate::{sensitivity, simulation, wording};

impl Inputs {
    pub(crate) fn work_out(&self) -> Result<Report, TooLarge> {
        let (blocks, structure) = (&self.blocks, &self.structure);
        let values: Vec<i64> = self.inputs.iter().map(|input| input.likely).collect();
        let outcome = structure.outcome(&values)?;
        let telling = Telling {
            structure,
            inputs: &self.inputs,
            values: &values,
            outcome: &outcome,
        };
        let lines = outcome.lines().map(|(id, value)| {
            let worked = telling.line(id);
            Line {
                id,
                title: wording::title(id).to_owned(),
                unit: id.unit(),
                value,
                shown: telling.shown(id),
                words: worked.words.to_owned(),
                symbols: worked.symbols.to_owned(),
                working: worked.working,
                inputs: worked.inputs,
            }
        });
        let lines = lines.collect();
        let simulation = simulation::simulate(structure, &self.inputs, blocks.simulation)?;
        Ok(Report {
            format: ReportFormat,
            title: blocks.title.clone(),
            purpose: wording::PURPOSE.to_owned(),
            based_on: blocks.based_on,
            price_year: blocks.price_year,
            index: self.index.clone(),
            horizon: HorizonUsed {
                years: blocks.horizon.years,
                discount_rate: blocks.horizon.discount_rate,
                millionths: structure.weights.years.clone(),
                total_millionths: structure.weights.total,
            },
            inputs: self.inputs.clone(),
            lines,
            sensitivity: sensitivity::swings(structure, &self.inputs)?,
            caveats: self.caveats(simulation.is_some()),
            simulation,
            rounding: wording::ROUNDING.to_owned(),
        })
    }

    fn caveats(&self, simulated: bool) -> Vec<String> {
        let mut caveats = vec![
            wording::NOT_BY_ITSELF.to_owned(),
            wording::ONE_RE_ENTRY.to_owned(),
        ];
        if !self.structure.target_is_below {
            let shown = |slot: Slot| self.inputs.get(slot.0).map_or("", |input| &input.shown);
            let (target, rate) = (shown(self.structure.target), shown(self.structure.rate));
            caveats.insert(0, wording::target_above(target, rate));
        }
        if matches!(self.structure.cost, CostOfOne::Average(_)) {
            caveats.push(wording::UNDERESTIMATE.to_owned());
        }
        let window = self.blocks.within_months;
        caveats.push(wording::window(window, self.blocks.horizon.years));
        if simulated {
            caveats.push(wording::DRAWN_APART.to_owned());
        }
        let not_verified = self
            .inputs
            .iter()
            .filter(|input| !input.source.verified)
            .count();
        if not_verified > 0 {
            caveats.push(wording::not_verified(not_verified, self.inputs.len()));
        }
        caveats
    }
}
