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

    /// Parts of a total that is shown beside them. Where just one of them is small, the total would
    /// give it away, so the next smallest is not shown either.
    ///
    /// ```
    /// use reunify::suppression::{Shown, Suppression};
    /// let hidden = Shown::Suppressed { fewer_than: 5 };
    /// let shown = Suppression::default().parts(&[40, 3, 12, 0]);
    /// assert_eq!(shown, [Shown::Count(40), hidden, hidden, Shown::Count(0)]);
    /// ```
    #[must_use]
    pub fn parts(self, counts: &[u64]) -> Vec<Shown> {
        let mut hide: Vec<bool> = counts.iter().map(|count| self.is_small(*count)).collect();
        if hide.iter().filter(|hide| **hide).count() == 1 {
            let others = counts.iter().enumerate();
            let others = others.filter(|(_, count)| **count > 0 && !self.is_small(**count));
            let smallest = others.min_by_key(|(_, count)| **count);
            if let Some(hide) = smallest.and_then(|(number, _)| hide.get_mut(number)) {
                *hide = true;
            }
        }
        let shown = counts.iter().zip(hide);
        shown
            .map(|(count, hide)| {
                if hide {
                    self.hidden()
                } else {
                    Shown::Count(*count)
                }
            })
            .collect()
    }
}
