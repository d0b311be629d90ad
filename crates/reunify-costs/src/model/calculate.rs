//! Every line, from one value for each input.

use super::round::{WHOLE, held, product, rounded, rounded_up, sum};
use super::structure::{CostOfOne, Level, Slot, Structure, SupportCost, Volume};
use super::{FIRST_YEAR, LineId};

/// A line comes to more than every host can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooLarge(pub(crate) LineId);

/// What each line comes to. A line without a value is one that cannot be reached: nothing breaks
/// even.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Outcome(Vec<(LineId, Option<i64>)>);

impl Outcome {
    pub(crate) fn lines(&self) -> impl Iterator<Item = (LineId, Option<i64>)> {
        self.0.iter().copied()
    }

    pub(crate) fn of(&self, line: LineId) -> Option<i64> {
        let found = self.0.iter().find(|(id, _)| *id == line);
        found.and_then(|(_, value)| *value)
    }

    fn set(&mut self, line: LineId, value: Option<i64>) -> Result<i64, TooLarge> {
        let value = value.ok_or(TooLarge(line))?;
        self.0.push((line, Some(value)));
        Ok(value)
    }
}

/// One value for each input.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Values<'v>(pub(crate) &'v [i64]);

impl Values<'_> {
    /// Every slot was made for an input of the same model, so there is one.
    pub(crate) fn of(self, slot: Slot) -> i128 {
        self.0.get(slot.0).copied().map_or(0, i128::from)
    }
}

const LEVELS: [LineId; 3] = [
    LineId::SupportHighNeed,
    LineId::SupportMediumNeed,
    LineId::SupportLowNeed,
];

impl Structure {
    pub(crate) fn outcome(&self, values: &[i64]) -> Result<Outcome, TooLarge> {
        let values = Values(values);
        let mut outcome = Outcome::default();
        let children = sum(self
            .returns
            .slots()
            .iter()
            .map(|slot| Some(values.of(*slot))));
        let children = children.ok_or(TooLarge(LineId::ReEntriesAYear))?;
        let support = self.support(children, values, &mut outcome)?;
        let cost = self.cost_of_one(values, &mut outcome)?;
        let (rate, target) = (values.of(self.rate), values.of(self.target));
        let fewer = rate.saturating_sub(target);

        let quotient = |factors| product(factors).and_then(|product| rounded(product, WHOLE));
        let re_entries = quotient([children, rate, 1]);
        outcome.set(LineId::ReEntriesAYear, re_entries)?;
        let failed = quotient([children, rate, cost]);
        let failed = outcome.set(LineId::FailedReturnsAYear, failed)?;
        let mut avoided = None;
        if self.target_is_below {
            let fewer_children = quotient([children, fewer, 1]);
            outcome.set(LineId::AvoidedReEntriesAYear, fewer_children)?;
            let saved = quotient([children, fewer, cost]);
            let saved = outcome.set(LineId::AvoidedAYear, saved)?;
            outcome.set(LineId::NetAYear, less(saved, support))?;
            avoided = Some(saved);
        }

        let support_exact = i128::from(support);
        let break_even = rounded_up(support_exact, cost);
        outcome.0.push((LineId::BreakEvenChildren, break_even));
        let break_even = break_even_rate(rate, support_exact, children, cost);
        outcome.0.push((LineId::BreakEvenRate, break_even));

        let support = self.over_horizon(support);
        let support = outcome.set(LineId::SupportOverHorizon, support)?;
        outcome.set(LineId::FailedReturnsOverHorizon, self.over_horizon(failed))?;
        if let Some(avoided) = avoided {
            let avoided = self.over_horizon(avoided);
            let avoided = outcome.set(LineId::AvoidedOverHorizon, avoided)?;
            outcome.set(LineId::NetOverHorizon, less(avoided, support))?;
        }
        Ok(outcome)
    }

    fn support(
        &self,
        children: i128,
        values: Values<'_>,
        outcome: &mut Outcome,
    ) -> Result<i64, TooLarge> {
        let total = match &self.support {
            SupportCost::Average(average) => {
                product([children, values.of(*average)]).and_then(held)
            }
            SupportCost::ByNeed(levels) => {
                let mut total = Some(0i128);
                for ((line, level), returns) in
                    LEVELS.into_iter().zip(levels).zip(self.returns.slots())
                {
                    let cost = for_level(level, values.of(*returns), values);
                    let cost = outcome.set(line, cost)?;
                    total = total.and_then(|total| total.checked_add(i128::from(cost)));
                }
                total.and_then(held)
            }
        };
        outcome.set(LineId::SupportAYear, total)
    }

    fn cost_of_one(&self, values: Values<'_>, outcome: &mut Outcome) -> Result<i128, TooLarge> {
        match &self.cost {
            CostOfOne::Average(average) => Ok(values.of(*average)),
            CostOfOne::BuiltUp {
                processes,
                placements,
            } => {
                let processes = processes
                    .iter()
                    .map(|process| product([values.of(process.unit), values.of(process.times)]));
                let placements = placements
                    .iter()
                    .map(|place| product([values.of(place.weekly), values.of(place.weeks)]));
                let cost = sum(processes.chain(placements)).and_then(held);
                outcome.set(LineId::CostOfAReEntry, cost).map(i128::from)
            }
        }
    }

    fn over_horizon(&self, a_year: i64) -> Option<i64> {
        let weighed = product([i128::from(a_year), i128::from(self.weights.total)])?;
        rounded(weighed, i128::from(FIRST_YEAR))
    }
}

/// Children × (case management + services × uptake), rounded once.
fn for_level(level: &Level, children: i128, values: Values<'_>) -> Option<i64> {
    let case = product([values.of(level.monthly), values.of(level.months), WHOLE]);
    let services = level.services.iter().map(|service| {
        product([
            values.of(service.monthly),
            values.of(service.months),
            values.of(service.uptake),
        ])
    });
    let one = sum(std::iter::once(case).chain(services))?;
    rounded(product([children, one])?, WHOLE)
}

/// The rate at which what is avoided pays for the support, rounded down so that it does. `None` if
/// even a rate of nothing would not.
fn break_even_rate(rate: i128, support: i128, children: i128, cost: i128) -> Option<i64> {
    let all = product([children, cost])?;
    let needed = rounded_up(product([support, WHOLE])?, all)?;
    let left = rate.checked_sub(i128::from(needed))?;
    held(left).filter(|left| *left >= 0)
}

fn less(from: i64, take: i64) -> Option<i64> {
    held(i128::from(from).checked_sub(i128::from(take))?)
}

impl Structure {
    /// Whether support is by level of need, and the returns are too.
    pub(crate) fn by_need(&self) -> Option<(&[Slot; 3], &[Level; 3])> {
        match (&self.returns, &self.support) {
            (Volume::ByNeed(returns), SupportCost::ByNeed(levels)) => Some((returns, levels)),
            _ => None,
        }
    }
}
