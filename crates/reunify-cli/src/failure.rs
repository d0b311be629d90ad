//! What stops a command: problems with their places, and the texts to show them in.

use std::collections::BTreeMap;

use reunify::{Code, Diagnostic, Diagnostics};

use crate::args::Format;
use crate::render;

/// Problems, and the texts of the files that they are in.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) problems: Diagnostics,
    pub(crate) texts: BTreeMap<String, String>,
}

impl Failure {
    /// Problems in one file.
    pub(crate) fn in_file(problems: Diagnostics, file: &str, bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes).into_owned();
        Self {
            problems: problems.in_file(file),
            texts: BTreeMap::from([(file.to_owned(), text)]),
        }
    }

    /// A problem with how the command was called, or with a file that could not be read.
    pub(crate) fn usage(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::from(Diagnostic::error(Code::Unusable, message).help(help))
    }

    pub(crate) fn print(&self, format: Format) {
        match format {
            Format::Text => {
                anstream::eprintln!("{}", render::diagnostics(&self.problems, &self.texts))
            }
            Format::Json => anstream::println!("{}", render::json(&self.problems)),
        }
    }
}

impl From<Diagnostic> for Failure {
    fn from(problem: Diagnostic) -> Self {
        Self {
            problems: problem.into(),
            texts: BTreeMap::new(),
        }
    }
}

impl From<Diagnostics> for Failure {
    fn from(problems: Diagnostics) -> Self {
        Self {
            problems,
            texts: BTreeMap::new(),
        }
    }
}
