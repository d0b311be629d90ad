//! Which of two lengths of time is the shorter, on every date there is.

use std::cmp::Ordering;

use super::{Calendar, Period};

impl Calendar {
    /// How two lengths of time compare from every date of the calendar; `None` if that depends on
    /// the date, as it does for 20 working days and 4 weeks.
    ///
    /// ```
    /// use std::cmp::Ordering;
    /// use reunify::calendar::{Calendar, Period};
    /// let calendar = Calendar::england_and_wales()?;
    /// let (six, five) = (Period::Weeks(6), Period::Weeks(5));
    /// assert_eq!(calendar.compare(five, six), Some(Ordering::Less));
    /// assert_eq!(calendar.compare(Period::WorkingDays(20), Period::Weeks(4)), None);
    /// # Ok::<(), reunify::calendar::CalendarError>(())
    /// ```
    #[must_use]
    pub fn compare(&self, one: Period, other: Period) -> Option<Ordering> {
        let mut order = Ordering::Equal;
        let mut day = Some(self.first());
        while let Some(from) = day.filter(|day| *day <= self.last()) {
            if let (Ok(one), Ok(other)) = (self.add(from, one), self.add(from, other)) {
                match (order, one.date.cmp(&other.date)) {
                    (_, Ordering::Equal) => {}
                    (Ordering::Equal, now) => order = now,
                    (before, now) if before == now => {}
                    _ => return None,
                }
            }
            day = from.plus_days(1);
        }
        Some(order)
    }
}
