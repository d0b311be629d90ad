//! Comparing two plans: what is otherwise in them, and what that would mean for cases.
//!
//! A case stays under the plan that it is run under. What is told here is what the other plan would
//! ask of the same log, and only where that plan would have taken every event in it.

use serde::Serialize;

use crate::case::Case;
use crate::engine::{Engine, RefusedEvent};
use crate::evaluate::At;
use crate::plan::{Difference, differences};
use crate::policy::{Effect, effects};

/// How two plans differ, and what that would mean for cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct PlanComparison {
    /// The one, with its version.
    pub before: String,
    /// The other.
    pub after: String,
    /// What is otherwise, item by item.
    pub differences: Vec<Difference>,
    /// What it would mean for cases, where some were given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<CaseComparison>,
}

/// What another plan would mean for one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct CaseComparison {
    /// The case, by the name that it was given with.
    pub case: String,
    /// What it would mean.
    pub outcome: CaseOutcome,
}

/// What another plan would mean for a case, or why that cannot be said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CaseOutcome {
    /// Duties gained, lost and moved.
    Effects(Vec<Effect>),
    /// The other plan would not have taken all of the log, so that the case cannot be evaluated
    /// under it as it stands.
    Refused {
        /// The plan that would not, with its version.
        by: String,
        /// The events that it would not have taken.
        events: Vec<RefusedEvent>,
    },
    /// The case is run under neither of the plans; why that is so.
    OtherPlan(String),
}

impl PlanComparison {
    /// How the plan of one engine differs from the plan of another, policies included. Working days
    /// are counted on the calendar of the second.
    ///
    /// ```
    /// use reunify::compare::PlanComparison;
    /// use reunify::{Engine, Plan};
    /// # let text = include_bytes!("../tests/plans/tiny.json");
    /// let engine = Engine::compile(&Plan::from_json(text)?, &[])?;
    /// let same = PlanComparison::of(&engine, &engine);
    /// assert!(same.differences.is_empty());
    /// # Ok::<(), reunify::Diagnostics>(())
    /// ```
    #[must_use]
    pub fn of(before: &Engine, after: &Engine) -> Self {
        Self {
            before: before.plan().name(),
            after: after.plan().name(),
            differences: differences(before.plan(), after.plan(), after.calendar()),
            cases: Vec::new(),
        }
    }
}

/// What one plan would mean instead of another for cases, by their names.
#[must_use]
pub fn on_cases<'a>(
    before: &Engine,
    after: &Engine,
    cases: impl IntoIterator<Item = (&'a str, &'a Case)>,
    at: &At,
) -> Vec<CaseComparison> {
    let cases = cases.into_iter().map(|(name, case)| CaseComparison {
        case: name.to_owned(),
        outcome: outcome(before, after, case, at),
    });
    cases.collect()
}

fn outcome(before: &Engine, after: &Engine, case: &Case, at: &At) -> CaseOutcome {
    let (own, other) = match (before.accepts(case, None), after.accepts(case, None)) {
        (Ok(()), _) => (before, after),
        (Err(_), Ok(())) => (after, before),
        (Err(problems), Err(_)) => {
            let messages = problems.iter().map(|problem| problem.message.as_str());
            return CaseOutcome::OtherPlan(messages.collect::<Vec<_>>().join("; "));
        }
    };
    let mut refused = other.refused(case);
    if !refused.is_empty() {
        // What its own plan would refuse as well is no difference between the two.
        let already = own.refused(case);
        refused.retain(|one| !already.contains(one));
    }
    if !refused.is_empty() {
        return CaseOutcome::Refused {
            by: other.plan().name(),
            events: refused,
        };
    }
    CaseOutcome::Effects(effects(
        &before.evaluate(case, at),
        &after.evaluate(case, at),
    ))
}
