//! Weeks in placement after a re-entry, on average.

use reunify::calendar::Date;
use serde::Serialize;

use crate::code::PlacementType;
use crate::history::{LATER_MONTHS, Later};

/// How long children who were looked after again lived in each type of placement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct PlacementWeeks {
    /// For how many calendar months from the start of the later period of care.
    pub months: u16,
    /// How many re-entries are counted: all that began so many months before the end of the data, or
    /// earlier, whether the child was looked after throughout or not.
    pub re_entries: u64,
    /// How many are not, since they began later: all of those months cannot be seen.
    pub too_late: u64,
    /// Each type of placement that there was.
    pub by_type: Vec<TypeWeeks>,
}

/// Time in one type of placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct TypeWeeks {
    /// The type.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub r#type: PlacementType,
    /// In how many of the re-entries the child was in it at all.
    pub re_entries: u64,
    /// The days in it, of all of them together.
    pub days: u64,
    /// The weeks in it on average over all re-entries that are counted, to a whole week, a half upwards.
    pub weeks: u64,
}

/// The average over the periods that are seen for long enough.
///
/// A period that ended early is only counted if it began early enough too: otherwise short ones, whose
/// end is seen sooner, would count more often than long ones.
pub(crate) fn weeks(later: &[Later], followed_to: Date) -> PlacementWeeks {
    let seen = |later: &&Later| later.until <= followed_to;
    let counted: Vec<&Later> = later.iter().filter(seen).collect();
    let re_entries = count(counted.iter());
    let of_type = |kind: PlacementType| {
        let days = counted.iter().map(|later| later.days_in(kind));
        let all = days.clone().fold(0, u64::saturating_add);
        (all > 0).then(|| TypeWeeks {
            r#type: kind,
            re_entries: count(days.filter(|days| *days > 0)),
            days: all,
            weeks: on_average(all, re_entries),
        })
    };
    PlacementWeeks {
        months: LATER_MONTHS,
        re_entries,
        too_late: count(later.iter()).saturating_sub(re_entries),
        by_type: PlacementType::ALL.into_iter().filter_map(of_type).collect(),
    }
}

fn on_average(days: u64, over: u64) -> u64 {
    let fortnights = over.saturating_mul(14);
    let twice = days
        .saturating_mul(2)
        .saturating_add(over.saturating_mul(7));
    twice.checked_div(fortnights).unwrap_or(0)
}

fn count<T>(items: impl Iterator<Item = T>) -> u64 {
    u64::try_from(items.count()).unwrap_or(u64::MAX)
}
