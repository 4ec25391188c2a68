//! How much staff people have within reach when others within reach use it too, and how loaded the offices are.

use super::network::ground;
use super::{read, served};
use crate::answer::Asked;
use crate::problem::{Problem, ProblemAnswer};
use crate::routes::Shared;
use axum::body::Bytes;
use axum::extract::State as In;
use axum::response::Response;
use segbar_questions::Desk;
use segbar_questions::network::Brief;
use segbar_questions::network::brief::Candidates;
use segbar_questions::network::floating_catchment::{FloatingAnswer, FloatingBrief, floating_catchments};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Floating catchments of the offices of today.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FloatingAsked {
    /// How catchments float.
    pub floating: FloatingBrief,
    /// What it stands on; candidates have no staff and are left out.
    pub brief: Brief,
}

/// The staff within reach of everybody, of groups and of areas, and the load of each office.
#[utoipa::path(post, path = "/api/v1/desk/floating-catchments", tag = "desk", request_body = FloatingAsked, responses(
    (status = 200, description = "Everybody, groups, areas and offices", body = FloatingAnswer),
    (status = 400, description = "Staff that is not known, or every reason against the question", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "There are no offices", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn post_floating_catchments(In(state): Shared, asked: Asked, body: Bytes) -> Response {
    let own = served(&state);
    let question = move |desk: &Desk| -> Result<_, Problem> {
        let FloatingAsked { floating, brief } = read(&body)?;
        let brief = Brief { candidates: Candidates::None, ..brief };
        Ok(floating_catchments(&ground(desk, &own?, &brief)?, &floating)?)
    };
    asked.private(&state, question).await
}
