//! Questions about the network of offices: how people reach it, which is best, what conditions cost, what a change means.
//! All of them are asked with a brief, and answered by [`segbar_questions::network`] as on the command line.

use super::stream::{Follower, WorkAnswer, work};
pub(super) use super::tables::ground;
use super::{PlanningDesk, read, served};
use crate::answer::Asked;
use crate::problem::{Problem, ProblemAnswer};
use crate::routes::Shared;
use axum::body::Bytes;
use axum::extract::State as In;
use axum::http::StatusCode;
use axum::response::Response;
use segbar_questions::network::plan::PricesAnswer;
use segbar_questions::network::{
    AccessAnswer, Brief, ConflictAnswer, ConsequenceAnswer, NetworkError, PlanAnswer, Watch, access, changed,
    consequences, plan, prices,
};
use segbar_questions::{Bilingual, Desk, ErrorKind};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The most rounds and nodes that may be asked for over the network.
const MOST_ROUNDS: u32 = 20_000;

/// A plan, and what it means against today.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PlannedAnswer {
    /// The best network that was found.
    pub plan: PlanAnswer,
    /// What going there from the offices of today means; null where there are none today.
    pub consequences: Option<ConsequenceAnswer>,
}

/// A change of the network.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeAsked {
    /// What it stands on, and what it closes and adds.
    #[serde(default)]
    pub brief: Brief,
    /// Ids of the sites that are open afterwards, in place of what the brief closes and adds.
    pub open: Option<Vec<String>>,
}

/// How long people have to the offices of today.
#[utoipa::path(post, path = "/api/v1/desk/access", tag = "desk", request_body = Brief, responses(
    (status = 200, description = "Everybody, groups, and the people of each office", body = AccessAnswer),
    (status = 400, description = "Every reason against the brief", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "There are no offices", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn post_access(In(state): Shared, asked: Asked, body: Bytes) -> Response {
    let own = served(&state);
    let question = move |desk: &Desk| -> Result<_, Problem> {
        let brief: Brief = read(&body)?;
        Ok(access(&ground(desk, &own?, &brief)?)?)
    };
    asked.private(&state, question).await
}

/// What a change of the network means for whom.
#[utoipa::path(post, path = "/api/v1/desk/consequences", tag = "desk", request_body = ChangeAsked, responses(
    (status = 200, description = "Everybody and groups before and after, who loses most, who decides", body = ConsequenceAnswer),
    (status = 400, description = "Every reason against it", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn post_consequences(In(state): Shared, asked: Asked, body: Bytes) -> Response {
    let own = served(&state);
    let question = move |desk: &Desk| -> Result<_, Problem> {
        let ChangeAsked { brief, open } = read(&body)?;
        let ground = ground(desk, &own?, &brief)?;
        let after = match open {
            Some(ids) => ground.positions(&ids, |_| true).map_err(NetworkError::Refused)?,
            None => changed(&brief, &ground)?,
        };
        Ok(consequences(&ground, &ground.today(), &after))
    };
    asked.private(&state, question).await
}

/// The best network for a brief, with how it is going: lines of JSON, `{"progress": …}` any number of times, then `{"answer": …}` or
/// `{"problem": …}` once. The work ends when nobody reads any more.
#[utoipa::path(post, path = "/api/v1/desk/plan", tag = "desk", request_body = Brief, responses(
    (status = 200, description = "Lines: progress, then the answer (or a problem)", body = PlanLine, content_type = "application/x-ndjson"),
    (status = 503, description = "Others are being planned", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn post_plan(In(state): Shared, asked: Asked, body: Bytes) -> Response {
    let brief = match read(&body).and_then(within_effort) {
        Ok(brief) => brief,
        Err(problem) => return asked.problem(&problem),
    };
    let question = move |desk: &Desk, own: &PlanningDesk, follower: &Follower| -> Result<_, Problem> {
        let ground = ground(desk, own, &brief)?;
        let found =
            plan(&brief, &ground, &Watch { stop: &|| follower.is_over(), told: &|so_far| follower.tell(so_far) })?;
        let after = ground.positions(&found.open(), |_| true).map_err(NetworkError::Refused)?;
        let today = ground.today();
        let consequences = (!today.is_empty()).then(|| consequences(&ground, &today, &after));
        Ok(PlannedAnswer { plan: found, consequences })
    };
    work(asked, &state, question)
}

/// What each condition of a brief costs: lines as for a plan.
#[utoipa::path(post, path = "/api/v1/desk/prices", tag = "desk", request_body = Brief, responses(
    (status = 200, description = "Lines: progress, then the answer (or a problem)", body = PricesLine, content_type = "application/x-ndjson"),
    (status = 503, description = "Others are being planned", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn post_prices(In(state): Shared, asked: Asked, body: Bytes) -> Response {
    let brief = match read(&body).and_then(within_effort) {
        Ok(brief) => brief,
        Err(problem) => return asked.problem(&problem),
    };
    let question = move |desk: &Desk, own: &PlanningDesk, follower: &Follower| -> Result<_, Problem> {
        let ground = ground(desk, own, &brief)?;
        Ok(prices(&brief, &ground, &Watch { stop: &|| follower.is_over(), told: &|so_far| follower.tell(so_far) })?)
    };
    work(asked, &state, question)
}

/// A line of a plan: one of the three.
#[derive(Debug, Serialize, ToSchema)]
#[allow(dead_code, reason = "describes what `stream` writes")]
pub struct PlanLine {
    /// How it is going.
    progress: Option<WorkAnswer>,
    /// The answer, last.
    answer: Option<PlannedAnswer>,
    /// Why there is none, last.
    problem: Option<ProblemAnswer>,
}

/// A line of prices: one of the three.
#[derive(Debug, Serialize, ToSchema)]
#[allow(dead_code, reason = "describes what `stream` writes")]
pub struct PricesLine {
    /// How it is going.
    progress: Option<WorkAnswer>,
    /// The answer, last.
    answer: Option<PricesAnswer>,
    /// Why there is none, last.
    problem: Option<ProblemAnswer>,
}

pub(super) fn within_effort(brief: Brief) -> Result<Brief, Problem> {
    if brief.effort.rounds <= MOST_ROUNDS {
        return Ok(brief);
    }
    Err(NetworkError::Refused(vec![Bilingual::new(
        format!("Högst {MOST_ROUNDS} varv får begäras här; kommandot `segbar plan` tar fler."),
        format!("At most {MOST_ROUNDS} rounds may be asked for here; the command `segbar plan` takes more."),
    )])
    .into())
}

impl From<NetworkError> for Problem {
    fn from(error: NetworkError) -> Self {
        let status = match error.kind() {
            ErrorKind::Malformed => StatusCode::BAD_REQUEST,
            ErrorKind::NotFound => StatusCode::NOT_FOUND,
            ErrorKind::Unreadable => {
                tracing::error!("the snapshot cannot be read");
                return Problem::internal();
            }
        };
        let sentences = error.sentences();
        let together = |of: fn(&Bilingual) -> &str| sentences.iter().map(of).collect::<Vec<_>>().join(" ");
        let detail = Bilingual::new(together(|text| &text.sv), together(|text| &text.en));
        let parts: Vec<Option<String>> = match &error {
            NetworkError::Wrong(reasons) => reasons.iter().map(|(part, _)| Some(part.clone())).collect(),
            NetworkError::Impossible(conflict) => sentences.iter().map(|said| conflicting(conflict, said)).collect(),
            _ => vec![None; sentences.len()],
        };
        let reasons = parts.into_iter().zip(sentences.iter().cloned()).collect();
        Problem::new(status, error.id(), error.title(), detail).because(reasons)
    }
}

/// Which condition of the brief a sentence about a conflict names.
fn conflicting(conflict: &ConflictAnswer, said: &Bilingual) -> Option<String> {
    // A condition that the question itself adds comes last, and has no position in the brief.
    let mut named = conflict.conditions.iter().zip(&conflict.positions);
    let (_, position) = named.find(|pair| said.en == format!("Cannot hold with this number: {}.", pair.0.en))?;
    Some(format!("conditions.{position}"))
}
