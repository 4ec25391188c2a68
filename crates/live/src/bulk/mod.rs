//! Whole tables as archives of CSV: one call where the API would need hundreds.
//!
//! An archive holds every code of the table, also those that nobody asks for, and no stamp: the stamp is that which the
//! API states for the table just before.

pub mod error;
mod source;

use crate::config::Config;
use crate::error::LiveError;
use crate::http::{Answer, Request};
use crate::limiter::Clock;
use crate::wire::Wire;
use segbar_dataset::Place;
use segbar_sources::input::check_zip;
pub use source::SOURCE;

/// The largest archive that is read.
const LARGEST: u64 = 512 << 20;
/// Content types of an archive.
const ZIP: [&str; 3] = ["application/zip", "application/x-zip-compressed", "application/octet-stream"];

/// The name of a table's archive.
pub fn file(table: &str) -> String {
    format!("{table}_sv.zip")
}

/// Fetches a table's archive.
///
/// # Errors
/// As [`Wire::ask`].
pub fn fetch(config: &Config, clock: &dyn Clock, table: &str) -> Result<Vec<u8>, LiveError> {
    let url = format!("{}/{}", config.base(&SOURCE), file(table));
    let mut wire = Wire::new(config.http(&SOURCE)?, config.retry(), clock);
    let whole = |answer: &Answer| match check_zip(&answer.bytes, &Place::default()) {
        Ok(()) => Ok(answer.bytes.clone()),
        Err(reason) => Err(reason.sentence(segbar_domain::Language::En)),
    };
    wire.ask(&Request { url, body: None, unless: None, limit: LARGEST }, &ZIP, error::explain, whole)
}
