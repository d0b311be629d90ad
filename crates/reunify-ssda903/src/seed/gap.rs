//! What the return cannot tell a case, as a register.

use serde::{Serialize, Serializer};

macro_rules! gaps {
    ($($(#[doc = $doc:literal])+ $variant:ident = $text:literal, $item:literal, [$($needs:literal),*];)+) => {
        /// The stable name of something that is left out of a case.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Gap { $($(#[doc = $doc])+ $variant,)+ }

        impl Gap {
            /// Every one there is.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name as it is written.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The item of the plan that is not recorded.
            #[must_use]
            pub const fn item(self) -> &'static str {
                match self { $(Self::$variant => $item,)+ }
            }

            /// What the item's form asks for that the return does not tell.
            #[must_use]
            pub const fn needs(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($needs),*],)+ }
            }

            /// Why it is left out, in a sentence.
            #[must_use]
            pub const fn because(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc,)+).trim_ascii(),)+ }
            }
        }
    };
}

gaps! {
    /// The files give no day of birth, or several.
    DateOfBirth = "date-of-birth", "date-of-birth", [];
    /// The period of care began before the files do, so that its day is not known.
    StartOfCare = "start-of-care", "became-looked-after", [];
    /// The plan has no choice that means this legal status; it is kept as reported, not confirmed.
    LegalStatus = "legal-status", "legal-status", ["legal-status"];
    /// The return has no code of a placement that is known.
    UnknownPlacement = "unknown-placement", "placement", ["placement"];
    /// The return does not say whether the placement is meant to last until 18, nor of a placement with parents whether it came before the assessment; the kind of placement is kept as a fact.
    Placement = "placement", "placement-started", ["before-assessment", "intended-to-last-to-18"];
    /// The return does not say whether the child was placed with parents before the assessment was complete (regulation 19); the plan asks for it.
    PlacedAtHome = "placed-at-home", "placed-before-assessment", [];
    /// The list says that the plan is for the child to go home, and not when the care plan was made or what is in it; the case begins where a return is first thought of.
    PlanToGoHome = "plan-to-go-home", "care-plan", [];
    /// The return says that it was not planned (E4B), and not how it came about.
    Unplanned = "unplanned", "went-home-unplanned", ["how"];
    /// The return does not say what became of an earlier stay at home.
    EarlierReturn = "earlier-return", "return-broke-down", ["what-happened"];
    /// The code does not say why the child ceased to be looked after in the plan's words; that the child did is kept as a fact.
    EndOfCare = "end-of-care", "ceased-to-be-looked-after", ["how"];
    /// The return has the day of a review, and not what it considered or whether the child was consulted.
    Review = "review", "statutory-review", ["considered-return", "child-consulted"];
}

impl Serialize for Gap {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Gap {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Gap".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<&str> = Self::ALL.iter().map(|gap| gap.as_str()).collect();
        schemars::json_schema!({
            "type": "string",
            "description": "The stable name of something that is left out of a case.",
            "enum": names,
        })
    }
}
