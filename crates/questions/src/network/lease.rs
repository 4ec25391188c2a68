//! Which leases expire when, and until when can they be given notice?

use crate::Bilingual;
use jiff::civil::Date;
use segbar_workspace::Office;
use serde::Serialize;
use utoipa::ToSchema;

/// The leases of the open offices, by the day on which something must be decided.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct LeasesAnswer {
    /// The day from which it is looked.
    #[schema(value_type = String, example = "2026-11-23")]
    pub today: Date,
    /// Quarters or months, earliest first.
    pub periods: Vec<LeasePeriod>,
    /// Offices without a lease on record.
    pub without: Vec<String>,
    /// All of it in a sentence.
    pub sentence: Bilingual,
}

/// The leases of a quarter or a month.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct LeasePeriod {
    /// `2027 Q1` or `2027-03`.
    pub period: String,
    /// Leases, earliest first.
    pub leases: Vec<LeaseAnswer>,
}

/// A lease, and what is to be done by when.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct LeaseAnswer {
    /// Id of the office.
    pub office: String,
    /// Its name.
    pub name: String,
    /// The day that counts: the last for notice, or the end of the lease where no notice is known or it has passed.
    #[schema(value_type = String, example = "2026-12-31")]
    pub day: Date,
    /// How things stand.
    pub state: LeaseState,
    /// Days from today to that day; negative where it has passed.
    pub days: i32,
    /// Last day for notice.
    #[schema(value_type = Option<String>)]
    pub notice_date: Option<Date>,
    /// Last day of the lease.
    #[schema(value_type = Option<String>)]
    pub lease_end: Option<Date>,
    /// Rent in kronor a year.
    pub rent_sek_year: Option<f64>,
    /// Floor area in m².
    pub floor_area_m2: Option<f64>,
    /// What it means, in a sentence.
    pub sentence: Bilingual,
}

/// How a lease stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LeaseState {
    /// Notice can be given until the day.
    NoticeOpen,
    /// The day for notice has passed; where nobody has given notice, the lease runs on after its end.
    NoticePassed,
    /// The end is ahead, and no day for notice is known.
    NoticeUnknown,
    /// The end has passed: what is on record is out of date, or the lease has run on.
    Expired,
}

/// How leases are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// By quarter.
    #[default]
    Quarter,
    /// By month.
    Month,
}

/// The leases of the offices that are open on `today`, whose day lies between `from` and `to`, inclusive.
pub fn leases(offices: &[Office], today: Date, from: Option<Date>, to: Option<Date>, by: By) -> LeasesAnswer {
    let open = |office: &&Office| office.closed.is_none_or(|last| last >= today);
    let mut all: Vec<LeaseAnswer> = offices.iter().filter(open).filter_map(|office| lease(office, today)).collect();
    all.retain(|of| from.is_none_or(|from| of.day >= from) && to.is_none_or(|to| of.day <= to));
    all.sort_by(|a, b| a.day.cmp(&b.day).then_with(|| a.office.cmp(&b.office)));
    let without = offices.iter().filter(open).filter(|of| of.lease_end.is_none() && of.notice_date.is_none());
    let without: Vec<String> = without.map(|office| office.name.clone()).collect();
    let count = |state: LeaseState| all.iter().filter(|of| of.state == state).count();
    let (total, passed, expired) = (all.len(), count(LeaseState::NoticePassed), count(LeaseState::Expired));
    let soon = all.iter().filter(|of| of.state == LeaseState::NoticeOpen && of.days <= 90).count();
    let sentence = Bilingual::new(
        format!(
            "{total} hyresavtal: {soon} ska sägas upp inom 90 dagar om de inte ska förlängas, för {passed} har uppsägningstiden passerat, {expired} har löpt ut enligt uppgift. {} kontor har inget avtal i tabellen.",
            without.len()
        ),
        format!(
            "{total} leases: {soon} must be given notice within 90 days unless they are to run on, for {passed} the day for notice has passed, {expired} have ended by what is on record. {} offices have no lease in the table.",
            without.len()
        ),
    );
    let mut periods: Vec<LeasePeriod> = Vec::new();
    for of in all {
        let period = match by {
            By::Quarter => format!("{} Q{}", of.day.year(), (of.day.month() + 2) / 3),
            By::Month => format!("{}-{:02}", of.day.year(), of.day.month()),
        };
        match periods.last_mut().filter(|last| last.period == period) {
            Some(last) => last.leases.push(of),
            None => periods.push(LeasePeriod { period, leases: vec![of] }),
        }
    }
    LeasesAnswer { today, periods, without, sentence }
}

fn lease(office: &Office, today: Date) -> Option<LeaseAnswer> {
    let (notice, end) = (office.notice_date, office.lease_end);
    let (state, day) = match (notice, end) {
        (_, Some(end)) if end < today => (LeaseState::Expired, end),
        (Some(notice), _) if notice >= today => (LeaseState::NoticeOpen, notice),
        (Some(notice), end) => (LeaseState::NoticePassed, end.unwrap_or(notice)),
        (None, Some(end)) => (LeaseState::NoticeUnknown, end),
        (None, None) => return None,
    };
    let days = today.until(day).map_or(0, |span| span.get_days());
    let until = |date: Option<Date>| date.map_or_else(|| "–".to_owned(), |date| date.to_string());
    let (notice_text, end_text) = (until(notice), until(end));
    let sentence = match state {
        LeaseState::NoticeOpen => Bilingual::new(
            format!("Säg upp senast {notice_text} om avtalet ska upphöra {end_text}."),
            format!("Give notice by {notice_text} if the lease is to end on {end_text}."),
        ),
        LeaseState::NoticePassed => Bilingual::new(
            format!(
                "Sista dag för uppsägning var {notice_text}; är avtalet inte uppsagt löper det vidare efter {end_text}."
            ),
            format!(
                "The last day for notice was {notice_text}; unless notice was given, the lease runs on after {end_text}."
            ),
        ),
        LeaseState::NoticeUnknown => Bilingual::new(
            format!("Avtalet gäller till {end_text}; uppsägningsdag saknas i tabellen."),
            format!("The lease holds until {end_text}; no day for notice is in the table."),
        ),
        LeaseState::Expired => Bilingual::new(
            format!("Avtalet gick ut {end_text} enligt tabellen: det har löpt vidare, eller så är uppgiften gammal."),
            format!("The lease ended on {end_text} by the table: it has run on, or the entry is old."),
        ),
    };
    Some(LeaseAnswer {
        office: office.id.clone(),
        name: office.name.clone(),
        day,
        state,
        days,
        notice_date: notice,
        lease_end: end,
        rent_sek_year: office.rent_sek_year,
        floor_area_m2: office.floor_area_m2,
        sentence,
    })
}
