//! What the figures say in short, and what has changed.

use crate::answer::{Asked, internal};
use crate::encode::Encoded;
use crate::language;
use crate::problem::{Problem, ProblemAnswer};
use crate::routes::Shared;
use axum::extract::{Path, State as In};
use axum::http::{HeaderMap, Uri};
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

/// Updates of the sources as an Atom feed, in Swedish unless the address says otherwise.
#[utoipa::path(get, path = "/api/v1/changes.atom", tag = "snapshot",
    params(("lang" = Option<String>, Query, description = "`sv` or `en`", example = "en")), responses(
    (status = 200, description = "Atom feed", body = String, content_type = "application/atom+xml")))]
pub(crate) async fn get_feed(In(state): Shared, uri: Uri, mut asked: Asked) -> Response {
    // The address alone decides, so that a cache on the way never gives the other language.
    let language = language::of(&uri, &HeaderMap::new());
    asked.in_language(language);
    asked
        .encoded(&state, move |desk| {
            let feed = desk.feed(language).map_err(Problem::from)?;
            Encoded::compress("application/atom+xml; charset=utf-8", feed.into_bytes()).map_err(internal)
        })
        .await
}
