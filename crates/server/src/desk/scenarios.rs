//! Saved networks: saved, listed, shown, asked again, compared, deleted.

use super::network::{ground, within_effort};
use super::stream::{Follower, WorkAnswer, work};
use super::{PlanningDesk, read as body_as, served};
use crate::answer::Asked;
use crate::problem::{Problem, ProblemAnswer};
use crate::routes::Shared;
use axum::body::Bytes;
use axum::extract::{Path, State as In};
use axum::http::StatusCode;
use axum::response::Response;
use segbar_questions::network::scenario::{
    ComparisonAnswer, RerunAnswer, ScenarioAnswer, compare, read, rerun, sought,
};
use segbar_questions::network::{Brief, Watch};
use segbar_questions::{Bilingual, Desk};
use segbar_workspace::{Scenario, Workspace};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The most scenarios that are compared.
const MOST: usize = 8;

/// The saved networks.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ScenariosAnswer {
    /// By name.
    pub scenarios: Vec<ScenarioAnswer>,
    /// Names of those that another program wrote and this one cannot read.
    pub unreadable: Vec<String>,
}

/// A network to be sought and saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScenarioAsked {
    /// Its name.
    pub name: String,
    /// What is asked.
    #[serde(default)]
    pub brief: Brief,
    /// Whether it takes the place of one with the same name.
    #[serde(default)]
    pub replace: bool,
}

/// Scenarios to be compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompareAsked {
    /// Two to eight names.
    pub names: Vec<String>,
}

/// The saved networks.
#[utoipa::path(get, path = "/api/v1/desk/scenarios", tag = "desk", responses(
    (status = 200, description = "By name", body = ScenariosAnswer)))]
pub(crate) async fn get_scenarios(In(state): Shared, asked: Asked) -> Response {
    let own = served(&state);
    let question = move |_: &Desk| -> Result<_, Problem> {
        let (mut scenarios, mut unreadable) = (Vec::new(), Vec::new());
        for scenario in own?.workspace()?.scenarios()? {
            match read(&scenario) {
                Ok(answer) => scenarios.push(answer),
                Err(_) => unreadable.push(scenario.name),
            }
        }
        Ok(ScenariosAnswer { scenarios, unreadable })
    };
    asked.private(&state, question).await
}

/// Seeks the network of a brief and saves it: lines as for a plan.
#[utoipa::path(post, path = "/api/v1/desk/scenarios", tag = "desk", request_body = ScenarioAsked, responses(
    (status = 200, description = "Lines: progress, then the saved scenario (or a problem)", body = ScenarioLine, content_type = "application/x-ndjson"),
    (status = 503, description = "Others are being planned", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn post_scenario(In(state): Shared, asked: Asked, body: Bytes) -> Response {
    let read_in = || -> Result<_, Problem> {
        let ScenarioAsked { name, brief, replace } = body_as(&body)?;
        Ok((name, within_effort(brief)?, replace))
    };
    let (name, brief, replace) = match read_in() {
        Ok(asked) => asked,
        Err(problem) => return asked.problem(&problem),
    };
    let question = move |desk: &Desk, own: &PlanningDesk, follower: &Follower| -> Result<_, Problem> {
        let ground = ground(desk, own, &brief)?;
        let watch = Watch { stop: &|| follower.is_over(), told: &|so_far| follower.tell(so_far) };
        let (scenario, _) = sought(&name, jiff::Timestamp::now(), &brief, &ground, &watch)?;
        // What was cut short is not what the brief says, and would not come out again.
        if follower.is_over() {
            return Err(Problem::too_slow());
        }
        own.workspace()?.save_scenario(&scenario, replace)?;
        Ok(read(&scenario)?)
    };
    work(asked, &state, question)
}

/// One saved network, with its brief and hashes.
#[utoipa::path(get, path = "/api/v1/desk/scenarios/{name}", tag = "desk",
    params(("name" = String, Path, description = "Name of the scenario")), responses(
    (status = 200, description = "As it was saved", body = ScenarioAnswer),
    (status = 404, description = "No such scenario", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_scenario(In(state): Shared, Path(name): Path<String>, asked: Asked) -> Response {
    let own = served(&state);
    asked.private(&state, move |_| -> Result<_, Problem> { Ok(read(&find(&own?.workspace()?, &name)?)?) }).await
}

/// Deletes one.
#[utoipa::path(delete, path = "/api/v1/desk/scenarios/{name}", tag = "desk",
    params(("name" = String, Path, description = "Name of the scenario")), responses(
    (status = 200, description = "As it was", body = ScenarioAnswer),
    (status = 404, description = "No such scenario", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn delete_scenario(In(state): Shared, Path(name): Path<String>, asked: Asked) -> Response {
    let own = served(&state);
    let question = move |_: &Desk| -> Result<_, Problem> {
        let mut workspace = own?.workspace()?;
        let scenario = find(&workspace, &name)?;
        workspace.delete_scenario(&name)?;
        Ok(read(&scenario)?)
    };
    asked.private(&state, question).await
}

/// Asks a saved network again, and says whether the same bytes come out and which inputs have changed: lines as for a plan.
#[utoipa::path(post, path = "/api/v1/desk/scenarios/{name}/rerun", tag = "desk",
    params(("name" = String, Path, description = "Name of the scenario")), responses(
    (status = 200, description = "Lines: progress, then whether the same comes out (or a problem)", body = RerunLine, content_type = "application/x-ndjson"),
    (status = 503, description = "Others are being planned", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn post_rerun(In(state): Shared, Path(name): Path<String>, asked: Asked) -> Response {
    let question = move |desk: &Desk, own: &PlanningDesk, follower: &Follower| -> Result<_, Problem> {
        let scenario = find(&own.workspace()?, &name)?;
        let ground = ground(desk, own, &read(&scenario)?.brief)?;
        let watch = Watch { stop: &|| follower.is_over(), told: &|so_far| follower.tell(so_far) };
        Ok(rerun(&scenario, &ground, &watch)?)
    };
    work(asked, &state, question)
}

/// Saved networks side by side, on what they stand on now.
#[utoipa::path(post, path = "/api/v1/desk/compare", tag = "desk", request_body = CompareAsked, responses(
    (status = 200, description = "How people reach each, and which sites they share", body = ComparisonAnswer),
    (status = 404, description = "No such scenario", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn post_compare(In(state): Shared, asked: Asked, body: Bytes) -> Response {
    let own = served(&state);
    let question = move |desk: &Desk| -> Result<_, Problem> {
        let (own, CompareAsked { names }) = (own?, body_as(&body)?);
        if !(2..=MOST).contains(&names.len()) {
            return Err(too_many());
        }
        let workspace = own.workspace()?;
        let mut all = Vec::new();
        for name in &names {
            let scenario = find(&workspace, name)?;
            let ground = ground(desk, &own, &read(&scenario)?.brief)?;
            all.push((scenario, ground));
        }
        Ok(compare(&all)?)
    };
    asked.private(&state, question).await
}

fn find(workspace: &Workspace, name: &str) -> Result<Scenario, Problem> {
    workspace.scenario(name)?.ok_or_else(|| {
        let shown: String = name.chars().take(120).collect();
        Problem::new(
            StatusCode::NOT_FOUND,
            "unknown-scenario",
            Bilingual::new("Okänt scenario", "Unknown scenario"),
            Bilingual::new(format!("Det finns inget scenario '{shown}'."), format!("There is no scenario '{shown}'.")),
        )
    })
}

fn too_many() -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "too-many",
        Bilingual::new("Fel antal", "Wrong number"),
        Bilingual::new(format!("Jämför två till {MOST} scenarier."), format!("Compare two to {MOST} scenarios.")),
    )
}

/// A line of saving: one of the three.
#[derive(Debug, Serialize, ToSchema)]
#[allow(dead_code, reason = "describes what `stream` writes")]
pub struct ScenarioLine {
    /// How it is going.
    progress: Option<WorkAnswer>,
    /// The answer, last.
    answer: Option<ScenarioAnswer>,
    /// Why there is none, last.
    problem: Option<ProblemAnswer>,
}

/// A line of asking again: one of the three.
#[derive(Debug, Serialize, ToSchema)]
#[allow(dead_code, reason = "describes what `stream` writes")]
pub struct RerunLine {
    /// How it is going.
    progress: Option<WorkAnswer>,
    /// The answer, last.
    answer: Option<RerunAnswer>,
    /// Why there is none, last.
    problem: Option<ProblemAnswer>,
}
