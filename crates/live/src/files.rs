//! Files that have an address each: fetched when they are no longer the same.

use crate::config::Config;
use crate::error::LiveError;
use crate::http::{Answer, Request};
use crate::limiter::Clock;
use crate::source::Source;
use crate::wire::{Explain, Wire};

const LARGEST: u64 = 256 << 20;
/// Content types of files; pages for people (`text/html`) are none of them.
const TYPES: [&str; 10] = [
    "application/octet-stream",
    "application/json",
    "application/geo+json",
    "application/zip",
    "application/x-zip-compressed",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.ms-excel",
    "text/csv",
    "text/plain",
    "application/geopackage+sqlite3",
];

/// A file at its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// Still the same.
    Same,
    /// Another, with its tag where it has one.
    New {
        /// What tells it from a later one.
        tag: String,
        /// The content.
        bytes: Vec<u8>,
    },
}

/// An address that may be relative to a base.
pub(crate) fn address(base: &str, address: &str) -> String {
    if address.contains("://") { address.to_owned() } else { format!("{base}/{}", address.trim_start_matches('/')) }
}

/// The name of a file, for the ledger: the last part of its address.
pub(crate) fn name(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' };
    last.chars().map(plain).collect()
}

pub(crate) fn fetch(
    config: &Config,
    clock: &dyn Clock,
    source: &Source,
    url: &str,
    tag: Option<&str>,
    explain: Explain,
) -> Result<Fetched, LiveError> {
    let mut wire = Wire::new(config.http(source)?, config.retry(), clock);
    let unless = tag.filter(|tag| !tag.is_empty()).map(str::to_owned);
    let request = Request { url: url.to_owned(), body: None, unless, limit: LARGEST };
    wire.ask(&request, &TYPES, explain, |answer: &Answer| match answer.status {
        304 => Ok(Fetched::Same),
        _ if answer.bytes.is_empty() => Err("an empty file".into()),
        _ => Ok(Fetched::New { tag: answer.tag.clone().unwrap_or_default(), bytes: answer.bytes.clone() }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_the_last_part_of_its_address() {
        assert_eq!(name("https://x.example/a/lista%202025.geojson?b=c"), "lista_202025.geojson");
        assert_eq!(address("https://x.example/a", "/b.zip"), "https://x.example/a/b.zip");
        assert_eq!(address("https://x.example/a", "http://y.example/b"), "http://y.example/b");
    }
}
