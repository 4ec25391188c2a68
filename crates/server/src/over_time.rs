//! Questions over time: an indicator of an area over all years, and how two editions of the areas differ.

use crate::answer::Asked;
use crate::encode::Encoded;
use crate::problem::{Problem, ProblemAnswer};
use crate::routes::Shared;
use axum::extract::{Path, State as In};
use axum::response::Response;
use segbar_questions::download::Form;
use segbar_questions::over_time::OverTimeAnswer;
use segbar_questions::over_time::borders::VintagesCompared;

/// An indicator of an area over all years, each on the borders in force; with `bridge=1` also brought onto the borders of
/// the edition in the address, with what is uncertain about it. The indicator may end in `.csv`, `.xlsx` or `.jsonstat`.
#[utoipa::path(get, path = "/api/v1/series/{vintage}/{code}/{indicator}", tag = "values", params(
    ("vintage" = String, Path, description = "Edition of the areas", example = "RegSO_2025"),
    ("code" = String, Path, description = "Code of the area", example = "0380R001"),
    ("indicator" = String, Path, description = "Indicator", example = "population"),
    ("bridge" = Option<u8>, Query, description = "1: also years of other editions, on the borders of this one")), responses(
    (status = 200, description = "Published points with breaks, and bridged ones apart", body = OverTimeAnswer),
    (status = 404, description = "No such area or indicator, or no borders to bridge over", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_series(
    In(state): Shared,
    Path((vintage, code, indicator)): Path<(String, String, String)>,
    mut asked: Asked,
) -> Response {
    let bridged = match asked.query(["bridge"]) {
        Ok([bridge]) => bridge.is_some_and(|bridge| bridge == "1"),
        Err(problem) => return asked.problem(&problem),
    };
    if let (name, Some(form)) = Form::split(&indicator) {
        let name = name.to_owned();
        return asked
            .encoded(&state, move |desk| {
                let vintage = desk.vintage(&vintage).map_err(Problem::from)?;
                let file = desk.over_time_file(&vintage, &code, &name, bridged, form).map_err(Problem::from)?;
                Encoded::file(file).map_err(crate::answer::internal)
            })
            .await;
    }
    asked.json(&state, move |desk| desk.over_time(&desk.vintage(&vintage)?, &code, &indicator, bridged)).await
}

/// How two editions of the areas of a level differ: unchanged, renamed, with new borders, gone and new, and where the people
/// are.
#[utoipa::path(get, path = "/api/v1/vintages/{from}/{to}", tag = "areas", params(
    ("from" = String, Path, description = "The earlier edition", example = "RegSO_2020"),
    ("to" = String, Path, description = "The later edition", example = "RegSO_2025")), responses(
    (status = 200, description = "Counts, and every area that is not unchanged", body = VintagesCompared),
    (status = 400, description = "Editions of different levels", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such edition, or no borders of it", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 503, description = "Too many heavy questions at this moment", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_vintages(
    In(state): Shared,
    Path((from, to)): Path<(String, String)>,
    asked: Asked,
) -> Response {
    asked.heavy(&state, move |desk| desk.compare_vintages(&desk.vintage(&from)?, &desk.vintage(&to)?)).await
}
