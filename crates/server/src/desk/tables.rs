//! Tables that users bring: minutes of a route planner and FA-regions of their own, kept in the workspace under a name.

use super::{PlanningDesk, read, served};
use crate::answer::Asked;
use crate::problem::{Problem, ProblemAnswer};
use crate::routes::Shared;
use axum::body::Bytes;
use axum::extract::{Path, State as In};
use axum::http::StatusCode;
use axum::response::Response;
use segbar_questions::network::brief::Travel;
use segbar_questions::network::{Brief, Given, Ground, own_table};
use segbar_questions::{Bilingual, Desk};
use segbar_workspace::{OwnTable, TableKind};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use utoipa::ToSchema;

/// Where tables are sent.
pub(super) const ADDRESSES: &str = "/api/v1/desk/tables/";

/// The largest body with a table in bytes: the minutes from 5 984 areas to some 450 sites.
pub const LARGEST_TABLE: usize = 96 << 20;

/// The tables of the workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TablesAnswer {
    /// By kind and name.
    pub tables: Vec<TableAnswer>,
}

/// A table of the workspace, without what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TableAnswer {
    /// `minutes` or `regions`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// When it was kept.
    pub saved: String,
    /// SHA-256 of the file as it came, in hexadecimal digits.
    pub hash: String,
    /// Rows in it.
    pub rows: u64,
}

/// A table that is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TableAsked {
    /// The file as text: CSV, or for minutes the answer of OSRM or Valhalla with `from` and `to` beside it.
    pub text: String,
    /// Only look at it: say what is in it, and every reason against it, and keep nothing.
    #[serde(default)]
    pub only_look: bool,
    /// Whether it takes the place of one with the same name.
    #[serde(default)]
    pub replace: bool,
}

/// What is in a table that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TableTakenAnswer {
    /// The table.
    pub table: TableAnswer,
    /// Different demand points of a table of minutes, or municipalities of one of regions.
    pub from: usize,
    /// Different sites of a table of minutes, or groups of all divisions of one of regions.
    pub to: usize,
    /// Whether it is kept.
    pub taken: bool,
}

/// Divisions of the municipalities: the group of each, by code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RegionsAnswer {
    /// The FA-regions: what a brief takes as `regions`. Empty where the table has no column `fa_region`.
    pub regions: BTreeMap<String, String>,
    /// The other columns: what a brief takes as `divisions`.
    pub divisions: BTreeMap<String, BTreeMap<String, String>>,
}

impl From<&OwnTable> for TableAnswer {
    fn from(table: &OwnTable) -> Self {
        let OwnTable { kind, name, saved, hash, rows } = table.clone();
        TableAnswer { kind: kind.id().to_owned(), name, saved: saved.to_string(), hash, rows }
    }
}

/// The tables of the workspace.
#[utoipa::path(get, path = "/api/v1/desk/tables", tag = "desk", responses(
    (status = 200, description = "By kind and name", body = TablesAnswer)))]
pub(crate) async fn get_tables(In(state): Shared, asked: Asked) -> Response {
    let own = served(&state);
    let question = move |_: &Desk| -> Result<_, Problem> {
        Ok(TablesAnswer { tables: own?.workspace()?.tables()?.iter().map(TableAnswer::from).collect() })
    };
    asked.private(&state, question).await
}

/// Keeps a table under a name, or says every reason against it and keeps nothing.
#[utoipa::path(put, path = "/api/v1/desk/tables/{kind}/{name}", tag = "desk", request_body = TableAsked,
    params(("kind" = String, Path, description = "`minutes` or `regions`"), ("name" = String, Path, description = "Name of the table")),
    responses(
    (status = 200, description = "What is in it", body = TableTakenAnswer),
    (status = 409, description = "There is one of that name", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 413, description = "Too large", body = ProblemAnswer, content_type = "application/problem+json"),
    (status = 422, description = "Every reason against it", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn put_table(
    In(state): Shared,
    Path((kind, name)): Path<(String, String)>,
    asked: Asked,
    body: Bytes,
) -> Response {
    let own = served(&state);
    let question = move |_: &Desk| -> Result<_, Problem> {
        let (own, kind) = (own?, known(&kind)?);
        let TableAsked { text, only_look, replace } = read(&body)?;
        let (rows, from, to) = match kind {
            TableKind::Minutes => {
                let rows = own_table::minutes(&text).map_err(refused)?;
                let (from, to) = own_table::extent(&rows);
                (rows.len(), from, to)
            }
            TableKind::Regions => {
                let divisions = own_table::divisions(&text).map_err(refused)?;
                let of_each =
                    divisions.iter().flat_map(|(id, of)| of.iter().map(move |(code, group)| (code, (id, group))));
                let (codes, groups): (BTreeSet<_>, BTreeSet<_>) = of_each.unzip();
                (codes.len(), codes.len(), groups.len())
            }
        };
        let saved = jiff::Timestamp::now();
        let table = OwnTable { kind, name, saved, hash: own_table::hash(&text), rows: rows as u64 };
        if !only_look {
            own.workspace()?.keep_table(&table, &text, replace)?;
        }
        Ok(TableTakenAnswer { table: TableAnswer::from(&table), from, to, taken: !only_look })
    };
    asked.private(&state, question).await
}

/// Deletes a table.
#[utoipa::path(delete, path = "/api/v1/desk/tables/{kind}/{name}", tag = "desk",
    params(("kind" = String, Path, description = "`minutes` or `regions`"), ("name" = String, Path, description = "Name of the table")),
    responses(
    (status = 200, description = "Those that are left", body = TablesAnswer),
    (status = 404, description = "No such table", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn delete_table(
    In(state): Shared,
    Path((kind, name)): Path<(String, String)>,
    asked: Asked,
) -> Response {
    let own = served(&state);
    let question = move |_: &Desk| -> Result<_, Problem> {
        let mut workspace = own?.workspace()?;
        if !workspace.delete_table(known(&kind)?, &name)? {
            return Err(no_such_table(&name));
        }
        Ok(TablesAnswer { tables: workspace.tables()?.iter().map(TableAnswer::from).collect() })
    };
    asked.private(&state, question).await
}

/// The FA-regions and other divisions of a table, as a brief takes them.
#[utoipa::path(get, path = "/api/v1/desk/regions/{name}", tag = "desk",
    params(("name" = String, Path, description = "Name of a table of regions")), responses(
    (status = 200, description = "The group of each municipality", body = RegionsAnswer),
    (status = 404, description = "No such table", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_regions(In(state): Shared, Path(name): Path<String>, asked: Asked) -> Response {
    let own = served(&state);
    let question = move |_: &Desk| -> Result<_, Problem> {
        let text = own?.workspace()?.table_text(TableKind::Regions, &name)?.ok_or_else(|| no_such_table(&name))?;
        let mut divisions = own_table::divisions(&text).map_err(refused)?;
        Ok(RegionsAnswer { regions: divisions.remove("fa_region").unwrap_or_default(), divisions })
    };
    asked.private(&state, question).await
}

/// What a brief stands on, with the tables of minutes that it names.
///
/// A table may hold more areas and sites than are asked about (so that one table serves many questions): these are left out, which a
/// note says. What is asked about must be there.
pub(super) fn ground(desk: &Desk, own: &PlanningDesk, brief: &Brief) -> Result<Ground, Problem> {
    let workspace = own.workspace()?;
    let offices = workspace.offices()?;
    let ways = std::iter::once((None, &brief.travel)).chain(brief.beside.iter().map(|(mode, way)| (Some(*mode), way)));
    let named = ways.filter_map(|(mode, way)| match way {
        Travel::Table { name } => Some((mode, name)),
        Travel::Model { .. } => None,
    });
    let named: Vec<_> = named.collect();
    let mut given = Given::offices(&offices);
    if named.is_empty() {
        return Ok(Ground::new(brief, Some(desk), given)?);
    }
    // The same question by the model: only for who and where, which do not depend on minutes.
    let bare = Brief { travel: Travel::default(), beside: BTreeMap::new(), need: None, ..brief.clone() };
    let bare = Ground::new(&bare, Some(desk), Given::offices(&offices))?;
    let points: BTreeSet<&str> = bare.demand.ids.iter().map(String::as_str).collect();
    let sites: BTreeSet<&str> = bare.sites.iter().map(|site| site.id.as_str()).collect();
    let mut notes = Vec::new();
    for (mode, name) in named {
        let text = workspace.table_text(TableKind::Minutes, name)?.ok_or_else(|| no_such_table(name))?;
        let mut rows = own_table::minutes(&text).map_err(refused)?;
        let before = own_table::extent(&rows);
        rows.retain(|row| points.contains(row.0.as_str()) && sites.contains(row.1.as_str()));
        let after = own_table::extent(&rows);
        notes.extend(spare(name, before.0 - after.0, before.1 - after.1));
        match mode {
            None => given.minutes = Some(rows),
            Some(mode) => drop(given.beside.insert(mode, rows)),
        }
    }
    let mut ground = Ground::new(brief, Some(desk), given)?;
    ground.notes.extend(notes);
    Ok(ground)
}

fn spare(name: &str, areas: usize, sites: usize) -> Option<Bilingual> {
    (areas + sites > 0).then(|| {
        Bilingual::new(
            format!("Tabellen {name} har {areas} områden och {sites} platser som frågan inte gäller; de används inte."),
            format!(
                "The table {name} has {areas} areas and {sites} sites that are not asked about; they are not used."
            ),
        )
    })
}

fn known(kind: &str) -> Result<TableKind, Problem> {
    TableKind::from_id(kind).ok_or_else(Problem::no_such_address)
}

fn refused(reasons: Vec<Bilingual>) -> Problem {
    let count = reasons.len();
    let detail = Bilingual::new(
        format!("Tabellen kan inte användas. Skäl: {count}."),
        format!("The table cannot be used. Reasons: {count}."),
    );
    let title = Bilingual::new("Tabellen kan inte användas", "The table cannot be used");
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "table-refused", title, detail)
        .because(reasons.into_iter().map(|reason| (None::<String>, reason)).collect())
}

fn no_such_table(name: &str) -> Problem {
    let shown: String = name.chars().take(120).collect();
    Problem::new(
        StatusCode::NOT_FOUND,
        "unknown-table",
        Bilingual::new("Okänd tabell", "Unknown table"),
        Bilingual::new(
            format!(
                "Det finns ingen tabell '{shown}' i arbetsytan. Läs in den på sidan Kontorsnät, under Restider eller Regioner."
            ),
            format!(
                "There is no table '{shown}' in the workspace. Bring it on the page of the network, under Travel or Regions."
            ),
        ),
    )
}
