//! Cases for children who are at home, went home lately or are to go home, from what the return tells.
//!
//! A case holds only what the return says. Where a form of the plan asks for more, its event is left
//! out and listed with what it lacks, for somebody who knows the child to record.

mod document;
mod entries;
mod gap;
mod id;
mod log;
mod mapping;
mod who;

use std::collections::{BTreeMap, BTreeSet};

use reunify::calendar::{Date, Instant};
use reunify::case::PlanReference;

pub use document::{LeftOut, NotSeeded, Refused, Seed, Seeds, SeedsFormat, WhyNot, WhySeeded};
pub use gap::Gap;
pub use mapping::Mapping;

use crate::anomaly::{AnomalyCode, Effect};
use crate::history::{Histories, Told, Window, with_holes};
use crate::read::{Column, PlanList};
use crate::submission::{ChildNo, Submissions};
use who::Verdict;

/// What to seed cases with.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The day as of which to answer: what happened later is left out.
    pub as_of: Date,
    /// The instant at which every entry is recorded.
    pub recorded: Instant,
    /// How many months back a return home is looked for.
    pub within_months: u16,
    /// The plan under which the cases are to be run.
    pub plan: PlanReference,
    /// For whom the plan is to go home, which the return does not tell.
    pub plans: PlanList,
}

/// Why no cases can be made at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SeedError {
    /// It is not known what the plan calls what the return tells.
    #[error("no cases can be made from the return under the plan `{0}`")]
    UnknownPlan(String),
    /// So many months reach back to before the calendar begins.
    #[error("so many months reach back too far")]
    OutOfRange,
}

/// The cases that a return gives, child by child, in the order of their codes. The same rows give the
/// same cases, in whatever files and order they come.
///
/// # Errors
/// If the plan is one whose names are not known here, or the months reach out of the calendar.
pub fn seeds(submissions: &Submissions, ask: &Ask) -> Result<Seeds, SeedError> {
    let plan = &ask.plan;
    let mapping = Mapping::of(plan.id.as_str(), plan.version)
        .ok_or_else(|| SeedError::UnknownPlan(plan.to_string()))?;
    let from = ask
        .as_of
        .plus_months(i32::from(ask.within_months).saturating_neg())
        .ok_or(SeedError::OutOfRange)?;
    let mut all_told: Vec<Told> = Vec::new();
    let histories = Histories::telling(submissions, ask.as_of, |told| all_told.push(told));
    let doubts = doubts(&histories);
    let mut seen = BTreeSet::new();
    let mut cases = Vec::new();
    let mut not_seeded = Vec::new();
    let mut refuse = |child: ChildNo, why: WhyNot| {
        let codes = doubts.get(&child).filter(|_| why == WhyNot::InDoubt);
        not_seeded.push(NotSeeded {
            child: submissions.child(child).to_owned(),
            why,
            anomalies: codes.into_iter().flatten().copied().collect(),
        });
    };
    for told in &all_told {
        seen.insert(told.child);
        let code = submissions.child(told.child);
        let is_planned = ask.plans.has(code);
        match who::verdict(told, is_planned, from, ask.as_of) {
            Verdict::Elsewhere => {}
            Verdict::No(why) => refuse(told.child, why),
            Verdict::Yes { why, home_since } => {
                let source = Sources {
                    submissions,
                    window: &histories.window,
                };
                let (entries, left_out) = entries::of(told, home_since, ask, mapping, &source);
                cases.push(Seed {
                    id: id::case_id(code),
                    child: code.to_owned(),
                    why,
                    since: home_since,
                    events: entries.len(),
                    left_out,
                    entries,
                });
            }
        }
    }
    for child in with_holes(submissions) {
        if !seen.contains(&child) {
            refuse(child, WhyNot::InDoubt);
        }
    }
    let known: BTreeSet<String> = {
        let seeded = cases.iter().map(|seed| seed.child.clone());
        let not = not_seeded.iter().map(|child| child.child.clone());
        seeded.chain(not).collect()
    };
    let unknown = ask.plans.children().filter(|child| !known.contains(*child));
    not_seeded.extend(unknown.map(|child| NotSeeded {
        child: child.to_owned(),
        why: WhyNot::NotInReturn,
        anomalies: Vec::new(),
    }));
    not_seeded.sort_by(|a, b| a.child.cmp(&b.child));
    Ok(Seeds {
        format: SeedsFormat,
        plan: plan.to_string(),
        as_of: ask.as_of,
        recorded: ask.recorded,
        went_home_from: from,
        data_to: histories.window.end_of_data,
        plan_lists: ask.plans.files(),
        plan_rows_set_aside: ask.plans.set_aside(),
        cases,
        not_seeded,
        refused: Vec::new(),
    })
}

/// Where what is told was read.
struct Sources<'a> {
    submissions: &'a Submissions,
    window: &'a Window,
}

/// What does not hold together, by child.
fn doubts(histories: &Histories) -> BTreeMap<ChildNo, BTreeSet<AnomalyCode>> {
    let mut doubts: BTreeMap<ChildNo, BTreeSet<AnomalyCode>> = BTreeMap::new();
    for anomaly in &histories.anomalies {
        let effect = anomaly.code.effect();
        let doubtful = matches!(effect, Effect::RowSetAside | Effect::PeriodLeftOut);
        if let Some(child) = anomaly.child
            && doubtful
            && anomaly.column != Some(Column::Review)
        {
            doubts.entry(child).or_default().insert(anomaly.code);
        }
    }
    doubts
}
