//! What support would cost and save, on the authority's own returns.

use std::collections::BTreeMap;

use reunify::suppression::{Shown, Suppression};
use reunify::{Diagnostics, Id, Percent};
use reunify_costs::{Inputs, LineId, LocalReEntry, LocalReturns};
use reunify_ssda903::Report;
use serde::Serialize;

use super::Figures;

/// What support would cost and save, on the authority's own returns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct CostFigures {
    /// Within how many months of leaving care a child counts as looked after again.
    pub within_months: u16,
    /// The report on costs; left out where it would rest on a number that is not shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<reunify_costs::Report>,
}

impl Figures {
    /// The same figures with what support would cost and save: the inputs, with the authority's own
    /// returns in a year (on average over the years covered), its own share looked after again within so
    /// many months, with the band, and its own weeks in each type of placement that the inputs have a weekly
    /// cost for, in place of what was stated. Where one of these is not
    /// shown, neither is what would rest on it.
    ///
    /// # Errors
    /// Diagnostics, if the inputs and the returns do not fit each other.
    pub fn with_costs(
        mut self,
        report: &Report,
        inputs: &Inputs,
        within_months: u16,
    ) -> Result<Self, Diagnostics> {
        let rule = match self.fewer_than {
            Some(fewer_than) => Suppression::below(fewer_than),
            None => Suppression::none(),
        };
        let costs = match self.local(report, inputs, rule, within_months) {
            Some(local) => Some(inputs.with_local(&local)?.report()?),
            None => None,
        };
        self.costs = Some(CostFigures {
            within_months,
            report: costs.filter(|costs| is_open(costs, rule)),
        });
        Ok(self)
    }

    fn local(
        &self,
        report: &Report,
        inputs: &Inputs,
        rule: Suppression,
        within: u16,
    ) -> Option<LocalReturns> {
        let Shown::Count(count) = self.returns.all.count else {
            return None;
        };
        let mut curve = self.re_entry.curve.iter();
        let point = curve.find(|point| point.months == within)?;
        let returns_a_year = a_year(count, report.cover.years.len())?;
        let is_open = rule.alone(returns_a_year) == Shown::Count(returns_a_year);
        is_open.then(|| LocalReturns {
            title: format!("SSDA903 returns, {}", self.years()),
            returns_a_year,
            re_entry: LocalReEntry {
                rate: point.share,
                within_months: within,
                low: point.lower.unwrap_or(point.share),
                high: point.upper.unwrap_or(point.share),
            },
            placement_weeks: self.weeks(inputs),
        })
    }
}

impl Figures {
    /// The weeks in each type of placement that the inputs have a weekly cost for, where they are shown.
    /// The others stay as they were stated.
    fn weeks(&self, inputs: &Inputs) -> BTreeMap<Id, u64> {
        let kinds = inputs.placement_types().into_iter();
        let weeks = kinds.filter_map(|kind| {
            let weeks = self.placement_weeks.weeks_in(kind.as_str())?;
            Some((kind.clone(), weeks))
        });
        weeks.collect()
    }
}

/// So many in a year, on average and rounded, a half upwards.
fn a_year(count: u64, years: usize) -> Option<u64> {
    let years = u64::try_from(years).ok()?;
    let twice = count.checked_mul(2)?.checked_add(years)?;
    twice.checked_div(years.checked_mul(2)?)
}

/// How many come back in a year is told of children, even as an estimate.
fn is_open(costs: &reunify_costs::Report, rule: Suppression) -> bool {
    let again = costs.line(LineId::ReEntriesAYear);
    let again = again.and_then(|line| line.value);
    let again = again.and_then(|value| u64::try_from(value).ok());
    again.is_none_or(|count| rule.alone(count) == Shown::Count(count))
}

/// The share of the whole in parts of ten thousand, for a chart.
pub(crate) fn hundredths(share: Percent) -> i64 {
    i64::from(share.hundredths())
}
