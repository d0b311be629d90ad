//! From a value to a place, in whole numbers.

/// A stretch of values, laid over a stretch of the chart.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    pub(super) from: i64,
    pub(super) to: i64,
    pub(super) start: i64,
    pub(super) end: i64,
}

impl Scale {
    /// Where a value is. Values outside the stretch are at its ends.
    pub(super) fn place(self, value: i64) -> i64 {
        let value = i128::from(value.clamp(self.from, self.to.max(self.from)));
        let (from, to) = (i128::from(self.from), i128::from(self.to));
        let (start, end) = (i128::from(self.start), i128::from(self.end));
        let along = value.saturating_sub(from);
        let along = along.saturating_mul(end.saturating_sub(start));
        let along = along
            .checked_div(to.saturating_sub(from))
            .unwrap_or_default();
        i64::try_from(start.saturating_add(along)).unwrap_or(self.start)
    }
}
