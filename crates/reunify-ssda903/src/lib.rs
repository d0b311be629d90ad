//! Returns home from the SSDA903 return: how many there were, what came of them, and whether the
//! reviews that the law asks for were held.
//!
//! The statutory return of children looked after (England) is read as authorities have it: CSV files
//! of several years, the XML form, or a zip with any of them. What does not hold together is told by
//! child and row, kept out of the figures and counted beside them.
//!
//! ```
//! use reunify_ssda903::{Histories, Intake, Source, report};
//! let episodes = b"CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n\
//!     1,01/05/2017,S,V2,U6,01/06/2017,E4A\n\
//!     1,20/07/2017,S,V2,U6,,\n";
//! let mut intake = Intake::new();
//! intake.csv(&Source::named("episodes.csv"), None, &episodes[..])?;
//! let submissions = intake.finish()?;
//! let report = report::returns(&submissions, "2018-03-31".parse()?)?;
//! assert_eq!(report.returns.all.count, 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The crate has no clock, files, threads or global state, and the same rows give the same bytes on
//! every host, in whatever files and order they come. Nobody is scored.

pub mod anomaly;
pub mod code;
pub mod history;
pub mod measure;
pub mod read;
pub mod report;
#[cfg(feature = "schema")]
pub mod schema;
pub mod seed;
pub mod submission;
mod year;

pub use anomaly::{Anomaly, AnomalyCode, Effect};
pub use history::Histories;
pub use read::{Intake, Kind, Limits, PlanList, Progress, ReadError, Source};
pub use report::Report;
pub use submission::Submissions;
pub use year::{ReturnYear, ReturnYearError};

// `zip` leaves the choice of what unpacks to whoever uses it: here `flate2`, in Rust.
use flate2 as _;
