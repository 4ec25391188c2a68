//! PxWebApi version 1: the fall-back while it lives. Questions are sent by POST, so that their length is no matter.

pub mod error;
mod source;

use crate::calls::{Call, Limits};
use crate::config::Config;
use crate::error::LiveError;
use crate::http::Request;
use crate::limiter::Clock;
use crate::pxweb2::{JSON, Tables, parse, read};
use crate::wire::Wire;
use segbar_domain::catalogue::SourceTable;
use segbar_sources::tables::json_stat::{Outline, OutlineDimension};
use segbar_sources::tables::raw::Role;
use serde::Deserialize;
use serde_json::json;
pub use source::SOURCE;
use std::path::Path;
use std::time::Duration;

const LARGEST: u64 = 64 << 20;
/// The database that SCB's tables are in.
const DATABASE: &str = "START";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ApiConfig {
    #[serde(default)]
    max_values: usize,
    // The same by its later name; servers write either or both.
    #[serde(default)]
    max_cells: usize,
    max_calls: usize,
    time_window: f64,
}

#[derive(Deserialize)]
struct Listed {
    id: String,
    #[serde(default)]
    updated: Option<String>,
}

#[derive(Deserialize)]
struct Described {
    title: String,
    variables: Vec<Variable>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Variable {
    code: String,
    text: String,
    values: Vec<String>,
    #[serde(default)]
    value_texts: Vec<String>,
    #[serde(default)]
    elimination: bool,
    #[serde(default)]
    time: bool,
}

/// Version 1 at some address.
pub struct PxWeb1<'a> {
    base: String,
    wire: Wire<'a>,
    cells: usize,
}

impl<'a> PxWeb1<'a> {
    /// Reads what the source permits. The moments of the calls are remembered in `folder`.
    ///
    /// # Errors
    /// As [`Wire::ask`]; limits that are none.
    pub fn open(config: &Config, clock: &'a dyn Clock, folder: &Path) -> Result<Self, LiveError> {
        let base = config.base(&SOURCE);
        let mut wire = Wire::new(config.http(&SOURCE)?, config.retry(), clock);
        wire.remember(folder.join("asked-pxweb1"));
        let api: ApiConfig = wire.ask(&get(format!("{base}/?config")), &JSON, error::explain, parse)?;
        let window = Duration::try_from_secs_f64(api.time_window).unwrap_or_default();
        let cells = if api.max_values == 0 { api.max_cells } else { api.max_values };
        if cells == 0 || api.max_calls == 0 || window.is_zero() {
            return Err(LiveError::unexpected(format!("{base}/?config"), "limits of 0"));
        }
        wire.limit(api.max_calls, window);
        Ok(PxWeb1 { base, wire, cells })
    }

    fn address(&self, path: &str) -> String {
        format!("{}/{DATABASE}/{path}", self.base)
    }
}

impl Tables for PxWeb1<'_> {
    fn source(&self) -> &'static crate::source::Source {
        &SOURCE
    }

    fn limits(&self) -> Limits {
        Limits { cells: self.cells, expressions: usize::MAX }
    }

    /// The stamp stands in the list of the folder that the table is in.
    fn updated(&mut self, table: &SourceTable) -> Result<String, LiveError> {
        let (folder, name) = table.path.rsplit_once('/').unwrap_or(("", &table.path));
        let request = get(self.address(folder));
        let listed: Vec<Listed> = self.wire.ask(&request, &JSON, error::explain, parse)?;
        let found = listed.into_iter().find(|entry| entry.id.eq_ignore_ascii_case(name));
        let updated = found.and_then(|entry| entry.updated);
        updated.ok_or_else(|| LiveError::refused(&request.url, 404, "the folder has no such table"))
    }

    fn metadata(&mut self, table: &SourceTable) -> Result<Outline, LiveError> {
        let updated = self.updated(table)?;
        let request = get(self.address(&table.path));
        let described: Described = self.wire.ask(&request, &JSON, error::explain, parse)?;
        let dimension = |variable: Variable| {
            let role = match () {
                () if variable.time => Some(Role::Time),
                () if variable.code == "ContentsCode" => Some(Role::Contents),
                () => None,
            };
            let words = |i: usize, code: &String| variable.value_texts.get(i).unwrap_or(code).clone();
            let values = variable.values.iter().enumerate().map(|(i, code)| (code.clone(), words(i, code))).collect();
            OutlineDimension {
                code: variable.code.clone(),
                label: variable.text.clone(),
                role,
                elimination: variable.elimination,
                values,
            }
        };
        let dimensions = described.variables.into_iter().map(dimension).collect();
        Ok(Outline { label: described.title, updated: Some(updated), dimensions, values: 0 })
    }

    fn question(&self, table: &SourceTable, call: &Call) -> String {
        let query = call.selections.iter().map(
            |selection| json!({"code": selection.variable, "selection": {"filter": "item", "values": selection.codes}}),
        );
        let body = json!({"query": query.collect::<Vec<_>>(), "response": {"format": "json-stat2"}});
        format!("{}\n{body}", self.address(&table.path))
    }

    fn ask(&mut self, question: &str) -> Result<(Vec<u8>, Outline), LiveError> {
        let (url, body) = question.split_once('\n').unwrap_or((question, ""));
        let request = Request { url: url.to_owned(), body: Some(body.to_owned()), unless: None, limit: LARGEST };
        self.wire.ask(&request, &JSON, error::explain, |answer| Ok((answer.bytes.clone(), read(answer)?)))
    }

    fn time_for(&self, calls: usize) -> Duration {
        self.wire.time_for(calls)
    }

    fn sent(&self) -> usize {
        self.wire.sent()
    }
}

fn get(url: String) -> Request {
    Request { url, body: None, unless: None, limit: LARGEST }
}
