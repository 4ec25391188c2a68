//! Own areas: the only question that is asked with a body. Nothing of it is kept, cached or logged.

use crate::answer::Asked;
use crate::problem::ProblemAnswer;
use crate::routes::Shared;
use axum::body::Bytes;
use axum::extract::State as In;
use axum::response::Response;
use segbar_questions::own_area::{OwnAreaAnswer, OwnCountAnswer};

/// The addresses that take a body, by POST.
pub(crate) const ADDRESSES: [&str; 2] = ["/api/v1/own-area", "/api/v1/own-area/count"];

/// Largest body in bytes.
pub const LARGEST: usize = 1 << 20;

/// Who lives in an area that is sent as GeoJSON (polygons in longitude and latitude), or as a point with a radius:
/// `{"center": [17.64, 59.86], "radius": 1000}`, or as whole areas: `{"vintage": "DeSO_2018", "areas": ["0380C1010"]}`. Nothing of it is kept.
#[utoipa::path(post, path = "/api/v1/own-area", tag = "areas", request_body = serde_json::Value, responses(
    (status = 200, description = "People, statistical areas, indicators and types, as estimates with bounds", body = OwnAreaAnswer),
    (status = 400, description = "Not an area in Sweden, or too large", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 413, description = "More than a mebibyte", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 503, description = "Too many heavy questions at this moment", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn post_own_area(In(state): Shared, asked: Asked, body: Bytes) -> Response {
    asked.private(&state, move |desk| desk.own_area(&desk.own_shape(&body)?)).await
}

/// How many people live in an area, roughly, quickly enough to be shown while it is drawn.
#[utoipa::path(post, path = "/api/v1/own-area/count", tag = "areas", request_body = serde_json::Value, responses(
    (status = 200, description = "A count by points", body = OwnCountAnswer),
    (status = 400, description = "Not an area in Sweden, or too large", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 413, description = "More than a mebibyte", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 503, description = "Too many heavy questions at this moment", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn post_own_count(In(state): Shared, asked: Asked, body: Bytes) -> Response {
    asked.private(&state, move |desk| desk.own_count(&desk.own_shape(&body)?)).await
}
