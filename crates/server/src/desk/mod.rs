//! The planning desk over HTTP: what users make of their own, answered from the workspace.
//!
//! | question | page |
//! |---|---|
//! | who may ask? | [`guard`] |
//! | which offices are there; how are they added, changed, removed, imported? | `offices` |
//! | how do people reach them, which network is best, what does a change mean? | `network` |
//! | which networks are saved, and does the same come out again? | `scenarios` |
//! | which leases expire when? | `leases` |
//! | what must a board know of an office, and what do its people need? | `sheets` |
//! | how much staff is within reach of people, and how loaded are the offices? | `floating_catchments` |
//! | which tables of minutes and regions did users bring? | `tables` |
//! | where inside a town should an office be, and where should a bus stop? | `town` |
//! | how is long work told of, and ended? | `stream` |
//! | where are towns and municipalities? | `places` |
//!
//! It is served only where `segbar serve --desk` says so. Nothing of it is kept in the cache, and nothing of it is logged.

pub mod floating_catchments;
pub mod guard;
pub mod leases;
pub mod network;
pub mod offices;
mod places;
pub mod scenarios;
pub mod sheets;
pub mod stream;
pub mod tables;
pub mod town;

use crate::answer::{Asked, State};
use crate::config::Limits;
use crate::problem::Problem;
use crate::routes::Shared;
use axum::Router;
use axum::extract::{DefaultBodyLimit, State as In};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
pub use guard::{DeskAccess, LoginAddress};
use segbar_questions::Bilingual;
use segbar_workspace::{Workspace, WorkspaceError};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::Semaphore;
use utoipa::ToSchema;

/// Where everything of the desk lies.
pub const ADDRESSES: &str = "/api/v1/desk/";

/// The largest body in bytes: a table of offices.
pub const LARGEST: usize = 2 << 20;

/// The largest body that an address takes.
pub(crate) fn largest(path: &str) -> usize {
    if path.starts_with(tables::ADDRESSES) { tables::LARGEST_TABLE } else { LARGEST }
}

/// Whether an address is one of the desk's.
pub fn is_own(path: &str) -> bool {
    path.starts_with(ADDRESSES)
}

/// What the desk needs to answer.
#[derive(Clone, Debug)]
pub struct PlanningDesk {
    /// Who may ask.
    pub access: DeskAccess,
    /// The data folder with the workspace.
    data: PathBuf,
    /// Places for networks that are being planned.
    plans: Arc<Semaphore>,
}

impl PlanningDesk {
    /// The desk of a data folder, where it is served.
    pub fn new(data: &Path, access: DeskAccess, limits: Limits) -> Option<Self> {
        let plans = Arc::new(Semaphore::new(limits.plans.max(1)));
        (access != DeskAccess::Off).then(|| PlanningDesk { access, data: data.to_owned(), plans })
    }

    /// The workspace, opened now: another process may be writing to it too.
    fn workspace(&self) -> Result<Workspace, Problem> {
        Ok(Workspace::open(&self.data)?)
    }
}

/// The addresses of the desk.
pub(crate) fn routes() -> Router<Arc<State>> {
    Router::new()
        .route("/api/v1/desk", get(get_desk))
        .route("/api/v1/desk/offices", get(offices::get_offices).post(offices::post_office))
        .route("/api/v1/desk/offices/{id}", put(offices::put_office).delete(offices::delete_office))
        .route("/api/v1/desk/import", post(offices::post_table))
        .route("/api/v1/desk/access", post(network::post_access))
        .route("/api/v1/desk/plan", post(network::post_plan))
        .route("/api/v1/desk/prices", post(network::post_prices))
        .route("/api/v1/desk/consequences", post(network::post_consequences))
        .route("/api/v1/desk/scenarios", get(scenarios::get_scenarios).post(scenarios::post_scenario))
        .route("/api/v1/desk/scenarios/{name}", get(scenarios::get_scenario).delete(scenarios::delete_scenario))
        .route("/api/v1/desk/scenarios/{name}/rerun", post(scenarios::post_rerun))
        .route("/api/v1/desk/compare", post(scenarios::post_compare))
        .route("/api/v1/desk/leases", get(leases::get_leases))
        .route("/api/v1/desk/leases.ics", get(leases::get_calendar))
        .route("/api/v1/desk/sheet", post(sheets::post_sheet))
        .route("/api/v1/desk/training", post(sheets::post_training))
        .route("/api/v1/desk/floating-catchments", post(floating_catchments::post_floating_catchments))
        .route("/api/v1/desk/town", post(town::post_town))
        .route("/api/v1/desk/mobile", post(town::post_mobile))
        .route("/api/v1/desk/tables", get(tables::get_tables))
        .route("/api/v1/desk/regions/{name}", get(tables::get_regions))
        .layer(DefaultBodyLimit::max(LARGEST))
        .merge(
            Router::new()
                .route("/api/v1/desk/tables/{kind}/{name}", put(tables::put_table).delete(tables::delete_table))
                .layer(DefaultBodyLimit::max(tables::LARGEST_TABLE)),
        )
}

/// The desk of a server that serves it; [`guard::refusal`] has let nobody else through.
fn served(state: &State) -> Result<PlanningDesk, Problem> {
    state.desk.clone().ok_or_else(Problem::desk_not_served)
}

/// The body as JSON.
fn read<T: serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    serde_json::from_slice(body).map_err(|error| {
        Problem::new(
            StatusCode::BAD_REQUEST,
            "not-the-form",
            Bilingual::new("Innehållet går inte att förstå", "The body cannot be understood"),
            Bilingual::new(
                format!("Innehållet är inte det JSON som väntas här: {error}."),
                format!("The body is not the JSON that is expected here: {error}."),
            ),
        )
    })
}

/// Whether the planning desk is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeskAnswer {
    /// Whether `/api/v1/desk/…` answers.
    pub served: bool,
}

/// Whether the planning desk is served here.
#[utoipa::path(get, path = "/api/v1/desk", tag = "desk", responses(
    (status = 200, description = "Whether it is", body = DeskAnswer)))]
pub(crate) async fn get_desk(In(state): Shared, asked: Asked) -> Response {
    match serde_json::to_vec(&DeskAnswer { served: state.desk.is_some() }) {
        Ok(json) => ([(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")], json).into_response(),
        Err(error) => asked.problem(&crate::answer::internal(error)),
    }
}

impl From<WorkspaceError> for Problem {
    /// The sentence goes to the one who asks, and not to the log: it may hold what they own.
    fn from(error: WorkspaceError) -> Self {
        use segbar_domain::Language::{En, Sv};
        let (status, id) = match error {
            WorkspaceError::DuplicateOffice(_) => (StatusCode::CONFLICT, "duplicate-office"),
            WorkspaceError::ScenarioExists(_) => (StatusCode::CONFLICT, "scenario-exists"),
            WorkspaceError::TableExists(_) => (StatusCode::CONFLICT, "table-exists"),
            WorkspaceError::ImpossibleValue { .. } | WorkspaceError::ScenarioName(_) | WorkspaceError::TableName(_) => {
                (StatusCode::UNPROCESSABLE_ENTITY, "impossible-value")
            }
            _ => {
                tracing::error!("the workspace cannot be used");
                (StatusCode::INTERNAL_SERVER_ERROR, "workspace")
            }
        };
        let title = Bilingual::new("Arbetsytan tog inte emot det", "The workspace did not take it");
        Problem::new(status, id, title, Bilingual::new(error.sentence(Sv), error.sentence(En)))
    }
}
