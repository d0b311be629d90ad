//! Local policy: what an authority adds to a plan. It can tighten the law and never loosen it.
//!
//! There is no operation here that takes away an item of statute or statutory guidance, or makes
//! one later: a shorter timescale is a limit *beside* the plan's, of which the earlier binds, and
//! what a rule returns is only ever added.

mod document;
pub(crate) mod overlay;
#[cfg(feature = "rules")]
pub(crate) mod rules;

use std::collections::BTreeMap;

use serde::Serialize;

pub use document::{
    LocalPost, PlanRange, PolicyDocument, PolicyFormat, Relabel, Relabelled, Rule, ShorterTimescale,
};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::engine::Stamp;
use crate::json::{self, Sha256, Value, sha256};

/// A policy with its scripts.
#[derive(Debug, Clone)]
pub struct Policy {
    document: PolicyDocument,
    scripts: BTreeMap<String, String>,
    text: String,
    sha256: Sha256,
}

impl Policy {
    /// Puts a policy together from the bytes of its `policy.json` and its scripts, each with the
    /// path by which the policy names it.
    ///
    /// # Errors
    /// Diagnostics, if the manifest is not a policy, or names a script that is not there, or one
    /// is there that it does not name.
    pub fn from_parts<'a>(
        manifest: &[u8],
        scripts: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<Self, Diagnostics> {
        let (document, text) = json::from_bytes::<PolicyDocument>(manifest)?;
        let (content, _) = json::from_bytes::<Value>(manifest)?;
        let mut named = BTreeMap::new();
        for (path, bytes) in scripts {
            let script = json::as_text(bytes).map_err(|d| Diagnostics::from(d).in_file(path))?;
            named.insert(path.to_owned(), script.to_owned());
        }
        let mut problems = Diagnostics::new();
        for (number, rule) in document.rules.iter().enumerate() {
            if !named.contains_key(&rule.script) {
                problems.push(
                    Diagnostic::error(
                        Code::ScriptMissing,
                        format!(
                            "rule `{}` names the script `{}`, which is not there",
                            rule.id, rule.script
                        ),
                    )
                    .at(format!("/rules/{number}/script")),
                );
            }
        }
        for path in named.keys() {
            if !document.rules.iter().any(|rule| rule.script == *path) {
                problems.push(
                    Diagnostic::error(
                        Code::ScriptMissing,
                        format!("the script `{path}` is there, and no rule of the policy names it"),
                    )
                    .at("/rules"),
                );
            }
        }
        if problems.has_errors() {
            return Err(problems.located_in(text));
        }
        let sha256 = content_hash(&content, &named).ok_or_else(Diagnostics::new)?;
        Ok(Self {
            document,
            scripts: named,
            text: text.to_owned(),
            sha256,
        })
    }

    /// The policy as it is written.
    #[must_use]
    pub fn document(&self) -> &PolicyDocument {
        &self.document
    }

    /// The hash of its content, scripts included.
    #[must_use]
    pub fn sha256(&self) -> Sha256 {
        self.sha256
    }

    /// The text of a script.
    #[must_use]
    pub fn script(&self, path: &str) -> Option<&str> {
        self.scripts.get(path).map(String::as_str)
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn stamp(&self) -> Stamp {
        Stamp::new(&self.document.id, self.document.version, self.sha256)
    }
}

fn content_hash(manifest: &Value, scripts: &BTreeMap<String, String>) -> Option<Sha256> {
    #[derive(Serialize)]
    struct Content<'a> {
        manifest: &'a Value,
        scripts: &'a BTreeMap<String, String>,
    }
    sha256(&Content { manifest, scripts }).ok()
}

/// Without the `rules` feature, every rule is marked as failed: never as passed.
#[cfg(not(feature = "rules"))]
pub(crate) fn not_run(
    engine: &crate::engine::Inner,
) -> (
    Vec<crate::evaluate::Finding>,
    Vec<crate::evaluate::FailedRule>,
) {
    let rules = engine.policies.iter().flat_map(|policy| {
        policy
            .document
            .rules
            .iter()
            .map(|rule| (policy.document.id.clone(), rule.id.clone()))
    });
    let failed = rules.map(|(policy, rule)| crate::evaluate::FailedRule {
        policy,
        rule,
        problem: Diagnostic::error(Code::ScriptFailed, "this build of reunify runs no rules"),
    });
    (Vec::new(), failed.collect())
}
