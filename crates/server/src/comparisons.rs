//! Questions that hold areas or years against each other: similar areas, change, flows between types, clusters.

use crate::answer::Asked;
use crate::problem::ProblemAnswer;
use crate::routes::Shared;
use axum::extract::{Path, State as In};
use axum::response::Response;
use segbar_questions::change::ChangeAnswer;
use segbar_questions::clusters::ClustersAnswer;
use segbar_questions::flows::FlowsAnswer;
use segbar_questions::refusal::Refusal;
use segbar_questions::resolve::{parse_breakdown, parse_period};
use segbar_questions::similar::{SimilarAnswer, SimilarAsked};
use segbar_questions::types::Variant;
use segbar_questions::{Bilingual, QuestionError};

/// The areas of the same edition that are most like one, by chosen indicators and weights.
#[utoipa::path(get, path = "/api/v1/similar/{vintage}/{code}", tag = "areas", params(
    ("vintage" = String, Path, description = "Edition of the areas", example = "RegSO_2020"),
    ("code" = String, Path, description = "Code of the area", example = "0380R001"),
    ("by" = Option<String>, Query, description = "Indicators with commas between; otherwise the usual ones", example = "low_economic_standard,foreign_background"),
    ("weights" = Option<String>, Query, description = "A weight for each indicator of `by`; otherwise all the same", example = "2,1"),
    ("n" = Option<usize>, Query, description = "Number of areas, at most 100; otherwise 10")), responses(
    (status = 200, description = "The nearest areas with their distances", body = SimilarAnswer),
    (status = 400, description = "Not understood, or too much", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such area or indicator, or no year in common", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_similar(
    In(state): Shared,
    Path((vintage, code)): Path<(String, String)>,
    mut asked: Asked,
) -> Response {
    let values = match asked.query(["by", "weights", "n"]) {
        Ok(values) => values,
        Err(problem) => return asked.problem(&problem),
    };
    let question =
        move |desk: &segbar_questions::Desk| desk.similar(&desk.vintage(&vintage)?, &code, &similar_asked(&values)?);
    asked.json(&state, question).await
}

/// What is asked about similar areas: `by`, `weights` and `n` of the query.
pub(crate) fn similar_asked([by, weights, n]: &[Option<String>; 3]) -> Result<SimilarAsked, QuestionError> {
    Ok(SimilarAsked {
        by: items(by.as_deref()).map(str::to_owned).collect(),
        weights: items(weights.as_deref()).map(number).collect::<Result<_, _>>()?,
        n: n.as_deref().map(number).transpose()?,
    })
}

/// The change of an indicator between two years, on one edition of the areas.
#[utoipa::path(get, path = "/api/v1/change/{indicator}/{vintage}/{from}/{to}", tag = "values", params(
    ("indicator" = String, Path, description = "Indicator", example = "low_economic_standard"),
    ("vintage" = String, Path, description = "Edition of the areas", example = "RegSO_2020"),
    ("from" = u16, Path, description = "The earlier year", example = 2018),
    ("to" = u16, Path, description = "The later year", example = 2022),
    ("breakdown" = Option<String>, Query, description = "Part of the population; otherwise all of it", example = "age=0-4")), responses(
    (status = 200, description = "A column of differences in area order", body = ChangeAnswer),
    (status = 400, description = "Not two years, different borders, or a class", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such column", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_change(
    In(state): Shared,
    Path((indicator, vintage, from, to)): Path<(String, String, String, String)>,
    mut asked: Asked,
) -> Response {
    let [breakdown] = match asked.query(["breakdown"]) {
        Ok(values) => values,
        Err(problem) => return asked.problem(&problem),
    };
    asked
        .json(&state, move |desk| {
            let years = (parse_period(&from)?, parse_period(&to)?);
            let breakdown = parse_breakdown(breakdown.as_deref().unwrap_or("total"))?;
            desk.change(&indicator, &desk.vintage(&vintage)?, years, &breakdown)
        })
        .await
}

/// The flows of areas and people between area types from one year to another, and which changes are clear.
#[utoipa::path(get, path = "/api/v1/flows/{vintage}/{from}/{to}/{variant}", tag = "types", params(
    ("vintage" = String, Path, description = "Edition of the areas", example = "RegSO_2020"),
    ("from" = u16, Path, description = "The earlier year", example = 2021),
    ("to" = u16, Path, description = "The later year", example = 2022),
    ("variant" = Variant, Path, description = "`published` or `open`"),
    ("within" = Option<String>, Query, description = "Only the areas within this one", example = "0380")), responses(
    (status = 200, description = "Matrices and the areas that changed", body = FlowsAnswer),
    (status = 400, description = "Not two years, not a variant, or different borders", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such types or area", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_flows(
    In(state): Shared,
    Path((vintage, from, to, variant)): Path<(String, String, String, String)>,
    mut asked: Asked,
) -> Response {
    let [within] = match asked.query(["within"]) {
        Ok(values) => values,
        Err(problem) => return asked.problem(&problem),
    };
    asked
        .json(&state, move |desk| {
            let years = (parse_period(&from)?, parse_period(&to)?);
            desk.flows(&desk.vintage(&vintage)?, years, variant.parse()?, within.as_deref())
        })
        .await
}

/// Where high and low values lie together: classes of local Moran's I, with few false ones.
#[utoipa::path(get, path = "/api/v1/clusters/{indicator}/{vintage}/{period}", tag = "values", params(
    ("indicator" = String, Path, description = "Indicator", example = "low_economic_standard"),
    ("vintage" = String, Path, description = "Edition of the areas", example = "RegSO_2020"),
    ("period" = u16, Path, description = "Year", example = 2022)), responses(
    (status = 200, description = "Classes in area order", body = ClustersAnswer),
    (status = 400, description = "Not a year, or a class", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such column, no borders, or too few areas", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 503, description = "Too many heavy questions at this moment", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_clusters(
    In(state): Shared,
    Path((indicator, vintage, period)): Path<(String, String, String)>,
    mut asked: Asked,
) -> Response {
    if let Err(problem) = asked.query([]) {
        return asked.problem(&problem);
    }
    asked.heavy(&state, move |desk| desk.clusters(&indicator, &desk.vintage(&vintage)?, parse_period(&period)?)).await
}

/// The items of a list with commas.
fn items(text: Option<&str>) -> impl Iterator<Item = &str> {
    text.into_iter().flat_map(|t| t.split(',')).map(str::trim).filter(|t| !t.is_empty())
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, QuestionError> {
    text.parse().map_err(|_| {
        let expected = Bilingual::new("Ange ett tal.", "Give a number.");
        Refusal::NotUnderstood { text: text.chars().take(40).collect(), expected }.into()
    })
}
