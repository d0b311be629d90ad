//! The columns that are read, by every name that they go by.

use std::fmt;

use serde::{Serialize, Serializer};

/// A column that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// CHILD, the authority's own id of the child; CHILDID in the XML form.
    Child,
    /// DECOM.
    Decom,
    /// RNE.
    Rne,
    /// LS.
    Ls,
    /// PLACE; PL in the XML form.
    Place,
    /// DEC.
    Dec,
    /// REC.
    Rec,
    /// DOB.
    Dob,
    /// REVIEW.
    Review,
}

impl Column {
    /// Every column, in the order of this list.
    pub const ALL: [Self; 9] = [
        Self::Child,
        Self::Decom,
        Self::Rne,
        Self::Ls,
        Self::Place,
        Self::Dec,
        Self::Rec,
        Self::Dob,
        Self::Review,
    ];

    /// Its name in the return.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Child => "CHILD",
            Self::Decom => "DECOM",
            Self::Rne => "RNE",
            Self::Ls => "LS",
            Self::Place => "PLACE",
            Self::Dec => "DEC",
            Self::Rec => "REC",
            Self::Dob => "DOB",
            Self::Review => "REVIEW",
        }
    }

    /// The column that a tidied heading names.
    pub(crate) fn named(heading: &str) -> Option<Self> {
        let heading = match heading {
            "CHILDID" => "CHILD",
            "PL" => "PLACE",
            other => other,
        };
        Self::ALL
            .into_iter()
            .find(|column| column.as_str() == heading)
    }
}

/// A heading as the return writes it: capitals, no space at the ends, `_` for a gap.
pub(crate) fn tidy(heading: &str) -> String {
    let heading = heading.trim_start_matches('\u{feff}').trim();
    heading.to_ascii_uppercase().replace([' ', '-'], "_")
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Column {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Column {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Column".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names = Self::ALL.map(Self::as_str);
        schemars::json_schema!({
            "type": "string",
            "description": "A column of the return.",
            "enum": names,
        })
    }
}
