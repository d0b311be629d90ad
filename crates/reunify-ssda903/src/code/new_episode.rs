//! RNE: why an episode started.

super::codes! {
    /// RNE: why a new episode started.
    ReasonForNewEpisode {
        /// Started to be looked after, for the first time or again.
        S = "S",
        /// Change of legal status.
        L = "L",
        /// Change of placement and of carer.
        P = "P",
        /// Change of placement with the same carer.
        T = "T",
        /// Change of legal status, placement and carer.
        B = "B",
        /// Change of legal status and placement with the same carer.
        U = "U",
    }
}
