//! From a question to a response: kept answers at once, others computed beside the network's threads, then kept.

use crate::config::Limits;
use crate::current::{Current, Served};
use crate::desk::PlanningDesk;
use crate::encode::{Encoded, accepts_gzip};
use crate::language;
use crate::operator::Operator;
use crate::problem::Problem;
use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderValue, IF_NONE_MATCH, VARY,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use segbar_domain::Language;
use segbar_questions::{Desk, QuestionError};
use serde::Serialize;
use std::convert::Infallible;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// What all handlers share.
#[derive(Debug)]
pub struct State {
    /// The snapshot in service.
    pub current: Current,
    /// The limits.
    pub limits: Limits,
    /// Who runs the installation.
    pub operator: Operator,
    /// The planning desk, where it is served.
    pub desk: Option<PlanningDesk>,
    computing: Arc<Semaphore>,
    heavy: Arc<Semaphore>,
}

impl State {
    /// The state of a server.
    pub fn new(current: Current, limits: Limits, operator: Operator, desk: Option<PlanningDesk>) -> Self {
        let bounded = |places: usize| Arc::new(Semaphore::new(places.max(1)));
        State { current, limits, operator, desk, computing: bounded(limits.computing), heavy: bounded(limits.heavy) }
    }
}

/// What of a request matters to its answer.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The path, which names the answer.
    pub path: String,
    /// The whole address.
    uri: Uri,
    /// The path with what of the query belongs to the question: the name under which an answer is kept.
    address: String,
    /// The language to say errors in.
    pub language: Language,
    /// Whether gzip is accepted.
    gzip: bool,
    /// Tags of answers that the one who asks has.
    has: Option<HeaderValue>,
}

impl Asked {
    /// What matters of a request.
    pub fn of(uri: &Uri, headers: &HeaderMap) -> Self {
        Asked {
            path: uri.path().to_owned(),
            uri: uri.clone(),
            address: uri.path().to_owned(),
            language: language::of(uri, headers),
            gzip: accepts_gzip(headers),
            // Several fields of one name mean the same as one with commas; browsers and proxies send one.
            has: headers.get(IF_NONE_MATCH).cloned(),
        }
    }

    /// The response with these bytes, or that the one who asks has them already.
    pub(crate) fn send(&self, answer: &Encoded, tag: &HeaderValue) -> Response {
        if self.has(tag) { not_modified(tag) } else { send(answer, tag, self.gzip) }
    }

    /// Whether the one who asks has the answer with this tag already (RFC 9110, 13.1.2; weak comparison).
    fn has(&self, tag: &HeaderValue) -> bool {
        let (Some(Ok(known)), Ok(tag)) = (self.has.as_ref().map(HeaderValue::to_str), tag.to_str()) else {
            return false;
        };
        known.split(',').map(str::trim).any(|t| t == "*" || t.strip_prefix("W/").unwrap_or(t) == tag)
    }

    /// The response to a problem.
    pub fn problem(&self, problem: &Problem) -> Response {
        problem.response(self.language, &self.path)
    }

    /// The response with an answer of the desk as JSON.
    pub async fn json<T: Serialize>(
        self,
        state: &State,
        question: impl FnOnce(&Desk) -> Result<T, QuestionError> + Send + 'static,
    ) -> Response {
        self.encoded(state, move |desk| {
            let answer = question(desk)?;
            let json = serde_json::to_vec(&answer).map_err(internal)?;
            Encoded::compress("application/json", json).map_err(internal)
        })
        .await
    }

    /// Makes the query a part of the name under which the answer is kept.
    pub(crate) fn keep_query(&mut self) -> Result<(), Problem> {
        let mut pairs = query_pairs(&self.uri)?;
        // The language of errors does not change an answer, and neither does the order of the names.
        pairs.retain(|(name, _)| name != "lang");
        pairs.sort();
        self.address.extend(pairs.into_iter().map(|(name, value)| format!("\n{name}={value}")));
        Ok(())
    }

    /// The values of these names in the query, in their order; the query belongs to the question then. A name that is none of them
    /// is refused: what is passed over silently would be taken for answered.
    pub(crate) fn query<const N: usize>(&mut self, names: [&str; N]) -> Result<[Option<String>; N], Problem> {
        let mut values = [const { None }; N];
        for (name, value) in query_pairs(&self.uri)? {
            match names.iter().position(|known| *known == name) {
                Some(at) => values[at] = Some(value),
                None if name == "lang" => {}
                None => return Err(Problem::unknown_parameter(&name, &names)),
            }
        }
        self.keep_query()?;
        Ok(values)
    }

    /// As [`Asked::json`] for a question whose query belongs to it and that may take seconds: at most [`Limits::heavy`] of them
    /// are computed at a time, and one that would wait longer than [`Limits::heavy_wait`] is turned away with a sentence.
    pub async fn heavy<T: Serialize>(
        mut self,
        state: &State,
        question: impl FnOnce(&Desk) -> Result<T, QuestionError> + Send + 'static,
    ) -> Response {
        if let Err(problem) = self.keep_query() {
            return self.problem(&problem);
        }
        let kept =
            state.current.get().is_ok_and(|served| served.cache.get(&self.address).is_some() || self.has(&served.tag));
        let place = if kept {
            None
        } else {
            let wait = tokio::time::timeout(state.limits.heavy_wait, state.heavy.clone().acquire_owned());
            match wait.await {
                Ok(Ok(place)) => Some(place),
                _ => return self.problem(&Problem::busy()),
            }
        };
        self.json(state, move |desk| {
            // Held until the answer is there, also when nobody waits for it any more.
            let _place = place;
            question(desk)
        })
        .await
    }

    /// Makes a language a part of the name under which the answer is kept: for an answer that is in one.
    pub(crate) fn in_language(&mut self, language: Language) {
        self.address.push_str(if language == Language::Sv { "\nlang=sv" } else { "\nlang=en" });
    }

    /// The response with an answer to what a user has of their own: neither kept here nor anywhere on the way. As many are computed at a
    /// time as there are heavy questions.
    pub(crate) async fn private<T: Serialize, E>(
        self,
        state: &State,
        question: impl FnOnce(&Desk) -> Result<T, E> + Send + 'static,
    ) -> Response
    where
        Problem: From<E>,
    {
        let served = match state.current.get() {
            Ok(served) => served,
            Err(error) => return self.problem(&Problem::no_snapshot(&error)),
        };
        let wait = tokio::time::timeout(state.limits.heavy_wait, state.heavy.clone().acquire_owned());
        let Ok(Ok(place)) = wait.await else { return self.problem(&Problem::busy()) };
        let computed = tokio::task::spawn_blocking(move || {
            let _place = place;
            let answer = question(&served.desk).map_err(Problem::from)?;
            let json = serde_json::to_vec(&answer).map_err(internal)?;
            Encoded::compress("application/json", json).map_err(internal)
        });
        match computed.await {
            Ok(Ok(answer)) => {
                let mut response = send(&answer, &HeaderValue::from_static(""), self.gzip);
                let headers = response.headers_mut();
                headers.remove(ETAG);
                headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
                response
            }
            Ok(Err(problem)) => self.problem(&problem),
            Err(error) => self.problem(&internal(error)),
        }
    }

    /// The response with an answer of the desk as bytes. `question` runs beside the network's threads, at most
    /// [`Limits::computing`] at a time, and only if the answer is not kept.
    pub async fn encoded(
        self,
        state: &State,
        question: impl FnOnce(&Desk) -> Result<Encoded, Problem> + Send + 'static,
    ) -> Response {
        let served = match state.current.get() {
            Ok(served) => served,
            Err(error) => return self.problem(&Problem::no_snapshot(&error)),
        };
        if self.has(&served.tag) {
            return not_modified(&served.tag);
        }
        if let Some(kept) = served.cache.get(&self.address) {
            return self.send(&kept, &served.tag);
        }
        let Ok(permit) = state.computing.clone().acquire_owned().await else {
            return self.problem(&Problem::internal());
        };
        // Someone else may have asked the same while we waited.
        if let Some(kept) = served.cache.get(&self.address) {
            return self.send(&kept, &served.tag);
        }
        let (here, path): (Arc<Served>, String) = (served.clone(), self.address.clone());
        let computed = tokio::task::spawn_blocking(move || {
            let answer = question(&here.desk);
            if let Ok(answer) = &answer {
                here.cache.put(&path, answer.clone());
            }
            drop(permit);
            answer
        });
        match computed.await {
            Ok(Ok(answer)) => self.send(&answer, &served.tag),
            Ok(Err(problem)) => self.problem(&problem),
            Err(error) => self.problem(&internal(error)),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Asked::of(&parts.uri, &parts.headers))
    }
}

/// The names and values of the query, decoded.
pub(crate) fn query_pairs(uri: &Uri) -> Result<Vec<(String, String)>, Problem> {
    let decoded = |text: &str| {
        let spaced = text.replace('+', " ");
        let text = percent_encoding::percent_decode_str(&spaced).decode_utf8().map(|text| text.into_owned());
        text.map_err(|_| Problem::not_text())
    };
    let pairs = uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decoded(name)?, decoded(value)?))
        })
        .collect()
}

/// An error that is the server's own, written to its log.
pub(crate) fn internal(error: impl std::fmt::Display) -> Problem {
    tracing::error!(%error, "an answer could not be made");
    Problem::internal()
}

/// `304`: what you have is what there is.
fn not_modified(tag: &HeaderValue) -> Response {
    let headers = [
        (ETAG, tag.clone()),
        (CACHE_CONTROL, HeaderValue::from_static(ASK_AGAIN)),
        (VARY, HeaderValue::from_static("accept-encoding")),
    ];
    (StatusCode::NOT_MODIFIED, headers).into_response()
}

/// Keep it, but ask each time whether it still is what there is: a new import may be in service.
pub(crate) const ASK_AGAIN: &str = "public, no-cache";

/// The bytes as a response, compressed for those who take it.
fn send(answer: &Encoded, tag: &HeaderValue, gzip: bool) -> Response {
    let packed = answer.gzip.as_ref().filter(|_| gzip);
    let mut response = Response::new(Body::from(packed.unwrap_or(&answer.plain).clone()));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(answer.media_type));
    headers.insert(ETAG, tag.clone());
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(ASK_AGAIN));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    let named = answer.file.as_ref().map(|name| HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")));
    if let Some(Ok(named)) = named {
        headers.insert(CONTENT_DISPOSITION, named);
    }
    if packed.is_some() {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_recognised_however_it_is_sent() {
        let tag = HeaderValue::from_static("\"abc\"");
        let asked = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(IF_NONE_MATCH, HeaderValue::from_static(value));
            Asked::of(&Uri::from_static("/"), &headers).has(&tag)
        };
        assert!(asked("\"abc\""));
        assert!(asked("\"old\", W/\"abc\""));
        assert!(asked("*"));
        assert!(!asked("\"old\""));
        assert!(!asked("abc"));
        assert!(!Asked::of(&Uri::from_static("/"), &HeaderMap::new()).has(&tag));
    }
}
