//! The folder that a policy is written in: its manifest, rules and tests by their paths.

use super::Policy;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// The file that says what the policy is.
const MANIFEST: &str = "policy.json";

impl Policy {
    /// Reads a policy from the files of its folder: `policy.json`, `rules/*.rhai` and
    /// `tests/*.json`. Other files are not of the policy.
    ///
    /// # Errors
    /// Diagnostics, each with the path of its file, if they are not a policy.
    pub fn from_folder<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<Self, Diagnostics> {
        let mut manifest = None;
        let mut parts = Vec::new();
        for (path, bytes) in files {
            if path == MANIFEST {
                manifest = Some(bytes);
            } else if is_part(path) {
                parts.push((path, bytes));
            }
        }
        let Some(manifest) = manifest else {
            let problem = Diagnostic::error(Code::Unusable, "there is no `policy.json`");
            let problem = problem.help("add one: it says what the policy is and what it changes");
            return Err(Diagnostics::from(problem).in_file(MANIFEST));
        };
        Self::from_parts(manifest, parts.clone()).map_err(|problems| {
            let paths = parts.iter().map(|(path, _)| *path);
            let problems = problems.in_file(MANIFEST);
            placed(problems, |file| {
                let mut found = paths.clone().filter(|path| is_below(file, path));
                found.next().map(str::to_owned)
            })
        })
    }

    /// Problems, with those of this policy's files at their paths in its folder. Otherwise a
    /// policy's files are named below a folder of its name, to tell policies apart.
    #[must_use]
    pub fn in_folder(&self, problems: Diagnostics) -> Diagnostics {
        placed(problems, |file| {
            let path = file.strip_prefix(self.document.id.as_str())?;
            path.strip_prefix('/').map(str::to_owned)
        })
    }

    /// Its name and version, as an evaluation tells them: `northshire@1.0.0`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}@{}", self.document.id, self.document.version)
    }
}

/// Problems, each in the file that a path is given for, where one is.
fn placed(problems: Diagnostics, path: impl Fn(&str) -> Option<String>) -> Diagnostics {
    let mut placed = Diagnostics::new();
    for mut problem in problems {
        if let Some(path) = problem.place.file.as_deref().and_then(&path) {
            problem.place.file = Some(path);
        }
        placed.push(problem);
    }
    placed
}

/// Whether a file is one of these paths below a folder.
fn is_below(file: &str, path: &str) -> bool {
    let folder = file.strip_suffix(path);
    folder.is_some_and(|folder| folder.ends_with('/'))
}

fn is_part(path: &str) -> bool {
    let within = |folder: &str, ending: &str| {
        let name = path.strip_prefix(folder);
        name.is_some_and(|name| name.ends_with(ending) && !name.contains('/'))
    };
    within("rules/", ".rhai") || within("tests/", ".json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rules_and_tests_are_parts() {
        assert!(is_part("rules/visits.rhai") && is_part("tests/visits.json"));
        assert!(!is_part("README.md") && !is_part("rules/README.md") && !is_part("rules/a/b.rhai"));
    }

    #[test]
    fn a_folder_without_a_manifest_is_told_so() {
        let problems = Policy::from_folder([("rules/a.rhai", &b""[..])]).unwrap_err();
        let problem = problems.iter().next().unwrap();
        assert_eq!(problem.place.file.as_deref(), Some("policy.json"));
        assert_eq!(problem.code, Code::Unusable);
    }
}
