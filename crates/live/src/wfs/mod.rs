//! Boundaries of the four vintages from SCB's WFS 1.1.0, as GeoPackages in pages.
//!
//! The borders of a vintage do not change; names do. How many areas a layer has is asked each time, and the layer is
//! fetched again when that differs, or when the user says so (a renaming leaves the number as it is).

pub mod error;
mod source;

use crate::config::Config;
use crate::error::LiveError;
use crate::http::{Answer, Request};
use crate::limiter::Clock;
use crate::wire::Wire;
use segbar_domain::{Level, Vintage};
use segbar_sources::InputFile;
use segbar_sources::boundaries::read_layers;
pub use source::SOURCE;
use std::time::Duration;

/// The largest page that is read.
const LARGEST: u64 = 256 << 20;
const GEOPACKAGE: [&str; 4] =
    ["application/geopackage+sqlite3", "application/x-gpkg", "application/x-sqlite3", "application/octet-stream"];
const XML: [&str; 3] = ["text/xml", "application/xml", "application/gml+xml"];

/// The vintages whose boundaries are fetched, in order.
pub fn layers() -> [Vintage; 4] {
    [Vintage::deso_2018(), Vintage::deso_2025(), Vintage::regso_2020(), Vintage::regso_2025()]
}

/// The map server at some address.
pub struct Wfs<'a> {
    base: String,
    page: usize,
    wire: Wire<'a>,
}

impl<'a> Wfs<'a> {
    /// The line to the server; nothing is asked yet.
    ///
    /// # Errors
    /// The proxy is none.
    pub fn new(config: &Config, clock: &'a dyn Clock) -> Result<Self, LiveError> {
        let wire = Wire::new(config.http(&SOURCE)?, config.retry(), clock);
        Ok(Wfs { base: config.base(&SOURCE), page: config.wfs.page, wire })
    }

    /// Number of features of a layer.
    ///
    /// # Errors
    /// As [`Wire::ask`].
    pub fn count(&mut self, vintage: &Vintage) -> Result<usize, LiveError> {
        let request = get(format!("{}&resultType=hits", self.address(vintage)));
        self.wire.ask(&request, &XML, error::explain, hits)
    }

    /// The pages of a layer with so many features: each a question and the number of features it gives.
    pub fn pages(&self, vintage: &Vintage, count: usize) -> Vec<(String, usize)> {
        let code = if vintage.level() == Level::Deso { "desokod" } else { "regsokod" };
        let page = |start: usize| {
            let size = self.page.min(count - start);
            let which = format!("&maxFeatures={}&startIndex={start}&sortBy={code}", self.page);
            (format!("{}&outputFormat=geopackage&srsName=EPSG:3006{which}", self.address(vintage)), size)
        };
        (0..count).step_by(self.page).map(page).collect()
    }

    /// A page with so many features, as a GeoPackage.
    ///
    /// # Errors
    /// As [`Wire::ask`].
    pub fn page(&mut self, question: &str, features: usize) -> Result<Vec<u8>, LiveError> {
        self.wire.ask(&get(question.to_owned()), &GEOPACKAGE, error::explain, |answer| {
            let file = InputFile::from_bytes("page.gpkg", answer.bytes.clone());
            let layers = read_layers(&file).map_err(|reasons| {
                let first = reasons.first().map(|reason| reason.sentence(segbar_domain::Language::En));
                first.unwrap_or_default()
            })?;
            let found: usize = layers.iter().map(|layer| layer.features.len()).sum();
            if found == features { Ok(file.bytes) } else { Err(format!("{found} features instead of {features}")) }
        })
    }

    /// How long so many calls take at least.
    pub fn time_for(&self, calls: usize) -> Duration {
        self.wire.time_for(calls)
    }

    /// How many questions were sent.
    pub fn sent(&self) -> usize {
        self.wire.sent()
    }

    fn address(&self, vintage: &Vintage) -> String {
        format!("{}?service=WFS&version=1.1.0&request=GetFeature&typeName=stat:{vintage}", self.base)
    }
}

/// `numberOfFeatures` of an answer to `resultType=hits`.
fn hits(answer: &Answer) -> Result<usize, String> {
    let text = String::from_utf8_lossy(&answer.bytes);
    let after = text.split_once("numberOfFeatures=\"").map(|(_, rest)| rest);
    let digits = after.and_then(|rest| rest.split_once('"')).map(|(digits, _)| digits);
    digits.and_then(|digits| digits.parse().ok()).ok_or_else(|| "no number of features".into())
}

fn get(url: String) -> Request {
    Request { url, body: None, unless: None, limit: LARGEST }
}
