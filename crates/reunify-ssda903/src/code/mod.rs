//! The code sets of the return, as types.
//!
//! A code that this version does not know is `Other`: what it was is not kept, since a message never
//! repeats what a child's record says.

mod ceased;
mod legal_status;
mod new_episode;
mod placement;
mod placement_type;

pub use ceased::{Home, ReasonCeased};
pub use legal_status::LegalStatus;
pub use new_episode::ReasonForNewEpisode;
pub use placement::Placement;
pub use placement_type::PlacementType;

macro_rules! codes {
    ($(#[doc = $about:literal])+ $name:ident { $($(#[doc = $doc:literal])+ $variant:ident = $text:literal,)+ }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[doc = $doc])+ $variant,)+
            /// A code that this version does not know.
            Other,
        }

        impl $name {
            /// Every code that is known.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Reads a code, in capitals or not; `None` if there is none.
            #[must_use]
            pub fn read(text: &str) -> Option<Self> {
                let text = text.trim();
                if text.is_empty() {
                    return None;
                }
                let known = Self::ALL.iter().find(|code| code.as_str().eq_ignore_ascii_case(text));
                Some(known.copied().unwrap_or(Self::Other))
            }

            /// The code as the return writes it; `other` if it is not known.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                    Self::Other => "other",
                }
            }

            /// What the code means.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($doc,)+).trim_ascii(),)+
                    Self::Other => "a code that this version does not know",
                }
            }
        }
    };
}
pub(crate) use codes;
