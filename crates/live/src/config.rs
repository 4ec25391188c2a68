//! Where the sources are, and how they are reached: the publishers' own addresses, unless a file says otherwise.
//!
//! ```toml
//! [http]
//! proxy = "http://proxy.agency.example:3128"   # otherwise HTTPS_PROXY and NO_PROXY of the environment; "none" for none
//!
//! [pxweb2]
//! base = "https://mirror.agency.example/scb/api/v2"
//! ```

use crate::error::{LiveError, Trouble};
use crate::http::Http;
use crate::retry::Retry;
use crate::source::Source;
use serde::Deserialize;
use std::path::Path;
use std::time::Duration;

/// The settings of a sync.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The line.
    pub http: HttpConfig,
    /// PxWebApi version 2.
    pub pxweb2: Place,
    /// PxWebApi version 1.
    pub pxweb1: Place,
    /// Whole tables as archives.
    pub bulk: BulkConfig,
    /// Boundaries.
    pub wfs: WfsConfig,
    /// Key files.
    pub keys: Files,
    /// The police's lists.
    pub police: Files,
}

/// How questions are sent.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HttpConfig {
    /// A proxy for all sources.
    pub proxy: Proxy,
    /// Seconds without a byte after which a connection is given up.
    pub timeout: f64,
    /// How often a question is asked in all.
    pub tries: u32,
    /// Seconds to wait after the first failure; it doubles with each.
    pub pause: f64,
}

/// Through which proxy. A password in its address is never shown.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub enum Proxy {
    /// As `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` say.
    #[default]
    Environment,
    /// None, whatever the environment says.
    None,
    /// This one.
    At(String),
}

/// Where a source is.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Place {
    /// The address instead of the publisher's own.
    pub base: Option<String>,
    /// A proxy for this source alone.
    pub proxy: Option<Proxy>,
    /// Do not ask this source.
    pub off: bool,
}

/// Whole tables as archives.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BulkConfig {
    /// The address instead of the publisher's own.
    pub base: Option<String>,
    /// A proxy for this source alone.
    pub proxy: Option<Proxy>,
    /// Do not ask this source.
    pub off: bool,
    /// A table that needs at least so many calls is fetched as an archive.
    pub from_calls: usize,
}

/// Boundaries.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WfsConfig {
    /// The address instead of the publisher's own.
    pub base: Option<String>,
    /// A proxy for this source alone.
    pub proxy: Option<Proxy>,
    /// Do not ask this source.
    pub off: bool,
    /// Features in one answer.
    pub page: usize,
}

/// Files that have an address each.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Files {
    /// What relative addresses in `files` are relative to.
    pub base: Option<String>,
    /// A proxy for this source alone.
    pub proxy: Option<Proxy>,
    /// The addresses.
    pub files: Vec<String>,
}

impl Default for HttpConfig {
    fn default() -> Self {
        let retry = Retry::default();
        HttpConfig { proxy: Proxy::default(), timeout: 60.0, tries: retry.tries, pause: retry.first.as_secs_f64() }
    }
}

impl Default for BulkConfig {
    fn default() -> Self {
        // 300 calls are 100 seconds at SCB's 30 calls in 10 seconds; a whole table takes about as long.
        BulkConfig { base: None, proxy: None, off: false, from_calls: 300 }
    }
}

impl Default for WfsConfig {
    fn default() -> Self {
        // SCB's map server needs about a minute and a half for the shapes of 500 DeSO.
        WfsConfig { base: None, proxy: None, off: false, page: 500 }
    }
}

impl std::fmt::Debug for Proxy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Proxy::Environment => f.write_str("environment"),
            Proxy::None => f.write_str("none"),
            Proxy::At(address) => f.write_str(&without_secret(address)),
        }
    }
}

/// An address without the name and password that may stand before its host.
///
/// ```
/// use segbar_live::config::without_secret;
/// assert_eq!(without_secret("http://clerk:secret@proxy.example:3128/a@b"), "http://proxy.example:3128/a@b");
/// assert_eq!(without_secret("https://mirror.example/v2"), "https://mirror.example/v2");
/// ```
pub fn without_secret(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
    let host = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let start = rest[..host].rfind('@').map_or(0, |at| at + 1);
    if scheme.is_empty() { rest[start..].to_owned() } else { format!("{scheme}://{}", &rest[start..]) }
}

impl From<String> for Proxy {
    fn from(text: String) -> Self {
        match text.as_str() {
            "environment" | "" => Proxy::Environment,
            "none" => Proxy::None,
            _ => Proxy::At(text),
        }
    }
}

impl Config {
    /// The settings of a file.
    ///
    /// # Errors
    /// The file cannot be read or is not understood.
    pub fn read(path: &Path) -> Result<Self, LiveError> {
        let wrong = |error: String| LiveError(Trouble::Config { path: path.to_owned(), error });
        let text = std::fs::read_to_string(path).map_err(|e| wrong(e.to_string()))?;
        Self::parse(&text).map_err(wrong)
    }

    /// The settings of a text of TOML.
    ///
    /// # Errors
    /// What is wrong with it, as a technical sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        let config: Config = toml::from_str(text).map_err(|e| e.message().to_owned())?;
        let HttpConfig { timeout, pause, tries, .. } = config.http;
        let sound = |seconds: f64| seconds > 0.0 && seconds <= 3600.0;
        if !sound(timeout) || !sound(pause) || tries == 0 || config.wfs.page == 0 {
            return Err("timeout and pause are seconds up to 3 600, tries and page at least 1".into());
        }
        Ok(config)
    }

    /// The address of a source without a slash at its end; empty where neither publisher nor settings have one.
    pub fn base(&self, source: &Source) -> String {
        let own = match source.id {
            "pxweb2" => &self.pxweb2.base,
            "pxweb1" => &self.pxweb1.base,
            "bulk" => &self.bulk.base,
            "wfs" => &self.wfs.base,
            "keys" => &self.keys.base,
            _ => &self.police.base,
        };
        own.as_deref().unwrap_or(source.base).trim_end_matches('/').to_owned()
    }

    /// How the line of a source waits and tries again.
    pub fn retry(&self) -> Retry {
        Retry { tries: self.http.tries, first: Duration::from_secs_f64(self.http.pause), ..Retry::default() }
    }

    /// The sender for a source.
    ///
    /// # Errors
    /// The proxy is none.
    pub fn http(&self, source: &Source) -> Result<Http, LiveError> {
        let own = match source.id {
            "pxweb2" => &self.pxweb2.proxy,
            "pxweb1" => &self.pxweb1.proxy,
            "bulk" => &self.bulk.proxy,
            "wfs" => &self.wfs.proxy,
            "keys" => &self.keys.proxy,
            _ => &self.police.proxy,
        };
        let proxy = own.as_ref().unwrap_or(&self.http.proxy);
        Http::new(proxy, Duration::from_secs_f64(self.http.timeout))
            .map_err(|error| LiveError::unexpected(format!("{proxy:?}"), error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_changes_what_it_names_and_nothing_else() {
        let text = "[http]\nproxy = \"none\"\n[pxweb2]\nbase = \"https://mirror.example/v2/\"\n";
        let config = Config::parse(text).unwrap();
        assert_eq!(config.base(&crate::pxweb2::SOURCE), "https://mirror.example/v2");
        assert_eq!(config.base(&crate::wfs::SOURCE), crate::wfs::SOURCE.base);
        assert_eq!((config.http.proxy, config.wfs.page), (Proxy::None, 500));
    }

    #[test]
    fn unknown_words_and_unsound_numbers_are_refused() {
        assert!(Config::parse("[pxweb3]\nbase = \"x\"").is_err());
        assert!(Config::parse("[http]\ntimeout = 0").is_err());
        assert!(Config::parse("[wfs]\npage = 0").is_err());
    }
}
