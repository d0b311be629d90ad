//! What a file is called, and which year it is of.

use crate::year::ReturnYear;

/// A file to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its name, for every message about it.
    pub(crate) name: String,
    /// The year of the return that it is of, if the host knows.
    pub(crate) year: Option<ReturnYear>,
}

impl Source {
    /// A file by name. Of which year it is, is told by the latest day in it.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            year: None,
        }
    }

    /// The same file, of the return of a year.
    #[must_use]
    pub fn of_year(self, year: ReturnYear) -> Self {
        Self {
            year: Some(year),
            ..self
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A file within this one.
    pub(crate) fn within(&self, name: &str) -> Self {
        Self {
            name: format!("{}!{name}", self.name),
            year: self.year,
        }
    }
}
