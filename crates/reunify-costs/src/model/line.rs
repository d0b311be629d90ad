//! The lines of the model.

use serde::Serialize;

use crate::document::Unit;

macro_rules! lines {
    ($($(#[doc = $doc:literal])+ $variant:ident = $text:literal $unit:ident,)+) => {
        /// A line of the model, by its stable name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum LineId { $($(#[doc = $doc])+ $variant,)+ }

        impl LineId {
            /// All of them, in the order in which they are shown.
            pub const ALL: &'static [LineId] = &[$(LineId::$variant,)+];

            /// The name of the line in documents.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(LineId::$variant => $text,)+ }
            }

            /// The unit of the line.
            #[must_use]
            pub fn unit(self) -> Unit {
                match self { $(LineId::$variant => Unit::$unit,)+ }
            }
        }
    };
}

lines! {
    /// Support in a year for children with high need.
    SupportHighNeed = "support-high-need" Pence,
    /// Support in a year for children with medium need.
    SupportMediumNeed = "support-medium-need" Pence,
    /// Support in a year for children with low need.
    SupportLowNeed = "support-low-need" Pence,
    /// Support in a year for all children who go home.
    SupportAYear = "support-a-year" Pence,
    /// What one re-entry costs, built up.
    CostOfAReEntry = "cost-of-a-re-entry" Pence,
    /// How many of the children who go home in a year come back.
    ReEntriesAYear = "re-entries-a-year" Number,
    /// What that costs.
    FailedReturnsAYear = "failed-returns-a-year" Pence,
    /// How many fewer would come back at the target rate.
    AvoidedReEntriesAYear = "avoided-re-entries-a-year" Number,
    /// What would be avoided.
    AvoidedAYear = "avoided-a-year" Pence,
    /// What would be avoided, less the support.
    NetAYear = "net-a-year" Pence,
    /// How many re-entries fewer pay for the support.
    BreakEvenChildren = "break-even-children" Number,
    /// The rate at which the support pays for itself.
    BreakEvenRate = "break-even-rate" HundredthsOfAPercent,
    /// Support over the horizon.
    SupportOverHorizon = "support-over-horizon" Pence,
    /// What failed returns cost over the horizon.
    FailedReturnsOverHorizon = "failed-returns-over-horizon" Pence,
    /// What would be avoided over the horizon.
    AvoidedOverHorizon = "avoided-over-horizon" Pence,
    /// What would be avoided over the horizon, less the support.
    NetOverHorizon = "net-over-horizon" Pence,
}
