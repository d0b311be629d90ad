//! Strict JSON: no duplicate keys, no fractions, and a place for every problem.
//!
//! Every document of reunify is read through one function, so that all of them refuse the same
//! things with the same diagnostics. Numbers are whole and safe in every host (RFC 7493):
//! money is in pence, durations in days, so nothing needs a fraction.

mod canonical;
mod fault;
mod indent;
mod locate;
mod pointer;
mod read;
mod typed;
mod value;
mod write;
mod written;

pub use canonical::{Sha256, canonical, compact, pretty, sha256};
pub use pointer::{Pointer, PointerError};
pub use read::from_bytes;
pub use value::{Object, Value};
pub use write::WriteError;

pub(crate) use locate::locate;
#[cfg(feature = "rules")]
pub(crate) use pointer::Place;
pub(crate) use pointer::escape;
pub(crate) use read::{as_text, from_value, some, value_from};
pub(crate) use write::write_marked as canonical_marked;
