//! The offices of the workspace: listed, added, changed, removed, imported, with every reason against a form or a table at once.

use super::places::Seats;
use super::{read, served};
use crate::answer::Asked;
use crate::problem::{Problem, ProblemAnswer};
use crate::routes::Shared;
use axum::body::Bytes;
use axum::extract::{Path, State as In};
use axum::http::StatusCode;
use axum::response::Response;
use geo_types::Coord;
use segbar_domain::Text;
use segbar_geometry::crs::to_wgs84;
use segbar_questions::Bilingual;
use segbar_workspace::{Office, table};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// All offices of the workspace.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct OfficesAnswer {
    /// Whether the snapshot beside them is invented.
    pub fictional: bool,
    /// By id.
    pub offices: Vec<OfficeAnswer>,
}

/// One office, with the lease of its premises. What is not known is null.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct OfficeAnswer {
    /// Unique in the workspace.
    #[schema(example = "demo-001")]
    pub id: String,
    /// Name, usually of its town.
    pub name: String,
    /// `fixed`, `flexible`, `mobile` or `co_located`.
    pub kind: String,
    /// The kind in words.
    pub kind_name: Bilingual,
    /// Easting in SWEREF 99 TM, metres.
    pub x: f64,
    /// Northing in SWEREF 99 TM, metres.
    pub y: f64,
    /// Longitude in WGS 84, degrees.
    pub longitude: Option<f64>,
    /// Latitude in WGS 84, degrees.
    pub latitude: Option<f64>,
    /// Code of the municipality, or of the smaller area that it lies in.
    pub area: Option<String>,
    /// First day open, `2024-01-31`.
    pub opened: Option<String>,
    /// Last day open.
    pub closed: Option<String>,
    /// Last day of the lease.
    pub lease_end: Option<String>,
    /// Last day on which the lease can be given notice.
    pub notice_date: Option<String>,
    /// Floor area in square metres.
    pub floor_area_m2: Option<f64>,
    /// Rent in kronor a year.
    pub rent_sek_year: Option<f64>,
    /// Full-time equivalents.
    pub staff: Option<f64>,
    /// Visits a year.
    pub visits_year: Option<u32>,
    /// Partner agencies.
    pub partners: Vec<String>,
    /// `capacity`, `trust` or `distance`.
    pub aim: Option<String>,
    /// The aim in words.
    pub aim_name: Option<Bilingual>,
}

impl From<&Office> for OfficeAnswer {
    fn from(office: &Office) -> Self {
        let day = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
        let at = to_wgs84(Coord { x: office.x, y: office.y });
        OfficeAnswer {
            id: office.id.clone(),
            name: office.name.clone(),
            kind: office.kind.id().to_owned(),
            kind_name: office.kind.name().into(),
            x: office.x,
            y: office.y,
            longitude: at.map(|at| at.x),
            latitude: at.map(|at| at.y),
            area: office.area.as_ref().map(|area| area.code.to_string()),
            opened: day(office.opened),
            closed: day(office.closed),
            lease_end: day(office.lease_end),
            notice_date: day(office.notice_date),
            floor_area_m2: office.floor_area_m2,
            rent_sek_year: office.rent_sek_year,
            staff: office.staff,
            visits_year: office.visits_year,
            partners: office.partners.clone(),
            aim: office.aim.map(|aim| aim.id().to_owned()),
            aim_name: office.aim.map(|aim| aim.name().into()),
        }
    }
}

/// The fields of an office as they stand in a form: the columns of a table of offices by name, as text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct OfficeForm(pub BTreeMap<String, String>);

/// A table of offices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfficeTable {
    /// The table as text (CSV).
    pub table: String,
    /// Only look at it: say what is in it, and every reason against it, and change nothing.
    #[serde(default)]
    pub only_look: bool,
}

/// What is in a table, or was taken from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ImportAnswer {
    /// Offices in the table.
    pub offices: usize,
    /// Offices in the workspace before that are not in the table.
    pub gone: usize,
    /// Whether they have taken the place of those in the workspace.
    pub taken: bool,
}

/// The offices of the workspace.
#[utoipa::path(get, path = "/api/v1/desk/offices", tag = "desk", responses(
    (status = 200, description = "By id", body = OfficesAnswer),
    (status = 403, description = "From another site", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 404, description = "The desk is not served", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 421, description = "Under a foreign name", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_offices(In(state): Shared, asked: Asked) -> Response {
    let own = served(&state);
    let question = move |desk: &segbar_questions::Desk| -> Result<_, Problem> {
        let offices = own?.workspace()?.offices()?;
        Ok(OfficesAnswer { fictional: desk.fictional(), offices: offices.iter().map(OfficeAnswer::from).collect() })
    };
    asked.private(&state, question).await
}

/// Adds an office.
#[utoipa::path(post, path = "/api/v1/desk/offices", tag = "desk", request_body = OfficeForm, responses(
    (status = 200, description = "As it was added", body = OfficeAnswer),
    (status = 409, description = "Another office has its id", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 422, description = "Every reason against it", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn post_office(In(state): Shared, asked: Asked, body: Bytes) -> Response {
    let own = served(&state);
    asked.private(&state, move |desk| write(desk, &own?, &body, None)).await
}

/// Changes an office: the form takes the place of what was there.
#[utoipa::path(put, path = "/api/v1/desk/offices/{id}", tag = "desk", request_body = OfficeForm,
    params(("id" = String, Path, description = "Id of the office", example = "demo-001")), responses(
    (status = 200, description = "As it was changed", body = OfficeAnswer),
    (status = 404, description = "No such office", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 409, description = "Another office has its new id", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 422, description = "Every reason against it", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn put_office(In(state): Shared, Path(id): Path<String>, asked: Asked, body: Bytes) -> Response {
    let own = served(&state);
    asked.private(&state, move |desk| write(desk, &own?, &body, Some(&id))).await
}

/// Removes an office.
#[utoipa::path(delete, path = "/api/v1/desk/offices/{id}", tag = "desk",
    params(("id" = String, Path, description = "Id of the office", example = "demo-001")), responses(
    (status = 200, description = "As it was", body = OfficeAnswer),
    (status = 404, description = "No such office", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn delete_office(In(state): Shared, Path(id): Path<String>, asked: Asked) -> Response {
    let own = served(&state);
    let question = move |_: &segbar_questions::Desk| -> Result<_, Problem> {
        let mut workspace = own?.workspace()?;
        let office = workspace.office(&id)?.ok_or_else(|| no_such_office(&id))?;
        workspace.remove_office(&id)?;
        Ok(OfficeAnswer::from(&office))
    };
    asked.private(&state, question).await
}

/// Takes the offices of a table in the place of all that are there, or says every reason against it and changes nothing.
#[utoipa::path(post, path = "/api/v1/desk/import", tag = "desk", request_body = OfficeTable, responses(
    (status = 200, description = "What was taken", body = ImportAnswer),
    (status = 422, description = "Every reason against it", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn post_table(In(state): Shared, asked: Asked, body: Bytes) -> Response {
    let own = served(&state);
    let question = move |desk: &segbar_questions::Desk| -> Result<_, Problem> {
        let sent: OfficeTable = read(&body)?;
        let offices = table::read(sent.table.as_bytes(), &Seats::of(desk)?)
            .map_err(|reasons| refused(reasons.into_iter().map(|text| (None, text)).collect()))?;
        let mut workspace = own?.workspace()?;
        let before = workspace.offices()?;
        let gone = before.iter().filter(|office| !offices.iter().any(|other| other.id == office.id)).count();
        if !sent.only_look {
            workspace.replace_offices(&offices)?;
        }
        Ok(ImportAnswer { offices: offices.len(), gone, taken: !sent.only_look })
    };
    asked.private(&state, question).await
}

/// Puts the office of a form in, in the place of another if one is named.
fn write(
    desk: &segbar_questions::Desk,
    own: &super::PlanningDesk,
    body: &[u8],
    replaced: Option<&str>,
) -> Result<OfficeAnswer, Problem> {
    let OfficeForm(fields) = read(body)?;
    let unknown: Vec<&str> =
        fields.keys().map(String::as_str).filter(|field| !table::COLUMNS.contains(field)).collect();
    if let [first, ..] = unknown.as_slice() {
        return Err(Problem::unknown_parameter(first, &table::COLUMNS));
    }
    let mut office = table::read_form(&fields, &Seats::of(desk)?)
        .map_err(|reasons| refused(reasons.into_iter().map(|(field, text)| (Some(field), text)).collect()))?;
    let mut workspace = own.workspace()?;
    if let Some(id) = replaced {
        workspace.office(id)?.ok_or_else(|| no_such_office(id))?;
        // An office keeps its id when its name changes, unless the form says otherwise.
        if fields.get("id").is_none_or(|id| id.trim().is_empty()) {
            office.id = id.to_owned();
        }
    }
    workspace.put_office(&office, replaced)?;
    Ok(OfficeAnswer::from(&office))
}

fn refused(reasons: Vec<(Option<&'static str>, Text)>) -> Problem {
    let count = reasons.len();
    let detail = Bilingual::new(
        format!("Inget är ändrat. Skäl: {count}."),
        format!("Nothing has been changed. Reasons: {count}."),
    );
    let title = Bilingual::new("Kontoren togs inte emot", "The offices were not taken");
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "offices-refused", title, detail)
        .because(reasons.into_iter().map(|(field, text)| (field, text.into())).collect())
}

pub(super) fn no_such_office(id: &str) -> Problem {
    let shown: String = id.chars().take(80).collect();
    Problem::new(
        StatusCode::NOT_FOUND,
        "unknown-office",
        Bilingual::new("Okänt kontor", "Unknown office"),
        Bilingual::new(
            format!("Det finns inget kontor med id '{shown}'."),
            format!("There is no office with the id '{shown}'."),
        ),
    )
}
