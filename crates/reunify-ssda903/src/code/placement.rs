//! PLACE: where a child is placed.

super::codes! {
    /// PLACE: where a child is placed. Only `P1` matters here; the others are known so that a slip of
    /// the pen is noticed. Codes of earlier years are among them.
    Placement {
        /// Placed with own parents or another person with parental responsibility.
        P1 = "P1",
        /// Independent living.
        P2 = "P2",
        /// Residential employment.
        P3 = "P3",
        /// Foster placement with a relative or friend, long term.
        U1 = "U1",
        /// Foster placement with a relative or friend who is also an approved adopter.
        U2 = "U2",
        /// Foster placement with a relative or friend, not long term.
        U3 = "U3",
        /// Foster placement with another carer, long term.
        U4 = "U4",
        /// Foster placement with another carer who is also an approved adopter.
        U5 = "U5",
        /// Foster placement with another carer, not long term.
        U6 = "U6",
        /// Secure children's home.
        K1 = "K1",
        /// Children's home.
        K2 = "K2",
        /// Supported accommodation.
        K3 = "K3",
        /// Semi-independent living.
        H5 = "H5",
        /// Residential care home.
        R1 = "R1",
        /// Hospital or other health establishment.
        R2 = "R2",
        /// Family centre or mother and baby unit.
        R3 = "R3",
        /// Young offender institution.
        R5 = "R5",
        /// Residential school.
        S1 = "S1",
        /// Temporary placement of any kind.
        T0 = "T0",
        /// Temporary period in hospital.
        T1 = "T1",
        /// Temporary absence on holiday.
        T2 = "T2",
        /// Temporary accommodation while the carer is on holiday.
        T3 = "T3",
        /// Other temporary accommodation.
        T4 = "T4",
        /// Placed for adoption with consent, with the foster carer.
        A3 = "A3",
        /// Placed for adoption with consent, not with the foster carer.
        A4 = "A4",
        /// Placed for adoption under an order, with the foster carer.
        A5 = "A5",
        /// Placed for adoption under an order, not with the foster carer.
        A6 = "A6",
        /// Other placement.
        Z1 = "Z1",
        /// Other placement, first kind.
        Z11 = "Z11",
        /// Other placement, second kind.
        Z12 = "Z12",
        /// Other placement, third kind.
        Z13 = "Z13",
        /// Other placement, fourth kind.
        Z14 = "Z14",
    }
}

impl Placement {
    /// Whether the child is placed with own parents.
    #[must_use]
    pub fn is_with_parents(self) -> bool {
        self == Self::P1
    }
}
