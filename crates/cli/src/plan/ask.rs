//! What a plan is asked to be good at, and what must hold.

use super::ground::Ground;
use crate::context::Context;
use crate::exit::{Exit, Failure};
use segbar_planning::{Aim, Condition, Setup, Status};
use segbar_siting::Effort;
use std::ops::RangeInclusive;

/// Aim, number and conditions.
#[derive(Debug, clap::Args)]
pub struct Asked {
    /// What is made best: least_mean, least_worst, most (people within --minutes-most) or fewest (offices for all within it)
    #[arg(long, value_parser = ["least_mean", "least_worst", "most", "fewest"], default_value = "least_mean")]
    aim: String,
    /// Minutes of the aims most and fewest, inclusive [default: 30]
    #[arg(long, value_name = "MINUTES")]
    minutes_most: Option<f64>,
    /// How many offices: 113, or 110..115 [default: as many as today]
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
    /// Office that stays, by id or name; may be given several times
    #[arg(long, value_name = "OFFICE")]
    keep: Vec<String>,
    /// All offices of today stay
    #[arg(long)]
    keep_all: bool,
    /// Site that is not to be chosen, by id or name; may be given several times
    #[arg(long, value_name = "SITE")]
    without: Vec<String>,
    /// At least one office in every FA-region (needs --regions)
    #[arg(long)]
    one_per_region: bool,
    /// At least one office in every county
    #[arg(long)]
    one_per_county: bool,
    /// No municipality that has an office today is left without one
    #[arg(long)]
    stay_in_municipalities: bool,
    /// At least so many of today's offices stay
    #[arg(long, value_name = "NUMBER")]
    stay_at_least: Option<u32>,
    /// At most so many minutes for groups: area_type=1,2:30 or all:60; may be given several times
    #[arg(long, value_name = "RULE")]
    at_most: Vec<String>,
    /// At most a share of groups has a way longer by more than so many minutes: area_type=1,2:2%:15
    #[arg(long, value_name = "RULE")]
    lose_at_most: Vec<String>,
    /// No two offices closer than so many kilometres
    #[arg(long, value_name = "KM")]
    apart: Option<f64>,
    /// Stop at an answer at most so many per cent from the best possible [default: 0]
    #[arg(long, value_name = "PERCENT")]
    gap: Option<f64>,
    /// How much is tried: rounds of the bound over the whole [default: 4000]
    #[arg(long, value_name = "ROUNDS")]
    effort: Option<u32>,
}

/// The question in the terms of planning.
pub struct Question {
    aim: Aim,
    number: RangeInclusive<u32>,
    status: Vec<Status>,
    pub conditions: Vec<Condition>,
    gap: f64,
    rounds: u32,
}

impl Asked {
    /// What is asked of this ground.
    pub fn of(&self, ground: &Ground, context: &Context) -> Result<Question, Failure> {
        let bad = |what: &str| {
            let sentence = match context.language {
                segbar_domain::Language::Sv => format!("'{what}' går inte att förstå. Se `segbar plan --help`."),
                segbar_domain::Language::En => format!("'{what}' cannot be understood. See `segbar plan --help`."),
            };
            Failure::one(Exit::Usage, sentence)
        };
        let today = ground.today().len();
        let number = match &self.number {
            Some(text) => parse_number(text).ok_or_else(|| bad(text))?,
            None => today.max(1) as u32..=today.max(1) as u32,
        };
        let minutes = self.minutes_most.unwrap_or(30.0);
        let aim = match self.aim.as_str() {
            "least_worst" => Aim::LeastWorst,
            "most" => Aim::MostWithin(minutes),
            "fewest" => Aim::FewestWithin(minutes),
            _ => Aim::LeastMean,
        };
        let mut status = ground.status.clone();
        if self.keep_all {
            status.iter_mut().filter(|s| **s == Status::Today).for_each(|s| *s = Status::Kept);
        }
        for at in sites_of(ground, &self.keep, context)? {
            status[at as usize] = if status[at as usize] == Status::Candidate { Status::Decided } else { Status::Kept };
        }
        for at in sites_of(ground, &self.without, context)? {
            status[at as usize] = Status::Closing;
        }
        let mut conditions = Vec::new();
        let flags = [
            (self.one_per_region, Condition::OnePerRegion),
            (self.one_per_county, Condition::OnePerCounty),
            (self.stay_in_municipalities, Condition::StayInMunicipalities),
        ];
        conditions.extend(flags.into_iter().filter(|flag| flag.0).map(|flag| flag.1));
        conditions.extend(self.stay_at_least.map(Condition::StayAtLeast));
        for text in &self.at_most {
            conditions.push(parse_at_most(text).ok_or_else(|| bad(text))?);
        }
        for text in &self.lose_at_most {
            conditions.push(parse_lose(text).ok_or_else(|| bad(text))?);
        }
        conditions.extend(self.apart.map(|km| Condition::Apart(km * 1000.0)));
        let gap = self.gap.unwrap_or(0.0) / 100.0;
        Ok(Question { aim, number, status, conditions, gap, rounds: self.effort.unwrap_or(4000) })
    }
}

impl Question {
    /// The question on its ground.
    pub fn setup<'a>(&'a self, ground: &'a Ground) -> Setup<'a> {
        Setup {
            demand: &ground.demand,
            sites: &ground.sites,
            minutes: &ground.minutes,
            status: &self.status,
            aim: self.aim,
            number: self.number.clone(),
            conditions: &self.conditions,
            need: None,
            effort: Effort { rounds: self.rounds, gap: self.gap, nodes: u64::from(self.rounds), ..Effort::default() },
        }
    }
}

/// The sites that these ids or names mean.
pub fn sites_of(ground: &Ground, names: &[String], context: &Context) -> Result<Vec<u32>, Failure> {
    let mut found = Vec::new();
    for name in names {
        let by = |same: &dyn Fn(&segbar_planning::Site) -> bool| -> Vec<u32> {
            (0..).zip(&ground.sites).filter(|pair| same(pair.1)).map(|pair| pair.0).collect()
        };
        let mut these = by(&|site| site.id == *name);
        if these.is_empty() {
            these = by(&|site| site.name.to_lowercase() == name.to_lowercase());
        }
        match these.as_slice() {
            [one] => found.push(*one),
            other => {
                let count = other.len();
                let sentence = match context.language {
                    segbar_domain::Language::Sv => {
                        format!("'{name}' är {count} platser i detta nät; ange ett id som finns en gång.")
                    }
                    segbar_domain::Language::En => {
                        format!("'{name}' is {count} sites of this network; give an id that is there once.")
                    }
                };
                return Err(Failure::one(Exit::NotFound, sentence));
            }
        }
    }
    Ok(found)
}

fn parse_number(text: &str) -> Option<RangeInclusive<u32>> {
    match text.split_once("..") {
        Some((least, most)) => Some(least.parse().ok()?..=most.trim_start_matches('=').parse().ok()?),
        None => text.parse().ok().map(|number| number..=number),
    }
}

fn parse_groups(text: &str) -> Option<(String, Vec<String>)> {
    match text.split_once('=') {
        Some((grouping, groups)) => Some((grouping.to_owned(), groups.split(',').map(str::to_owned).collect())),
        None if text == "all" => Some((String::new(), Vec::new())),
        None => None,
    }
}

fn parse_at_most(text: &str) -> Option<Condition> {
    let (groups, minutes) = text.rsplit_once(':')?;
    let (grouping, groups) = parse_groups(groups)?;
    Some(Condition::AtMost { grouping, groups, minutes: minutes.parse().ok()? })
}

fn parse_lose(text: &str) -> Option<Condition> {
    let (rest, minutes) = text.rsplit_once(':')?;
    let (groups, share) = rest.rsplit_once(':')?;
    let (grouping, groups) = parse_groups(groups)?;
    let share = share.strip_suffix('%')?.parse::<f64>().ok()? / 100.0;
    Some(Condition::LoseAtMost { grouping, groups, share, minutes: minutes.parse().ok()? })
}
