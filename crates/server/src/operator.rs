//! Who runs the installation, for the accessibility statement and for whoever has a question. With [`crate::embedding`] the only thing that
//! depends on how the server was started rather than on the snapshot.

use crate::answer::{ASK_AGAIN, Asked, internal};
use crate::routes::Shared;
use axum::extract::State as In;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

/// Who runs the installation, as `segbar serve` was told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Operator {
    /// Name; null where it was not said.
    #[schema(example = "Provstads kommun")]
    pub name: Option<String>,
    /// How to reach them: an e-mail address, the address of a page, or words. Null where it was not said.
    #[schema(example = "tillganglighet@example.org")]
    pub contact: Option<String>,
}

/// Who runs the installation, and how to reach them.
#[utoipa::path(get, path = "/api/v1/operator", tag = "snapshot", responses(
    (status = 200, description = "Name and contact, null where they were not said", body = Operator)))]
pub(crate) async fn get_operator(In(state): Shared, asked: Asked) -> Response {
    match serde_json::to_vec(&state.operator) {
        Ok(json) => ([(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, ASK_AGAIN)], json).into_response(),
        Err(error) => asked.problem(&internal(error)),
    }
}
