//! Figures: counts, shares, a curve, and reviews due against held.

mod group;
mod home;
mod reviews;
mod survival;
mod weeks;

pub use group::{Group, NotFollowedCounts, Rate, YearGroup};
pub use home::WithParents;
pub use reviews::{Outcomes, Reviews, YearReviews};
pub use survival::{Point, Time, curve};
pub use weeks::{PlacementWeeks, TypeWeeks};

pub(crate) use group::{by_year, group};
pub(crate) use home::with_parents;
pub(crate) use reviews::reviews;
pub(crate) use weeks::weeks;

/// After how many calendar months re-entry is told.
pub const MONTHS: [u16; 5] = [3, 6, 12, 24, 60];
