//! Inside a town, mobile stops, and how much an answer depends on what was assumed.

use super::files::{Asked, failure};
use super::flags::Flags;
use crate::context::Context;
use crate::exit::Outcome;
use crate::format::{Cell, Format, List, print_json};
use jiff::civil::Date;
use segbar_questions::network::brief::Candidates;
use segbar_questions::network::mobile::{MobileBrief, mobile as stops_of};
use segbar_questions::network::sensitivity::{Doubt, sensitivity as varied};
use segbar_questions::network::town::{TownAimBrief, TownBrief, town as ranked};
use segbar_questions::network::{Brief, Watch};

/// What the questions of one office or town need beside the brief.
#[derive(Debug, clap::Args)]
pub struct Details {
    /// With sheet: the office may move so many kilometres, or within its municipality
    #[arg(long, value_name = "KM", default_value_t = 20.0, hide_default_value = true)]
    pub km: f64,
    /// With sheet: look from this day [default: the day it is, UTC]
    #[arg(long, value_name = "DATE")]
    pub today: Option<Date>,
    /// With town: code of the municipality
    #[arg(long, value_name = "CODE")]
    pub municipality: Option<String>,
    /// With town: what the office is for: capacity, trust (needs --list) or distance [default]
    #[arg(long, value_parser = ["capacity", "trust", "distance"])]
    purpose: Option<String>,
    /// With town: minutes that count as near, inclusive [default: 10]
    #[arg(long, value_name = "MINUTES")]
    near: Option<f64>,
    /// With town: an edition of the police's list; only sites and people on it count, unless --extra is given
    #[arg(long, value_name = "EDITION")]
    list: Option<String>,
    /// With town: a person on the list counts so much more, and all sites are ranked
    #[arg(long, value_name = "WEIGHT", requires = "list")]
    extra: Option<f64>,
    /// With mobile: the office where the bus is at night
    #[arg(long, value_name = "OFFICE")]
    home: Option<String>,
    /// With mobile: the most stops [default: 10]
    #[arg(long, value_name = "NUMBER")]
    stops: Option<u32>,
    /// With mobile: days of driving in a period [default: 5]
    #[arg(long, value_name = "NUMBER")]
    days: Option<u32>,
    /// With mobile: people with more than so many minutes to an office are left [default: 30]
    #[arg(long, value_name = "MINUTES")]
    beyond: Option<f64>,
    /// With mobile: a stop reaches people within so many minutes [default: 15]
    #[arg(long, value_name = "MINUTES")]
    reach: Option<f64>,
    /// With mobile: minutes that the bus stands at each stop [default: 120]
    #[arg(long, value_name = "MINUTES")]
    stop_minutes: Option<f64>,
    /// With mobile: most minutes of a day, driving and standing [default: 480]
    #[arg(long, value_name = "MINUTES")]
    day_minutes: Option<f64>,
    /// With mobile: most minutes of driving in a day [default: 240]
    #[arg(long, value_name = "MINUTES")]
    drive_minutes: Option<f64>,
    /// With mobile: most stops of a day [default: 3]
    #[arg(long, value_name = "NUMBER")]
    stops_a_day: Option<u32>,
    /// With catchments: how people and staff are divided: per_person [default], enhanced (E2SFCA) or balanced (BFCA)
    #[arg(long, value_parser = ["per_person", "enhanced", "balanced"])]
    pub method: Option<String>,
    /// With catchments: what an office weighs up to so many minutes, inclusive [default: 10:1,20:0.68,30:0.22]
    #[arg(long, value_name = "MINUTES:WEIGHT", value_delimiter = ',')]
    pub steps: Vec<String>,
    /// With catchments: people that a full-time employee is meant to take; loads are told against it [default: the average]
    #[arg(long, value_name = "PEOPLE")]
    pub people_per_staff: Option<f64>,
    /// With sensitivity: detours and speeds are other by so many per cent [default: 10]
    #[arg(long, value_name = "PERCENT")]
    doubt: Option<f64>,
    /// With sensitivity: ways from one group of this division at a time are longer, such as county [default: deso_category]
    #[arg(long, value_name = "GROUPING")]
    doubt_by: Option<String>,
}

/// The brief of a town: where nothing else is said, every area of the municipality is a candidate.
pub fn brief_for(brief: Brief, details: &Details, flags: &Flags) -> Brief {
    if flags.says_candidates() {
        return brief;
    }
    Brief { candidates: Candidates::Demand, within: details.municipality.clone(), ..brief }
}

/// Prints the sites of a town in order.
pub fn town(asked: &Asked, details: &Details, format: Format, context: &Context) -> Outcome {
    let brief = TownBrief {
        municipality: details.municipality.clone().unwrap_or_default(),
        aim: match details.purpose.as_deref() {
            Some("capacity") => TownAimBrief::Capacity,
            Some("trust") => TownAimBrief::Trust,
            _ => TownAimBrief::Distance,
        },
        within: details.near.unwrap_or(10.0),
        list: details.list.clone(),
        extra: details.extra,
    };
    let told = ranked(&asked.ground, &brief).map_err(|error| failure(&error, context))?;
    if format == Format::Json {
        return print_json(context, &told);
    }
    eprintln!("segbar: {}", context.pick(&told.rule));
    let mut list = List::of(&[
        ("rank", "plats", "rank"),
        ("best", "bäst", "best"),
        ("worst", "sämst", "worst"),
        ("id", "id", "id"),
        ("name", "namn", "name"),
        ("score", "poäng", "score"),
        ("people_within", "personer nära", "people near"),
        ("listed_within", "på listan nära", "on the list near"),
        ("takes_over", "närmast för", "nearest for"),
        ("mean_minutes", "medel min", "mean min"),
        ("kilometres_to_next", "km till nästa", "km to next"),
    ]);
    for of in &told.sites {
        let number = |value: Option<f64>, decimals| value.map_or(Cell::Empty, |value| Cell::Number(value, decimals));
        list.row(vec![
            Cell::Whole(of.rank.into()),
            Cell::Whole(of.ranks.0.into()),
            Cell::Whole(of.ranks.1.into()),
            of.site.id.clone().into(),
            of.site.name.clone().into(),
            Cell::Number(of.score, 2),
            Cell::Number(of.people_within, 0),
            number(of.listed_within, 0),
            Cell::Number(of.takes_over, 0),
            number(of.mean_minutes, 2),
            number(of.kilometres_to_next, 1),
        ]);
    }
    list.print(format, context)
}

/// Prints stops and their days.
pub fn mobile(asked: &Asked, details: &Details, format: Format, context: &Context) -> Outcome {
    let usual = MobileBrief::default();
    let brief = MobileBrief {
        home: details.home.clone().unwrap_or_default(),
        stops: details.stops.unwrap_or(usual.stops),
        days: details.days.unwrap_or(usual.days),
        band: details.beyond.unwrap_or(usual.band),
        reach: details.reach.unwrap_or(usual.reach),
        stop_minutes: details.stop_minutes.unwrap_or(usual.stop_minutes),
        day_minutes: details.day_minutes.unwrap_or(usual.day_minutes),
        drive_minutes: details.drive_minutes.unwrap_or(usual.drive_minutes),
        stops_a_day: details.stops_a_day.unwrap_or(usual.stops_a_day),
    };
    let told = stops_of(&asked.ground, &brief, &Watch::default()).map_err(|error| failure(&error, context))?;
    if format == Format::Json {
        return print_json(context, &told);
    }
    eprintln!("segbar: {}", context.pick(&told.sentence));
    let mut list = List::of(&[
        ("day", "dag", "day"),
        ("arrives", "framme efter min", "arrives after min"),
        ("id", "id", "id"),
        ("name", "namn", "name"),
        ("people", "personer", "people"),
    ]);
    for stop in &told.stops {
        let day = stop.day.map_or(Cell::Empty, |day| Cell::Whole(day.into()));
        let arrives = stop.arrives.map_or(Cell::Empty, |minutes| Cell::Number(minutes, 0));
        let (id, name) = (stop.site.id.clone().into(), stop.site.name.clone().into());
        list.row(vec![day, arrives, id, name, Cell::Number(stop.people, 0)]);
    }
    list.print(format, context)
}

/// Prints the answers under other assumptions.
pub fn sensitivity(asked: &Asked, details: &Details, format: Format, context: &Context) -> Outcome {
    let doubt = Doubt { share: details.doubt.unwrap_or(10.0) / 100.0, by: details.doubt_by.clone() };
    let told = varied(&asked.brief, &asked.ground, asked.desk.as_ref(), &doubt, &Watch::default());
    let told = told.map_err(|error| failure(&error, context))?;
    if format == Format::Json {
        return print_json(context, &told);
    }
    eprintln!("segbar: {}", context.pick(&told.sentence));
    let mut list = List::of(&[
        ("variant", "antagande", "assumption"),
        ("value", "eget bästa", "own best"),
        ("first_there", "frågans svar där", "the answer there"),
        ("regret_at_most", "sämre med högst", "worse by at most"),
        ("others", "andra kontor", "other offices"),
        ("mean", "medel min eget", "mean min own"),
        ("first_mean", "medel min frågans svar", "mean min the answer"),
        ("breaks", "bryter mot", "breaks"),
    ]);
    if let Some(note) = told.notes.iter().skip(asked.ground.notes.len()).last() {
        eprintln!("segbar: {}", context.pick(note));
    }
    for of in &told.variants {
        let number = |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::Number(value, 2));
        let breaks: Vec<&str> = of.breaks.iter().map(|of| context.pick(of)).collect();
        let breaks = breaks.join("; ");
        let name =
            if of.name.sv.is_empty() { context.say("frågan själv", "the question") } else { context.pick(&of.name) };
        let others = of.value.map_or(Cell::Empty, |_| Cell::Whole(of.opened.len().max(of.closed.len()) as u64));
        let (mean, first_mean) = (number(of.mean), number(of.first_mean));
        let (value, there, regret) = (number(of.value), number(of.first_there), number(of.regret_at_most));
        list.row(vec![name.into(), value, there, regret, others, mean, first_mean, breaks.into()]);
    }
    list.print(format, context)
}
