//! Weeks in placement after a re-entry, on average, where they rest on enough children.

use reunify::suppression::{Shown, Suppression};
use reunify_ssda903::code::PlacementType;
use reunify_ssda903::measure::{self, PlacementWeeks};
use serde::Serialize;

/// How long children who were looked after again lived in each type of placement, on average.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "PlacementWeeksShown"))]
#[serde(rename_all = "kebab-case")]
pub struct WeeksFigures {
    /// For how many calendar months from the start of the later period of care. Only re-entries that
    /// began so long before the end of the data are counted.
    pub months: u16,
    /// Each type of placement that there was; none where few came back. On how many children each
    /// rests is not told.
    pub by_type: Vec<TypeWeeks>,
}

/// Weeks in one type of placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "TypeWeeksShown"))]
#[serde(rename_all = "kebab-case")]
pub struct TypeWeeks {
    /// The type.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub r#type: PlacementType,
    /// Whole weeks on average over all who came back; left out where few were in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weeks: Option<u64>,
}

impl WeeksFigures {
    /// An average over all tells of the few who were in a type of placement at all, so that both have
    /// to be enough. The numbers of children and days are kept back: with others they would overlap.
    pub(super) fn of(weeks: &PlacementWeeks, rule: Suppression) -> Self {
        let is_open = |count: u64| rule.alone(count) == Shown::Count(count);
        let of_type = |kind: &measure::TypeWeeks| TypeWeeks {
            r#type: kind.r#type,
            weeks: is_open(kind.re_entries).then_some(kind.weeks),
        };
        let by_type = if weeks.re_entries > 0 && is_open(weeks.re_entries) {
            weeks.by_type.iter().map(of_type).collect()
        } else {
            Vec::new()
        };
        Self {
            months: weeks.months,
            by_type,
        }
    }

    /// The weeks in a type that may be used: none at all in one that no child was in. `None` where
    /// they are not shown.
    pub(super) fn weeks_in(&self, name: &str) -> Option<u64> {
        if self.by_type.is_empty() || !PlacementType::ALL.iter().any(|kind| kind.as_str() == name) {
            return None;
        }
        let mut kinds = self.by_type.iter();
        kinds
            .find(|kind| kind.r#type.as_str() == name)
            .map_or(Some(0), |kind| kind.weeks)
    }
}
