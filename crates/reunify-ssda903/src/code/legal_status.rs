//! LS: the legal status of a child during an episode.

super::codes! {
    /// LS: under what a child is looked after.
    LegalStatus {
        /// Interim care order.
        C1 = "C1",
        /// Full care order.
        C2 = "C2",
        /// Freeing order.
        D1 = "D1",
        /// Placement order.
        E1 = "E1",
        /// Single period of accommodation under section 20.
        V2 = "V2",
        /// Series of short breaks, recorded one by one.
        V3 = "V3",
        /// Series of short breaks, recorded as one agreement.
        V4 = "V4",
        /// Police protection.
        L1 = "L1",
        /// Emergency protection order.
        L2 = "L2",
        /// Child assessment order.
        L3 = "L3",
        /// Remanded.
        J1 = "J1",
        /// Accommodated under PACE.
        J2 = "J2",
        /// Youth rehabilitation order with a residence requirement or intensive fostering.
        J3 = "J3",
    }
}

impl LegalStatus {
    /// Whether it is a series of short breaks, which is not a period of care here.
    #[must_use]
    pub fn is_short_breaks(self) -> bool {
        matches!(self, Self::V3 | Self::V4)
    }
}
