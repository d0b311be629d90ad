//! JSON that is written already, as a response.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

pub(crate) fn json(status: StatusCode, body: String) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}
