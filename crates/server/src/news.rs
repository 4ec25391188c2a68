//! What the figures say in short, and what has changed.

use crate::answer::{Asked, internal};
use crate::encode::Encoded;
use crate::problem::{Problem, ProblemAnswer};
use crate::routes::Shared;
use axum::extract::{Path, State as In};
use axum::response::Response;
use segbar_questions::changes::ChangesAnswer;
use segbar_questions::findings::FindingsAnswer;

/// At most three findings about the nation, each a sentence with its year and source.
#[utoipa::path(get, path = "/api/v1/findings", tag = "areas", responses(
    (status = 200, description = "Findings", body = FindingsAnswer),
    (status = 404, description = "No nation in the snapshot", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_findings(In(state): Shared, asked: Asked) -> Response {
    asked.json(&state, |desk| desk.findings()).await
}

/// At most three findings about the nation, a county or a municipality.
#[utoipa::path(get, path = "/api/v1/findings/{vintage}/{code}", tag = "areas", params(
    ("vintage" = String, Path, description = "Edition of the areas", example = "Municipality_2007"),
    ("code" = String, Path, description = "Code of the area", example = "0380")), responses(
    (status = 200, description = "Findings", body = FindingsAnswer),
    (status = 400, description = "Another level", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such area", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_findings_of(
    In(state): Shared,
    Path((vintage, code)): Path<(String, String)>,
    asked: Asked,
) -> Response {
    asked.json(&state, move |desk| desk.findings_of(&desk.vintage(&vintage)?, &code)).await
}

/// Breaks in series, updates of the sources, and what the snapshot changed against the one before it.
#[utoipa::path(get, path = "/api/v1/changes", tag = "snapshot", responses(
    (status = 200, description = "Breaks, updates and revisions", body = ChangesAnswer),
    (status = 503, description = "Too many heavy questions at this moment", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_changes(In(state): Shared, asked: Asked) -> Response {
    asked.heavy(&state, |desk| desk.changes()).await
}

/// Updates of the sources as an Atom feed, in the language of `?lang=` or Accept-Language.
#[utoipa::path(get, path = "/api/v1/changes.atom", tag = "snapshot", responses(
    (status = 200, description = "Atom feed", body = String, content_type = "application/atom+xml")))]
pub(crate) async fn get_feed(In(state): Shared, asked: Asked) -> Response {
    let language = asked.language;
    asked
        .in_language()
        .encoded(&state, move |desk| {
            let feed = desk.feed(language).map_err(Problem::from)?;
            Encoded::compress("application/atom+xml; charset=utf-8", feed.into_bytes()).map_err(internal)
        })
        .await
}
