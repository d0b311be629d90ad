//! What stops a file from being read.

use super::{Column, Kind};

/// A file that cannot be used, and so no figures.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// It could not be read.
    #[error("{file} cannot be read: {problem}")]
    Io {
        /// The file.
        file: String,
        /// What the host said.
        problem: String,
    },
    /// It is not what it was said to be.
    #[error("{file} is not {wanted}{}", looks(.found))]
    NotThat {
        /// The file.
        file: String,
        /// What it was said to be.
        wanted: Kind,
        /// What it looks like.
        found: Option<Kind>,
    },
    /// It lacks columns that are needed.
    #[error("{file} has no column {}", list(.columns))]
    NoColumn {
        /// The file.
        file: String,
        /// The columns.
        columns: Vec<Column>,
    },
    /// It has a column twice, so that nobody can tell which is meant.
    #[error("{file} has the column {column} twice")]
    ColumnTwice {
        /// The file.
        file: String,
        /// The column.
        column: Column,
    },
    /// It is text in a form of two bytes to a character.
    #[error("{file} is UTF-16 text: save it as CSV in UTF-8")]
    Utf16 {
        /// The file.
        file: String,
    },
    /// It is not well-formed XML, or not the return.
    #[error("{file} is not the return as XML: {problem}")]
    Xml {
        /// The file.
        file: String,
        /// What is wrong.
        problem: String,
    },
    /// It is not a zip that can be read.
    #[error("{file} is not a zip that can be read: {problem}")]
    Zip {
        /// The file.
        file: String,
        /// What is wrong.
        problem: String,
    },
    /// It goes past a limit.
    #[error("{file} is too large: {limit}")]
    TooLarge {
        /// The file.
        file: String,
        /// The limit that it goes past.
        limit: &'static str,
    },
    /// It is not a list of the plans for children.
    #[error("{file} is not a list of plans: {problem}")]
    NotAPlanList {
        /// The file.
        file: String,
        /// What is wrong with its columns.
        problem: &'static str,
    },
    /// There is no file of episodes among those that were read.
    #[error("there is no file of episodes among the files that were read")]
    NoEpisodes,
}

impl ReadError {
    /// The stable name of the kind of problem.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => "unusable",
            Self::NotThat { .. } => "not-that-file",
            Self::NoColumn { .. } => "no-column",
            Self::ColumnTwice { .. } => "column-twice",
            Self::Utf16 { .. } => "utf-16",
            Self::Xml { .. } => "not-xml",
            Self::Zip { .. } => "not-zip",
            Self::TooLarge { .. } => "too-large",
            Self::NotAPlanList { .. } => "not-a-plan-list",
            Self::NoEpisodes => "no-episodes",
        }
    }

    /// What to do about it.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Io { .. } => "check the path and that you may read it",
            Self::NotThat { .. } => "name a file with the columns of the statutory return",
            Self::NoColumn { .. } => "export the file again with the headings of the return",
            Self::ColumnTwice { .. } => "leave one of them",
            Self::Utf16 { .. } => "in a spreadsheet, choose “CSV UTF-8”",
            Self::Xml { .. } => "the root is EXPSSDA903, with a CHILD for each child",
            Self::Zip { .. } => "pack the files again as an ordinary zip, without a password",
            Self::TooLarge { .. } => "give the files one by one, or split them",
            Self::NotAPlanList { .. } => {
                "give one column of the child and one of the plan; or the child alone, where everybody in the list is to go home"
            }
            Self::NoEpisodes => "give one with --episodes, or a zip or XML that has episodes",
        }
    }
}

fn looks(found: &Option<Kind>) -> String {
    found.map_or_else(
        || ": it has none of the headings of the return".to_owned(),
        |kind| format!(": it looks like {kind}"),
    )
}

fn list(columns: &[Column]) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.as_str()).collect();
    names.join(", ")
}
