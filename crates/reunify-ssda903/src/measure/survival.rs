//! The share looked after again, over time, where not everybody is followed for as long.
//!
//! Kaplan–Meier: a child who is no longer followed (the data end, or the child turns 18) counts among
//! those at risk until then. Greenwood's variance, and a 95% band on the scale of log(−log), which
//! stays within 0% and 100% (Kalbfleisch and Prentice, *The Statistical Analysis of Failure Time Data*, 1.4).
//!
//! The 18th birthday is censoring, not a competing event: the question is how many come back *while
//! they are children*, the same as in the counts over those who were followed throughout; and who
//! turns 18 is settled by the day of birth, not by how the return goes.
//!
//! `libm` is used for logarithms and exponentials, so that every host gives the same bits.
#![allow(
    clippy::float_arithmetic,
    reason = "logarithms and exponentials have no exact form; the operations are those of IEEE 754, \
              in one order, and what comes out is rounded to a hundredth of a percent"
)]

use reunify::Percent;
use reunify::calendar::Date;
use serde::Serialize;

/// The 97.5th percentile of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// How long something took: whole calendar months, and days beyond them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    /// Whole calendar months.
    pub months: u16,
    /// Days beyond them.
    pub days: u8,
}

impl Time {
    /// So many whole months.
    #[must_use]
    pub fn months(months: u16) -> Self {
        Self { months, days: 0 }
    }

    /// The time from one day to another that is not before it. A month ends on the same day of the
    /// month, or on its last.
    #[must_use]
    pub fn between(from: Date, to: Date) -> Self {
        let month_of = |day: Date| {
            let month = i32::try_from(day.month()).unwrap_or_default();
            day.year().saturating_mul(12).saturating_add(month)
        };
        let apart = month_of(to).saturating_sub(month_of(from)).max(0);
        let reached = |months: i32| from.plus_months(months).filter(|day| *day <= to);
        let months = if reached(apart).is_some() {
            apart
        } else {
            apart.saturating_sub(1).max(0)
        };
        let days = reached(months).map_or(0, |day| day.days_until(to));
        Self {
            months: u16::try_from(months).unwrap_or(u16::MAX),
            days: u8::try_from(days).unwrap_or(u8::MAX),
        }
    }
}

/// A point of the curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Point {
    /// Calendar months since the child left care.
    pub months: u16,
    /// How many children were followed for as long, and not yet looked after again.
    pub at_risk: u64,
    /// How many had been looked after again by then.
    pub again: u64,
    /// The share that is estimated to be looked after again by then.
    pub share: Percent,
    /// The lower end of the 95% band; none while nobody was looked after again, or all were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lower: Option<Percent>,
    /// The upper end of the 95% band.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper: Option<Percent>,
}

/// The curve, month by month up to `last`, from how long each child was followed and whether it ended
/// with being looked after again. It stops where nobody is followed any longer.
#[must_use]
pub fn curve(mut followed: Vec<(Time, bool)>, last: u16) -> Vec<Point> {
    followed.sort_unstable();
    let mut steps = Steps {
        left: count(followed.len()),
        again: 0,
        survival: 1.0,
        variance: 0.0,
    };
    let mut waiting = followed.chunk_by(|a, b| a.0 == b.0).peekable();
    let mut points = Vec::new();
    for months in 1..=last {
        let by = Time::months(months);
        let due = |group: &&[(Time, bool)]| group.first().is_some_and(|(time, _)| *time <= by);
        // Who is followed to this very day is still at risk on it.
        let mut at_risk = steps.left;
        while let Some(group) = waiting.next_if(|group| due(group)) {
            let on_the_day = group.first().is_some_and(|(time, _)| *time == by);
            if !on_the_day {
                at_risk = at_risk.saturating_sub(count(group.len()));
            }
            steps.take(group);
        }
        let all_came_back = steps.survival <= 0.0;
        if at_risk == 0 && !all_came_back {
            break;
        }
        points.push(steps.point(months, at_risk));
        if all_came_back {
            break;
        }
    }
    points
}

/// The estimate so far.
struct Steps {
    /// Who is still followed, and not yet looked after again.
    left: u64,
    again: u64,
    survival: f64,
    /// Greenwood's sum: of d / (n (n − d)).
    variance: f64,
}

impl Steps {
    /// Takes those whose time is the same. Who comes back on a day comes before who is followed no
    /// longer than that day.
    fn take(&mut self, group: &[(Time, bool)]) {
        let again = count(group.iter().filter(|(_, again)| *again).count());
        let stay = self.left.saturating_sub(again);
        if again > 0 {
            let (n, d, rest) = (float(self.left), float(again), float(stay));
            self.survival = if stay == 0 {
                0.0
            } else {
                self.survival * (rest / n)
            };
            if stay > 0 {
                self.variance += d / (n * rest);
            }
        }
        self.again = self.again.saturating_add(again);
        self.left = self.left.saturating_sub(count(group.len()));
    }

    fn point(&self, months: u16, at_risk: u64) -> Point {
        let survival = self.survival;
        let (mut lower, mut upper) = (None, None);
        if survival > 0.0 && survival < 1.0 {
            let log = libm::log(survival);
            let width = Z * libm::sqrt(self.variance) / -log;
            let at = |power: f64| percent(1.0 - libm::exp(libm::exp(power) * log));
            lower = at(-width);
            upper = at(width);
        }
        Point {
            months,
            at_risk,
            again: self.again,
            share: percent(1.0 - survival).unwrap_or_default(),
            lower,
            upper,
        }
    }
}

fn count(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// Counts of children are far below 2⁵³, up to which they are exact.
fn float(count: u64) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// Rounded to the nearest hundredth of a percent, a half away from zero.
fn percent(share: f64) -> Option<Percent> {
    let hundredths = libm::round(share * 10_000.0);
    // By search rather than by a cast, which would hide what is outside the range.
    let within = (0.0..=10_000.0).contains(&hundredths);
    within.then(|| {
        let (mut low, mut high) = (0u16, 10_000u16);
        while low < high {
            let middle = low.midpoint(high);
            if f64::from(middle) < hundredths {
                low = middle.saturating_add(1);
            } else {
                high = middle;
            }
        }
        Percent::from_hundredths(low)
    })?
}

#[cfg(test)]
mod tests {
    use super::{Point, Time, curve};

    fn weeks(entries: &[(u16, bool)]) -> Vec<(Time, bool)> {
        let time = |(weeks, event): &(u16, bool)| (Time::months(*weeks), *event);
        entries.iter().map(time).collect()
    }

    fn at(points: &[Point], months: u16) -> Point {
        *points.iter().find(|point| point.months == months).unwrap()
    }

    /// Freireich et al. 1963, remission of leukaemia under 6-MP, 21 patients, as in every textbook:
    /// S(6) = 0.857, S(10) = 0.753, S(23) = 0.448. The band was worked out apart, in Python.
    #[test]
    fn a_published_example() {
        let points = curve(
            weeks(&[
                (6, true),
                (6, true),
                (6, true),
                (6, false),
                (7, true),
                (9, false),
                (10, true),
                (10, false),
                (11, false),
                (13, true),
                (16, true),
                (17, false),
                (19, false),
                (20, false),
                (22, true),
                (23, true),
                (25, false),
                (32, false),
                (32, false),
                (34, false),
                (35, false),
            ]),
            60,
        );
        let six = at(&points, 6);
        assert_eq!((six.at_risk, six.again), (21, 3));
        assert_eq!(six.share.to_string(), "14.29%");
        assert_eq!(six.lower.unwrap().to_string(), "4.84%");
        assert_eq!(six.upper.unwrap().to_string(), "38.03%");
        assert_eq!(at(&points, 7).share.to_string(), "19.33%");
        assert_eq!(at(&points, 10).share.to_string(), "24.71%");
        assert_eq!(at(&points, 13).share.to_string(), "30.98%");
        assert_eq!(at(&points, 22).share.to_string(), "46.22%");
        let last = at(&points, 23);
        assert_eq!(last.share.to_string(), "55.18%");
        assert_eq!(last.lower.unwrap().to_string(), "31.99%");
        assert_eq!(last.upper.unwrap().to_string(), "81.19%");
        assert_eq!(points.last().unwrap().months, 35);
        assert_eq!(at(&points, 35).at_risk, 1);
    }

    #[test]
    fn nobody_and_everybody() {
        assert!(curve(Vec::new(), 60).is_empty());
        let none = curve(weeks(&[(5, false), (3, false)]), 60);
        assert_eq!(none.len(), 5);
        assert!(
            none.iter()
                .all(|p| p.share.hundredths() == 0 && p.upper.is_none())
        );
        let all = curve(weeks(&[(2, true), (3, true)]), 60);
        assert_eq!(all.len(), 3);
        assert_eq!(at(&all, 3).share.to_string(), "100%");
        assert!(at(&all, 3).upper.is_none());
        assert_eq!(at(&all, 2).share.to_string(), "50%");
    }

    #[test]
    fn times_are_calendar_months_and_days() {
        let between = |from: &str, to: &str| {
            let time = Time::between(from.parse().unwrap(), to.parse().unwrap());
            (time.months, time.days)
        };
        assert_eq!(between("2017-01-31", "2017-02-28"), (1, 0));
        assert_eq!(between("2017-01-31", "2017-02-27"), (0, 27));
        assert_eq!(between("2017-01-15", "2018-01-14"), (11, 30));
        assert_eq!(between("2017-01-15", "2018-01-15"), (12, 0));
        assert_eq!(between("2017-01-15", "2017-01-15"), (0, 0));
    }
}
