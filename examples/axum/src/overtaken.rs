//! Which errors of a database mean only that somebody else was writing.

use sqlx::error::ErrorKind;

/// Another writer took the number of the event, or holds what this one waited for. Nothing was
/// stored, and it may be tried again.
pub(crate) fn by_another(error: &sqlx::Error) -> bool {
    let Some(error) = error.as_database_error() else {
        return false;
    };
    error.kind() == ErrorKind::UniqueViolation
        || error.code().is_some_and(|code| {
            matches!(
                code.as_ref(),
                // SQLite: busy, busy in recovery, an older snapshot, locked.
                "5" | "261" | "517" | "6"
                // PostgreSQL: not serialisable, a deadlock, a lock that did not come in time.
                | "40001" | "40P01" | "55P03"
            )
        })
}
