//! PxWebApi version 2: `/config`, `/tables/{id}`, `/tables/{id}/metadata`, `/tables/{id}/data`.
//!
//! Source of the forms: SCB's description of PxWebApi 2 and answers recorded from it. Questions are sent by GET, below
//! 2 100 characters; `range()` and `top()` are not used, since they fail over GET.

pub mod error;
mod source;

use crate::calls::{Call, Limits};
use crate::config::Config;
use crate::error::LiveError;
use crate::http::{Answer, Request};
use crate::limiter::Clock;
use crate::wire::Wire;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use segbar_domain::catalogue::SourceTable;
use segbar_sources::tables::json_stat::{Outline, outline};
use serde::Deserialize;
pub use source::SOURCE;
use std::path::Path;
use std::time::Duration;

/// The longest address that is sent, in bytes.
pub const LONGEST_URL: usize = 2_100;
/// The largest answer that is read: 150 000 cells are about 1 MB, metadata with all areas about 2 MB.
const LARGEST: u64 = 64 << 20;
/// Content types of JSON.
pub(crate) const JSON: [&str; 3] = ["application/json", "application/vnd.json-stat", "text/json"];
/// What of an expression stands for itself in an address.
const PLAIN: AsciiSet =
    NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b',').remove(b'*').remove(b'?');

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ApiConfig {
    max_data_cells: usize,
    max_calls_per_time_window: usize,
    time_window: f64,
}

#[derive(Deserialize)]
struct Table {
    updated: String,
}

/// A way to ask for tables: version 2, or version 1 where that is gone.
pub trait Tables {
    /// Which source it is.
    fn source(&self) -> &'static crate::source::Source;
    /// What it permits in one call.
    fn limits(&self) -> Limits;
    /// When a table was last updated.
    ///
    /// # Errors
    /// As [`Wire::ask`]; status 404 when the source has no such table.
    fn updated(&mut self, table: &SourceTable) -> Result<String, LiveError>;
    /// The variables of a table with all their codes, and its stamp.
    ///
    /// # Errors
    /// As [`Wire::ask`].
    fn metadata(&mut self, table: &SourceTable) -> Result<Outline, LiveError>;
    /// A call as it is sent: what tells it from others in the ledger.
    fn question(&self, table: &SourceTable, call: &Call) -> String;
    /// Sends a question; the answer and what it says of itself.
    ///
    /// # Errors
    /// As [`Wire::ask`].
    fn ask(&mut self, question: &str) -> Result<(Vec<u8>, Outline), LiveError>;
    /// How long so many calls take at least.
    fn time_for(&self, calls: usize) -> Duration;
    /// How many questions were sent.
    fn sent(&self) -> usize;
}

/// Version 2 at some address.
pub struct PxWeb2<'a> {
    base: String,
    wire: Wire<'a>,
    cells: usize,
}

impl<'a> PxWeb2<'a> {
    /// Reads what the source permits. The moments of the calls are remembered in `folder`.
    ///
    /// # Errors
    /// As [`Wire::ask`]; limits that are none.
    pub fn open(config: &Config, clock: &'a dyn Clock, folder: &Path) -> Result<Self, LiveError> {
        let base = config.base(&SOURCE);
        let mut wire = Wire::new(config.http(&SOURCE)?, config.retry(), clock);
        wire.remember(folder.join("asked-pxweb2"));
        let api: ApiConfig = wire.ask(&get(format!("{base}/config")), &JSON, error::explain, parse)?;
        let window = Duration::try_from_secs_f64(api.time_window).unwrap_or_default();
        if api.max_data_cells == 0 || api.max_calls_per_time_window == 0 || window.is_zero() {
            return Err(LiveError::unexpected(format!("{base}/config"), "limits of 0"));
        }
        wire.limit(api.max_calls_per_time_window, window);
        Ok(PxWeb2 { base, wire, cells: api.max_data_cells })
    }
}

impl Tables for PxWeb2<'_> {
    fn source(&self) -> &'static crate::source::Source {
        &SOURCE
    }

    fn limits(&self) -> Limits {
        // The rest of an address besides the expressions: table, language and format.
        Limits { cells: self.cells, expressions: LONGEST_URL.saturating_sub(self.base.len() + 80) }
    }

    fn updated(&mut self, table: &SourceTable) -> Result<String, LiveError> {
        let request = get(format!("{}/tables/{}?lang=sv", self.base, table.id));
        self.wire.ask(&request, &JSON, error::explain, |answer| parse(answer).map(|table: Table| table.updated))
    }

    fn metadata(&mut self, table: &SourceTable) -> Result<Outline, LiveError> {
        let request = get(format!("{}/tables/{}/metadata?lang=sv", self.base, table.id));
        self.wire.ask(&request, &JSON, error::explain, read)
    }

    fn question(&self, table: &SourceTable, call: &Call) -> String {
        let mut url = format!("{}/tables/{}/data?lang=sv&outputFormat=json-stat2", self.base, table.id);
        for selection in &call.selections {
            let variable = utf8_percent_encode(&selection.variable, &PLAIN);
            let expression = selection.expression();
            url.push_str(&format!("&valueCodes%5B{variable}%5D={}", utf8_percent_encode(&expression, &PLAIN)));
        }
        url
    }

    fn ask(&mut self, question: &str) -> Result<(Vec<u8>, Outline), LiveError> {
        if question.len() > LONGEST_URL {
            return Err(LiveError::unexpected(question, format!("longer than {LONGEST_URL} characters")));
        }
        let request = get(question.to_owned());
        self.wire.ask(&request, &JSON, error::explain, |answer| Ok((answer.bytes.clone(), read(answer)?)))
    }

    fn time_for(&self, calls: usize) -> Duration {
        self.wire.time_for(calls)
    }

    fn sent(&self) -> usize {
        self.wire.sent()
    }
}

/// The bytes that an expression takes in an address.
pub(crate) fn length(variable: &str, expression: &str) -> usize {
    let encoded = |text: &str| utf8_percent_encode(text, &PLAIN).map(str::len).sum::<usize>();
    "&valueCodes%5B%5D=".len() + encoded(variable) + encoded(expression)
}

fn get(url: String) -> Request {
    Request { url, body: None, unless: None, limit: LARGEST }
}

pub(crate) fn parse<T: serde::de::DeserializeOwned>(answer: &Answer) -> Result<T, String> {
    serde_json::from_slice(&answer.bytes).map_err(|error| error.to_string())
}

/// What a data set says of itself, if it is whole.
pub(crate) fn read(answer: &Answer) -> Result<Outline, String> {
    outline(std::str::from_utf8(&answer.bytes).map_err(|error| error.to_string())?)
}
