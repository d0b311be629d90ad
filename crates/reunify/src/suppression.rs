//! Keeping small numbers out of what is published, so that nobody can be made out in it.

use serde::Serialize;

/// A count as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Shown {
    /// The count.
    Count(u64),
    /// The count is not shown: it is from one to one less than this, or it would give away another
    /// that is.
    Suppressed {
        /// Counts from one to one less than this are not shown.
        fewer_than: u64,
    },
}

/// Which counts are small.
///
/// ```
/// use reunify::suppression::{Shown, Suppression};
/// let rule = Suppression::default();
/// assert_eq!(rule.alone(0), Shown::Count(0));
/// assert_eq!(rule.alone(4), Shown::Suppressed { fewer_than: 5 });
/// assert_eq!(rule.alone(5), Shown::Count(5));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suppression {
    fewer_than: u64,
}

impl Default for Suppression {
    /// Counts from one to four are not shown.
    fn default() -> Self {
        Self { fewer_than: 5 }
    }
}

impl Suppression {
    /// Everything is shown: for those who may see each case anyway.
    #[must_use]
    pub fn none() -> Self {
        Self { fewer_than: 0 }
    }

    /// Counts from one to one less than this are not shown.
    #[must_use]
    pub fn below(fewer_than: u64) -> Self {
        Self { fewer_than }
    }

    fn is_small(self, count: u64) -> bool {
        count > 0 && count < self.fewer_than
    }

    fn hidden(self) -> Shown {
        Shown::Suppressed {
            fewer_than: self.fewer_than,
        }
    }

    /// A count that nothing else adds up to.
    #[must_use]
    pub fn alone(self, count: u64) -> Shown {
        if self.is_small(count) {
            self.hidden()
        } else {
            Shown::Count(count)
        }
    }

    /// A total and the parts that add up to it. What is not shown cannot be worked out from the
    /// rest: where just one part is small, or all that are hidden could only be one each, the next
    /// smallest is not shown either, and nor is the total where there is no next.
    ///
    /// ```
    /// use reunify::suppression::{Shown, Suppression};
    /// let hidden = Shown::Suppressed { fewer_than: 5 };
    /// let (total, parts) = Suppression::default().total(&[40, 3, 12, 0]);
    /// assert_eq!(total, Shown::Count(55));
    /// assert_eq!(parts, [Shown::Count(40), hidden, hidden, Shown::Count(0)]);
    /// let (_, parts) = Suppression::default().total(&[40, 1, 1]);
    /// assert_eq!(parts, [hidden, hidden, hidden]);
    /// ```
    #[must_use]
    pub fn total(self, counts: &[u64]) -> (Shown, Vec<Shown>) {
        let total = counts
            .iter()
            .fold(0u64, |all, count| all.saturating_add(*count));
        let mut hide: Vec<bool> = counts.iter().map(|count| self.is_small(*count)).collect();
        while gives_away(counts, &hide) {
            let others = counts.iter().zip(&mut hide);
            let others = others.filter(|(count, hide)| **count > 0 && !**hide);
            match others.min_by_key(|(count, _)| **count) {
                Some((_, hide)) => *hide = true,
                None => break,
            }
        }
        let shown = if gives_away(counts, &hide) {
            self.hidden()
        } else {
            self.alone(total)
        };
        let parts = counts.iter().zip(hide);
        let parts = parts.map(|(count, hide)| match hide {
            true => self.hidden(),
            false => Shown::Count(*count),
        });
        (shown, parts.collect())
    }
}

/// Whether the total would give away what is hidden: one part, or as many as they add up to.
fn gives_away(counts: &[u64], hide: &[bool]) -> bool {
    let hidden = counts.iter().zip(hide).filter(|(_, hide)| **hide);
    let (parts, sum) = hidden.fold((0u64, 0u64), |(parts, sum), (count, _)| {
        (parts.saturating_add(1), sum.saturating_add(*count))
    });
    parts == 1 || (parts > 0 && parts == sum)
}
