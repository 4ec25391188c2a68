//! Problem bodies of PxWebApi version 2 (RFC 7807).

use crate::http::Answer;
use serde::Deserialize;

#[derive(Deserialize)]
struct Problem {
    #[serde(default)]
    title: String,
    #[serde(default)]
    detail: Option<String>,
}

/// What the source says is wrong: title and detail of the body; nothing when it has none (the rate limiter answers text).
pub fn explain(answer: &Answer) -> String {
    match serde_json::from_slice::<Problem>(&answer.bytes) {
        Ok(Problem { title, detail: Some(detail) }) if detail != title => format!("{title}: {detail}"),
        Ok(Problem { title, .. }) => title,
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_and_detail_are_said_once() {
        let of = |body: &str| {
            let bytes = body.as_bytes().to_vec();
            let content_type = "application/problem+json".into();
            explain(&Answer { status: 400, content_type, tag: None, retry_after: None, bytes })
        };
        let twice = r#"{"type":"Parameter error","title":"Too many cells selected","detail":"Too many cells selected","status":400}"#;
        assert_eq!(of(twice), "Too many cells selected");
        assert_eq!(of(r#"{"title":"Non-existent value","detail":"Region"}"#), "Non-existent value: Region");
        assert_eq!(of("API calls quota exceeded"), "");
    }
}
