//! What the figures say in short, and what has changed.

use crate::answer::{Asked, State, internal};
use crate::encode::Encoded;
use crate::language;
use crate::problem::{Problem, ProblemAnswer};
use crate::routes::Shared;
use axum::extract::{Path, State as In};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use segbar_domain::Language;
use segbar_questions::changes::lists::{ComparisonList, Piece, TypesPiece, ValuesPiece};
use segbar_questions::changes::{ChangesAnswer, MOST, Revision};
use segbar_questions::download::Form;
use segbar_questions::findings::FindingsAnswer;
use segbar_questions::refusal::Refusal;
use segbar_questions::{Bilingual, Desk, QuestionError};

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

/// What differs between two snapshots of the data folder: values by table with a total, the largest revisions, areas with another type.
/// The later one may end in `.csv` or `.xlsx`: the tables as a file.
#[utoipa::path(get, path = "/api/v1/changes/{from}/{to}", tag = "snapshot", params(
    ("from" = String, Path, description = "The earlier snapshot: at least four digits of its id", example = "3f9a"),
    ("to" = String, Path, description = "The later snapshot, or `current`", example = "current")), responses(
    (status = 200, description = "The counts whole, the lists begun", body = Revision),
    (status = 404, description = "No such snapshot in the data folder", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 503, description = "Too many heavy questions at this moment", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_comparison(
    In(state): Shared,
    Path((from, to)): Path<(String, String)>,
    asked: Asked,
) -> Response {
    if let (to, Some(form)) = Form::split(&to) {
        return comparison_file(&state, (from, to.to_owned()), ComparisonList::Tables, form, asked).await;
    }
    asked.heavy(&state, move |desk| desk.compare_snapshots(&from, &to)).await
}

/// The columns with changed values between two snapshots, piece by piece.
#[utoipa::path(get, path = "/api/v1/changes/{from}/{to}/values", tag = "snapshot", params(
    ("from" = String, Path, description = "The earlier snapshot", example = "3f9a"),
    ("to" = String, Path, description = "The later snapshot, or `current`", example = "current"),
    ("table" = Option<String>, Query, description = "Only columns that come from this table", example = "TAB6574"),
    ("indicator" = Option<String>, Query, description = "Only this indicator", example = "population"),
    ("start" = Option<usize>, Query, description = "How many to pass over"),
    ("limit" = Option<usize>, Query, description = "How many, at most 1 000; 100 unless told")), responses(
    (status = 200, description = "Most areas first", body = ValuesPiece),
    (status = 400, description = "Not a number, or too many", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such snapshot in the data folder", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 503, description = "Too many heavy questions at this moment", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_changed_values(
    In(state): Shared,
    Path((from, to)): Path<(String, String)>,
    mut asked: Asked,
) -> Response {
    match piece(&mut asked) {
        Ok(piece) => asked.heavy(&state, move |desk| desk.changed_values(&from, &to, &piece)).await,
        Err(problem) => asked.problem(&problem),
    }
}

/// The areas with another type between two snapshots, piece by piece.
#[utoipa::path(get, path = "/api/v1/changes/{from}/{to}/types", tag = "snapshot", params(
    ("from" = String, Path, description = "The earlier snapshot", example = "3f9a"),
    ("to" = String, Path, description = "The later snapshot, or `current`", example = "current"),
    ("table" = Option<String>, Query, description = "Only those because of this table", example = "TAB6586"),
    ("indicator" = Option<String>, Query, description = "Only this indicator", example = "area_type"),
    ("start" = Option<usize>, Query, description = "How many to pass over"),
    ("limit" = Option<usize>, Query, description = "How many, at most 1 000; 100 unless told")), responses(
    (status = 200, description = "By indicator, edition, year and code", body = TypesPiece),
    (status = 400, description = "Not a number, or too many", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "No such snapshot in the data folder", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 503, description = "Too many heavy questions at this moment", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_changed_types(
    In(state): Shared,
    Path((from, to)): Path<(String, String)>,
    mut asked: Asked,
) -> Response {
    match piece(&mut asked) {
        Ok(piece) => asked.heavy(&state, move |desk| desk.changed_types(&from, &to, &piece)).await,
        Err(problem) => asked.problem(&problem),
    }
}

/// A whole list of a comparison as a file: `tables`, `values` or `types`, with the ending `.csv` or `.xlsx`.
pub(crate) async fn get_comparison_file(
    In(state): Shared,
    Path((from, to, list)): Path<(String, String, String)>,
    asked: Asked,
) -> Response {
    let (name, form) = Form::split(&list);
    match (ComparisonList::parse(name), form) {
        (Some(list), Some(form)) => comparison_file(&state, (from, to), list, form, asked).await,
        _ => asked.problem(&Problem::no_such_address()),
    }
}

async fn comparison_file(
    state: &State,
    (from, to): (String, String),
    list: ComparisonList,
    form: Form,
    asked: Asked,
) -> Response {
    asked
        .encoded(state, move |desk| {
            let file = desk.comparison_file((&from, &to), list, form).map_err(Problem::from)?;
            Encoded::file(file).map_err(internal)
        })
        .await
}

/// Which entries of a list the query asks for.
fn piece(asked: &mut Asked) -> Result<Piece, Problem> {
    let [table, indicator, start, limit] = asked.query(["table", "indicator", "start", "limit"])?;
    let whole = |text: Option<String>, else_: usize| match text {
        None => Ok(else_),
        Some(text) => text.parse().map_err(|_| not_whole(text)),
    };
    Ok(Piece { table, indicator, start: whole(start, 0)?, limit: whole(limit, MOST)? })
}

fn not_whole(text: String) -> Problem {
    let expected = Bilingual::new("Ange ett heltal från 0.", "Give a whole number from 0.");
    QuestionError::from(Refusal::NotUnderstood { text, expected }).into()
}

/// Revisions as an Atom feed, in Swedish unless the address says otherwise: an entry for each snapshot of the data folder that revised
/// values of the one before it.
#[utoipa::path(get, path = "/api/v1/revisions.atom", tag = "snapshot",
    params(("lang" = Option<String>, Query, description = "`sv` or `en`", example = "en")), responses(
    (status = 200, description = "Atom feed", body = String, content_type = "application/atom+xml")))]
pub(crate) async fn get_revisions_feed(In(state): Shared, uri: Uri, asked: Asked) -> Response {
    atom(&state, &uri, asked, Desk::revisions_feed).await
}

/// Updates of the sources as an Atom feed, in Swedish unless the address says otherwise.
#[utoipa::path(get, path = "/api/v1/changes.atom", tag = "snapshot",
    params(("lang" = Option<String>, Query, description = "`sv` or `en`", example = "en")), responses(
    (status = 200, description = "Atom feed", body = String, content_type = "application/atom+xml")))]
pub(crate) async fn get_feed(In(state): Shared, uri: Uri, asked: Asked) -> Response {
    atom(&state, &uri, asked, Desk::feed).await
}

async fn atom(
    state: &State,
    uri: &Uri,
    mut asked: Asked,
    feed: fn(&Desk, Language) -> Result<String, QuestionError>,
) -> Response {
    // The address alone decides, so that a cache on the way never gives the other language.
    let language = language::of(uri, &HeaderMap::new());
    asked.in_language(language);
    asked
        .encoded(state, move |desk| {
            let feed = feed(desk, language).map_err(Problem::from)?;
            Encoded::compress("application/atom+xml; charset=utf-8", feed.into_bytes()).map_err(internal)
        })
        .await
}
