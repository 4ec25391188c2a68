//! Decision sheets of offices, and what their catchments need more of than others.

use super::network::ground;
use super::{read, served};
use crate::answer::Asked;
use crate::problem::{Problem, ProblemAnswer};
use crate::routes::Shared;
use axum::body::Bytes;
use axum::extract::State as In;
use axum::response::Response;
use segbar_questions::network::sheet::{SheetAnswer, brief_for, sheet};
use segbar_questions::network::training::{TrainingAnswer, training};
use segbar_questions::network::{Brief, NetworkError};
use segbar_questions::{Bilingual, Desk};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How far an office may move where nothing else is asked, in kilometres.
const KM: f64 = 5.0;

/// An office whose sheet is asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetAsked {
    /// Id of the office.
    #[schema(example = "demo-001")]
    pub office: String,
    /// What the sheet stands on.
    #[serde(default)]
    pub brief: Brief,
    /// How far the office may move outside its municipality, in kilometres; otherwise 5.
    pub km: Option<f64>,
}

/// What a board must know of an office before its lease runs out.
#[utoipa::path(post, path = "/api/v1/desk/sheet", tag = "desk", request_body = SheetAsked, responses(
    (status = 200, description = "Catchment, visits, alternatives, neighbours, similar offices, who decides", body = SheetAnswer),
    (status = 400, description = "No such office, or every reason against the brief", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn post_sheet(In(state): Shared, asked: Asked, body: Bytes) -> Response {
    let own = served(&state);
    let question = move |desk: &Desk| -> Result<_, Problem> {
        let (own, SheetAsked { office, brief, km }) = (own?, read(&body)?);
        let km = km.unwrap_or(KM);
        if !(0.0..=1000.0).contains(&km) {
            let (sv, en) = ("Avståndet ska vara 0–1000 km.", "The distance must be 0–1000 km.");
            return Err(NetworkError::Refused(vec![Bilingual::new(sv, en)]).into());
        }
        let about = own.workspace()?.office(&office)?.ok_or_else(|| super::offices::no_such_office(&office))?;
        let ground = ground(desk, &own, &brief_for(&brief, &about))?;
        Ok(sheet(&ground, desk, &office, km, super::leases::today())?)
    };
    asked.private(&state, question).await
}

/// What the people of each catchment need more of than those of the average office, ranked.
#[utoipa::path(post, path = "/api/v1/desk/training", tag = "desk", request_body = Brief, responses(
    (status = 200, description = "Needs of every office, and what stands out most", body = TrainingAnswer),
    (status = 404, description = "No offices, or no indicators of need", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn post_training(In(state): Shared, asked: Asked, body: Bytes) -> Response {
    let own = served(&state);
    let question = move |desk: &Desk| -> Result<_, Problem> {
        let brief: Brief = read(&body)?;
        Ok(training(&ground(desk, &own?, &brief)?, desk)?)
    };
    asked.private(&state, question).await
}
