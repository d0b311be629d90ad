//! A failure of the service in its log, without what was in a case.

use crate::fault::Fault;

pub(crate) fn log(fault: &Fault) {
    match fault {
        Fault::Database(error) => tracing::error!(kind = kind(error), "a call failed"),
        Fault::Unexpected(what) => tracing::error!(kind = what, "a call failed"),
        _ => {}
    }
}

/// Not the message of a database: it may put what it stores into it.
fn kind(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(error) => {
            format!("database error {}", error.code().unwrap_or_default())
        }
        sqlx::Error::Io(error) => format!("the database was not reached: {}", error.kind()),
        sqlx::Error::PoolTimedOut => "no connection to the database came free".to_owned(),
        sqlx::Error::PoolClosed => "the service was stopping".to_owned(),
        _ => "the database answered in another way than it should".to_owned(),
    }
}
