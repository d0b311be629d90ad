//! Nothing but the book's programs in Rust, each of which is compiled and run as a test.

#[cfg(doctest)]
#[doc = include_str!("../../../docs/src/calendar.md")]
#[doc = include_str!("../../../docs/src/costs.md")]
#[doc = include_str!("../../../docs/src/embedding-in-rust.md")]
struct Book;
