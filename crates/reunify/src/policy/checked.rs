//! What a policy changes by itself, of the plan and for cases, and how two versions of it differ.

use serde::Serialize;

use super::{Change, Difference, Effect, Policy, changes, differences, effects};
use crate::case::Case;
use crate::diagnostic::Diagnostics;
use crate::engine::Engine;
use crate::evaluate::At;
use crate::plan::Plan;

/// What a policy changes, of the plan and for cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "PolicyCheck"))]
#[serde(rename_all = "kebab-case")]
pub struct Checked {
    /// The policy, with its version.
    pub policy: String,
    /// What it changes of the plan.
    pub changes: Vec<Change>,
    /// What somebody should look at, though it can be used.
    pub warnings: Diagnostics,
    /// What it changes for cases, where some were given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<CaseEffects>,
}

/// What it changes for one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct CaseEffects {
    /// The case, by the name that it was given with.
    pub case: String,
    /// What changes for it.
    pub effects: Vec<Effect>,
}

/// How two policies, or two versions of one, differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "PolicyComparison"))]
#[serde(rename_all = "kebab-case")]
pub struct Compared {
    /// The one, with its version.
    pub before: String,
    /// The other.
    pub after: String,
    /// What the one changes of the plan otherwise than the other.
    pub differences: Vec<Difference>,
    /// What differs for cases, where some were given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<CaseEffects>,
}

/// What one of an engine's policies changes of the plan that it was compiled from.
#[must_use]
pub fn changes_by(policy: &Policy, plan: &Plan, engine: &Engine) -> Vec<Change> {
    let mut changes = changes(plan, engine);
    changes.retain(|change| change.policy == policy.document().id);
    changes
}

impl Checked {
    /// What one of an engine's policies changes of the plan that it was compiled from.
    #[must_use]
    pub fn of(policy: &Policy, plan: &Plan, engine: &Engine) -> Self {
        Self {
            policy: policy.name(),
            changes: changes_by(policy, plan, engine),
            warnings: engine.warnings().clone(),
            cases: Vec::new(),
        }
    }
}

impl Compared {
    /// How a policy of one engine differs from a policy of another.
    #[must_use]
    pub fn of(plan: &Plan, before: (&Policy, &Engine), after: (&Policy, &Engine)) -> Self {
        let by = |(policy, engine): (&Policy, &Engine)| changes_by(policy, plan, engine);
        Self {
            before: before.0.name(),
            after: after.0.name(),
            differences: differences(&by(before), &by(after)),
            cases: Vec::new(),
        }
    }
}

/// What one engine changes against another, for cases by their names.
///
/// # Errors
/// If a case cannot be run under the second engine.
pub fn effects_on<'a>(
    before: &Engine,
    after: &Engine,
    cases: impl IntoIterator<Item = (&'a str, &'a Case)>,
    at: &At,
) -> Result<Vec<CaseEffects>, Diagnostics> {
    let cases = cases.into_iter().map(|(name, case)| {
        after.accepts(case, None)?;
        Ok(CaseEffects {
            case: name.to_owned(),
            effects: effects(&before.evaluate(case, at), &after.evaluate(case, at)),
        })
    });
    cases.collect()
}
