//! What is to be decided.

use std::ops::RangeInclusive;

use crate::costs::Costs;
use crate::rule::Rule;

/// What may be decided about a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    /// It may be opened.
    Free,
    /// It is open.
    Keep,
    /// It is not open.
    Shut,
}

/// min Σᵢ minⱼ cᵢⱼ + Σⱼ fⱼ over the sets of open candidates j whose number is allowed and that keep every rule; a demand
/// point i that no open candidate serves costs its cost otherwise.
#[derive(Clone, Debug)]
pub struct Problem {
    pub(crate) costs: Costs,
    pub(crate) opening: Vec<f64>,
    pub(crate) number: RangeInclusive<u32>,
    pub(crate) choices: Vec<Choice>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) step: f64,
}

/// Why numbers are no problem that can be worked on.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ProblemError {
    /// There is nothing to choose from.
    #[error("there are no candidates")]
    NoCandidates,
    /// A cost is not a number ≥ 0.
    #[error("the cost from demand point {demand} to candidate {candidate} is {cost}: it must be a finite number ≥ 0")]
    Cost {
        /// Position of the demand point.
        demand: usize,
        /// Position of the candidate.
        candidate: u32,
        /// What stands there.
        cost: f64,
    },
    /// A demand point must be served, but not by every candidate: then a set of candidates may leave it with nothing.
    #[error(
        "demand point {0} must be served, but not every candidate reaches it: give it a cost otherwise, and a rule of \
         coverage if it must be reached"
    )]
    Unreachable(usize),
    /// Demand points must be served and nothing needs to be open.
    #[error("demand points must be served, so at least one candidate is to be open")]
    NothingOpen,
    /// More are to be open than there are.
    #[error("at least {least} candidates are to be open, but only {candidates} may be")]
    TooMany {
        /// The least number.
        least: u32,
        /// How many may be open.
        candidates: u32,
    },
    /// More are kept than may be open.
    #[error("{kept} candidates are to be kept open, but at most {most} may be open")]
    TooManyKept {
        /// How many are kept.
        kept: u32,
        /// The greatest number.
        most: u32,
    },
    /// A list has another length than there are candidates, or names one that does not exist.
    #[error("{0}")]
    Shape(String),
}

impl Problem {
    /// A problem in which opening is free of charge, every candidate may be opened and there are no rules.
    ///
    /// # Errors
    /// Every reason against the numbers at once.
    pub fn new(costs: Costs, number: RangeInclusive<u32>) -> Result<Self, Vec<ProblemError>> {
        let candidates = costs.candidates() as usize;
        let problem = Self {
            opening: vec![0.0; candidates],
            number,
            choices: vec![Choice::Free; candidates],
            rules: Vec::new(),
            step: 0.0,
            costs,
        };
        problem.check()
    }

    /// What each candidate costs to open, ≥ 0.
    ///
    /// # Errors
    /// The reasons against the numbers.
    pub fn opening(mut self, opening: Vec<f64>) -> Result<Self, Vec<ProblemError>> {
        self.opening = opening;
        self.check()
    }

    /// What may be decided about each candidate.
    ///
    /// # Errors
    /// The reasons against the choices.
    pub fn choices(mut self, choices: Vec<Choice>) -> Result<Self, Vec<ProblemError>> {
        self.choices = choices;
        self.check()
    }

    /// The rules, which stay in this order.
    ///
    /// # Errors
    /// The reasons against the rules.
    pub fn rules(mut self, rules: Vec<Rule>) -> Result<Self, Vec<ProblemError>> {
        self.rules = rules;
        self.check()
    }

    /// That the value of every answer is a whole multiple of `step`: the proof may then stop as soon as the bound is
    /// less than one step away. 0 where that is not known.
    #[must_use]
    pub fn in_steps_of(mut self, step: f64) -> Self {
        self.step = step;
        self
    }

    /// How many candidates.
    pub fn candidates(&self) -> usize {
        self.opening.len()
    }

    /// The value of a set of open candidates, whether or not it keeps the rules; ∞ where a point is left unserved that
    /// must be served. Costs a pass over the demand points.
    pub fn value(&self, open: &[bool]) -> f64 {
        let served = (0..self.costs.demand()).map(|demand| {
            let (candidates, costs) = self.costs.row(demand);
            let nearest = candidates.iter().position(|&candidate| open[candidate as usize]);
            nearest.map_or(self.costs.otherwise(demand), |at| costs[at])
        });
        let opened = self.opening.iter().zip(open).filter(|pair| *pair.1).map(|pair| *pair.0);
        served.sum::<f64>() + opened.sum::<f64>()
    }

    /// Whether a set of open candidates is allowed: number, kept and shut candidates, rules.
    pub fn allows(&self, open: &[bool]) -> bool {
        let number = open.iter().filter(|open| **open).count();
        let chosen = self.choices.iter().zip(open).all(|pair| match pair.0 {
            Choice::Free => true,
            Choice::Keep => *pair.1,
            Choice::Shut => !*pair.1,
        });
        let number = u32::try_from(number).is_ok_and(|number| self.number.contains(&number));
        chosen && number && self.rules.iter().all(|rule| rule.violation(open) == 0.0)
    }

    fn check(self) -> Result<Self, Vec<ProblemError>> {
        let mut reasons = Vec::new();
        let candidates = self.costs.candidates();
        let count = candidates as usize;
        if count == 0 {
            reasons.push(ProblemError::NoCandidates);
        }
        for (name, length) in [("opening costs", self.opening.len()), ("choices", self.choices.len())] {
            if length != count {
                reasons.push(ProblemError::Shape(format!("there are {length} {name} for {count} candidates")));
            }
        }
        if let Some(at) = self.opening.iter().position(|cost| !(cost.is_finite() && *cost >= 0.0)) {
            reasons
                .push(ProblemError::Shape(format!("the opening cost of candidate {at} must be a finite number ≥ 0")));
        }
        for (position, rule) in self.rules.iter().enumerate() {
            reasons.extend(against_rule(position, rule, candidates));
        }
        if !reasons.is_empty() {
            return Err(reasons);
        }
        let mut may_be = vec![true; count];
        for (may, choice) in may_be.iter_mut().zip(&self.choices) {
            *may = *choice != Choice::Shut;
        }
        let mut must = false;
        for demand in 0..self.costs.demand() {
            let (row, costs) = self.costs.row(demand);
            if let Some(at) = row.iter().position(|candidate| *candidate >= candidates) {
                reasons.push(ProblemError::Shape(format!("demand point {demand} names candidate {}", row[at])));
                continue;
            }
            if let Some(at) = costs.iter().position(|cost| !(cost.is_finite() && *cost >= 0.0)) {
                reasons.push(ProblemError::Cost { demand, candidate: row[at], cost: costs[at] });
            }
            if self.costs.otherwise(demand).is_finite() {
                continue;
            }
            must = true;
            if row.len() < count {
                reasons.push(ProblemError::Unreachable(demand));
            }
        }
        if must && *self.number.start() == 0 {
            reasons.push(ProblemError::NothingOpen);
        }
        let allowed = may_be.iter().filter(|may| **may).count();
        let kept = self.choices.iter().filter(|choice| **choice == Choice::Keep).count();
        let (allowed, kept) = (u32::try_from(allowed).unwrap_or(u32::MAX), u32::try_from(kept).unwrap_or(u32::MAX));
        if *self.number.start() > allowed {
            reasons.push(ProblemError::TooMany { least: *self.number.start(), candidates: allowed });
        }
        if kept > *self.number.end() {
            reasons.push(ProblemError::TooManyKept { kept, most: *self.number.end() });
        }
        if self.number.is_empty() {
            reasons.push(ProblemError::Shape("the least number is greater than the greatest".into()));
        }
        if reasons.is_empty() { Ok(self) } else { Err(reasons) }
    }
}

fn against_rule(position: usize, rule: &Rule, candidates: u32) -> Vec<ProblemError> {
    let mut reasons = Vec::new();
    let mut shape = |what: &str| reasons.push(ProblemError::Shape(format!("rule {position}: {what}")));
    let known = |mut members: Box<dyn Iterator<Item = u32> + '_>| {
        let mut seen = vec![false; candidates as usize];
        members.all(|member| seen.get_mut(member as usize).is_some_and(|seen| !std::mem::replace(seen, true)))
    };
    match rule {
        Rule::Sum { terms, least, most } => {
            if !known(Box::new(terms.iter().map(|term| term.0))) {
                shape("a candidate does not exist or stands there twice");
            }
            if terms.iter().any(|term| !term.1.is_finite()) || least.is_nan() || most.is_nan() || least > most {
                shape("coefficients must be finite, and the least not greater than the most");
            }
        }
        Rule::Coverage { sets, at_most } => {
            if sets.iter().any(|set| !known(Box::new(set.1.iter().copied()))) {
                shape("a candidate does not exist or stands twice in a set");
            }
            if sets.iter().any(|set| !(set.0.is_finite() && set.0 > 0.0)) || at_most.is_nan() || *at_most < 0.0 {
                shape("weights must be finite and > 0, and what may be left uncovered ≥ 0");
            }
        }
    }
    reasons
}
