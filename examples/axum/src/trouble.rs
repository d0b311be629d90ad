//! Why the service does not start, and what to do about it.

use std::fmt;

#[derive(Debug)]
pub(crate) struct Trouble {
    what: String,
    help: &'static str,
}

impl Trouble {
    pub(crate) fn new(what: impl Into<String>, help: &'static str) -> Self {
        Self {
            what: what.into(),
            help,
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}\n help: {}", self.what, self.help)
    }
}
