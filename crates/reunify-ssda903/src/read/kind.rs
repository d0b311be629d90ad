//! What a file is, by its columns.

use std::fmt;

use serde::{Serialize, Serializer};

use super::column::Column;

/// A file of the return.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Episodes.
    Episodes,
    /// Header: the children.
    Header,
    /// Reviews.
    Reviews,
    /// The whole return as XML.
    Xml,
    /// Another file of the return, of which nothing is used.
    NotUsed,
}

impl Kind {
    /// What it is called.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Episodes => "episodes",
            Self::Header => "header",
            Self::Reviews => "reviews",
            Self::Xml => "xml",
            Self::NotUsed => "not-used",
        }
    }

    /// The columns that it cannot be read without.
    pub(crate) fn needs(self) -> &'static [Column] {
        use Column::{Child, Dec, Decom, Dob, Ls, Place, Rec, Review, Rne};
        match self {
            Self::Episodes => &[Child, Decom, Rne, Ls, Place, Dec, Rec],
            Self::Header => &[Child, Dob],
            Self::Reviews => &[Child, Review],
            Self::Xml | Self::NotUsed => &[],
        }
    }

    /// What a file with these headings, tidied, is; `None` if that cannot be told.
    pub(crate) fn of(headings: &[String]) -> Option<Self> {
        let has = |name: &str| headings.iter().any(|heading| heading == name);
        let child = has("CHILD") || has("CHILDID");
        if has("DECOM") || (has("RNE") && has("REC")) {
            Some(Self::Episodes)
        } else if !child {
            None
        } else if has("REVIEW") {
            Some(Self::Reviews)
        } else if OTHERS.iter().any(|name| has(name)) {
            Some(Self::NotUsed)
        } else if has("DOB") && HEADER.iter().any(|name| has(name)) {
            Some(Self::Header)
        } else {
            None
        }
    }
}

/// A heading of each file that is not used.
const OTHERS: [&str; 13] = [
    "DUC",
    "SDQ_SCORE",
    "SDQ_REASON",
    "IN_TOUCH",
    "ACTIV",
    "DATE_INT",
    "DATE_PLACED",
    "DATE_PLACED_CEASED",
    "PREV_PERM",
    "MISSING",
    "MIS_START",
    "SW_ID",
    "DOLO_START",
];

/// Headings of the file of children.
const HEADER: [&str; 5] = ["ETHNIC", "UPN", "MOTHER", "MC_DOB", "SEX"];

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Episodes => "a file of episodes",
            Self::Header => "a header file",
            Self::Reviews => "a file of reviews",
            Self::Xml => "a return as XML",
            Self::NotUsed => "a file of the return that is not used here",
        })
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Kind {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Kind".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "What a file of the return is.",
            "enum": ["episodes", "header", "reviews", "xml", "not-used"],
        })
    }
}
