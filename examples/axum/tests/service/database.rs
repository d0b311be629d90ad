//! A fresh database, and a way into it past the service.

use std::io::Write;

use sqlx::any::install_default_drivers;
use sqlx::{AnyConnection, Connection, Executor, Row};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

use crate::cluster::{Cluster, NotHere};

pub(crate) struct Database {
    url: String,
    _kept: Kept,
}

enum Kept {
    File { _folder: TempDir },
    Cluster { _cluster: Cluster },
}

impl Database {
    pub(crate) fn sqlite() -> Self {
        let folder = TempDir::new().unwrap();
        Self {
            url: format!("sqlite:{}", folder.path().join("cases.db").display()),
            _kept: Kept::File { _folder: folder },
        }
    }

    /// A cluster of its own; none, and a line that says so, where PostgreSQL is not installed.
    pub(crate) fn postgres() -> Option<Self> {
        let cluster = unless_missing(Cluster::start(), std::env::var_os("CI").is_some())?;
        Some(Self {
            url: cluster.url(),
            _kept: Kept::Cluster { _cluster: cluster },
        })
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite:")
    }

    pub(crate) fn connect(&self) -> Inside {
        install_default_drivers();
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let connection = runtime.block_on(AnyConnection::connect(&self.url)).unwrap();
        Inside {
            runtime,
            connection,
        }
    }
}

/// What is missing is told, and never passed over: where the variable `CI` is set, the test fails.
fn unless_missing<T>(started: Result<T, NotHere>, ci: bool) -> Option<T> {
    match started {
        Ok(started) => Some(started),
        Err(NotHere(why)) if ci => panic!("not run, which is a failure here: {why}"),
        Err(NotHere(why)) => {
            // Not by `eprintln`, which is shown only when a test fails. `cargo xtask examples`
            // reads this line.
            let test = std::thread::current().name().unwrap_or_default().to_owned();
            let line = format!("NOT RUN: {test}: {why}\n");
            let _ = std::io::stderr().write_all(line.as_bytes());
            None
        }
    }
}

#[test]
fn what_is_here_is_used() {
    assert_eq!(unless_missing(Ok(1), true), Some(1));
}

#[test]
#[should_panic(expected = "not run, which is a failure here: PostgreSQL (install it)")]
fn where_ci_is_set_what_is_missing_is_a_failure() {
    let _ = unless_missing::<()>(Err(NotHere("PostgreSQL (install it)")), true);
}

/// A connection past the service.
pub(crate) struct Inside {
    runtime: Runtime,
    connection: AnyConnection,
}

impl Inside {
    pub(crate) fn execute(&mut self, statement: &str) -> u64 {
        let done = self.runtime.block_on(self.connection.execute(statement));
        done.unwrap().rows_affected()
    }

    pub(crate) fn number(&mut self, query: &str) -> i64 {
        let row = self.runtime.block_on(self.connection.fetch_one(query));
        row.unwrap().get(0)
    }
}
