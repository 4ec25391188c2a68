//! Own areas: the only question that is asked with a body. Nothing of it is kept, cached or logged.

use crate::answer::Asked;
use crate::comparisons::similar_asked;
use crate::problem::ProblemAnswer;
use crate::routes::Shared;
use axum::body::Bytes;
use axum::extract::Path;
use axum::extract::State as In;
use axum::response::Response;
use segbar_questions::own_area::{OwnAreaAnswer, OwnCountAnswer, OwnSimilarAnswer, OwnYearsAnswer};

/// The addresses that take a body, by POST.
pub(crate) const ADDRESSES: [&str; 4] =
    ["/api/v1/own-area", "/api/v1/own-area/count", "/api/v1/own-area/years/{indicator}", "/api/v1/own-area/similar"];

/// Whether an address takes a body: own areas, and what is asked about them.
pub(crate) fn takes_body(path: &str) -> bool {
    path.strip_prefix(ADDRESSES[0]).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

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

/// How an own area has developed in an indicator: each year estimated by itself, with its bounds.
#[utoipa::path(post, path = "/api/v1/own-area/years/{indicator}", tag = "areas", request_body = serde_json::Value, params(
    ("indicator" = String, Path, description = "Indicator", example = "low_economic_standard")), responses(
    (status = 200, description = "A year after the other, with the breaks between them", body = OwnYearsAnswer),
    (status = 400, description = "Not an area in Sweden, too large, or a class", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such indicator", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 413, description = "More than a mebibyte", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 503, description = "Too many heavy questions at this moment", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn post_own_years(
    In(state): Shared,
    Path(indicator): Path<String>,
    asked: Asked,
    body: Bytes,
) -> Response {
    asked.private(&state, move |desk| desk.own_years(&desk.own_shape(&body)?, &indicator)).await
}

/// The RegSO that are most like an own area, by its estimates; those that it lies in are left out.
#[utoipa::path(post, path = "/api/v1/own-area/similar", tag = "areas", request_body = serde_json::Value, params(
    ("by" = Option<String>, Query, description = "Indicators with commas between; otherwise the usual ones", example = "low_economic_standard,foreign_background"),
    ("weights" = Option<String>, Query, description = "A weight for each indicator of `by`; otherwise all the same", example = "2,1"),
    ("n" = Option<usize>, Query, description = "Number of areas, at most 100; otherwise 10")), responses(
    (status = 200, description = "The nearest areas, with the bounds of their distances", body = OwnSimilarAnswer),
    (status = 400, description = "Not an area in Sweden, not understood, or too much", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such indicator, or nothing to compare", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 413, description = "More than a mebibyte", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 503, description = "Too many heavy questions at this moment", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn post_own_similar(In(state): Shared, mut asked: Asked, body: Bytes) -> Response {
    let values = match asked.query(["by", "weights", "n"]) {
        Ok(values) => values,
        Err(problem) => return asked.problem(&problem),
    };
    asked.private(&state, move |desk| desk.own_similar(&desk.own_shape(&body)?, &similar_asked(&values)?)).await
}
