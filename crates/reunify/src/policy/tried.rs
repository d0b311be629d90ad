//! Trying one rule by itself on a case, before it is in a policy.

use serde::Serialize;
use serde_json::json;

use super::Policy;
use crate::diagnostic::Diagnostics;
use crate::evaluate::{Evaluation, FailedRule, Finding};
use crate::plan::PlanDocument;

/// What a rule said of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "PolicyRun"))]
#[serde(rename_all = "kebab-case")]
pub struct Tried {
    /// What it found.
    pub findings: Vec<Finding>,
    /// The rule, if it failed, and why.
    pub failed_rules: Vec<FailedRule>,
}

impl Tried {
    /// What the rules of a policy said in an evaluation.
    #[must_use]
    pub fn of(evaluation: Evaluation, policy: &Policy) -> Self {
        let id = &policy.document().id;
        let standing = evaluation.standing;
        let (mut findings, mut failed_rules) = (standing.findings, standing.failed_rules);
        findings.retain(|finding| finding.policy == *id);
        failed_rules.retain(|failed| failed.policy == *id);
        Self {
            findings,
            failed_rules,
        }
    }
}

impl Policy {
    /// A policy that has nothing but a rule, to try it with.
    ///
    /// # Errors
    /// Diagnostics, if the script is not text.
    pub fn alone(plan: &PlanDocument, file: &str, script: &[u8]) -> Result<Self, Diagnostics> {
        let source = plan.sources.first().map(|source| source.id.to_string());
        let basis = json!({ "authority": "local",
            "cites": [{ "source": source, "at": "a rule that is tried by itself", "verified": false }] });
        let manifest = json!({
            "format": "reunify-policy/1", "id": "tried-by-itself", "version": "0.0.0", "layer": "team",
            "title": "A rule that is tried by itself", "owner": "nobody",
            "plan": { "id": plan.id, "from": plan.version, "below": "999.0.0" },
            "rules": [{ "id": "rule", "title": file, "script": file, "reason": "To try it.", "basis": basis }],
        });
        Self::from_parts(manifest.to_string().as_bytes(), [(file, script)])
    }
}
