//! What must hold whatever it costs.

use std::collections::BTreeMap;

use segbar_domain::Text;
use segbar_siting::Rule;

use crate::budget::Budget;
use crate::demand::Demand;
use crate::minutes::Minutes;
use crate::plan::Status;
use crate::site::Site;

/// A condition on the network.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// At least one office in every FA-region in which there is a site that is not excluded; the others are told by
    /// [`Setup::not_in_conditions`](crate::plan::Setup::not_in_conditions).
    OnePerRegion,
    /// At least one office in every county in which there is a site that is not excluded.
    OnePerCounty,
    /// At least one office in every group of another division of the sites, such as one of the user's own.
    OnePer {
        /// Which division: the id of the demand's grouping by it.
        grouping: String,
        /// The group of each site, by position; empty where it is in none, which is refused.
        of: Vec<String>,
    },
    /// No municipality that has an office today is left without one.
    StayInMunicipalities,
    /// At least so many of today's offices stay.
    StayAtLeast(u32),
    /// Everybody in these groups who can be reached has at most so many minutes, inclusive.
    AtMost {
        /// Which division: `area_type`.
        grouping: String,
        /// Codes of the groups; empty for everybody.
        groups: Vec<String>,
        /// The greatest number of minutes.
        minutes: f64,
    },
    /// Of the people in these groups, at most a share has a way longer by more than so many minutes than today.
    LoseAtMost {
        /// Which division: `area_type`.
        grouping: String,
        /// Codes of the groups; empty for everybody.
        groups: Vec<String>,
        /// The share, 0 … 1.
        share: f64,
        /// Minutes that a way may become longer before it counts.
        minutes: f64,
    },
    /// No two offices closer than so many metres, straight.
    Apart(f64),
    /// The network costs at most so much.
    Budget(Budget),
}

/// What conditions are held against.
pub(crate) struct Ground<'a> {
    pub demand: &'a Demand,
    pub sites: &'a [Site],
    pub status: &'a [Status],
    pub minutes: &'a Minutes,
    /// The sites that are open today.
    pub today: &'a [u32],
    /// Minutes to the nearest office of today.
    pub now: &'a [f32],
}

impl Condition {
    /// As rules over the sites.
    ///
    /// # Errors
    /// A sentence when the condition names something that does not exist, or cannot be asked of this plan.
    pub(crate) fn rules(&self, ground: &Ground<'_>) -> Result<Vec<Rule>, Text> {
        match self {
            Condition::OnePerRegion => one_per(ground, &self.codes(ground.sites), "FA-region"),
            Condition::OnePerCounty => one_per(ground, &self.codes(ground.sites), "län"),
            Condition::OnePer { grouping, .. } => one_per(ground, &self.codes(ground.sites), grouping),
            Condition::StayInMunicipalities => {
                let today = ground.today.iter().map(|&at| ground.sites[at as usize].municipality.as_str());
                let kept: Vec<&str> = today.filter(|code| !code.is_empty()).collect();
                let mut by = members(&self.codes(ground.sites));
                by.retain(|code, _| kept.contains(code));
                Ok(by.into_values().map(at_least_one).collect())
            }
            Condition::StayAtLeast(least) => {
                let terms = ground.today.iter().map(|&at| (at, 1.0)).collect();
                Ok(vec![Rule::Sum { terms, least: f64::from(*least), most: f64::INFINITY }])
            }
            Condition::AtMost { grouping, groups, minutes } => {
                let counted = picked(ground.demand, grouping, groups)?;
                let sets = covers(ground, counted, |_| *minutes);
                Ok(vec![Rule::Coverage { sets, at_most: 0.0 }])
            }
            Condition::LoseAtMost { grouping, groups, share, minutes } => {
                let counted = picked(ground.demand, grouping, groups)?;
                let people: f64 =
                    (0..ground.demand.len()).filter(|&i| counted[i]).map(|i| ground.demand.people[i]).sum();
                let sets = covers(ground, counted, |i| f64::from(ground.now[i]) + minutes);
                Ok(vec![Rule::Coverage { sets, at_most: share * people }])
            }
            Condition::Apart(metres) => Ok(apart(ground.sites, *metres)),
            Condition::Budget(budget) => match budget.reasons(ground.sites.len()).into_iter().next() {
                Some(reason) => Err(reason),
                None => Ok(vec![budget.rule(ground.today)]),
            },
        }
    }

    /// The group of each site that a condition of one office in every group speaks of; none for other conditions.
    pub(crate) fn codes<'a>(&'a self, sites: &'a [Site]) -> Vec<&'a str> {
        match self {
            Condition::OnePerRegion => sites.iter().map(|site| site.region.as_str()).collect(),
            Condition::OnePerCounty => sites.iter().map(Site::county).collect(),
            Condition::StayInMunicipalities => sites.iter().map(|site| site.municipality.as_str()).collect(),
            Condition::OnePer { of, .. } => of.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }

    /// The condition in words.
    pub fn sentence(&self) -> Text {
        let of = |grouping: &str, groups: &[String]| {
            if groups.is_empty() {
                Text::new("alla", "everybody")
            } else {
                let list = groups.join(", ");
                Text::new(format!("boende i {grouping} {list}"), format!("people in {grouping} {list}"))
            }
        };
        match self {
            Condition::OnePerRegion => {
                Text::new("minst ett kontor i varje FA-region", "at least one office in every FA-region")
            }
            Condition::OnePerCounty => Text::new("minst ett kontor i varje län", "at least one office in every county"),
            Condition::OnePer { grouping, .. } => Text::new(
                format!("minst ett kontor i varje {grouping}"),
                format!("at least one office in every {grouping}"),
            ),
            Condition::StayInMunicipalities => Text::new(
                "ingen kommun som har ett kontor i dag blir utan",
                "no municipality that has an office today is left without one",
            ),
            Condition::StayAtLeast(least) => Text::new(
                format!("minst {least} av dagens kontor är kvar"),
                format!("at least {least} of today's offices stay"),
            ),
            Condition::AtMost { grouping, groups, minutes } => {
                let whom = of(grouping, groups);
                Text::new(
                    format!("högst {minutes} minuter för {}", whom.sv),
                    format!("at most {minutes} minutes for {}", whom.en),
                )
            }
            Condition::LoseAtMost { grouping, groups, share, minutes } => {
                let (whom, percent) = (of(grouping, groups), share * 100.0);
                Text::new(
                    format!("högst {percent} % av {} får mer än {minutes} minuter längre väg", whom.sv),
                    format!("at most {percent} % of {} have a way longer by more than {minutes} minutes", whom.en),
                )
            }
            Condition::Apart(metres) => Text::new(
                format!("minst {} km mellan kontoren", metres / 1000.0),
                format!("at least {} km between offices", metres / 1000.0),
            ),
            Condition::Budget(budget) => Text::new(
                format!("nätet kostar högst {:.0} kronor", budget.most),
                format!("the network costs at most {:.0} kronor", budget.most),
            ),
        }
    }
}

fn at_least_one(members: Vec<u32>) -> Rule {
    Rule::Sum { terms: members.into_iter().map(|at| (at, 1.0)).collect(), least: 1.0, most: f64::INFINITY }
}

/// The positions of each code.
pub(crate) fn members<'a>(codes: &[&'a str]) -> BTreeMap<&'a str, Vec<u32>> {
    let mut by: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (at, code) in (0..).zip(codes) {
        by.entry(code).or_default().push(at);
    }
    by
}

fn one_per(ground: &Ground<'_>, codes: &[&str], what: &str) -> Result<Vec<Rule>, Text> {
    let (count, sites) = (codes.len(), ground.sites.len());
    if count != sites {
        return Err(Text::new(
            format!("indelningen {what} gäller {count} platser, men det finns {sites}"),
            format!("the division {what} is of {count} sites, but there are {sites}"),
        ));
    }
    let mut by = members(codes);
    let unknown = by.remove("").map_or(0, |members| members.len());
    if unknown > 0 {
        return Err(Text::new(
            format!("{unknown} platser saknar uppgift om {what}; villkoret kan inte prövas utan den"),
            format!("{unknown} sites have no {what}; the condition cannot be tried without it"),
        ));
    }
    // An excluded candidate is as no candidate: what is asked must not hang on which candidates were written down.
    by.retain(|_, members| members.iter().any(|&at| ground.status[at as usize] != Status::Excluded));
    Ok(by.into_values().map(at_least_one).collect())
}

/// Which demand points are in these groups; all where none is named.
pub(crate) fn picked(demand: &Demand, grouping: &str, groups: &[String]) -> Result<Vec<bool>, Text> {
    if groups.is_empty() {
        return Ok(vec![true; demand.len()]);
    }
    let Some(found) = demand.grouping(grouping) else {
        return Err(demand.no_grouping(grouping));
    };
    let mut wanted = Vec::new();
    for code in groups {
        match found.position(code) {
            Some(at) => wanted.push(at),
            None => {
                return Err(Text::new(
                    format!("{grouping} har ingen grupp {code}"),
                    format!("{grouping} has no group {code}"),
                ));
            }
        }
    }
    Ok(found.of.iter().map(|of| of.is_some_and(|of| wanted.contains(&of))).collect())
}

/// For each counted demand point with people, the sites within its minutes (inclusive). A point that no site reaches
/// at all is left out: no network can help it, and it is told of elsewhere.
fn covers(ground: &Ground<'_>, counted: Vec<bool>, most: impl Fn(usize) -> f64) -> Vec<(f64, Vec<u32>)> {
    let mut sets = Vec::new();
    for i in (0..ground.demand.len()).filter(|&i| counted[i] && ground.demand.people[i] > 0.0) {
        let row = ground.minutes.row(i);
        if row.iter().all(|minutes| minutes.is_infinite()) {
            continue;
        }
        let most = most(i);
        let within = (0u32..).zip(row).filter(|pair| f64::from(*pair.1) <= most).map(|pair| pair.0).collect();
        sets.push((ground.demand.people[i], within));
    }
    sets
}

fn apart(sites: &[Site], metres: f64) -> Vec<Rule> {
    let mut rules = Vec::new();
    for (i, a) in sites.iter().enumerate() {
        for (j, b) in sites.iter().enumerate().skip(i + 1) {
            if (a.x - b.x).hypot(a.y - b.y) < metres {
                let terms = vec![(i as u32, 1.0), (j as u32, 1.0)];
                rules.push(Rule::Sum { terms, least: f64::NEG_INFINITY, most: 1.0 });
            }
        }
    }
    rules
}
