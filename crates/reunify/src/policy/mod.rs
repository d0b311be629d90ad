//! Local policy: what an authority adds to a plan. It can tighten the law and never loosen it.
//!
//! There is no operation here that takes away an item of statute or statutory guidance, or makes
//! one later: a shorter timescale is a limit *beside* the plan's, of which the earlier binds, and
//! what a rule returns is only ever added. Where a policy would have a case take another way, what
//! the law asks of the case by the plan alone is kept.

mod changes;
mod checked;
mod document;
mod effect;
mod folder;
mod limits;
pub(crate) mod overlay;
mod pack;
pub(crate) mod protected;
#[cfg(feature = "rules")]
pub mod rules;
mod starter;
#[cfg(feature = "rules")]
pub mod testing;
mod tried;

use serde::Serialize;

pub use changes::{Change, ChangeKind, Difference, changes, differences};
pub use checked::{CaseEffects, Checked, Compared, changes_by, effects_on};
pub use document::{
    Adaptation, Adapted, Added, Addition, Approval, Dropped, Expectation, Field, Inform, Layer,
    LocalPost, PlanRange, PolicyDocument, PolicyFormat, Relabel, Relabelled, Rule,
    TightenedApproval, TightenedTimescale, Tightening,
};
pub use effect::{Effect, EffectKind, effects};
pub use limits::RuleLimits;
pub use pack::{PackDocument, PackFormat};
pub use starter::starter;
pub use tried::Tried;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::engine::Stamp;
use crate::json::{self, Sha256, Value, sha256};
use crate::sorted::Sorted;

/// A policy with its scripts and tests.
#[derive(Debug, Clone)]
pub struct Policy {
    document: PolicyDocument,
    content: Value,
    scripts: Sorted<String, String>,
    tests: Sorted<String, String>,
    /// The text in which its problems are shown, and where the policy stands in it.
    text: String,
    root: &'static str,
    sha256: Sha256,
}

impl Policy {
    /// Puts a policy together from the bytes of its `policy.json` and of the other files of its
    /// folder, each with its path there: `rules/*.rhai` and `tests/*.json`.
    ///
    /// # Errors
    /// Diagnostics, if the manifest is not a policy, or names a script that is not there, or one
    /// is there that it does not name.
    pub fn from_parts<'a>(
        manifest: &[u8],
        files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<Self, Diagnostics> {
        let (content, text) = json::value_from(manifest)?;
        let document: PolicyDocument = json::from_value(content.clone(), text)?;
        let (mut scripts, mut tests) = (Sorted::new(), Sorted::new());
        for (path, bytes) in files {
            let text = json::as_text(bytes)
                .map_err(|d| Diagnostics::from(d).in_file(&format!("{}/{path}", document.id)))?;
            let among = if path.starts_with("tests/") {
                &mut tests
            } else {
                &mut scripts
            };
            among.insert(path.to_owned(), text.to_owned());
        }
        let sha256 = content_hash(&content, &scripts).ok_or_else(Diagnostics::new)?;
        let policy = Self {
            document,
            content,
            scripts,
            tests,
            text: text.to_owned(),
            root: "",
            sha256,
        };
        policy.checked()?;
        Ok(policy)
    }

    /// Whether every script that the policy names is there, and the other way about.
    fn checked(&self) -> Result<(), Diagnostics> {
        let mut problems = Diagnostics::new();
        let rules = &self.document.rules;
        for (number, rule) in rules.iter().enumerate() {
            let at = |part: &str| format!("/rules/{number}/{part}");
            if !self.scripts.contains_key(&rule.script) {
                let message = format!(
                    "rule `{}` names the script `{}`, which is not there",
                    rule.id, rule.script
                );
                problems.push(Diagnostic::error(Code::ScriptMissing, message).at(at("script")));
            }
            let before = rules.iter().take(number);
            if before.clone().any(|other| other.id == rule.id) {
                let message = format!("there is already a rule called `{}`", rule.id);
                let problem = Diagnostic::error(Code::DuplicateId, message).at(at("id"));
                problems.push(problem.help("give each one a name of its own"));
            }
        }
        for path in self.scripts.keys() {
            if !rules.iter().any(|rule| rule.script == *path) {
                let message =
                    format!("the script `{path}` is there, and no rule of the policy names it");
                problems.push(Diagnostic::error(Code::ScriptMissing, message).at("/rules"));
            }
        }
        if problems.has_errors() {
            return Err(self.located(problems));
        }
        Ok(())
    }

    /// Problems of the manifest, at their places in the text that it was read from.
    pub(crate) fn located(&self, problems: Diagnostics) -> Diagnostics {
        let mut placed = Diagnostics::new();
        for mut problem in problems {
            let pointer = problem.place.pointer.as_mut();
            if let Some(pointer) = pointer.filter(|_| problem.place.span.is_none()) {
                pointer.insert_str(0, self.root);
            }
            placed.push(problem);
        }
        placed.located_in(&self.text)
    }

    /// Its tests: each a path below its folder, and a text.
    pub fn tests(&self) -> impl Iterator<Item = (&str, &str)> {
        self.tests
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
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

    /// The name of one of its files, as problems give it: below a folder of the policy's name.
    pub(crate) fn file(&self, path: &str) -> String {
        format!("{}/{path}", self.document.id)
    }

    pub(crate) fn stamp(&self) -> Stamp {
        Stamp::new(&self.document.id, self.document.version, self.sha256)
    }
}

fn content_hash(manifest: &Value, scripts: &Sorted<String, String>) -> Option<Sha256> {
    #[derive(Serialize)]
    struct Content<'a> {
        manifest: &'a Value,
        scripts: &'a Sorted<String, String>,
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
