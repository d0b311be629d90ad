//! The register of every kind of anomaly.

use std::fmt;

use serde::{Serialize, Serializer};

/// What an anomaly does to the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// The row is not used. Where it is of a child, nothing is said of what came after that child's
    /// returns home.
    RowSetAside,
    /// The period of care that the row is in is left out of every figure.
    PeriodLeftOut,
    /// The row is not used, and leaves no doubt about the others.
    RowNotUsed,
    /// The row is used; somebody should look.
    Noted,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $text:literal => $effect:ident,)+) => {
        /// The stable name of a kind of anomaly. Codes are never reused for another meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum AnomalyCode { $($(#[doc = $doc])+ $variant,)+ }

        impl AnomalyCode {
            /// Every code there is.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code as it is written: kebab-case, stable.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// What it means, in a sentence.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc,)+).trim_ascii(),)+ }
            }

            /// What it does to the figures.
            #[must_use]
            pub const fn effect(self) -> Effect {
                match self { $(Self::$variant => Effect::$effect,)+ }
            }
        }
    };
}

codes! {
    /// The row names no child, or something too long to be an id.
    NoChild = "no-child" => RowSetAside,
    /// The row lacks a date that it needs.
    NoDate = "no-date" => RowSetAside,
    /// The row has a date that cannot be read.
    UnreadableDate = "unreadable-date" => RowSetAside,
    /// The row of a header has a day of birth that cannot be read; the child counts as one without.
    UnreadableBirth = "unreadable-birth" => Noted,
    /// Files give one child several days of birth; the child counts as one without.
    SeveralBirths = "several-births" => Noted,
    /// The episode starts after the day that was asked about.
    StartsAfterAsOf = "starts-after-as-of" => RowNotUsed,
    /// The episode ceases after the day that was asked about, and counts as open on it.
    CeasesAfterAsOf = "ceases-after-as-of" => Noted,
    /// The row says what another row of the same year says.
    DuplicateRow = "duplicate-row" => RowNotUsed,
    /// Rows of the same year say different things of one episode.
    ConflictingRows = "conflicting-rows" => PeriodLeftOut,
    /// The episode of an earlier return was open, and rows of a later return are in its place.
    GaveWay = "gave-way" => RowNotUsed,
    /// The episode has ceased in one return, and is open in one that seems to be later. Say the year of each file, and the later is used.
    OpenAgain = "open-again" => Noted,
    /// The episode starts before the child was born.
    BeforeBirth = "before-birth" => PeriodLeftOut,
    /// The episode ceases on or before the day on which it starts.
    CeasesBeforeStart = "ceases-before-start" => PeriodLeftOut,
    /// The episode has a day on which it ceased, and no reason (DEC without REC).
    CeasedWithoutReason = "ceased-without-reason" => PeriodLeftOut,
    /// The episode has a reason why it ceased, and no day (REC without DEC).
    ReasonWithoutDay = "reason-without-day" => PeriodLeftOut,
    /// The row lacks a code that it needs.
    NoCode = "no-code" => PeriodLeftOut,
    /// The row has a code that this version does not know.
    UnknownCode = "unknown-code" => PeriodLeftOut,
    /// The row has no code of a placement, or one that this version does not know.
    UnknownPlacement = "unknown-placement" => Noted,
    /// The child is placed with own parents (P1) under section 20 (V2), and so is not looked after.
    HomeUnderSection20 = "home-under-section-20" => PeriodLeftOut,
    /// The episode overlaps another of the same child.
    Overlap = "overlap" => PeriodLeftOut,
    /// The episode goes on in a new one (X1), and none starts on that day.
    GoesOnInNothing = "goes-on-in-nothing" => PeriodLeftOut,
    /// The episode starts a period of care (S) on the day on which the one before goes on in it (X1).
    StartsWhereItGoesOn = "starts-where-it-goes-on" => PeriodLeftOut,
    /// The episode follows the end of an earlier one, and does not start a period of care (S).
    DoesNotStart = "does-not-start" => PeriodLeftOut,
    /// The episode is joined (X1) to one of short breaks (V3 or V4).
    JoinedToShortBreaks = "joined-to-short-breaks" => PeriodLeftOut,
    /// The review is of a day after the one that was asked about.
    ReviewAfterAsOf = "review-after-as-of" => RowNotUsed,
    /// The review is not within any period of care of the child.
    ReviewOutsideCare = "review-outside-care" => RowNotUsed,
}

impl fmt::Display for AnomalyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for AnomalyCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for AnomalyCode {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AnomalyCode".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let codes: Vec<&str> = Self::ALL.iter().map(|code| code.as_str()).collect();
        schemars::json_schema!({
            "type": "string",
            "description": "The stable name of a kind of anomaly.",
            "enum": codes,
        })
    }
}
