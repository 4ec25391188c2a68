//! Answers as files: the address of an answer with the ending `.csv`, `.xlsx` or, for a column of values, `.jsonstat`.

use crate::answer::{Asked, State, internal};
use crate::encode::Encoded;
use crate::problem::{Problem, ProblemAnswer};
use axum::response::Response;
use segbar_domain::{Breakdown, ColumnKey};
use segbar_questions::download::{Download, Form};
use segbar_questions::resolve::{parse_breakdown, parse_period};
use segbar_questions::types::Variant;
use segbar_questions::{Desk, QuestionError};

impl Asked {
    /// The response with a file; the query may say within which area.
    async fn file(
        mut self,
        state: &State,
        question: impl FnOnce(&Desk, Option<&str>) -> Result<Download, QuestionError> + Send + 'static,
    ) -> Response {
        let within = match self.query(["within"]) {
            Ok([within]) => within,
            Err(problem) => return self.problem(&problem),
        };
        self.encoded(state, move |desk| {
            let file = question(desk, within.as_deref()).map_err(Problem::from)?;
            Encoded::file(file).map_err(internal)
        })
        .await
    }
}

/// A column of values as a file: CSV or a workbook in long form, or JSON-stat 2.0. Without a part of the population the ending follows
/// the year. The areas of a vintage, the area types and the profile of an area take the endings `.csv` and `.xlsx` too.
#[utoipa::path(get, path = "/api/v1/values/{indicator}/{vintage}/{period}/{breakdown}.{form}", tag = "downloads", params(
    ("indicator" = String, Path, description = "Indicator", example = "population"),
    ("vintage" = String, Path, description = "Edition of the areas", example = "RegSO_2020"),
    ("period" = u16, Path, description = "Year", example = 2022),
    ("breakdown" = String, Path, description = "Part of the population", example = "total"),
    ("form" = String, Path, description = "`csv`, `xlsx` or `jsonstat`", example = "xlsx"),
    ("within" = Option<String>, Query, description = "Only the areas within this one", example = "0380")), responses(
    (status = 200, description = "A file", body = Vec<u8>, content_type = "application/octet-stream"),
    (status = 400, description = "Not a year, not a breakdown, or an unknown parameter", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such column or area", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn values_file(
    state: &State,
    [indicator, vintage, period, breakdown]: [String; 4],
    form: Form,
    asked: Asked,
) -> Response {
    let question = move |desk: &Desk, within: Option<&str>| {
        let key = ColumnKey {
            indicator,
            vintage: desk.vintage(&vintage)?,
            period: parse_period(&period)?,
            breakdown: parse_breakdown(&breakdown)?,
        };
        desk.download_values(&key, within, form)
    };
    asked.file(state, question).await
}

/// The areas of a vintage.
pub(crate) async fn areas_file(state: &State, vintage: String, form: Form, asked: Asked) -> Response {
    let question = move |desk: &Desk, within: Option<&str>| {
        let vintage = desk.vintage(&vintage)?;
        desk.areas_table(&vintage, within)?.file(&format!("areas {vintage}"), form)
    };
    asked.file(state, question).await
}

/// Area types, as the column that they are.
pub(crate) async fn types_file(
    state: &State,
    vintage: String,
    period: String,
    variant: String,
    form: Form,
    asked: Asked,
) -> Response {
    let question = move |desk: &Desk, within: Option<&str>| {
        let key = ColumnKey {
            indicator: variant.parse::<Variant>()?.types_indicator().to_owned(),
            vintage: desk.vintage(&vintage)?,
            period: parse_period(&period)?,
            breakdown: Breakdown::total(),
        };
        desk.download_values(&key, within, form)
    };
    asked.file(state, question).await
}

/// The indicators of an area over the years.
pub(crate) async fn profile_file(state: &State, vintage: String, code: String, form: Form, asked: Asked) -> Response {
    let question = move |desk: &Desk, _: Option<&str>| {
        let vintage = desk.vintage(&vintage)?;
        desk.profile_table(&vintage, &code)?.file(&format!("profile {vintage} {code}"), form)
    };
    asked.file(state, question).await
}
