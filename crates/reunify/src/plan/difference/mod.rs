//! How two plans differ, item by item: two versions of one, or any two.

mod field;
mod item;
mod part;
mod words;

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::{Grounds, PlanDocument};
use crate::calendar::{Calendar, Period};
use item::{Item, items};
use part::Part;

/// What became of an item of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "PlanDifferenceKind"))]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceKind {
    /// Only the second plan has it.
    Added,
    /// Only the first plan has it.
    Removed,
    /// Both have it, and a part of it is otherwise.
    Changed,
}

/// Which of two limits is the stricter. Not said where that depends on the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Strictness {
    /// There is less time, on whatever date it starts.
    Tightened,
    /// There is more time.
    Loosened,
}

/// One thing that is otherwise in one plan than in another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "PlanDifference"))]
#[serde(rename_all = "kebab-case")]
pub struct Difference {
    /// What became of the item.
    pub kind: DifferenceKind,
    /// The item: its kind, and its name in the plan.
    pub item: String,
    /// What practitioners call it: in the second plan, or in the first if only that has it.
    pub title: String,
    /// The part of the item that is otherwise, where it is not all of it: a JSON pointer within the
    /// item, on which what has a name in a list is named by it, as in `/options/not-yet/title`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// How it is in the first plan, in words where there are some, or else as JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// How it is in the second plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Of two limits, whether the second is the stricter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strictness: Option<Strictness>,
    /// Who says so: in the second plan, or in the first if only that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grounds: Option<Grounds>,
}

/// How one plan differs from another: what is otherwise or gone, in the order of the first, and then
/// what is new. The order of items says nothing, and is not compared; nor are ids and versions.
///
/// ```
/// use reunify::Plan;
/// use reunify::calendar::Calendar;
/// use reunify::plan::{Strictness, differences};
/// # let text = include_str!("../../../tests/plans/tiny.json");
/// let before = Plan::from_json(text.as_bytes())?;
/// let shorter = text.replace(r#""every": { "weeks": 6 }"#, r#""every": { "weeks": 5 }"#);
/// let after = Plan::from_json(shorter.as_bytes())?;
/// let calendar = Calendar::england_and_wales()?;
/// let found = differences(before.document(), after.document(), &calendar);
/// assert_eq!(found[0].item, "timescale visits");
/// assert_eq!(found[0].after.as_deref(), Some("5 weeks"));
/// assert_eq!(found[0].strictness, Some(Strictness::Tightened));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn differences(
    before: &PlanDocument,
    after: &PlanDocument,
    calendar: &Calendar,
) -> Vec<Difference> {
    let (one, other) = (items(before), items(after));
    let has = |items: &[Item], name: &str| items.iter().any(|item| item.name == name);
    // A part of an item that is new or gone goes without saying.
    let whole = |item: &Item, others: &[Item]| {
        !has(others, &item.name) && item.of.as_ref().is_none_or(|of| has(others, of))
    };
    let mut found = Vec::new();
    for item in &one {
        match other.iter().find(|twin| twin.name == item.name) {
            Some(twin) => changed((before, item), (after, twin), calendar, &mut found),
            None if whole(item, &other) => found.push(Difference {
                before: words::gist(item, before),
                ..difference(DifferenceKind::Removed, item, before)
            }),
            None => {}
        }
    }
    for item in other.iter().filter(|item| whole(item, &one)) {
        found.push(Difference {
            after: words::gist(item, after),
            ..difference(DifferenceKind::Added, item, after)
        });
    }
    found
}

fn difference(kind: DifferenceKind, item: &Item, plan: &PlanDocument) -> Difference {
    Difference {
        kind,
        item: item.name.clone(),
        title: item.title.clone(),
        part: None,
        before: None,
        after: None,
        strictness: None,
        grounds: item.grounds(plan, ""),
    }
}

/// Every part of an item that is otherwise.
fn changed(
    (before, item): (&PlanDocument, &Item),
    (after, twin): (&PlanDocument, &Item),
    calendar: &Calendar,
    found: &mut Vec<Difference>,
) {
    let parts = part::parts(&item.content, &twin.content);
    found.extend(parts.into_iter().map(|part| Difference {
        before: part.before.map(|value| words::say(value, &part.at, before)),
        after: part.after.map(|value| words::say(value, &part.at, after)),
        strictness: strictness(item, &part, calendar),
        grounds: twin.grounds(after, &part.at),
        part: Some(part.at),
        ..difference(DifferenceKind::Changed, twin, after)
    }));
}

/// Which is the stricter, if the part is a limit of a timescale.
fn strictness(item: &Item, part: &Part<'_>, calendar: &Calendar) -> Option<Strictness> {
    if item.kind != "timescale" || !part.at.starts_with("/limits/") {
        return None;
    }
    let before = Period::deserialize(part.before?).ok()?;
    let after = Period::deserialize(part.after?).ok()?;
    match calendar.compare(after, before)? {
        Ordering::Less => Some(Strictness::Tightened),
        Ordering::Greater => Some(Strictness::Loosened),
        Ordering::Equal => None,
    }
}
