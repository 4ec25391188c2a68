//! Where inside a town an office should be, and where a bus should stop.

use super::network::ground;
use super::stream::{Follower, WorkAnswer, work};
use super::{PlanningDesk, read, served};
use crate::answer::Asked;
use crate::problem::{Problem, ProblemAnswer};
use crate::routes::Shared;
use axum::body::Bytes;
use axum::extract::State as In;
use axum::response::Response;
use segbar_questions::Desk;
use segbar_questions::network::brief::Candidates;
use segbar_questions::network::mobile::{MobileAnswer, MobileBrief, mobile};
use segbar_questions::network::town::{TownAnswer, TownBrief, town};
use segbar_questions::network::{Brief, Watch};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A town in which an office is to be placed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TownAsked {
    /// What is asked of the town.
    pub town: TownBrief,
    /// What it stands on; every area of the municipality is a place for the office.
    #[serde(default)]
    pub brief: Brief,
}

/// A bus that is to reach those who are left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MobileAsked {
    /// What is asked of the bus.
    pub mobile: MobileBrief,
    /// What it stands on; its candidates are the places for stops.
    #[serde(default)]
    pub brief: Brief,
}

/// The sites of a town, ranked for an aim.
#[utoipa::path(post, path = "/api/v1/desk/town", tag = "desk", request_body = TownAsked, responses(
    (status = 200, description = "Sites, the best first, with all that they are judged by", body = TownAnswer),
    (status = 400, description = "Every reason against it", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn post_town(In(state): Shared, asked: Asked, body: Bytes) -> Response {
    let own = served(&state);
    let question = move |desk: &Desk| -> Result<_, Problem> {
        let TownAsked { town: asked, brief } = read(&body)?;
        let brief = Brief { candidates: Candidates::Demand, within: Some(asked.municipality.clone()), ..brief };
        Ok(town(&ground(desk, &own?, &brief)?, &asked)?)
    };
    asked.private(&state, question).await
}

/// Stops and days of a bus that reaches those who are left: lines as for a plan.
#[utoipa::path(post, path = "/api/v1/desk/mobile", tag = "desk", request_body = MobileAsked, responses(
    (status = 200, description = "Lines: progress, then stops and days (or a problem)", body = MobileLine, content_type = "application/x-ndjson"),
    (status = 503, description = "Others are being planned", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn post_mobile(In(state): Shared, asked: Asked, body: Bytes) -> Response {
    let MobileAsked { mobile: bus, brief } = match read(&body) {
        Ok(asked) => asked,
        Err(problem) => return asked.problem(&problem),
    };
    let question = move |desk: &Desk, own: &PlanningDesk, follower: &Follower| -> Result<_, Problem> {
        let ground = ground(desk, own, &brief)?;
        let watch = Watch { stop: &|| follower.is_over(), told: &|so_far| follower.tell(so_far) };
        Ok(mobile(&ground, &bus, &watch)?)
    };
    work(asked, &state, question)
}

/// A line of a bus: one of the three.
#[derive(Debug, Serialize, ToSchema)]
#[allow(dead_code, reason = "describes what `stream` writes")]
pub struct MobileLine {
    /// How it is going.
    progress: Option<WorkAnswer>,
    /// The answer, last.
    answer: Option<MobileAnswer>,
    /// Why there is none, last.
    problem: Option<ProblemAnswer>,
}
