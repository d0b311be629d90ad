//! How much each year of the horizon counts.

use crate::document::Horizon;
use crate::model::round::{WHOLE, rounded};

/// The first year counts for this much.
pub(crate) const FIRST_YEAR: i64 = 1_000_000;

/// How much each year counts, in millionths of the first.
#[derive(Debug, Clone)]
pub(crate) struct Weights {
    pub(crate) years: Vec<i64>,
    pub(crate) total: i64,
}

impl Weights {
    pub(crate) fn of(horizon: &Horizon) -> Self {
        let rate = horizon.discount_rate.unwrap_or_default();
        let divisor = WHOLE.saturating_add(i128::from(rate.hundredths()));
        let mut years = Vec::new();
        let mut weight = FIRST_YEAR;
        for _ in 0..horizon.years {
            years.push(weight);
            let next = i128::from(weight).saturating_mul(WHOLE);
            weight = rounded(next, divisor).unwrap_or(0);
        }
        let total = years.iter().copied().fold(0, i64::saturating_add);
        Self { years, total }
    }
}
