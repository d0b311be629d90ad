//! Types of placement: codes that cost alike, taken together.

use serde::{Serialize, Serializer};

use super::Placement;

/// A type of placement, as costs are kept by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PlacementType {
    /// With a foster carer, related or not (U1 to U6).
    Foster,
    /// In a children's home, a residential care home or a residential school (K2, R1, S1).
    Residential,
    /// In a secure children's home (K1).
    Secure,
    /// In supported accommodation, semi-independent or independent living (K3, H5, P2).
    Supported,
    /// With own parents, while looked after (P1).
    WithParents,
    /// Placed for adoption (A3 to A6).
    Adoption,
    /// Anywhere else.
    Other,
    /// Not told, or by a code that is not known.
    Unknown,
}

impl PlacementType {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Foster,
        Self::Residential,
        Self::Secure,
        Self::Supported,
        Self::WithParents,
        Self::Adoption,
        Self::Other,
        Self::Unknown,
    ];

    /// The type of a placement.
    #[must_use]
    pub fn of(placement: Option<Placement>) -> Self {
        use Placement::{A3, A4, A5, A6, H5, K1, K2, K3, P1, P2, R1, S1, U1, U2, U3, U4, U5, U6};
        match placement {
            None | Some(Placement::Other) => Self::Unknown,
            Some(U1 | U2 | U3 | U4 | U5 | U6) => Self::Foster,
            Some(K2 | R1 | S1) => Self::Residential,
            Some(K1) => Self::Secure,
            Some(K3 | H5 | P2) => Self::Supported,
            Some(P1) => Self::WithParents,
            Some(A3 | A4 | A5 | A6) => Self::Adoption,
            Some(_) => Self::Other,
        }
    }

    /// The name of the type in documents, the costs' among them.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Foster => "foster",
            Self::Residential => "residential",
            Self::Secure => "secure",
            Self::Supported => "supported",
            Self::WithParents => "with-parents",
            Self::Adoption => "adoption",
            Self::Other => "other",
            Self::Unknown => "unknown",
        }
    }
}

impl Serialize for PlacementType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
