//! A fault as a response: a status, and why, as JSON.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use reunify::{Diagnostics, Rejection};
use serde::Serialize;

use crate::answer;
use crate::failure;
use crate::fault::Fault;

#[derive(Debug, Serialize)]
pub(crate) struct Problem {
    /// The stable name of the reason.
    code: String,
    /// The reason, for people.
    message: String,
    /// Where it is in the entry: a JSON pointer.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    /// Why an entry was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    rejection: Option<Box<Rejection>>,
    /// Everything that is wrong with an entry that cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    diagnostics: Option<Diagnostics>,
}

impl Problem {
    pub(crate) fn new(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            message: message.into(),
            place: None,
            rejection: None,
            diagnostics: None,
        }
    }

    fn rejected(rejection: Box<Rejection>) -> Self {
        Self {
            place: rejection.pointer.clone(),
            rejection: Some(rejection.clone()),
            ..Self::new(rejection.code.to_string(), rejection.message)
        }
    }

    fn diagnosed(diagnostics: Diagnostics) -> Self {
        let Some(first) = diagnostics.iter().next() else {
            return Self::new("bad-request", "the document cannot be used");
        };
        Self {
            place: first.place.pointer.clone(),
            diagnostics: Some(diagnostics.clone()),
            ..Self::new(first.code.to_string(), first.message.clone())
        }
    }

    pub(crate) fn with(self, status: StatusCode) -> Response {
        match serde_json::to_string(&self) {
            Ok(body) => answer::json(status, body),
            Err(_) => status.into_response(),
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        failure::log(&self);
        let (status, problem) = match self {
            Fault::NoSuchCase => (
                StatusCode::NOT_FOUND,
                Problem::new("no-such-case", "there is no such case"),
            ),
            Fault::CaseExists => (
                StatusCode::CONFLICT,
                Problem::new("case-exists", "there is a case of that id"),
            ),
            Fault::CaseBusy => (
                StatusCode::CONFLICT,
                Problem::new(
                    "case-busy",
                    "others are writing to this case; the entry was not added: send it again",
                ),
            ),
            Fault::BadRequest(message) => (
                StatusCode::BAD_REQUEST,
                Problem::new("bad-request", message),
            ),
            Fault::NotJson => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                Problem::new(
                    "not-json",
                    "send the entry as Content-Type: application/json",
                ),
            ),
            Fault::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                Problem::new("too-large", "an entry may have 2 MB"),
            ),
            Fault::Unreadable(problems) => (StatusCode::BAD_REQUEST, Problem::diagnosed(problems)),
            Fault::Refused(rejection) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                Problem::rejected(rejection),
            ),
            Fault::Unfit(problems) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                Problem::diagnosed(problems),
            ),
            Fault::NotExplained(reason) => (
                StatusCode::NOT_FOUND,
                Problem::new("not-explained", reason.to_string()),
            ),
            Fault::Damaged(code) => (
                StatusCode::INTERNAL_SERVER_ERROR,
                Problem::new(
                    code,
                    "the stored log of this case is not the one that was written",
                ),
            ),
            Fault::Database(_) | Fault::Unexpected(_) => (
                StatusCode::INTERNAL_SERVER_ERROR,
                Problem::new("failed", "the service could not answer"),
            ),
        };
        problem.with(status)
    }
}
