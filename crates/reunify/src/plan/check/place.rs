//! A place in the plan, while it is walked.

use std::fmt;
use std::rc::Rc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// Steps into the plan, each with a share in those before it: most places are never spelt out, since
/// nothing is wrong there.
#[derive(Debug, Clone)]
pub(super) struct At(Rc<Step>);

#[derive(Debug)]
struct Step {
    before: Option<At>,
    to: To,
}

#[derive(Debug)]
enum To {
    Key(&'static str),
    Item(usize),
}

impl At {
    pub(super) fn root(list: &'static str) -> Self {
        Self(Rc::new(Step {
            before: None,
            to: To::Key(list),
        }))
    }

    fn step(&self, to: To) -> Self {
        Self(Rc::new(Step {
            before: Some(self.clone()),
            to,
        }))
    }

    pub(super) fn key(&self, name: &'static str) -> Self {
        self.step(To::Key(name))
    }

    pub(super) fn item(&self, number: usize) -> Self {
        self.step(To::Item(number))
    }

    /// Notes a problem at this place.
    pub(super) fn error(&self, code: Code, message: String, help: &str, found: &mut Diagnostics) {
        found.push(
            Diagnostic::error(code, message)
                .at(self.to_string())
                .help(help),
        );
    }
}

/// The JSON pointer. The plan's own fields have no name that would be escaped in one.
impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(before) = &self.0.before {
            before.fmt(f)?;
        }
        match self.0.to {
            To::Key(name) => write!(f, "/{name}"),
            To::Item(number) => write!(f, "/{number}"),
        }
    }
}
