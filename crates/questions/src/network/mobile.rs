//! Where should a bus stop, and on which days, so that it reaches those who are left beyond a band?

use super::error::{NetworkError, sentence};
use super::ground::Ground;
use super::plan::{Watch, refused};
use super::reach::{SiteAnswer, no_offices};
use crate::Bilingual;
use segbar_planning::minutes::Origin;
use segbar_planning::mobile::{Mobile, Rota};
use segbar_planning::tour::DayLimits;
use segbar_planning::{Mode, Status, TravelModel};
use segbar_siting::{Effort, Proof};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is asked of a bus.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct MobileBrief {
    /// The office where the bus is at night, by id or name.
    pub home: String,
    /// People with more than so many minutes to an office are left.
    pub band: f64,
    /// A stop reaches people within so many minutes, inclusive.
    pub reach: f64,
    /// The most stops, 1–200.
    pub stops: u32,
    /// Days of driving in a period; every stop is visited once in it.
    pub days: u32,
    /// Minutes that the bus stands at each stop.
    pub stop_minutes: f64,
    /// Most minutes of a day, driving and standing.
    pub day_minutes: f64,
    /// Most minutes of driving in a day.
    pub drive_minutes: f64,
    /// Most stops of a day.
    pub stops_a_day: u32,
}

impl Default for MobileBrief {
    /// Band 30, reach 15 minutes; ten stops in five days; two hours at each, days of eight hours of which four driving.
    fn default() -> Self {
        MobileBrief {
            home: String::new(),
            band: 30.0,
            reach: 15.0,
            stops: 10,
            days: 5,
            stop_minutes: 120.0,
            day_minutes: 480.0,
            drive_minutes: 240.0,
            stops_a_day: 3,
        }
    }
}

/// Stops and the days on which they are visited.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct MobileAnswer {
    /// What must be known, in sentences.
    pub notes: Vec<Bilingual>,
    /// People beyond the band of the offices.
    pub left: f64,
    /// Of them, people whom the visited stops reach.
    pub reached: f64,
    /// No so many stops reach more.
    pub bound: f64,
    /// Whether the stops are proved to reach the most.
    pub proved: bool,
    /// The stops, by day and in the order in which they are visited; last those that no day visits.
    pub stops: Vec<StopAnswer>,
    /// The office where the bus is at night.
    pub home: SiteAnswer,
    /// The days of driving.
    pub days: Vec<DayAnswer>,
    /// Days that all stops take.
    pub days_needed: u32,
    /// No rota takes fewer.
    pub days_at_least: u32,
    /// Candidates too far from home for a day.
    pub too_far: usize,
    /// The whole in a sentence.
    pub sentence: Bilingual,
    /// Whether the people are invented.
    pub fictional: bool,
}

/// A stop.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct StopAnswer {
    /// Where.
    pub site: SiteAnswer,
    /// People left who have it as their nearest stop.
    pub people: f64,
    /// Its day, from 1; nothing where the days do not suffice.
    pub day: Option<u32>,
    /// Minutes after it has left home at which the bus arrives; nothing where the days do not suffice.
    pub arrives: Option<f64>,
}

/// A day of driving.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct DayAnswer {
    /// From 1.
    pub day: u32,
    /// Stops.
    pub stops: u32,
    /// People left who have one of them as their nearest stop.
    pub people: f64,
    /// Minutes of driving, from home and back.
    pub driving: f64,
    /// Minutes of standing at stops.
    pub standing: f64,
}

/// The stops among the candidates of the ground that reach most of the people left, and their days. The bus drives by the
/// built-in model: that of the ground, or the usual one where the minutes are a table.
///
/// # Errors
/// Every reason why it cannot be asked.
pub fn mobile(ground: &Ground, brief: &MobileBrief, watch: &Watch<'_>) -> Result<MobileAnswer, NetworkError> {
    let open = ground.today();
    if open.is_empty() {
        return Err(no_offices());
    }
    let office = |at: u32| ground.status[at as usize] != Status::Candidate;
    let home = ground.positions(std::slice::from_ref(&brief.home), office).map_err(NetworkError::Refused)?;
    let model = match &ground.minutes.origin {
        // The bus drives, whatever way people take.
        Origin::Model(model) if ground.mode == Mode::Car => model.clone(),
        _ => TravelModel::default(),
    };
    let way = |a: u32, b: u32| {
        let (a, b) = (&ground.sites[a as usize], &ground.sites[b as usize]);
        if (a.x, a.y) == (b.x, b.y) { 0.0 } else { model.minutes((a.x - b.x).hypot(a.y - b.y)) }
    };
    let places: Vec<u32> = (0..ground.sites.len() as u32).filter(|at| !office(*at)).collect();
    let rota = Mobile {
        demand: &ground.demand,
        minutes: &ground.minutes,
        way: &way,
        open: &open,
        band: brief.band,
        places: &places,
        reach: brief.reach,
        stops: brief.stops.min(200),
        home: home[0],
        days: brief.days,
        limits: DayLimits {
            stop_minutes: brief.stop_minutes,
            day_minutes: brief.day_minutes,
            drive_minutes: brief.drive_minutes,
            stops: brief.stops_a_day,
        },
        need: ground.need.as_ref().map(|need| need.weights.as_slice()),
        effort: Effort { stop: watch.stop, ..Effort::default() },
    };
    let rota = rota.rota().map_err(|error| refused(&error))?;
    let (stops, days) = timetable(ground, &rota, home[0], brief.stop_minutes, &way);
    let sentence = told(&rota, brief.band, ground.need.is_some());
    Ok(MobileAnswer {
        notes: ground.notes.clone(),
        left: rota.left,
        reached: rota.reached,
        bound: rota.bound,
        proved: rota.proof == Proof::Best,
        stops,
        home: ground.site(home[0]),
        days,
        days_needed: rota.days_needed,
        days_at_least: rota.days_at_least,
        too_far: rota.too_far.len(),
        sentence,
        fictional: ground.fictional,
    })
}

/// The stops by day, each with its time, and the days.
fn timetable(
    ground: &Ground,
    rota: &Rota,
    home: u32,
    stop_minutes: f64,
    way: &dyn Fn(u32, u32) -> f64,
) -> (Vec<StopAnswer>, Vec<DayAnswer>) {
    let people = |at: u32| rota.stops.iter().find(|of| of.site == at).map_or(0.0, |of| of.people);
    let (mut stops, mut days) = (Vec::new(), Vec::new());
    for (day, of) in (1u32..).zip(&rota.days) {
        let (mut from, mut minutes) = (home, 0.0);
        for &at in &of.stops {
            minutes += way(from, at);
            stops.push(StopAnswer {
                site: ground.site(at),
                people: people(at),
                day: Some(day),
                arrives: Some(minutes),
            });
            (from, minutes) = (at, minutes + stop_minutes);
        }
        days.push(DayAnswer {
            day,
            stops: of.stops.len() as u32,
            people: of.stops.iter().map(|&at| people(at)).sum(),
            driving: of.driving,
            standing: of.standing,
        });
    }
    let left = rota.stops.iter().filter(|of| of.day.is_none());
    stops.extend(left.map(|of| StopAnswer { site: ground.site(of.site), people: of.people, day: None, arrives: None }));
    (stops, days)
}

/// What is driven, and what all chosen stops would take: the two are told apart. Then what the numbers are of.
fn told(rota: &Rota, band: f64, weighted: bool) -> Bilingual {
    let mut told = sentence(&rota.sentence());
    let (sv, en) = if weighted {
        ("Räknat i personer vägda efter behov", "Counted in people weighted by need")
    } else {
        ("Räknat i personer", "Counted in people")
    };
    told.sv += &format!(" {sv}; för långt är mer än {band} minuter till ett kontor.");
    told.en += &format!(" {en}; too far is more than {band} minutes to an office.");
    told
}
