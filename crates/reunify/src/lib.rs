//! Where a child's return home stands, what is owed by whom and by when, what is in the way, who
//! may do what next, and why.
//!
//! A case-management product embeds this crate to run the *reunification* workflow in England. It
//! decides nothing and scores nobody: people decide, and reunify shows what is due, what is
//! missing and who says so.
//!
//! One walk goes through all of it: a [`Plan`] and any [`Policy`] are compiled once into an
//! [`Engine`]; a [`Case`] is a log of events; the engine evaluates it [`At`] a day, into an
//! [`Evaluation`], each item of which it can [explain](Engine::explain).
//!
//! ```
//! use reunify::{At, Case, Engine, Plan};
//! # let plan_json = include_bytes!("../tests/plans/tiny.json");
//! # let case_json = include_bytes!("../tests/cases/tiny.json");
//! let plan = Plan::from_json(plan_json)?;
//! let engine = Engine::compile(&plan, &[])?;
//! let case = Case::from_json(case_json)?;
//! let evaluation = engine.evaluate(&case, &At::day("2026-02-20".parse()?));
//! for deadline in &evaluation.standing.deadlines {
//!     println!("{}: {:?}, due {:?}", deadline.title, deadline.status, deadline.due);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The crate has no input or output, no clock, no randomness, no threads and no global state. The
//! same input gives the same bytes on every host.

pub mod calendar;
pub mod case;
pub mod compare;
pub mod diagnostic;
pub mod engine;
pub mod evaluate;
pub mod explain;
mod format;
mod id;
pub mod json;
pub mod learn;
mod percent;
pub mod plan;
pub mod policy;
#[cfg(feature = "schema")]
pub mod schema;
pub mod sorted;
pub mod suppression;
pub mod wording;

pub use case::{Case, Entry, Event};
pub use diagnostic::{Code, Diagnostic, Diagnostics, Severity};
pub use engine::{Engine, Options, Receipt, Rejection};
pub use evaluate::{At, Evaluation};
pub use explain::{Explanation, NotExplained};
pub use id::{Id, IdError, Version, VersionError};
pub use percent::{Percent, PercentError};
pub use plan::{Audience, Plan};
pub use policy::Policy;
