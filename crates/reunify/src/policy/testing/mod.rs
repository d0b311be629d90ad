//! Testing a policy: made-up cases with what is expected of each, and what they have tried.
//!
//! A test is data, in `tests/*.json` of the policy's folder. It is run by the same code on every
//! host, so a policy officer sees in a browser what the command line and the vendor see.

mod coverage;
mod document;
mod expectation;
mod mutation;
mod run;
mod update;

pub use coverage::{Coverage, RuleCoverage, Way};
pub use document::{
    Expectations, ExpectedDeadline, ExpectedFinding, ExpectedRequirement, TestCase, TestDocument,
    TestFormat,
};
pub use mutation::{Fate, Mutant, mutants};
pub use run::{Failure, TestOutcome, TestReport, TestReportFormat, run};
pub use update::updated;
