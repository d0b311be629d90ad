//! The calls of the service. What reunify answered is passed on as it is.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use crate::answer;
use crate::case_id::CaseId;
use crate::fault::Fault;
use crate::problem::Problem;
use crate::service::Service;
use crate::when::{self, When};

type Shared = State<Arc<Service>>;
type Asked = Result<Query<When>, QueryRejection>;
type Named<T> = Result<Path<T>, PathRejection>;

pub(crate) fn router(service: Arc<Service>) -> Router {
    Router::new()
        .route("/health", get(health))
        .route("/cases/{id}", post(create).get(document))
        .route("/cases/{id}/events", post(append))
        .route("/cases/{id}/evaluation", get(evaluation))
        .route("/cases/{id}/explanations/{item}", get(explanation))
        .fallback(nowhere)
        .method_not_allowed_fallback(another_method)
        .with_state(service)
}

async fn create(State(service): Shared, id: Named<String>) -> Result<Response, Fault> {
    let id = case(id)?;
    let document = answer::json(StatusCode::CREATED, service.create(&id).await?);
    let place = [(header::LOCATION, format!("/cases/{id}"))];
    Ok((place, document).into_response())
}

async fn document(State(service): Shared, id: Named<String>) -> Result<Response, Fault> {
    let document = service.document(&case(id)?).await?;
    Ok(answer::json(StatusCode::OK, document))
}

async fn append(
    State(service): Shared,
    id: Named<String>,
    headers: HeaderMap,
    entry: Result<Bytes, BytesRejection>,
) -> Result<Response, Fault> {
    let id = case(id)?;
    if !is_json(&headers) {
        return Err(Fault::NotJson);
    }
    let receipt = service.append(&id, entry?).await?;
    Ok(answer::json(StatusCode::CREATED, receipt))
}

async fn evaluation(
    State(service): Shared,
    id: Named<String>,
    asked: Asked,
) -> Result<Response, Fault> {
    let evaluation = service.evaluate(&case(id)?, when::at(asked)?).await?;
    Ok(answer::json(StatusCode::OK, evaluation))
}

async fn explanation(
    State(service): Shared,
    named: Named<(String, String)>,
    asked: Asked,
) -> Result<Response, Fault> {
    let Path((id, item)) = named?;
    let (id, at) = (CaseId::new(id)?, when::at(asked)?);
    let explanation = service.explain(&id, item, at).await?;
    Ok(answer::json(StatusCode::OK, explanation))
}

async fn health(State(service): Shared) -> Result<Response, Fault> {
    Ok(answer::json(StatusCode::OK, service.health().await?))
}

async fn nowhere() -> Response {
    Problem::new("no-such-address", "there is nothing at this address").with(StatusCode::NOT_FOUND)
}

async fn another_method() -> Response {
    Problem::new("no-such-method", "this address takes another method")
        .with(StatusCode::METHOD_NOT_ALLOWED)
}

fn case(named: Named<String>) -> Result<CaseId, Fault> {
    let Path(id) = named?;
    CaseId::new(id)
}

fn is_json(headers: &HeaderMap) -> bool {
    let given = headers.get(header::CONTENT_TYPE);
    let given = given
        .and_then(|given| given.to_str().ok())
        .unwrap_or_default();
    let kind = given.split(';').next().unwrap_or_default();
    kind.trim().eq_ignore_ascii_case("application/json")
}
