//! The addresses of the API and what answers at each. `docs/api.md` tells them to people, `openapi.json` to programs.

use crate::answer::{Asked, State, internal};
use crate::encode::Encoded;
use crate::first::{get_coarse_geometry, get_first};
use crate::problem::{Problem, ProblemAnswer};
use crate::{comparisons, desk, downloads, measures, news, operator, over_time, own_area};
use crate::{openapi, page};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::extract::{Path, State as In};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use segbar_domain::Breakdown;
use segbar_questions::areas::AreasAnswer;
use segbar_questions::composition::CompositionAnswer;
use segbar_questions::download::Form;
use segbar_questions::indicators::IndicatorAnswer;
use segbar_questions::police::PoliceAnswer;
use segbar_questions::profile::ProfileAnswer;
use segbar_questions::resolve::{parse_breakdown, parse_period};
use segbar_questions::summary::SnapshotAnswer;
use segbar_questions::types::TypesAnswer;
use segbar_questions::values::ValuesAnswer;
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// The largest TopoJSON document that is unpacked, in bytes.
const LARGEST_GEOMETRY: u64 = 256 << 20;

pub(crate) type Shared = In<Arc<State>>;

/// All addresses.
pub fn router(state: Arc<State>) -> Router {
    // Written out rather than nested: a nested handler sees a shortened path, and problems name the whole one.
    Router::new()
        .route("/api/v1/snapshot", get(get_snapshot))
        .route("/api/v1/indicators", get(get_indicators))
        .route("/api/v1/indicators/{id}", get(get_indicator))
        .route("/api/v1/areas/{vintage}", get(get_areas))
        .route("/api/v1/values/{indicator}/{vintage}/{period}", get(get_values))
        .route("/api/v1/values/{indicator}/{vintage}/{period}/{breakdown}", get(get_values_of_part))
        .route("/api/v1/types/{vintage}/{period}/{variant}", get(get_types))
        .route("/api/v1/composition/{vintage}/{code}/{period}/{variant}", get(get_composition))
        .route("/api/v1/compositions/{vintage}/{code}/{variant}", get(get_compositions))
        .route("/api/v1/profile/{vintage}/{code}", get(get_profile))
        .route("/api/v1/geometry/{vintage}", get(get_geometry))
        .route("/api/v1/geometry/{vintage}/coarse", get(get_coarse_geometry))
        .route("/api/v1/first", get(get_first))
        .route("/api/v1/police/{edition}", get(get_police))
        .route("/api/v1/similar/{vintage}/{code}", get(comparisons::get_similar))
        .route("/api/v1/change/{indicator}/{vintage}/{from}/{to}", get(comparisons::get_change))
        .route("/api/v1/flows/{vintage}/{from}/{to}/{variant}", get(comparisons::get_flows))
        .route("/api/v1/clusters/{indicator}/{vintage}/{period}", get(comparisons::get_clusters))
        .route("/api/v1/series/{vintage}/{code}/{indicator}", get(over_time::get_series))
        .route("/api/v1/vintages/{from}/{to}", get(over_time::get_vintages))
        .route("/api/v1/findings", get(news::get_findings))
        .route("/api/v1/findings/{vintage}/{code}", get(news::get_findings_of))
        .route("/api/v1/changes", get(news::get_changes))
        .route("/api/v1/changes.atom", get(news::get_feed))
        .route("/api/v1/revisions.atom", get(news::get_revisions_feed))
        .route("/api/v1/changes/{from}/{to}", get(news::get_comparison))
        .route("/api/v1/changes/{from}/{to}/values", get(news::get_changed_values))
        .route("/api/v1/changes/{from}/{to}/types", get(news::get_changed_types))
        .route("/api/v1/changes/{from}/{to}/{list}", get(news::get_comparison_file))
        .route("/api/v1/operator", get(operator::get_operator))
        .route(own_area::ADDRESSES[0], post(own_area::post_own_area).layer(DefaultBodyLimit::max(own_area::LARGEST)))
        .route(own_area::ADDRESSES[1], post(own_area::post_own_count).layer(DefaultBodyLimit::max(own_area::LARGEST)))
        .route(own_area::ADDRESSES[2], post(own_area::post_own_years).layer(DefaultBodyLimit::max(own_area::LARGEST)))
        .route(own_area::ADDRESSES[3], post(own_area::post_own_similar).layer(DefaultBodyLimit::max(own_area::LARGEST)))
        .route("/api/v1/measures", get(measures::get_measures))
        .route("/api/v1/measures/{measure}", get(measures::get_measure))
        .route("/api/v1/measures/{measure}/{groups}/{areas}/{years}", get(measures::get_measure_result))
        .route("/api/v1/measures/{measure}/{groups}/{areas}/{years}/difference", get(measures::get_measure_difference))
        .route("/api/v1/measures/{measure}/{groups}/{areas}/{years}/pattern", get(measures::get_measure_pattern))
        .route("/api/v1/groups", get(measures::get_groups))
        .route("/api/v1/groups/{groups}", get(measures::get_group_system))
        .route("/api/v1/groups/{groups}/change/{areas}/{from}/{to}", get(measures::get_segregation_change))
        .route("/api/v1/groups/{groups}/levels/{areas}/{year}", get(measures::get_levels))
        .route("/api/v1/groups/{groups}/scales/{areas}/{year}", get(measures::get_scales))
        .route("/api/v1/openapi", get(get_openapi))
        .route("/health", get(get_health))
        .merge(desk::routes())
        .fallback(page::get_page)
        .with_state(state)
}

/// The address without the ending `.json`, which every address of the API may have: the tree can be published as files.
pub(crate) fn without_ending(path: &str) -> Option<&str> {
    path.starts_with("/api/v1/").then(|| path.strip_suffix(".json")).flatten()
}

/// What is in the snapshot, and from whom.
#[utoipa::path(get, path = "/api/v1/snapshot", tag = "snapshot", responses(
    (status = 200, description = "The snapshot's manifest", body = SnapshotAnswer),
    (status = 503, description = "Nothing is published", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_snapshot(In(state): Shared, asked: Asked) -> Response {
    asked.json(&state, |desk| desk.summary()).await
}

/// All indicators of the catalogue, with what the snapshot has of each.
#[utoipa::path(get, path = "/api/v1/indicators", tag = "indicators", responses(
    (status = 200, description = "By topic and order", body = Vec<IndicatorAnswer>)))]
pub(crate) async fn get_indicators(In(state): Shared, asked: Asked) -> Response {
    asked.json(&state, |desk| desk.indicators()).await
}

/// One indicator.
#[utoipa::path(get, path = "/api/v1/indicators/{id}", tag = "indicators",
    params(("id" = String, Path, description = "Indicator", example = "population")), responses(
    (status = 200, description = "The indicator", body = IndicatorAnswer),
    (status = 404, description = "No such indicator", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_indicator(In(state): Shared, Path(id): Path<String>, asked: Asked) -> Response {
    asked.json(&state, move |desk| desk.indicator_answer(&id)).await
}

/// The areas of a vintage; their order is that of all columns of values.
#[utoipa::path(get, path = "/api/v1/areas/{vintage}", tag = "areas",
    params(("vintage" = String, Path, description = "Edition of the areas", example = "RegSO_2020")), responses(
    (status = 200, description = "Codes, names and parents", body = AreasAnswer),
    (status = 404, description = "No such vintage", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_areas(In(state): Shared, Path(vintage): Path<String>, asked: Asked) -> Response {
    if let (name, Some(form)) = Form::split(&vintage) {
        return downloads::areas_file(&state, name.to_owned(), form, asked).await;
    }
    asked.json(&state, move |desk| desk.areas(&desk.vintage(&vintage)?)).await
}

/// One indicator on all areas of a vintage in a year.
#[utoipa::path(get, path = "/api/v1/values/{indicator}/{vintage}/{period}", tag = "values", params(
    ("indicator" = String, Path, description = "Indicator", example = "population"),
    ("vintage" = String, Path, description = "Edition of the areas", example = "RegSO_2020"),
    ("period" = u16, Path, description = "Year", example = 2022),
    ("brief" = Option<u8>, Query, description = "1: for a map – values with as few digits as keep their order and what is shown of them, \
        without bounds and breaks")), responses(
    (status = 200, description = "A column in area order", body = ValuesAnswer),
    (status = 400, description = "Not a year", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such column", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_values(
    state: Shared,
    Path((indicator, vintage, period)): Path<(String, String, String)>,
    asked: Asked,
) -> Response {
    let (year, form) = Form::split(&period);
    let all = format!("{}{}", Breakdown::total(), form.map_or("", Form::ending));
    get_values_of_part(state, Path((indicator, vintage, year.to_owned(), all)), asked).await
}

/// One indicator on all areas of a vintage in a year, for a part of the population.
#[utoipa::path(get, path = "/api/v1/values/{indicator}/{vintage}/{period}/{breakdown}", tag = "values", params(
    ("indicator" = String, Path, description = "Indicator", example = "population"),
    ("vintage" = String, Path, description = "Edition of the areas", example = "RegSO_2020"),
    ("period" = u16, Path, description = "Year", example = 2022),
    ("breakdown" = String, Path, description = "Part of the population: `dimension=value`, several with commas, or `total`",
        example = "age=0-4"),
    ("brief" = Option<u8>, Query, description = "1: for a map – values with as few digits as keep their order and what is shown of them, \
        without bounds and breaks")), responses(
    (status = 200, description = "A column in area order", body = ValuesAnswer),
    (status = 400, description = "Not a year or not a breakdown", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such column", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_values_of_part(
    In(state): Shared,
    Path((indicator, vintage, period, breakdown)): Path<(String, String, String, String)>,
    mut asked: Asked,
) -> Response {
    if let (part, Some(form)) = Form::split(&breakdown) {
        return downloads::values_file(&state, [indicator, vintage, period, part.to_owned()], form, asked).await;
    }
    let brief = match asked.query(["brief"]) {
        Ok([brief]) => brief.is_some_and(|brief| brief == "1"),
        Err(problem) => return asked.problem(&problem),
    };
    asked
        .json(&state, move |desk| {
            let (period, breakdown) = (parse_period(&period)?, parse_breakdown(&breakdown)?);
            let values = desk.values(&indicator, &desk.vintage(&vintage)?, period, &breakdown)?;
            Ok(if brief { values.brief() } else { values })
        })
        .await
}

/// The area types of a vintage in a year, with the cuts that were in force.
#[utoipa::path(get, path = "/api/v1/types/{vintage}/{period}/{variant}", tag = "types", params(
    ("vintage" = String, Path, description = "Edition of the areas", example = "RegSO_2020"),
    ("period" = u16, Path, description = "Year", example = 2022),
    ("variant" = segbar_questions::types::Variant, Path, description = "`published` or `open`")), responses(
    (status = 200, description = "Types and cuts", body = TypesAnswer),
    (status = 400, description = "Not a year or not a variant", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such types", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_types(
    In(state): Shared,
    Path((vintage, period, variant)): Path<(String, String, String)>,
    asked: Asked,
) -> Response {
    if let (name, Some(form)) = Form::split(&variant) {
        return downloads::types_file(&state, vintage, period, name.to_owned(), form, asked).await;
    }
    asked.json(&state, move |desk| desk.types(&desk.vintage(&vintage)?, parse_period(&period)?, variant.parse()?)).await
}

/// Number of RegSO and people of each type in the nation, a county or a municipality.
#[utoipa::path(get, path = "/api/v1/composition/{vintage}/{code}/{period}/{variant}", tag = "types", params(
    ("vintage" = String, Path, description = "Edition of the areas", example = "Municipality_2007"),
    ("code" = String, Path, description = "Code of the area", example = "0380"),
    ("period" = u16, Path, description = "Year", example = 2022),
    ("variant" = segbar_questions::types::Variant, Path, description = "`published` or `open`")), responses(
    (status = 200, description = "RegSO and people by type", body = CompositionAnswer),
    (status = 400, description = "Not a year, not a variant, or another level", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such area or types", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_composition(
    In(state): Shared,
    Path((vintage, code, period, variant)): Path<(String, String, String, String)>,
    asked: Asked,
) -> Response {
    asked
        .json(&state, move |desk| {
            desk.composition(&desk.vintage(&vintage)?, &code, parse_period(&period)?, variant.parse()?)
        })
        .await
}

/// The types of the RegSO inside the nation, a county or a municipality, in every year that has them.
#[utoipa::path(get, path = "/api/v1/compositions/{vintage}/{code}/{variant}", tag = "types", params(
    ("vintage" = String, Path, description = "Edition of the larger area", example = "Municipality_2007"),
    ("code" = String, Path, description = "Its code", example = "0380"),
    ("variant" = String, Path, description = "`published` or `open`", example = "published")), responses(
    (status = 200, description = "One composition per year, in order", body = Vec<CompositionAnswer>),
    (status = 400, description = "No such variant, or areas that have no RegSO inside", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such area", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_compositions(
    In(state): Shared,
    Path((vintage, code, variant)): Path<(String, String, String)>,
    asked: Asked,
) -> Response {
    asked.json(&state, move |desk| desk.compositions(&desk.vintage(&vintage)?, &code, variant.parse()?)).await
}

/// Everything about one area.
#[utoipa::path(get, path = "/api/v1/profile/{vintage}/{code}", tag = "areas", params(
    ("vintage" = String, Path, description = "Edition of the areas", example = "RegSO_2020"),
    ("code" = String, Path, description = "Code of the area", example = "0380R001")), responses(
    (status = 200, description = "The area's profile", body = ProfileAnswer),
    (status = 404, description = "No such area", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_profile(
    In(state): Shared,
    Path((vintage, code)): Path<(String, String)>,
    asked: Asked,
) -> Response {
    if let (name, Some(form)) = Form::split(&code) {
        return downloads::profile_file(&state, vintage, name.to_owned(), form, asked).await;
    }
    asked.json(&state, move |desk| desk.profile(&desk.vintage(&vintage)?, &code)).await
}

/// The borders of a vintage as TopoJSON: object `areas`, geometries with the dense index of their area as `id`,
/// longitude and latitude (WGS 84), simplified with shared borders.
#[utoipa::path(get, path = "/api/v1/geometry/{vintage}", tag = "areas",
    params(("vintage" = String, Path, description = "Edition of the areas", example = "RegSO_2020")), responses(
    (status = 200, description = "TopoJSON", body = serde_json::Value),
    (status = 404, description = "No such vintage, or no borders", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_geometry(In(state): Shared, Path(vintage): Path<String>, asked: Asked) -> Response {
    asked
        .encoded(&state, move |desk| {
            let vintage = desk.vintage(&vintage)?;
            Encoded::from_gzip("application/json", desk.geometry_gzip(&vintage)?, LARGEST_GEOMETRY).map_err(internal)
        })
        .await
}

/// One edition of the police's list of vulnerable areas, and its overlaps with the statistical areas.
#[utoipa::path(get, path = "/api/v1/police/{edition}", tag = "areas",
    params(("edition" = String, Path, description = "Edition of the list", example = "Police_2023")), responses(
    (status = 200, description = "Areas and overlaps", body = PoliceAnswer),
    (status = 404, description = "No such edition", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_police(In(state): Shared, Path(edition): Path<String>, asked: Asked) -> Response {
    asked.json(&state, move |desk| desk.police(&desk.vintage(&edition)?)).await
}

/// This description.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "snapshot", responses(
    (status = 200, description = "OpenAPI document", body = serde_json::Value)))]
pub(crate) async fn get_openapi(asked: Asked) -> Response {
    match openapi::document() {
        Ok(text) => ([(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "public, no-cache")], text).into_response(),
        Err(error) => asked.problem(&internal(error)),
    }
}

/// Whether the server can answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct HealthAnswer {
    /// `ok`.
    #[schema(example = "ok")]
    status: &'static str,
    /// Id of the snapshot in service.
    snapshot: String,
}

/// Whether the server can answer, for whoever watches over it.
#[utoipa::path(get, path = "/health", tag = "snapshot", responses(
    (status = 200, description = "It can", body = HealthAnswer),
    (status = 503, description = "Nothing is published", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_health(In(state): Shared, asked: Asked) -> Response {
    let served = match state.current.get() {
        Ok(served) => served,
        Err(error) => return asked.problem(&Problem::no_snapshot(&error)),
    };
    let answer = HealthAnswer { status: "ok", snapshot: served.desk.snapshot().id().to_string() };
    match serde_json::to_vec(&answer) {
        Ok(json) => {
            (StatusCode::OK, [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")], json).into_response()
        }
        Err(error) => asked.problem(&internal(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::without_ending;

    #[test]
    fn every_address_of_the_api_may_end_like_a_file() {
        assert_eq!(without_ending("/api/v1/areas/RegSO_2020.json"), Some("/api/v1/areas/RegSO_2020"));
        assert_eq!(without_ending("/api/v1/areas/RegSO_2020"), None);
        assert_eq!(without_ending("/manifest.json"), None);
    }
}
