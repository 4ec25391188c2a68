//! Errors as problem documents (RFC 9457), in the reader's language.

use axum::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, RETRY_AFTER, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use segbar_domain::Language;
use segbar_questions::{Bilingual, ErrorKind, QuestionError};
use segbar_snapshot::StoreError;
use serde::Serialize;
use utoipa::ToSchema;

/// The problem that a later moment cures; its answer says when to ask again.
const BUSY: &str = "busy";

/// A problem as it is sent, media type `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemAnswer {
    /// A fixed name of the kind of problem.
    #[serde(rename = "type")]
    #[schema(example = "urn:segbar:problem:unknown-area")]
    pub kind: String,
    /// The kind of problem in a few words.
    #[schema(example = "Unknown area")]
    pub title: String,
    /// HTTP status.
    #[schema(example = 404)]
    pub status: u16,
    /// What is wrong and what to do.
    pub detail: String,
    /// The address that was asked for, without its query.
    #[schema(example = "/api/v1/profile/RegSO_2020/0380R999")]
    pub instance: String,
    /// Every reason, where there can be several: of a form or a table of offices.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<ReasonAnswer>,
}

/// One of several reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReasonAnswer {
    /// The field of a form, or the part of a brief as a path (`conditions.2`), that it is about; null where it is about none or about a row that it names.
    #[schema(example = "lease_end")]
    pub field: Option<String>,
    /// What is wrong.
    pub sentence: String,
}

/// A problem in both languages.
#[derive(Clone, Debug)]
pub struct Problem {
    status: StatusCode,
    id: &'static str,
    title: Bilingual,
    detail: Bilingual,
    reasons: Vec<(Option<String>, Bilingual)>,
}

impl Problem {
    /// A problem of the server's own.
    pub fn new(status: StatusCode, id: &'static str, title: Bilingual, detail: Bilingual) -> Self {
        Problem { status, id, title, detail, reasons: Vec::new() }
    }

    /// The same with every reason, each with the field that it is about.
    pub(crate) fn because(mut self, reasons: Vec<(Option<impl Into<String>>, Bilingual)>) -> Self {
        self.reasons = reasons.into_iter().map(|(field, reason)| (field.map(Into::into), reason)).collect();
        self
    }

    /// No such address.
    pub fn no_such_address() -> Self {
        Problem::new(
            StatusCode::NOT_FOUND,
            "no-such-address",
            Bilingual::new("Adressen finns inte", "No such address"),
            Bilingual::new(
                "Här finns inget. /api/v1/openapi.json beskriver alla adresser.",
                "There is nothing here. /api/v1/openapi.json describes all addresses.",
            ),
        )
    }

    /// Something other than reading was asked for.
    pub fn read_only() -> Self {
        Problem::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "read-only",
            Bilingual::new("Går bara att läsa", "Read only"),
            Bilingual::new(
                "Allt här går bara att läsa, med GET eller HEAD.",
                "Everything here is read with GET or HEAD.",
            ),
        )
    }

    /// The request has a body.
    pub fn no_bodies() -> Self {
        Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "no-bodies",
            Bilingual::new("Frågan har innehåll", "The request has a body"),
            Bilingual::new(
                "Frågor ställs utan innehåll, med adressen allena.",
                "Ask with the address alone, without a body.",
            ),
        )
    }

    /// The body is too large, or its length is not told.
    pub fn body_too_large(limit: usize) -> Self {
        Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "body-too-large",
            Bilingual::new("För stort innehåll", "The body is too large"),
            Bilingual::new(
                format!("Innehållet får vara högst {limit} byte, och längden ska anges (Content-Length)."),
                format!("The body may have at most {limit} bytes, and its length must be told (Content-Length)."),
            ),
        )
    }

    /// The address is too long.
    pub fn address_too_long(limit: usize) -> Self {
        Problem::new(
            StatusCode::URI_TOO_LONG,
            "address-too-long",
            Bilingual::new("För lång adress", "Address too long"),
            Bilingual::new(
                format!("Adressen är längre än {limit} byte."),
                format!("The address is longer than {limit} bytes."),
            ),
        )
    }

    /// The address is not text.
    pub fn not_text() -> Self {
        Problem::new(
            StatusCode::BAD_REQUEST,
            "not-text",
            Bilingual::new("Adressen är ingen text", "The address is not text"),
            Bilingual::new(
                "Procentkoderna i adressen är inte giltig text (UTF-8).",
                "The percent codes in the address are not valid text (UTF-8).",
            ),
        )
    }

    /// The query has a name that is none of the question's.
    pub fn unknown_parameter(name: &str, known: &[&str]) -> Self {
        let shown: String = name.chars().take(40).collect();
        let (sv, en) = match known {
            [] => ("Adressen har inga.".to_owned(), "The address has none.".to_owned()),
            known => (format!("De som finns är {}.", known.join(", ")), format!("There are {}.", known.join(", "))),
        };
        Problem::new(
            StatusCode::BAD_REQUEST,
            "unknown-parameter",
            Bilingual::new("Okänd parameter", "Unknown parameter"),
            Bilingual::new(
                format!("'{shown}' är ingen parameter till den här adressen. {sv}"),
                format!("'{shown}' is not a parameter of this address. {en}"),
            ),
        )
    }

    /// The answer took too long.
    pub fn too_slow() -> Self {
        Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "too-slow",
            Bilingual::new("Det tog för lång tid", "It took too long"),
            Bilingual::new(
                "Svaret blev inte klart i tid. Försök igen om en stund.",
                "The answer was not ready in time. Try again in a while.",
            ),
        )
    }

    /// Too many heavy questions at a time.
    pub fn busy() -> Self {
        Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            BUSY,
            Bilingual::new("Upptaget", "Busy"),
            Bilingual::new(
                "Så många mått beräknas just nu att det här inte fick någon plats. Försök igen om en stund.",
                "So many measures are being computed right now that there was no place for this one. Try again in a while.",
            ),
        )
    }

    /// Too many networks are being planned.
    pub(crate) fn desk_busy() -> Self {
        Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            BUSY,
            Bilingual::new("Upptaget", "Busy"),
            Bilingual::new(
                "Andra nät räknas ut just nu. Vänta tills de är klara eller avbryt dem, och försök igen.",
                "Other networks are being planned right now. Wait until they are done or cancel them, and try again.",
            ),
        )
    }

    /// The server failed.
    pub fn internal() -> Self {
        Problem::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal",
            Bilingual::new("Fel i segbar", "Error in segbar"),
            Bilingual::new(
                "Svaret kunde inte göras. Felet är segbars; mer står i serverns logg.",
                "The answer could not be made. The error is segbar's; the server's log says more.",
            ),
        )
    }

    /// There is no snapshot to answer from. What the folder is called is nobody's business but the operator's.
    pub fn no_snapshot(error: &StoreError) -> Self {
        tracing::warn!(%error, "no snapshot");
        Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "no-snapshot",
            Bilingual::new("Inget underlag", "No snapshot"),
            Bilingual::new(
                "Servern har inget underlag att svara ur. Den som driver den läser in filer med `segbar import` \
                 eller gör demolandet med `segbar demo`.",
                "The server has no snapshot to answer from. Whoever runs it imports files with `segbar import` or \
                 makes the demo country with `segbar demo`.",
            ),
        )
    }

    /// The problem as it is sent, in one language.
    pub(crate) fn answer(&self, language: Language, path: &str) -> ProblemAnswer {
        let of = |text: &Bilingual| match language {
            Language::Sv => text.sv.clone(),
            Language::En => text.en.clone(),
        };
        ProblemAnswer {
            kind: format!("urn:segbar:problem:{}", self.id),
            title: of(&self.title),
            status: self.status.as_u16(),
            detail: of(&self.detail),
            instance: path.to_owned(),
            reasons: (self.reasons.iter())
                .map(|(field, text)| ReasonAnswer { field: field.clone(), sentence: of(text) })
                .collect(),
        }
    }

    /// The response in one language.
    pub fn response(&self, language: Language, path: &str) -> Response {
        let answer = self.answer(language, path);
        // A struct of texts and a number has no way to fail here.
        let body = serde_json::to_vec(&answer).unwrap_or_default();
        let mut response = (self.status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(VARY, HeaderValue::from_static("accept-language"));
        let language = match language {
            Language::Sv => "sv",
            Language::En => "en",
        };
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language));
        if self.id == BUSY {
            headers.insert(RETRY_AFTER, HeaderValue::from_static("10"));
        }
        if self.status == StatusCode::METHOD_NOT_ALLOWED {
            headers.insert(axum::http::header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        }
        response
    }
}

impl From<QuestionError> for Problem {
    fn from(error: QuestionError) -> Self {
        let status = match error.kind() {
            ErrorKind::Malformed => StatusCode::BAD_REQUEST,
            ErrorKind::NotFound => StatusCode::NOT_FOUND,
            ErrorKind::Unreadable => {
                tracing::error!(%error, "the snapshot cannot be read");
                return Problem::internal();
            }
        };
        let detail = Bilingual::new(error.sentence(Language::Sv), error.sentence(Language::En));
        Problem::new(status, error.id(), error.title(), detail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_turned_away_is_told_when_to_ask_again() {
        let busy = Problem::busy().response(Language::En, "/x");
        assert_eq!(busy.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(busy.headers()[RETRY_AFTER], "10");
        assert!(!Problem::internal().response(Language::En, "/x").headers().contains_key(RETRY_AFTER));
    }
}
