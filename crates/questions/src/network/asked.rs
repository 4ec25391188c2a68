//! A brief on its ground, in the terms of planning: what may be decided, what is best, what must hold.

use super::brief::{AimBrief, Brief, CapacityBrief, ConditionBrief, NumberBrief};
use super::error::NetworkError;
use super::ground::{Ground, in_division};
use crate::Bilingual;
use segbar_planning::{Aim, Budget, Condition, Setup, SiteCost, Status};
use segbar_siting::{Effort, Progress};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// The most offices that conditions and numbers may speak of.
const MOST: u32 = 100_000;

/// A checked question.
pub(super) struct Asked {
    pub aim: Aim,
    pub conditions: Vec<Condition>,
    number: RangeInclusive<u32>,
    status: Vec<Status>,
    /// What each site can take, in people × need; nothing where there is no limit at all.
    pub capacity: Option<Vec<Option<f64>>>,
    gap: f64,
    rounds: u32,
}

impl Asked {
    /// What a brief asks of its ground, or every reason against it.
    pub fn of(brief: &Brief, ground: &Ground) -> Result<Self, NetworkError> {
        let mut reasons = Reasons::default();
        let status = status(brief, ground, &mut reasons);
        let aim = match brief.aim {
            AimBrief::LeastMean => Aim::LeastMean,
            AimBrief::LeastWorst => Aim::LeastWorst,
            AimBrief::MostWithin { minutes } => Aim::MostWithin(minutes),
            AimBrief::FewestWithin { minutes } => Aim::FewestWithin(minutes),
        };
        if let AimBrief::MostWithin { minutes } | AimBrief::FewestWithin { minutes } = brief.aim
            && !is_minutes(minutes)
        {
            reasons.push("aim", of_minutes(minutes));
        }
        let today = u32::try_from(ground.today().len()).unwrap_or(MOST).max(1);
        let NumberBrief { least, most } = brief.number.unwrap_or(NumberBrief { least: today, most: today });
        if least > most || most == 0 || most > MOST {
            let (sv, en) = (
                format!("Antalet kontor {least}–{most} är inget möjligt antal."),
                format!("The number of offices {least}–{most} is no possible number."),
            );
            reasons.push("number", Bilingual::new(sv, en));
        }
        let mut conditions = Vec::new();
        for (at, one) in brief.conditions.iter().enumerate() {
            let mut against = Vec::new();
            conditions.extend(condition(one, brief, ground, &mut against));
            reasons.all(&format!("conditions.{at}"), against);
        }
        let mut against = Vec::new();
        let capacity = brief.capacity.map(|of| capacity(of, brief.aim, ground, &mut against));
        reasons.all("capacity", against);
        let gap = brief.effort.gap_percent / 100.0;
        if !(0.0..=1.0).contains(&gap) {
            let (sv, en) =
                ("Avståndet till det bästa möjliga ska vara 0–100 %.", "The gap to the best possible must be 0–100 %.");
            reasons.push("effort.gap_percent", Bilingual::new(sv, en));
        }
        if !(1..=1_000_000).contains(&brief.effort.rounds) {
            let (sv, en) = ("Antalet varv ska vara 1–1 000 000.", "The rounds must be 1–1 000 000.");
            reasons.push("effort.rounds", Bilingual::new(sv, en));
        }
        if !reasons.0.is_empty() {
            return Err(NetworkError::Wrong(reasons.0));
        }
        Ok(Asked { aim, conditions, number: least..=most, status, capacity, gap, rounds: brief.effort.rounds })
    }

    /// The people, weighed by need, that some site can reach: what mean values are per.
    pub fn people(&self, ground: &Ground) -> f64 {
        let shut = |status: &Status| matches!(status, Status::Closing | Status::Excluded);
        let reached =
            |i: &usize| ground.minutes.row(*i).iter().zip(&self.status).any(|pair| pair.0.is_finite() && !shut(pair.1));
        let weight = |i: usize| ground.need.as_ref().map_or(1.0, |need| need.weights[i]);
        (0..ground.demand.len()).filter(reached).map(|i| ground.demand.people[i] * weight(i)).sum()
    }

    /// The question on its ground; `stop` ends the work with what is known by then, `told` hears what is known so far.
    pub fn setup<'a>(
        &'a self,
        ground: &'a Ground,
        stop: &'a dyn Fn() -> bool,
        told: &'a dyn Fn(&Progress),
    ) -> Setup<'a> {
        Setup {
            demand: &ground.demand,
            sites: &ground.sites,
            minutes: &ground.minutes,
            status: &self.status,
            aim: self.aim,
            number: self.number.clone(),
            conditions: &self.conditions,
            need: ground.need.as_ref().map(|need| need.weights.as_slice()),
            effort: Effort {
                rounds: self.rounds,
                gap: self.gap,
                nodes: u64::from(self.rounds),
                stop,
                told,
                ..Effort::default()
            },
        }
    }
}

/// Reasons against a brief, each with the part that it is about.
#[derive(Default)]
struct Reasons(Vec<(String, Bilingual)>);

impl Reasons {
    fn push(&mut self, part: &str, reason: Bilingual) {
        self.0.push((part.to_owned(), reason));
    }

    fn all(&mut self, part: &str, reasons: impl IntoIterator<Item = Bilingual>) {
        reasons.into_iter().for_each(|reason| self.push(part, reason));
    }
}

/// What may be decided about each site. A site that two lists say different things of is a reason.
fn status(brief: &Brief, ground: &Ground, reasons: &mut Reasons) -> Vec<Status> {
    let mut status = ground.status.clone();
    if brief.keep_all {
        status.iter_mut().filter(|s| **s == Status::Today).for_each(|s| *s = Status::Kept);
    }
    let office = |at: u32| ground.status[at as usize] != Status::Candidate;
    let mut said: BTreeMap<u32, (&str, Status)> = BTreeMap::new();
    let lists: [(&str, &[String], u8); 5] = [
        ("keep", &brief.keep, 0),
        ("close", &brief.close, 0),
        ("add", &brief.add, 1),
        ("lock", &brief.lock, 2),
        ("without", &brief.without, 2),
    ];
    for (list, names, among) in lists {
        let counted = |at: u32| match among {
            0 => office(at),
            1 => !office(at),
            _ => true,
        };
        // One name at a time: what is wrong with one says nothing against the others.
        let found = names.iter().map(|name| ground.positions(std::slice::from_ref(name), counted));
        let (known, unknown): (Vec<_>, Vec<_>) = found.partition(Result::is_ok);
        reasons.all(list, unknown.into_iter().filter_map(Result::err).flatten().map(|of| in_list(list, &of)));
        let positions: Vec<u32> = known.into_iter().flatten().flatten().collect();
        for at in positions {
            let becomes = match (list, office(at)) {
                ("keep" | "lock", true) => Status::Kept,
                ("add", _) => Status::Decided,
                (_, true) => Status::Closing,
                (_, false) => Status::Excluded,
            };
            match said.insert(at, (list, becomes)) {
                Some((other, before)) if before != becomes => {
                    let name = &ground.sites[at as usize].name;
                    let (sv, en) = (
                        format!("{name} står både under {other} och {list}, som säger olika."),
                        format!("{name} stands under both {other} and {list}, which say different things."),
                    );
                    reasons.push(list, Bilingual::new(sv, en));
                }
                _ => {}
            }
            status[at as usize] = becomes;
        }
    }
    status
}

/// In the terms of planning, or a reason.
fn condition(of: &ConditionBrief, brief: &Brief, ground: &Ground, reasons: &mut Vec<Bilingual>) -> Option<Condition> {
    let before = reasons.len();
    let condition = match of {
        ConditionBrief::OnePerRegion => Condition::OnePerRegion,
        ConditionBrief::OnePerCounty => Condition::OnePerCounty,
        ConditionBrief::OnePer { division } => match in_division(brief, &ground.sites, division) {
            Some(of) => Condition::OnePer { grouping: division.clone(), of },
            None => {
                let known: Vec<&str> = brief.divisions.keys().map(String::as_str).collect();
                let known = [&["region", "county", "municipality"], known.as_slice()].concat().join(", ");
                reasons.push(Bilingual::new(
                    format!("Det finns ingen indelning '{division}' av kommunerna; det finns {known}."),
                    format!("There is no division '{division}' of the municipalities; there are {known}."),
                ));
                return None;
            }
        },
        ConditionBrief::StayInMunicipalities => Condition::StayInMunicipalities,
        ConditionBrief::StayAtLeast { offices } => Condition::StayAtLeast(*offices),
        ConditionBrief::AtMost { grouping, groups, minutes } => {
            if !is_minutes(*minutes) {
                reasons.push(of_minutes(*minutes));
            }
            Condition::AtMost { grouping: grouping.clone(), groups: groups.clone(), minutes: *minutes }
        }
        ConditionBrief::LoseAtMost { grouping, groups, percent, minutes } => {
            if !is_minutes(*minutes) {
                reasons.push(of_minutes(*minutes));
            }
            if !(0.0..=100.0).contains(percent) {
                reasons.push(Bilingual::new(
                    format!("Andelen {percent} % ska ligga mellan 0 och 100."),
                    format!("The share {percent} % must lie between 0 and 100."),
                ));
            }
            Condition::LoseAtMost {
                grouping: grouping.clone(),
                groups: groups.clone(),
                share: percent / 100.0,
                minutes: *minutes,
            }
        }
        ConditionBrief::Apart { km } => {
            if !(km.is_finite() && *km >= 0.0) {
                reasons.push(Bilingual::new(
                    format!("Avståndet {km} km ska vara ett tal ≥ 0."),
                    format!("The distance {km} km must be a number ≥ 0."),
                ));
            }
            Condition::Apart(km * 1000.0)
        }
        ConditionBrief::Budget { most, rent, opening, closing } => {
            let cost = |at: usize| {
                let known = ground.offices.get(at).and_then(|office| office.rent_sek_year);
                SiteCost { running: known.unwrap_or(*rent), opening: *opening, closing: *closing }
            };
            Condition::Budget(Budget { costs: (0..ground.sites.len()).map(cost).collect(), most: *most })
        }
    };
    (reasons.len() == before).then_some(condition)
}

/// What each site can take.
fn capacity(of: CapacityBrief, aim: AimBrief, ground: &Ground, reasons: &mut Vec<Bilingual>) -> Vec<Option<f64>> {
    let possible = |amount: f64| amount.is_finite() && amount > 0.0;
    if !possible(of.people_per_staff) || of.otherwise.is_some_and(|amount| !possible(amount)) {
        reasons.push(Bilingual::new("Kapaciteter ska vara tal > 0.", "Capacities must be numbers > 0."));
    }
    if !matches!(aim, AimBrief::LeastMean | AimBrief::MostWithin { .. }) {
        reasons.push(Bilingual::new(
            "Med kapacitet söks kortast medeltid eller flest inom ett antal minuter; välj ett av de målen.",
            "With capacity the least mean time or the most people within a number of minutes is sought; choose one of those aims.",
        ));
    }
    let site = |at: usize| {
        let staff = ground.offices.get(at).and_then(|office| office.staff);
        staff.map(|staff| staff * of.people_per_staff).or(of.otherwise)
    };
    (0..ground.sites.len()).map(site).collect()
}

fn is_minutes(minutes: f64) -> bool {
    minutes.is_finite() && minutes >= 0.0
}

fn of_minutes(minutes: f64) -> Bilingual {
    Bilingual::new(
        format!("{minutes} minuter ska vara ett tal ≥ 0."),
        format!("{minutes} minutes must be a number ≥ 0."),
    )
}

fn in_list(list: &str, of: &Bilingual) -> Bilingual {
    Bilingual::new(format!("{list}: {}", of.sv), format!("{list}: {}", of.en))
}
