//! Which network is best, and how far from the best possible can it be?

use std::ops::RangeInclusive;

use segbar_domain::Text;
use segbar_siting::{
    Answer, Choice, Costs, CostsBuilder, Effort, NoAnswer, Problem, Proof, Rule, center, fewest, solve,
};

use crate::access::Access;
use crate::aim::Aim;
use crate::condition::{Condition, Ground};
use crate::demand::Demand;
use crate::minutes::Minutes;
use crate::site::Site;

/// What may be decided about a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// There is no office today; one may be opened.
    Candidate,
    /// There is an office today; it may be closed.
    Today,
    /// There is an office today, and it stays.
    Kept,
    /// There is an office today, and it closes.
    Closing,
    /// There is no office today, and one is to be opened.
    Decided,
    /// There is no office today, and none is to be opened.
    Excluded,
}

/// What is asked.
pub struct Setup<'a> {
    /// Who lives where.
    pub demand: &'a Demand,
    /// Offices of today and candidates.
    pub sites: &'a [Site],
    /// Minutes from each demand point to each site.
    pub minutes: &'a Minutes,
    /// What may be decided about each site.
    pub status: &'a [Status],
    /// What is made best.
    pub aim: Aim,
    /// How many offices; not used by [`Aim::FewestWithin`].
    pub number: RangeInclusive<u32>,
    /// What must hold.
    pub conditions: &'a [Condition],
    /// How much the need of one person at each demand point weighs, ≥ 0; nothing weighs all people alike.
    pub need: Option<&'a [f64]>,
    /// How much is tried.
    pub effort: Effort<'a>,
}

/// The network that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Open sites, by position.
    pub open: Vec<u32>,
    /// What was made best.
    pub aim: Aim,
    /// Its value: mean minutes, worst minutes, people within, or offices. With weights of need, people are weighted.
    pub value: f64,
    /// No allowed network is better than this: not lower, or for people within not higher.
    pub bound: f64,
    /// Whether the answer is proved to be the best.
    pub proof: Proof,
    /// People counted (weighted).
    pub people: f64,
    /// People whom no site can reach; they are left out of the value.
    pub unreachable: f64,
    /// Rounds of the relaxation.
    pub rounds: u64,
    /// Nodes of the proof.
    pub nodes: u64,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanError {
    /// What was asked cannot be asked: every reason.
    Refused(Vec<Text>),
    /// No network keeps the conditions: proved.
    Impossible,
    /// None was found; it is not proved that there is none.
    NotFound,
}

impl Setup<'_> {
    /// The sites with an office today.
    pub fn today(&self) -> Vec<u32> {
        let is = |status: &Status| matches!(status, Status::Today | Status::Kept | Status::Closing);
        (0..).zip(self.status).filter(|pair| is(pair.1)).map(|pair| pair.0).collect()
    }

    /// The best network that the effort finds, with its bound.
    ///
    /// # Errors
    /// That the question cannot be asked, or that no network keeps the conditions.
    pub fn plan(&self) -> Result<Plan, PlanError> {
        self.check()?;
        let rules = self.rules()?;
        match self.aim {
            Aim::LeastMean => self.of_costs(rules, self.people_minutes()),
            Aim::MostWithin(minutes) => self.of_costs(rules, self.people_beyond(minutes)),
            Aim::LeastWorst => self.worst(&rules),
            Aim::FewestWithin(minutes) => self.few(&rules, minutes),
        }
    }

    pub(crate) fn rules(&self) -> Result<Vec<Rule>, PlanError> {
        let today = self.today();
        let now = Access::new(self.minutes, self.demand.len(), &today).minutes;
        let ground = Ground {
            demand: self.demand,
            sites: self.sites,
            status: self.status,
            minutes: self.minutes,
            today: &today,
            now: &now,
        };
        let (mut rules, mut reasons) = (Vec::new(), Vec::new());
        for condition in self.conditions {
            match condition.rules(&ground) {
                Ok(found) => rules.extend(found),
                Err(reason) => reasons.push(reason),
            }
        }
        if reasons.is_empty() { Ok(rules) } else { Err(PlanError::Refused(reasons)) }
    }

    pub(crate) fn choices(&self) -> Vec<Choice> {
        let choice = |status: &Status| match status {
            Status::Candidate | Status::Today => Choice::Free,
            Status::Kept | Status::Decided => Choice::Keep,
            Status::Closing | Status::Excluded => Choice::Shut,
        };
        self.status.iter().map(choice).collect()
    }

    fn check(&self) -> Result<(), PlanError> {
        let (sites, demand) = (self.sites.len(), self.demand.len());
        let mut reasons = Vec::new();
        if demand == 0 || self.demand.total() <= 0.0 {
            reasons.push(Text::new("underlaget har inga invånare", "there are no people in the demand"));
        }
        if self.minutes.sites() != sites || self.status.len() != sites {
            reasons.push(Text::new("tabellerna gäller olika platser", "the tables are of different sites"));
        }
        if self
            .need
            .is_some_and(|need| need.len() != demand || need.iter().any(|need| !need.is_finite() || *need < 0.0))
        {
            reasons.push(Text::new(
                "behovsvikterna ska vara tal ≥ 0, ett för varje område",
                "weights of need are numbers ≥ 0, one for each area",
            ));
        }
        if self.need.is_some_and(|need| {
            need.len() == demand && self.demand.total() > 0.0 && (0..demand).all(|i| self.weight(i) <= 0.0)
        }) {
            reasons.push(Text::new("ingens behov väger något", "nobody's need weighs anything"));
        }
        let open = self.choices().iter().filter(|choice| **choice != Choice::Shut).count();
        let kept = self.choices().iter().filter(|choice| **choice == Choice::Keep).count();
        let (least, most) = (*self.number.start() as usize, *self.number.end() as usize);
        if !matches!(self.aim, Aim::FewestWithin(_)) {
            if least > open {
                reasons.push(Text::new(
                    format!("{least} kontor begärs, men bara {open} platser finns att välja"),
                    format!("{least} offices are asked for, but there are only {open} sites to choose from"),
                ));
            }
            if kept > most {
                reasons.push(Text::new(
                    format!("{kept} kontor ska vara kvar, men högst {most} får finnas"),
                    format!("{kept} offices are to stay, but at most {most} may be open"),
                ));
            }
            if most == 0 || least > most {
                reasons.push(Text::new("antalet kontor ska vara minst 1", "the number of offices must be at least 1"));
            }
        }
        if reasons.is_empty() { Ok(()) } else { Err(PlanError::Refused(reasons)) }
    }

    pub(crate) fn weight(&self, i: usize) -> f64 {
        self.demand.people[i] * self.need.map_or(1.0, |need| need[i])
    }

    /// The demand points that count (with people whose need weighs anything) and can be reached, and the people who cannot.
    pub(crate) fn counted(&self) -> (Vec<usize>, f64) {
        let choices = self.choices();
        let reached = |i: &usize| {
            let row = self.minutes.row(*i);
            row.iter().zip(&choices).any(|pair| pair.0.is_finite() && *pair.1 != Choice::Shut)
        };
        let (counted, lost): (Vec<usize>, Vec<usize>) =
            (0..self.demand.len()).filter(|&i| self.weight(i) > 0.0).partition(reached);
        (counted, lost.iter().map(|&i| self.demand.people[i]).sum())
    }

    /// Costs in people × minutes. A point that some sites do not reach must be reached all the same: a rule says so.
    fn people_minutes(&self) -> (Costs, Vec<Rule>) {
        let mut builder = CostsBuilder::new(self.sites.len() as u32);
        let mut must = Vec::new();
        for i in self.counted().0 {
            let (row, weight) = (self.minutes.row(i), self.weight(i));
            let ways = || (0u32..).zip(row).filter(|pair| pair.1.is_finite());
            let holes = ways().count() < row.len();
            let farthest = ways().map(|pair| f64::from(*pair.1)).fold(0.0, f64::max);
            let otherwise = if holes { weight * (farthest + 1.0) } else { f64::INFINITY };
            builder.row(ways().map(|(at, minutes)| (at, weight * f64::from(*minutes))), otherwise);
            if holes {
                must.push((1.0, ways().map(|pair| pair.0).collect()));
            }
        }
        let rules = if must.is_empty() { vec![] } else { vec![Rule::Coverage { sets: must, at_most: 0.0 }] };
        (builder.build(), rules)
    }

    /// Costs: the people who are left beyond a number of minutes.
    fn people_beyond(&self, most: f64) -> (Costs, Vec<Rule>) {
        let mut builder = CostsBuilder::new(self.sites.len() as u32);
        for i in self.counted().0 {
            let within = (0u32..).zip(self.minutes.row(i)).filter(|pair| f64::from(*pair.1) <= most);
            builder.row(within.map(|pair| (pair.0, 0.0)), self.weight(i));
        }
        (builder.build(), vec![])
    }

    fn of_costs(&self, mut rules: Vec<Rule>, (costs, more): (Costs, Vec<Rule>)) -> Result<Plan, PlanError> {
        rules.extend(more);
        let problem = Problem::new(costs, self.number.clone())
            .and_then(|problem| problem.choices(self.choices()))
            .and_then(|problem| problem.rules(rules))
            .map_err(refused)?;
        let (counted, unreachable) = self.counted();
        let people: f64 = counted.iter().map(|&i| self.weight(i)).sum();
        // The search counts people beyond; the gap that is promised is a share of the people within.
        let gap_from = if matches!(self.aim, Aim::MostWithin(_)) { people } else { 0.0 };
        let answer = solve(&problem, &Effort { gap_from, ..self.effort })?;
        let per = if people > 0.0 { people } else { 1.0 };
        let (value, bound) = match self.aim {
            Aim::MostWithin(_) => (people - answer.value, people - answer.bound.max(0.0)),
            _ => (answer.value / per, answer.bound / per),
        };
        let Answer { open, proof, rounds, nodes, .. } = answer;
        Ok(Plan { open, aim: self.aim, value, bound, proof, people, unreachable, rounds, nodes })
    }

    fn times(&self) -> (Costs, f64) {
        let (counted, unreachable) = self.counted();
        let mut builder = CostsBuilder::new(self.sites.len() as u32);
        for i in counted {
            let ways = (0u32..).zip(self.minutes.row(i)).filter(|pair| pair.1.is_finite());
            builder.row(ways.map(|(at, minutes)| (at, f64::from(*minutes))), f64::INFINITY);
        }
        (builder.build(), unreachable)
    }

    fn worst(&self, rules: &[Rule]) -> Result<Plan, PlanError> {
        let (times, unreachable) = self.times();
        let mut found = center(&times, *self.number.end(), &self.choices(), rules, &self.effort)?;
        let mut filled = self.filled(rules, &times, found.worst);
        // The search opens no more than allowed, but perhaps fewer than asked for: then that must be a rule, too.
        if filled.is_none() && (found.open.len() as u32) < *self.number.start() {
            let terms = (0..self.sites.len() as u32).map(|at| (at, 1.0)).collect();
            let least = Rule::Sum { terms, least: f64::from(*self.number.start()), most: f64::INFINITY };
            let with: Vec<Rule> = rules.iter().cloned().chain([least]).collect();
            found = center(&times, *self.number.end(), &self.choices(), &with, &self.effort)?;
            filled = self.filled(rules, &times, found.worst);
        }
        let open = filled.unwrap_or(found.open);
        let people = self.counted().0.into_iter().map(|i| self.weight(i)).sum();
        let (rounds, nodes) = (0, u64::from(found.covers));
        Ok(Plan {
            open,
            aim: self.aim,
            value: found.worst,
            bound: found.bound,
            proof: found.proof,
            people,
            unreachable,
            rounds,
            nodes,
        })
    }

    fn few(&self, rules: &[Rule], minutes: f64) -> Result<Plan, PlanError> {
        let (times, unreachable) = self.times();
        let mut sets = sets_within(&times, minutes);
        // What may not be open helps nobody.
        let choices = self.choices();
        sets.iter_mut().for_each(|set| set.retain(|&at| choices[at as usize] != Choice::Shut));
        // Who has no site within the minutes cannot be helped by any network: they are told of, not forgotten.
        let counted = self.counted().0;
        let (within, beyond): (Vec<usize>, Vec<usize>) = (0..counted.len()).partition(|&at| !sets[at].is_empty());
        let people = within.into_iter().map(|at| self.weight(counted[at])).sum();
        let beyond: f64 = beyond.into_iter().map(|at| self.demand.people[counted[at]]).sum();
        let sets: Vec<Vec<u32>> = sets.into_iter().filter(|set| !set.is_empty()).collect();
        let Answer { open, value, bound, proof, rounds, nodes } =
            fewest(self.sites.len() as u32, &sets, &choices, rules, &self.effort)?;
        Ok(Plan { open, aim: self.aim, value, bound, proof, people, unreachable: unreachable + beyond, rounds, nodes })
    }

    /// Of the networks with this worst time, one with a low mean that uses all offices; nothing where none is found.
    fn filled(&self, rules: &[Rule], times: &Costs, worst: f64) -> Option<Vec<u32>> {
        let sets = sets_within(times, worst).into_iter().map(|set| (1.0, set)).collect();
        let (costs, more) = self.people_minutes();
        let rules = rules.iter().cloned().chain(more).chain([Rule::Coverage { sets, at_most: 0.0 }]).collect();
        let problem = Problem::new(costs, self.number.clone()).and_then(|problem| problem.choices(self.choices()));
        let problem = problem.and_then(|problem| problem.rules(rules)).ok()?;
        let effort = Effort { rounds: 400, nodes: 1, enough: f64::NEG_INFINITY, ..self.effort };
        solve(&problem, &effort).ok().map(|answer| answer.open)
    }
}

impl Plan {
    /// At most this share from the best possible, 0 … 1.
    pub fn gap(&self) -> f64 {
        if self.value > 0.0 { ((self.value - self.bound) / self.value).abs() } else { 0.0 }
    }
}

fn sets_within(times: &Costs, most: f64) -> Vec<Vec<u32>> {
    let row = |i: usize| {
        let (sites, times) = times.row(i);
        sites[..times.partition_point(|time| *time <= most)].to_vec()
    };
    (0..times.demand()).map(row).collect()
}

fn refused(reasons: Vec<segbar_siting::ProblemError>) -> PlanError {
    PlanError::Refused(reasons.into_iter().map(|reason| Text::new(reason.to_string(), reason.to_string())).collect())
}

impl From<NoAnswer> for PlanError {
    fn from(no: NoAnswer) -> Self {
        match no {
            NoAnswer::Impossible => PlanError::Impossible,
            NoAnswer::NotFound => PlanError::NotFound,
        }
    }
}
