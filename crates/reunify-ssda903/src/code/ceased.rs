//! REC: why an episode ceased.

super::codes! {
    /// REC: why an episode ceased.
    ReasonCeased {
        /// A new episode begins on the same day.
        X1 = "X1",
        /// Adopted, consent not needed or given.
        E11 = "E11",
        /// Adopted, consent dispensed with.
        E12 = "E12",
        /// Died.
        E2 = "E2",
        /// Care taken over by another authority.
        E3 = "E3",
        /// Returned home to live with a parent, relative or other person with parental responsibility, as part of the care planning process.
        E4A = "E4A",
        /// Returned home to live with a parent, relative or other person with parental responsibility, not as part of the current care planning process.
        E4B = "E4B",
        /// Left to live with a parent, relative or other person without parental responsibility.
        E13 = "E13",
        /// Child arrangements order to live with somebody.
        E41 = "E41",
        /// Special guardianship order to former foster carers who are relatives or friends.
        E45 = "E45",
        /// Special guardianship order to other former foster carers.
        E46 = "E46",
        /// Special guardianship order to carers, not former foster carers, who are relatives or friends.
        E47 = "E47",
        /// Special guardianship order to other carers, not former foster carers.
        E48 = "E48",
        /// Independent living with formal support.
        E5 = "E5",
        /// Independent living without formal support.
        E6 = "E6",
        /// Residential care of adult social services.
        E7 = "E7",
        /// Other reason.
        E8 = "E8",
        /// Sentenced to custody.
        E9 = "E9",
        /// Accommodation on remand ended.
        E14 = "E14",
        /// Age assessed as 18 or over.
        E15 = "E15",
        /// Moved abroad.
        E16 = "E16",
        /// Stays with the carers beyond 18.
        E17 = "E17",
    }
}

impl ReasonCeased {
    /// Whether the child went home, and if so whether as part of the care planning.
    #[must_use]
    pub fn home(self) -> Option<Home> {
        match self {
            Self::E4A => Some(Home::Planned),
            Self::E4B => Some(Home::Unplanned),
            _ => None,
        }
    }

    /// Whether the child is still looked after on the day, in a new episode.
    #[must_use]
    pub fn goes_on(self) -> bool {
        self == Self::X1
    }
}

/// How a child went home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Home {
    /// As part of the care planning process (E4A).
    Planned,
    /// Not as part of the current care planning process (E4B).
    Unplanned,
}
