//! Returns home, and how many of the children were looked after again.

use std::collections::BTreeMap;

use reunify::Percent;
use serde::Serialize;

use super::MONTHS;
use super::survival::{Point, Time, curve};
use crate::code::Home;
use crate::history::{NotFollowed, ReturnHome};
use crate::year::ReturnYear;

/// Some returns home, and what came after them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Group {
    /// How many returns there were.
    pub count: u64,
    /// In how many of them the child was placed with own parents first (P1).
    pub placed_first: u64,
    /// For how many it is known what came after.
    pub followed: u64,
    /// For how many it is not, and why.
    pub not_followed: NotFollowedCounts,
    /// In how many the child was looked after again under 18, however long after.
    pub again: u64,
    /// After so many calendar months, among the returns that were followed for as long.
    pub by_months: Vec<Rate>,
    /// The share looked after again, month by month, from all returns for as long as each is
    /// followed.
    pub curve: Vec<Point>,
}

/// Returns of which nothing can be said of what came after.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct NotFollowedCounts {
    /// The child was 18 by then.
    pub aged_18: u64,
    /// The next period of care is in doubt, or a row of the child was set aside.
    pub in_doubt: u64,
}

/// How many were looked after again within so many months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Rate {
    /// Calendar months since the child left care.
    pub months: u16,
    /// How many returns were followed, by the data and as a child under 18, for as long.
    pub followed: u64,
    /// In how many of them the child was looked after again within that time.
    pub again: u64,
    /// The share; none where nobody was followed for as long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<Percent>,
}

/// The returns home of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct YearGroup {
    /// The year in which the children left care, 1 April to 31 March.
    pub year: ReturnYear,
    /// How many returns there were.
    pub count: u64,
    /// How many of them as part of the care planning (E4A).
    pub planned: u64,
    /// How many of them not as part of it (E4B).
    pub unplanned: u64,
    /// After so many calendar months, among the returns that were followed for as long.
    pub by_months: Vec<Rate>,
}

/// The figures of some returns.
pub(crate) fn group<'a>(returns: impl Iterator<Item = &'a ReturnHome> + Clone) -> Group {
    let mut not_followed = NotFollowedCounts::default();
    let mut followed = Vec::new();
    for found in returns.clone() {
        match found.followed_to {
            Err(NotFollowed::Aged18) => add(&mut not_followed.aged_18),
            Err(NotFollowed::InDoubt) => add(&mut not_followed.in_doubt),
            Ok(to) => {
                let time = Time::between(found.left_care, found.again.unwrap_or(to));
                followed.push((time, found.again.is_some()));
            }
        }
    }
    let last = MONTHS.last().copied().unwrap_or_default();
    Group {
        count: count(returns.clone()),
        placed_first: count(returns.clone().filter(|found| found.was_placed_first())),
        followed: count(followed.iter()),
        not_followed,
        again: count(followed.iter().filter(|(_, again)| *again)),
        by_months: rates(returns),
        curve: curve(followed, last),
    }
}

/// The returns by the year in which the children left care.
pub(crate) fn by_year(returns: &[ReturnHome]) -> Vec<YearGroup> {
    let mut years: BTreeMap<ReturnYear, Vec<&ReturnHome>> = BTreeMap::new();
    for found in returns {
        let year = ReturnYear::of(found.left_care);
        years.entry(year).or_default().push(found);
    }
    let group = |(year, found): (ReturnYear, Vec<&ReturnHome>)| {
        let returns = found.iter().copied();
        let of = |home: Home| count(returns.clone().filter(|found| found.home == home));
        YearGroup {
            year,
            count: count(returns.clone()),
            planned: of(Home::Planned),
            unplanned: of(Home::Unplanned),
            by_months: rates(returns),
        }
    };
    years.into_iter().map(group).collect()
}

fn rates<'a>(returns: impl Iterator<Item = &'a ReturnHome> + Clone) -> Vec<Rate> {
    let rate = |months: u16| {
        let by = |found: &&ReturnHome| found.left_care.plus_months(i32::from(months));
        let mut throughout = 0;
        let mut again = 0;
        for found in returns.clone() {
            let (Some(by), Ok(to)) = (by(&found), found.followed_to) else {
                continue;
            };
            if by <= to {
                add(&mut throughout);
                if found.again.is_some_and(|again| again <= by) {
                    add(&mut again);
                }
            }
        }
        Rate {
            months,
            followed: throughout,
            again,
            share: Percent::of(again, throughout),
        }
    };
    MONTHS.into_iter().map(rate).collect()
}

fn add(count: &mut u64) {
    *count = count.saturating_add(1);
}

fn count<T>(items: impl Iterator<Item = T>) -> u64 {
    u64::try_from(items.count()).unwrap_or(u64::MAX)
}
