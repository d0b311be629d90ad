//! Learning from cases: a peer's review of a decision, and counts over many cases.
//!
//! What is counted are steps of a plan, causes in the system and times; never workers, families or
//! areas. A step that is often done in another way shows that the plan does not fit, not that people
//! do not (Munro, 2019, “Decision-making under uncertainty in child protection”).

mod counts;
mod peer_review;

pub use counts::{
    Counts, DecisionsMade, Deviations, Late, Lateness, Learned, Learning, LearningFormat,
};
pub use peer_review::{NotReviewed, PeerReview, PeerReviewFormat, WhatBecame};
