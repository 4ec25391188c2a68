//! Refusals of PxWebApi version 1: a status and a short text.

use crate::http::Answer;

/// What the source says is wrong; its 403 means that the question asks for too much.
pub fn explain(answer: &Answer) -> String {
    match answer.status {
        403 => "too many values".into(),
        _ => String::from_utf8_lossy(&answer.bytes).chars().take(120).collect(),
    }
}
