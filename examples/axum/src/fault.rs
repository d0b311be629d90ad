//! Why a call has no answer.

use axum::extract::rejection::{BytesRejection, PathRejection};
use axum::http::StatusCode;
use reunify::{Diagnostics, NotExplained, Rejection};

#[derive(Debug)]
pub(crate) enum Fault {
    NoSuchCase,
    CaseExists,
    /// Others wrote to the case again and again; the entry was not added.
    CaseBusy,
    BadRequest(String),
    /// What was sent does not say that it is JSON.
    NotJson,
    TooLarge,
    /// The entry is not one.
    Unreadable(Diagnostics),
    /// The plan does not allow the entry.
    Refused(Box<Rejection>),
    /// The case is run under another plan.
    Unfit(Diagnostics),
    NotExplained(NotExplained),
    /// What is in the database is not the log that was written; the code of what is wrong.
    Damaged(String),
    /// The database could not answer.
    Database(sqlx::Error),
    /// What should not happen did.
    Unexpected(&'static str),
}

impl From<PathRejection> for Fault {
    fn from(rejection: PathRejection) -> Self {
        Self::BadRequest(rejection.body_text())
    }
}

impl From<BytesRejection> for Fault {
    fn from(rejection: BytesRejection) -> Self {
        if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
            return Self::TooLarge;
        }
        Self::BadRequest("the entry did not come whole: send it again".to_owned())
    }
}

impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<Rejection> for Fault {
    fn from(rejection: Rejection) -> Self {
        Self::Refused(Box::new(rejection))
    }
}
