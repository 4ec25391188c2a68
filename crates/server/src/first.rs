//! What a page draws before it has asked for anything else.

use crate::answer::Asked;
use crate::problem::ProblemAnswer;
use crate::routes::Shared;
use axum::extract::{Path, State as In};
use axum::response::Response;
use segbar_questions::coarse::Sketch;
use segbar_questions::first::FirstAnswer;

/// The snapshot in short, and a first picture of the country: an indicator with values and borders, all in one small answer.
#[utoipa::path(get, path = "/api/v1/first", tag = "snapshot", responses(
    (status = 200, description = "The first picture", body = FirstAnswer),
    (status = 503, description = "Nothing is published", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_first(In(state): Shared, asked: Asked) -> Response {
    asked.json(&state, |desk| desk.first()).await
}

/// The borders of a vintage for a picture of the whole country: as its geometry, but on a grid of half a kilometre, as SVG path data in
/// Web Mercator.
#[utoipa::path(get, path = "/api/v1/geometry/{vintage}/coarse", tag = "areas",
    params(("vintage" = String, Path, description = "Edition of the areas", example = "RegSO_2020")), responses(
    (status = 200, description = "The borders as path data", body = Sketch),
    (status = 404, description = "No such vintage, or no borders", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_coarse_geometry(In(state): Shared, Path(vintage): Path<String>, asked: Asked) -> Response {
    asked.json(&state, move |desk| desk.coarse_geometry(&desk.vintage(&vintage)?)).await
}
