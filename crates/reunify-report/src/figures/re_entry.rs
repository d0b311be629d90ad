//! Re-entry after returns home: counts over those followed for as long, and the curve.

use reunify::Percent;
use reunify::suppression::{Shown, Suppression};
use reunify_ssda903::Report;
use reunify_ssda903::measure::{self, Group, MONTHS, Point};
use serde::Serialize;

use super::{ReturnsFigures, is_shown};
use crate::suppress::Apart;

/// Re-entry after returns home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct ReEntry {
    /// After all returns.
    pub all: Vec<Rate>,
    /// After those that were planned, and those that were not.
    pub by_kind: KindRates,
    /// The share looked after again after all returns, with its band. Months that would give a small
    /// number away are left out, and it stops where fewer than that are followed.
    pub curve: Vec<CurvePoint>,
    /// Whether months are left out of the curve.
    pub curve_is_thinned: bool,
}

/// Re-entry by kind of return.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct KindRates {
    /// Returns as part of the care planning (E4A).
    pub planned: Vec<Rate>,
    /// Returns not as part of it (E4B).
    pub unplanned: Vec<Rate>,
}

/// How many were looked after again within so many months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "ReEntryRate"))]
#[serde(rename_all = "kebab-case")]
pub struct Rate {
    /// Calendar months since the child left care.
    pub months: u16,
    /// How many returns were followed for as long.
    pub followed: Shown,
    /// In how many of them the child was looked after again within that time.
    pub again: Shown,
    /// The share; left out where a count is not shown, or nobody was followed for as long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<Percent>,
}

/// A point of the curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct CurvePoint {
    /// Calendar months since the child left care.
    pub months: u16,
    /// The share that is estimated to be looked after again by then.
    pub share: Percent,
    /// The lower end of the 95% band.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lower: Option<Percent>,
    /// The upper end of the 95% band.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper: Option<Percent>,
    /// How many were followed for as long; only where small numbers are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_risk: Option<u64>,
}

/// What is shown of a group, month by month.
struct Open {
    months: Vec<bool>,
    again: Apart,
}

impl ReEntry {
    pub(super) fn of(report: &Report, shown: &ReturnsFigures, rule: Suppression) -> Self {
        let returns = &report.returns;
        let all = open(&returns.all, is_shown(shown.all.count), rule);
        let kinds_are_shown = is_shown(shown.all.planned) && is_shown(shown.all.unplanned);
        let planned = open(&returns.planned, kinds_are_shown, rule);
        let unplanned = open(&returns.unplanned, kinds_are_shown, rule);
        // Of all, planned and unplanned, any two give the third.
        let kinds = all.months.iter().zip(&planned.months);
        let kinds = kinds.zip(&unplanned.months);
        let kinds: Vec<bool> = kinds.map(|((a, b), c)| *a && *b && *c).collect();
        let curve = curve(&returns.all, all.again.clone(), rule);
        Self {
            all: rates(&returns.all, &all.months, rule),
            by_kind: KindRates {
                planned: rates(&returns.planned, &kinds, rule),
                unplanned: rates(&returns.unplanned, &kinds, rule),
            },
            curve_is_thinned: curve.len() < returns.all.curve.len(),
            curve,
        }
    }
}

/// After which months the counts of a group can be shown: neither they, nor the rest, nor what lies
/// between any two is a small number.
fn open(group: &Group, is_shown: bool, rule: Suppression) -> Open {
    let mut followed = Apart::from(rule, &[group.count]);
    let mut again = Apart::from(rule, &[0]);
    let mut not_again = Apart::from(rule, &[]);
    let mut month = |rate: &measure::Rate| {
        let rest = rate.followed.saturating_sub(rate.again);
        let is_open = is_shown
            && followed.allows(rate.followed)
            && again.allows(rate.again)
            && not_again.allows(rest);
        if is_open {
            followed.show(rate.followed);
            again.show(rate.again);
            not_again.show(rest);
        }
        is_open
    };
    let months = group.by_months.iter().map(&mut month).collect();
    Open { months, again }
}

fn rates(group: &Group, open: &[bool], rule: Suppression) -> Vec<Rate> {
    let rate = |(rate, open): (&measure::Rate, &bool)| {
        let shown = |count: u64| {
            if *open {
                Shown::Count(count)
            } else {
                rule.alone(1)
            }
        };
        Rate {
            months: rate.months,
            followed: shown(rate.followed),
            again: shown(rate.again),
            share: rate.share.filter(|_| *open),
        }
    };
    group.by_months.iter().zip(open).map(rate).collect()
}

/// The months of the curve that can be shown: those told elsewhere first, since the rest may not lie a
/// few children away from them.
fn curve(group: &Group, mut again: Apart, rule: Suppression) -> Vec<CurvePoint> {
    let is_safe = |count: u64| rule.alone(count) == Shown::Count(count);
    let end = group.curve.iter().position(|point| !is_safe(point.at_risk));
    let kept: Vec<&Point> = group.curve.iter().take(end.unwrap_or(usize::MAX)).collect();
    let (told, others): (Vec<&Point>, Vec<&Point>) = kept
        .into_iter()
        .partition(|point| MONTHS.contains(&point.months));
    let mut points: Vec<&Point> = Vec::new();
    for point in told.into_iter().chain(others) {
        let rest = group.followed.saturating_sub(point.again);
        if again.allows(point.again) && is_safe(rest) {
            again.show(point.again);
            points.push(point);
        }
    }
    points.sort_by_key(|point| point.months);
    let shown = |point: &Point| CurvePoint {
        months: point.months,
        share: point.share,
        lower: point.lower,
        upper: point.upper,
        at_risk: is_safe(1).then_some(point.at_risk),
    };
    points.into_iter().map(shown).collect()
}
