//! One question over HTTP: sent once, read within a limit, unpacked.

use crate::config::Proxy;
use flate2::read::MultiGzDecoder;
use std::io::Read;
use std::time::Duration;
use ureq::tls::{RootCerts, TlsConfig};

/// Who asks: a publisher can tell from its log what to write to.
const USER_AGENT: &str = concat!("segbar/", env!("CARGO_PKG_VERSION"));

/// One question.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The whole address.
    pub url: String,
    /// A body of JSON, sent by POST; `None` for GET.
    pub body: Option<String>,
    /// Answer only if the content is no longer the one with this tag.
    pub unless: Option<String>,
    /// The largest answer that is read, in bytes after unpacking.
    pub limit: u64,
}

/// One answer, whole.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Status of HTTP.
    pub status: u16,
    /// Content type without parameters, lower case.
    pub content_type: String,
    /// Tag of the content: `ETag`, else `Last-Modified`.
    pub tag: Option<String>,
    /// How long to wait before asking again.
    pub retry_after: Option<Duration>,
    /// The content, unpacked.
    pub bytes: Vec<u8>,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failed {
    /// No connection, or it broke; asking again may help.
    Broke(String),
    /// Larger than the limit.
    TooLarge,
}

/// Sends questions.
#[derive(Clone, Debug)]
pub struct Http {
    agent: ureq::Agent,
}

impl Http {
    /// A sender through a proxy, which gives up when nothing is heard for `timeout`.
    ///
    /// # Errors
    /// The address of the proxy is none.
    pub fn new(proxy: &Proxy, timeout: Duration) -> Result<Self, String> {
        let proxy = match proxy {
            Proxy::Environment => ureq::Proxy::try_from_env(),
            Proxy::None => None,
            Proxy::At(address) => Some(ureq::Proxy::new(address).map_err(|e| e.to_string())?),
        };
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .user_agent(USER_AGENT)
            .proxy(proxy)
            .timeout_connect(Some(timeout))
            .timeout_recv_response(Some(timeout.saturating_mul(4)))
            .timeout_per_read(Some(timeout))
            .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
            .build();
        Ok(Http { agent: config.into() })
    }

    /// Sends a question and reads its answer to the end.
    ///
    /// # Errors
    /// [`Failed`]. A status of refusal is an answer.
    pub fn send(&self, request: &Request) -> Result<Answer, Failed> {
        let sent = match &request.body {
            Some(body) => {
                let post = self.agent.post(&request.url).header("accept-encoding", "gzip");
                post.content_type("application/json").send(body.as_str())
            }
            None => {
                let get = self.agent.get(&request.url).header("accept-encoding", "gzip");
                match &request.unless {
                    Some(tag) if tag.contains('"') => get.header("if-none-match", tag),
                    Some(date) => get.header("if-modified-since", date),
                    None => get,
                }
                .call()
            }
        };
        let response = sent.map_err(|error| Failed::Broke(error.to_string()))?;
        let header = |name: &str| response.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
        let content_type = header("content-type").unwrap_or_default();
        let content_type = content_type.split(';').next().unwrap_or_default().trim().to_lowercase();
        let packed = header("content-encoding").is_some_and(|e| e.eq_ignore_ascii_case("gzip"));
        let mut answer = Answer {
            status: response.status().as_u16(),
            content_type,
            tag: header("etag").or_else(|| header("last-modified")),
            // Seconds; the form with a date is not used by the sources, and an own pause then holds.
            retry_after: header("retry-after").and_then(|t| t.trim().parse().ok()).map(Duration::from_secs),
            bytes: Vec::new(),
        };
        let mut body = response.into_body();
        let plain = body.with_config().limit(request.limit.saturating_add(1)).reader();
        let reader: Box<dyn Read + '_> = if packed { Box::new(MultiGzDecoder::new(plain)) } else { Box::new(plain) };
        let mut limited = reader.take(request.limit.saturating_add(1));
        match limited.read_to_end(&mut answer.bytes) {
            Ok(_) if answer.bytes.len() as u64 > request.limit => Err(Failed::TooLarge),
            Ok(_) => Ok(answer),
            Err(_) if answer.bytes.len() as u64 >= request.limit => Err(Failed::TooLarge),
            Err(error) => Err(Failed::Broke(error.to_string())),
        }
    }
}
