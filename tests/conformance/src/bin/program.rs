//! The program on the book's page on Rust, as it stands there: `build.rs` takes it out.

#![allow(clippy::print_stdout, reason = "that is what it shows")]

include!(concat!(env!("OUT_DIR"), "/program.rs"));
