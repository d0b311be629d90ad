//! Counts over many cases.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::case::{Case, Changed, Event, What};
use crate::format::document_format;
use crate::json::Value;
use crate::plan::Id;
use crate::suppression::{Shown, Suppression};

document_format!(
    /// The format of what was learned.
    LearningFormat = "reunify-learning/1"
);

/// What many cases show of a plan, with small numbers kept out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Learning {
    /// The version of this format.
    pub format: LearningFormat,
    /// How many cases were counted.
    pub cases: Shown,
    /// What was done in another way than the plan has it, most often first.
    pub deviations: Vec<Deviations>,
    /// How decisions were recorded.
    pub decisions: Vec<DecisionsMade>,
    /// How long it took until what had happened, or was so, was recorded.
    pub late: Vec<Late>,
    /// How many decisions a peer has reviewed.
    pub peer_reviews: Shown,
    /// What was learned, and what was changed because of it.
    pub learned: Learned,
}

/// How often an item of a plan was departed from, for one kind of cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Deviations {
    /// The plan and its version.
    pub plan: String,
    /// The item of the plan.
    pub item: Id,
    /// The kind of cause.
    pub cause: Id,
    /// How often.
    pub count: Shown,
}

/// How decisions of one kind were recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct DecisionsMade {
    /// The plan and its version.
    pub plan: String,
    /// The decision.
    pub decision: Id,
    /// How often it was made.
    pub made: Shown,
    /// How often fewer than two options were recorded.
    pub without_two_options: Shown,
    /// How often nothing was recorded about what was not known, not even that nothing was.
    pub unknowns_not_said: Shown,
    /// How often something was not known. That is not a fault: it is what deciding is like.
    pub with_unknowns: Shown,
}

/// How long it took until something was recorded, after it had happened or came to be so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Late {
    /// The plan and its version.
    pub plan: String,
    /// Whether it is a fact or an occurrence.
    pub kind: &'static str,
    /// The fact or the occurrence.
    pub item: Id,
    /// How often it was recorded.
    pub recorded: Shown,
    /// How many of those, by how long it took.
    pub after: Vec<Lateness>,
}

/// How many were recorded within some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Lateness {
    /// From so many days after.
    pub from_days: u32,
    /// To so many days after; without an end, if it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_days: Option<u32>,
    /// How many.
    pub count: Shown,
}

/// What was learned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Learned {
    /// How many things.
    pub items: Shown,
    /// How many of them say what went right.
    pub say_what_went_right: Shown,
    /// The versions of plans and policies that were changed because of what was learned.
    pub changed: Vec<Changed>,
}

/// The days that times are counted in: on the day, in three, in two weeks, in three months, later.
const DAYS: [(u32, Option<u32>); 5] = [
    (0, Some(0)),
    (1, Some(3)),
    (4, Some(14)),
    (15, Some(91)),
    (92, None),
];

/// Counts cases as they come, and keeps none of them.
///
/// ```
/// use reunify::learn::Counts;
/// use reunify::suppression::{Shown, Suppression};
/// # let case_json = include_bytes!("../../tests/cases/tiny.json");
/// let mut counts = Counts::default();
/// counts.add(&reunify::Case::from_json(case_json)?);
/// let learning = counts.learning(Suppression::default());
/// assert_eq!(learning.cases, Shown::Suppressed { fewer_than: 5 });
/// # Ok::<(), reunify::Diagnostics>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Counts {
    cases: u64,
    deviations: BTreeMap<(String, Id, Id), u64>,
    decisions: BTreeMap<(String, Id), Recorded>,
    late: BTreeMap<(String, &'static str, Id), [u64; DAYS.len()]>,
    peer_reviews: u64,
    learned: u64,
    went_right: u64,
    changed: BTreeSet<Changed>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Recorded {
    made: u64,
    without_two_options: u64,
    unknowns_not_said: u64,
    with_unknowns: u64,
}

impl Counts {
    /// Counts a case: everything that was recorded and not corrected since.
    pub fn add(&mut self, case: &Case) {
        one_more(&mut self.cases);
        for (plan, event) in case.recorded() {
            self.event(&plan.to_string(), event);
        }
    }

    fn event(&mut self, plan: &str, event: &Event) {
        match &event.entry.what {
            What::Deviation { id, cause, .. } => {
                let key = (plan.to_owned(), id.clone(), cause.clone());
                one_more(self.deviations.entry(key).or_default());
            }
            What::Decision { id, data, .. } => {
                let key = (plan.to_owned(), id.clone());
                let recorded = self.decisions.entry(key).or_default();
                recorded.add(data.as_ref());
            }
            What::Fact { id, .. } => self.recorded(plan, "fact", id, event),
            What::Occurrence { id, .. } => self.recorded(plan, "occurrence", id, event),
            What::PeerReview { .. } => one_more(&mut self.peer_reviews),
            What::Learning {
                went_right,
                changed,
                ..
            } => {
                one_more(&mut self.learned);
                if went_right.is_some() {
                    one_more(&mut self.went_right);
                }
                self.changed.extend(changed.clone());
            }
            _ => {}
        }
    }

    fn recorded(&mut self, plan: &str, kind: &'static str, id: &Id, event: &Event) {
        let days = event.entry.occurred.days_until(event.entry.recorded.date());
        let days = u32::try_from(days).unwrap_or(0);
        let key = (plan.to_owned(), kind, id.clone());
        let counts = self.late.entry(key).or_default();
        let within = |(_, to): &(u32, Option<u32>)| to.is_none_or(|to| days <= to);
        let place = DAYS.iter().position(within);
        if let Some(count) = place.and_then(|place| counts.get_mut(place)) {
            one_more(count);
        }
    }

    /// What was counted, with small numbers kept out.
    #[must_use]
    pub fn learning(&self, rule: Suppression) -> Learning {
        let mut deviations: Vec<_> = self.deviations.iter().collect();
        // By how often, and by name where that is the same, or not shown: an order would show it.
        deviations.sort_by_key(|(_, count)| match rule.alone(**count) {
            Shown::Count(count) => std::cmp::Reverse(count),
            Shown::Suppressed { .. } => std::cmp::Reverse(0),
        });
        let deviations = deviations
            .into_iter()
            .map(|((plan, item, cause), count)| Deviations {
                plan: plan.clone(),
                item: item.clone(),
                cause: cause.clone(),
                count: rule.alone(*count),
            });
        Learning {
            format: LearningFormat,
            cases: rule.alone(self.cases),
            deviations: deviations.collect(),
            decisions: self.decisions(rule),
            late: self.late(rule),
            peer_reviews: rule.alone(self.peer_reviews),
            learned: Learned {
                items: rule.alone(self.learned),
                say_what_went_right: part_of(rule, self.went_right, self.learned),
                changed: self.changed.iter().cloned().collect(),
            },
        }
    }

    fn decisions(&self, rule: Suppression) -> Vec<DecisionsMade> {
        let decisions = self.decisions.iter();
        let shown = decisions.map(|((plan, decision), recorded)| {
            let part = |count| part_of(rule, count, recorded.made);
            DecisionsMade {
                plan: plan.clone(),
                decision: decision.clone(),
                made: rule.alone(recorded.made),
                without_two_options: part(recorded.without_two_options),
                unknowns_not_said: part(recorded.unknowns_not_said),
                with_unknowns: part(recorded.with_unknowns),
            }
        });
        shown.collect()
    }

    fn late(&self, rule: Suppression) -> Vec<Late> {
        let late = self.late.iter();
        let shown = late.map(|((plan, kind, item), counts)| {
            let (recorded, parts) = rule.total(counts);
            let after = DAYS.iter().zip(parts);
            Late {
                plan: plan.clone(),
                kind,
                item: item.clone(),
                recorded,
                after: after
                    .map(|((from_days, to_days), count)| Lateness {
                        from_days: *from_days,
                        to_days: *to_days,
                        count,
                    })
                    .collect(),
            }
        });
        shown.collect()
    }
}

/// A part of a total that is shown beside it: what is left over must not be small either.
fn part_of(rule: Suppression, part: u64, total: u64) -> Shown {
    let (_, parts) = rule.total(&[part, total.saturating_sub(part)]);
    parts.first().copied().unwrap_or_else(|| rule.alone(part))
}

impl Recorded {
    /// `options` and `not-known` are what forms of decisions call the options considered, and what
    /// was not known.
    fn add(&mut self, data: Option<&Value>) {
        let list = |name: &str| match data {
            Some(Value::Object(fields)) => match fields.get(name) {
                Some(Value::List(items)) => Some(items.len()),
                Some(_) => Some(1),
                None => None,
            },
            _ => None,
        };
        one_more(&mut self.made);
        if list("options").is_none_or(|options| options < 2) {
            one_more(&mut self.without_two_options);
        }
        match list("not-known") {
            None => one_more(&mut self.unknowns_not_said),
            Some(0) => {}
            Some(_) => one_more(&mut self.with_unknowns),
        }
    }
}

fn one_more(count: &mut u64) {
    *count = count.saturating_add(1);
}
