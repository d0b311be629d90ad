//! The middle part of what came out of many runs.

use reunify::Percent;
use serde::Serialize;

use crate::model::LineId;
use crate::wording;

/// What lies in the middle: half, four fifths or nineteen twentieths of the runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Interval {
    /// The share of the runs that lies in it.
    pub share: Percent,
    /// Where it starts; left out where that cannot be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<i64>,
    /// Where it ends; left out where that cannot be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<i64>,
    /// The two ends as a person reads them.
    pub shown: String,
}

/// The shares, each with how many thousandths of the runs lie below it.
const SHARES: [(u16, u64); 3] = [(5_000, 250), (8_000, 100), (9_500, 25)];

/// What one line came to in every run, in order.
pub(super) struct Sorted {
    line: LineId,
    values: Vec<i64>,
}

impl Sorted {
    pub(super) fn new(line: LineId, mut values: Vec<i64>) -> Self {
        values.sort_unstable();
        Self { line, values }
    }

    /// What is in place of a line that cannot be reached: the rate would be below 0, and the
    /// number of children without end.
    pub(super) fn unreached(line: LineId) -> i64 {
        match line {
            LineId::BreakEvenRate => i64::MIN,
            _ => i64::MAX,
        }
    }

    fn reached(value: i64) -> Option<i64> {
        (value != i64::MIN && value != i64::MAX).then_some(value)
    }

    /// The value with so many thousandths of the runs at or below it (nearest rank).
    pub(super) fn at(&self, thousandths: u64) -> Option<i64> {
        let count = u64::try_from(self.values.len()).unwrap_or(u64::MAX);
        let rank = count.saturating_mul(thousandths).div_ceil(1_000).max(1);
        let at = usize::try_from(rank.saturating_sub(1)).unwrap_or(usize::MAX);
        self.values.get(at).copied().and_then(Self::reached)
    }

    pub(super) fn shown(&self, value: Option<i64>) -> String {
        match value {
            Some(value) => self.line.unit().show(value),
            None => wording::not_reached(self.line).to_owned(),
        }
    }

    pub(super) fn intervals(&self) -> Vec<Interval> {
        let interval = |(share, below): (u16, u64)| {
            let low = self.at(below);
            let high = self.at(1_000u64.saturating_sub(below));
            Some(Interval {
                share: Percent::from_hundredths(share)?,
                shown: format!("{} to {}", self.shown(low), self.shown(high)),
                low,
                high,
            })
        };
        SHARES.into_iter().filter_map(interval).collect()
    }

    /// How many of the values are above nothing.
    pub(super) fn positive(&self) -> u64 {
        let above = self.values.iter().filter(|value| **value > 0).count();
        u64::try_from(above).unwrap_or(u64::MAX)
    }
}
