//! When an answer can first be another, if nothing else is recorded.

use crate::calendar::Date;

/// Collects, while a question is answered for one day, the first later day on which the answer
/// could be another. It may name a day on which the answer turns out the same; it never misses one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Changes {
    after: Date,
    first: Option<Date>,
}

impl Changes {
    pub(crate) fn after(day: Date) -> Self {
        Self {
            after: day,
            first: None,
        }
    }

    /// The answer could be another on this day.
    pub(crate) fn on(&mut self, day: Date) {
        if day > self.after && self.first.is_none_or(|first| day < first) {
            self.first = Some(day);
        }
    }

    /// The answer could be another on the day after this one.
    pub(crate) fn after_day(&mut self, day: Date) {
        if let Some(next) = day.plus_days(1) {
            self.on(next);
        }
    }

    /// Whether the answer could be another by a day.
    pub(crate) fn is_by(self, day: Date) -> bool {
        self.first.is_some_and(|first| first <= day)
    }

    /// The first day on which the answer could be another.
    pub(crate) fn first(self) -> Option<Date> {
        self.first
    }
}
