//! The service as it runs: the program itself, and databases as they are.
//!
//! PostgreSQL is tried where its `initdb` is installed; where it is not, the tests say so, and fail
//! where the variable `CI` is set.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on has failed"
)]

/// One test for each database.
macro_rules! on_each_database {
    ($($name:ident)+) => {
        mod sqlite {
            $(#[test] fn $name() { super::$name(&crate::database::Database::sqlite()); })+
        }
        mod postgres {
            $(#[test] fn $name() {
                if let Some(database) = crate::database::Database::postgres() {
                    super::$name(&database);
                }
            })+
        }
    };
}

mod cluster;
mod database;
mod entries;
mod http;
mod running;

mod at_once;
mod busy;
mod damage;
mod keeping;
mod privacy;
mod refusals;
mod starting;
