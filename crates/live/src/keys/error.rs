//! Refusals of a file server: a status, and a page for people that says no more.

use crate::http::Answer;

/// Nothing beyond the status.
pub fn explain(_: &Answer) -> String {
    String::new()
}
