//! Where should a mobile office stop, and on which days, to reach the people whom the fixed offices leave far away?

use segbar_domain::Text;
use segbar_siting::{CostsBuilder, Effort, Problem, Proof, solve};

use crate::access::Access;
use crate::demand::Demand;
use crate::minutes::Minutes;
use crate::plan::PlanError;
use crate::site::Site;
use crate::tour::{Day, DayLimits, MOST};
use crate::travel::TravelModel;

/// What is asked.
pub struct Mobile<'a> {
    /// Who lives where.
    pub demand: &'a Demand,
    /// Minutes from each demand point to each site.
    pub minutes: &'a Minutes,
    /// Minutes of the bus between two sites.
    pub way: &'a dyn Fn(u32, u32) -> f64,
    /// The fixed offices.
    pub open: &'a [u32],
    /// People with more than so many minutes to the nearest of them are left.
    pub band: f64,
    /// Sites where the bus may stop.
    pub places: &'a [u32],
    /// A stop reaches people within so many minutes, inclusive.
    pub reach: f64,
    /// The most stops.
    pub stops: u32,
    /// Where the bus is at night.
    pub home: u32,
    /// Days of driving in a period; every stop is visited once in a period (a week, a fortnight).
    pub days: u32,
    /// What a day may hold.
    pub limits: DayLimits,
    /// How much the need of one person at each demand point weighs.
    pub need: Option<&'a [f64]>,
    /// How much is tried.
    pub effort: Effort<'a>,
}

/// Stops and rota.
#[derive(Clone, Debug, PartialEq)]
pub struct Rota {
    /// People (weighted by need) beyond the band of the fixed offices.
    pub left: f64,
    /// The stops, by position.
    pub stops: Vec<Stop>,
    /// People left whom the visited stops reach.
    pub reached: f64,
    /// People left whom the chosen stops reach, visited or not.
    pub reached_by_all: f64,
    /// So many stops cannot reach more of the people left than this; the days only make it less.
    pub bound: f64,
    /// Whether the chosen stops are proved to reach the most that so many can.
    pub proof: Proof,
    /// The days of the rota.
    pub days: Vec<Day>,
    /// Days that all chosen stops would take by this rota.
    pub days_needed: u32,
    /// No rota takes fewer days for all chosen stops.
    pub days_at_least: u32,
    /// Places too far from home for a day's limits; they were not looked at.
    pub too_far: Vec<u32>,
}

/// A stop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// Position of the site.
    pub site: u32,
    /// People left who have it as their nearest stop, within reach.
    pub people: f64,
    /// Its day, from 0; nothing where the days do not suffice.
    pub day: Option<u32>,
}

impl Mobile<'_> {
    /// Chooses the stops that reach most of the people left (maximal covering, with its bound), then the days
    /// ([`DayLimits::rota`]). Where these are more than there are, the days that reach most people are driven.
    ///
    /// # Errors
    /// Every reason why it cannot be asked.
    pub fn rota(&self) -> Result<Rota, PlanError> {
        self.check()?;
        let alone = |place: u32| (self.way)(self.home, place) + (self.way)(place, self.home);
        let (near, too_far): (Vec<u32>, Vec<u32>) =
            self.places.iter().partition(|&&place| self.limits.fits(alone(place), 1));
        let access = Access::new(self.minutes, self.demand.len(), self.open);
        let weight = |i: usize| self.demand.people[i] * self.need.map_or(1.0, |need| need[i]);
        let left: Vec<usize> =
            (0..self.demand.len()).filter(|&i| f64::from(access.minutes[i]) > self.band && weight(i) > 0.0).collect();
        let all: f64 = left.iter().map(|&i| weight(i)).sum();
        let (chosen, reached, bound, proof) = self.cover(&near, &left, &weight, all)?;
        let mut people = vec![0.0; self.minutes.sites()];
        for &i in &left {
            let row = self.minutes.row(i);
            let within = chosen.iter().filter(|&&at| f64::from(row[at as usize]) <= self.reach);
            if let Some(&at) = within.min_by(|a, b| row[**a as usize].total_cmp(&row[**b as usize]).then(a.cmp(b))) {
                people[at as usize] += weight(i);
            }
        }
        // A stop that is nobody's nearest reaches nobody more.
        let used: Vec<u32> = chosen.into_iter().filter(|&at| people[at as usize] > 0.0).collect();
        let mut days = self.limits.rota(self.home, &used, self.way);
        let days_needed = days.len() as u32;
        let days_at_least = self.limits.at_least(self.home, &used, self.way);
        let of = |day: &Day| day.stops.iter().map(|&at| people[at as usize]).sum::<f64>();
        days.sort_by(|a, b| of(b).total_cmp(&of(a)).then_with(|| a.stops.cmp(&b.stops)));
        days.truncate(self.days as usize);
        let day_of = |site: u32| (0u32..).zip(&days).find(|day| day.1.stops.contains(&site)).map(|day| day.0);
        let stop = |&site: &u32| Stop { site, people: people[site as usize], day: day_of(site) };
        let stops: Vec<Stop> = used.iter().map(stop).collect();
        let visited: Vec<u32> = stops.iter().filter(|stop| stop.day.is_some()).map(|stop| stop.site).collect();
        let by = |i: usize| visited.iter().any(|&at| f64::from(self.minutes.row(i)[at as usize]) <= self.reach);
        Ok(Rota {
            left: all,
            reached: left.iter().filter(|&&i| by(i)).map(|&i| weight(i)).sum(),
            reached_by_all: reached,
            bound,
            proof,
            stops,
            days,
            days_needed,
            days_at_least,
            too_far,
        })
    }

    /// The stops, the people they reach, the most that so many can reach, and what is proved.
    fn cover(
        &self,
        near: &[u32],
        left: &[usize],
        weight: &dyn Fn(usize) -> f64,
        all: f64,
    ) -> Result<(Vec<u32>, f64, f64, Proof), PlanError> {
        let number = self.stops.min(near.len() as u32);
        if number == 0 || left.is_empty() {
            return Ok((Vec::new(), 0.0, 0.0, Proof::Best));
        }
        let mut builder = CostsBuilder::new(near.len() as u32);
        for &i in left {
            let row = self.minutes.row(i);
            let within = (0u32..).zip(near).filter(|pair| f64::from(row[*pair.1 as usize]) <= self.reach);
            builder.row(within.map(|pair| (pair.0, 0.0)), weight(i));
        }
        let refused = |_| PlanError::NotFound;
        let problem = Problem::new(builder.build(), number..=number).map_err(refused)?;
        let answer = solve(&problem, &self.effort)?;
        let chosen = answer.open.iter().map(|&at| near[at as usize]).collect();
        Ok((chosen, all - answer.value, all - answer.bound, answer.proof))
    }

    fn check(&self) -> Result<(), PlanError> {
        let sites = self.minutes.sites();
        let mut reasons = Vec::new();
        let known = |at: &u32| (*at as usize) < sites;
        if !(self.open.iter().all(known) && self.places.iter().all(known) && known(&self.home)) {
            reasons.push(Text::new("en plats finns inte", "a site does not exist"));
        }
        if self.need.is_some_and(|need| need.len() != self.demand.len()) {
            reasons.push(Text::new("tabellerna gäller olika områden", "the tables are of different areas"));
        }
        let limits = &self.limits;
        let minutes = [self.band, self.reach, limits.stop_minutes, limits.day_minutes, limits.drive_minutes];
        if !minutes.iter().all(|minutes| minutes.is_finite() && *minutes >= 0.0) {
            reasons.push(Text::new("minuter ska vara tal ≥ 0", "minutes must be numbers ≥ 0"));
        }
        if self.stops == 0 || self.days == 0 {
            reasons.push(Text::new("hållplatser och dagar ska vara minst 1", "stops and days must be at least 1"));
        }
        if !(1..=MOST as u32).contains(&limits.stops) {
            reasons.push(Text::new(
                format!("hållplatser per dag ska vara 1–{MOST}"),
                format!("stops of a day must be 1–{MOST}"),
            ));
        }
        if reasons.is_empty() { Ok(()) } else { Err(PlanError::Refused(reasons)) }
    }
}

impl Rota {
    /// In words.
    pub fn sentence(&self) -> Text {
        let [left, reached, bound] = [self.left, self.reached, self.bound].map(|people| Text::number(people, 0));
        let stops = self.stops.iter().filter(|stop| stop.day.is_some()).count();
        let reach = if stops == 1 { "reaches" } else { "reach" };
        let stops = counted(stops, ["hållplats", "hållplatser"], ["stop", "stops"]);
        let days = |n: usize| counted(n, ["dag", "dagar"], ["day", "days"]);
        let (driven, needed, fewest) = (days(self.days.len()), days(self.days_needed as usize), self.days_at_least);
        Text::new(
            format!(
                "{} på {} når {} av {} som annars har för långt; så många hållplatser kan inte nå fler än {}. Alla valda hållplatser tar {} (minst {}).",
                stops.sv, driven.sv, reached.sv, left.sv, bound.sv, needed.sv, fewest
            ),
            format!(
                "{} on {} {reach} {} of {} who are left too far away; so many stops cannot reach more than {}. All chosen stops take {} (at least {}).",
                stops.en, driven.en, reached.en, left.en, bound.en, needed.en, fewest
            ),
        )
    }
}

/// How many there are of something: one or several, in each language.
fn counted(n: usize, [one, several]: [&str; 2], [one_en, several_en]: [&str; 2]) -> Text {
    let number = Text::number(n as f64, 0);
    let (sv, en) = if n == 1 { (one, one_en) } else { (several, several_en) };
    Text::new(format!("{} {sv}", number.sv), format!("{} {en}", number.en))
}

/// Minutes of the bus between sites by the model of travel.
pub fn way_by_model<'a>(sites: &'a [Site], model: &'a TravelModel) -> impl Fn(u32, u32) -> f64 + 'a {
    |a, b| {
        let (from, to) = (&sites[a as usize], &sites[b as usize]);
        if a == b { 0.0 } else { model.minutes((from.x - to.x).hypot(from.y - to.y)) }
    }
}
