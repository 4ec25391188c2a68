//! Leases: what expires when, as an answer and as a calendar.

use super::served;
use crate::answer::{Asked, internal};
use crate::problem::{Problem, ProblemAnswer};
use crate::routes::Shared;
use axum::extract::State as In;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use segbar_questions::network::calendar::calendar;
use segbar_questions::network::lease::{By, LeasesAnswer, leases};
use segbar_questions::{Bilingual, Desk};

/// The leases of the open offices, by the day on which something must be decided.
#[utoipa::path(get, path = "/api/v1/desk/leases", tag = "desk", params(
    ("from" = Option<String>, Query, description = "Only leases whose day is this or later", example = "2027-01-01"),
    ("to" = Option<String>, Query, description = "Only leases whose day is this or earlier"),
    ("by" = Option<String>, Query, description = "`quarter` (otherwise) or `month`")), responses(
    (status = 200, description = "By quarter or month, earliest first", body = LeasesAnswer),
    (status = 400, description = "Not a date", body = ProblemAnswer, content_type = "application/problem+json")))]
pub(crate) async fn get_leases(In(state): Shared, mut asked: Asked) -> Response {
    let own = served(&state);
    let query = asked.query(["from", "to", "by"]);
    let question = move |_: &Desk| -> Result<_, Problem> {
        let [from, to, by] = query?;
        let by = match by.as_deref() {
            None | Some("quarter") => By::Quarter,
            Some("month") => By::Month,
            Some(other) => return Err(not_a_date(other)),
        };
        let offices = own?.workspace()?.offices()?;
        Ok(leases(&offices, today(), date(from)?, date(to)?, by))
    };
    asked.private(&state, question).await
}

/// The same as a calendar (iCalendar), in the language of the request.
#[utoipa::path(get, path = "/api/v1/desk/leases.ics", tag = "desk", responses(
    (status = 200, description = "An event for each lease", body = String, content_type = "text/calendar")))]
pub(crate) async fn get_calendar(In(state): Shared, asked: Asked) -> Response {
    let (own, language) = (served(&state), asked.language);
    let made = tokio::task::spawn_blocking(move || -> Result<String, Problem> {
        let offices = own?.workspace()?.offices()?;
        Ok(calendar(&leases(&offices, today(), None, None, By::Quarter), language))
    });
    match made.await {
        Ok(Ok(text)) => {
            let headers = [
                (CONTENT_TYPE, "text/calendar; charset=utf-8"),
                (CONTENT_DISPOSITION, "attachment; filename=\"segbar-leases.ics\""),
                (CACHE_CONTROL, "no-store"),
            ];
            (headers, text).into_response()
        }
        Ok(Err(problem)) => asked.problem(&problem),
        Err(error) => asked.problem(&internal(error)),
    }
}

pub(super) fn today() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

fn date(text: Option<String>) -> Result<Option<Date>, Problem> {
    text.map(|text| text.parse().map_err(|_| not_a_date(&text))).transpose()
}

fn not_a_date(text: &str) -> Problem {
    let shown: String = text.chars().take(40).collect();
    Problem::new(
        StatusCode::BAD_REQUEST,
        "not-understood",
        Bilingual::new("Går inte att förstå", "Cannot be understood"),
        Bilingual::new(
            format!("'{shown}' går inte att förstå. Datum skrivs 2027-03-31; by är quarter eller month."),
            format!("'{shown}' cannot be understood. Dates are written 2027-03-31; by is quarter or month."),
        ),
    )
}
