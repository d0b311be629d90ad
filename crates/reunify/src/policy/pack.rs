//! A policy in one file: what every host can load, named by its content.

use serde::{Deserialize, Serialize};

use super::{Policy, PolicyDocument, content_hash};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::format::document_format;
use crate::json::{self, Object, Sha256, Value, sha256};
use crate::sorted::Sorted;

document_format!(
    /// The format of a packed policy.
    PackFormat = "reunify-policy-pack/1"
);

/// A policy with its scripts and tests in one document.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "PolicyPack"))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PackDocument {
    /// The version of this format.
    #[expect(dead_code, reason = "it is read to be held against the version")]
    format: PackFormat,
    /// The hash of the policy and its scripts: what every evaluation under it names.
    sha256: Sha256,
    /// The policy.
    policy: PolicyDocument,
    /// Its scripts, by their paths in its folder.
    #[serde(default)]
    scripts: Sorted<String, String>,
    /// Its tests, by their paths in its folder. They change no answer, and have a hash of their
    /// own.
    #[serde(default)]
    tests: Object,
    /// The hash of the tests.
    tests_sha256: Sha256,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Written<'a> {
    format: PackFormat,
    sha256: Sha256,
    policy: &'a Value,
    scripts: &'a Sorted<String, String>,
    tests: Object,
    tests_sha256: Sha256,
}

/// Where the policy stands in a pack.
pub(super) const ROOT: &str = "/policy";

impl Policy {
    /// Reads a policy from the one file that [`Policy::to_json`] writes.
    ///
    /// # Errors
    /// Diagnostics, if the bytes are not a packed policy, or its content is not what its hash was
    /// made of.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Diagnostics> {
        let (whole, text) = json::value_from(bytes)?;
        let content = whole.as_object().and_then(|fields| fields.get("policy"));
        let content = content.cloned().unwrap_or_default();
        let pack: PackDocument = json::from_value(whole, text)?;
        let policy = Self {
            sha256: content_hash(&content, &pack.scripts).ok_or_else(Diagnostics::new)?,
            document: pack.policy,
            content,
            scripts: pack.scripts,
            tests: pack
                .tests
                .iter()
                .map(|(path, test)| (path.clone(), pretty(test)))
                .collect(),
            text: text.to_owned(),
            root: ROOT,
        };
        policy.checked()?;
        let mut problems = Diagnostics::new();
        let mut hold = |at: &str, is: Option<Sha256>, said: Sha256| {
            if is != Some(said) {
                let problem = Diagnostic::error(
                    Code::PackChanged,
                    "the content was changed after it was packed",
                );
                problems.push(
                    problem
                        .at(at)
                        .help("pack the folder again: `reunify policy pack DIR`"),
                );
            }
        };
        hold("/sha256", Some(policy.sha256), pack.sha256);
        hold("/tests-sha256", sha256(&pack.tests).ok(), pack.tests_sha256);
        if problems.has_errors() {
            return Err(problems.located_in(text));
        }
        Ok(policy)
    }

    /// Writes the policy, its scripts and its tests as one document: canonical JSON (RFC 8785), the
    /// same bytes for the same content.
    ///
    /// # Errors
    /// Diagnostics, if a test is not JSON.
    pub fn to_json(&self) -> Result<String, Diagnostics> {
        let mut tests = Object::new();
        for (path, text) in &self.tests {
            let (test, _) = json::value_from(text.as_bytes())
                .map_err(|problems| problems.in_file(&self.file(path)))?;
            tests.insert(path.clone(), test);
        }
        let unwritable =
            |error: json::WriteError| Diagnostic::error(Code::InvalidValue, error.to_string());
        let written = Written {
            format: PackFormat,
            sha256: self.sha256,
            policy: &self.content,
            scripts: &self.scripts,
            tests_sha256: sha256(&tests).map_err(unwritable)?,
            tests,
        };
        Ok(json::canonical(&written).map_err(unwritable)?)
    }
}

fn pretty(test: &Value) -> String {
    json::pretty(test).unwrap_or_default()
}
