//! What does each condition cost, and which cannot hold together?

use segbar_siting::{CostsBuilder, Effort, NoAnswer, Problem, Proof, Rule, solve};

use crate::condition::Condition;
use crate::plan::{Plan, PlanError, Setup};

/// What one condition costs: the plan without it, beside the plan with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Price {
    /// Position of the condition.
    pub condition: usize,
    /// The best network that was found without it.
    pub without: Plan,
    /// How much worse the value is because of it, by what was found.
    pub found: f64,
    /// The price is at least this, by the bounds.
    pub least: f64,
    /// The price is at most this, by the bounds.
    pub most: f64,
}

/// A smallest set of conditions that cannot hold together.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Positions of the conditions; none where the number of offices alone makes it impossible.
    pub conditions: Vec<usize>,
    /// Whether it is proved that no smaller set conflicts: a network was found for each.
    pub smallest: bool,
    /// The fewest offices with which all conditions were found to hold, where that is more than asked for.
    pub offices_needed: Option<u32>,
    /// The most offices with which all conditions were found to hold, where more are asked for.
    pub offices_most: Option<u32>,
    /// Whether it is proved that no fewer (or no more) offices will do.
    pub offices_proved: bool,
    /// Which of the conditions of the conflict would each alone, if left out, make all others possible: a network was found.
    pub enough_to_drop: Vec<usize>,
}

/// Whether a network that keeps conditions exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// One was found.
    Found,
    /// It is proved that there is none.
    Impossible,
    /// Neither.
    Unknown,
}

impl Setup<'_> {
    /// The price of each condition. Costs a plan per condition.
    ///
    /// # Errors
    /// Those of [`Setup::plan`].
    pub fn prices(&self, with: &Plan) -> Result<Vec<Price>, PlanError> {
        let price = |at: usize| {
            let rest: Vec<Condition> = without(self.conditions, at);
            let without = Setup { conditions: &rest, ..self.clone_of() }.plan()?;
            // A network found without the condition can only be as good or better; what was found may say otherwise
            // within the gap of the two.
            let sign = if matches!(self.aim, crate::aim::Aim::MostWithin(_)) { -1.0 } else { 1.0 };
            let found = sign * (with.value - without.value);
            let least = (sign * (with.bound - without.value)).max(0.0);
            let most = (sign * (with.value - without.bound)).max(0.0);
            Ok(Price { condition: at, without, found: found.max(0.0), least, most })
        };
        (0..self.conditions.len()).map(price).collect()
    }

    /// Which conditions cannot hold together, when [`Setup::plan`] says that no network keeps them all; `None` where
    /// some network does, or none is proved impossible. Sets are tried from the smallest, up to three conditions; then one that cannot be made
    /// smaller is sought by leaving out one after another.
    ///
    /// # Errors
    /// That the question cannot be asked.
    pub fn conflict(&self) -> Result<Option<Conflict>, PlanError> {
        let all: Vec<usize> = (0..self.conditions.len()).collect();
        if self.possible(&all)? != Verdict::Impossible {
            return Ok(None);
        }
        let (mut conditions, mut smallest) = (all.clone(), true);
        'found: {
            for size in 0..=3.min(all.len()) {
                for set in choose(all.len(), size) {
                    match self.possible(&set)? {
                        Verdict::Found => {}
                        Verdict::Unknown => smallest = false,
                        Verdict::Impossible => {
                            conditions = set;
                            break 'found;
                        }
                    }
                }
            }
            smallest = false;
            for at in all {
                let rest: Vec<usize> = conditions.iter().copied().filter(|&other| other != at).collect();
                if self.possible(&rest)? == Verdict::Impossible {
                    conditions = rest;
                }
            }
        }
        let mut enough_to_drop = Vec::new();
        for &at in &conditions {
            let rest: Vec<usize> = (0..self.conditions.len()).filter(|&other| other != at).collect();
            if self.possible(&rest)? == Verdict::Found {
                enough_to_drop.push(at);
            }
        }
        let (mut offices_needed, mut offices_most) = (None, None);
        let mut offices_proved = false;
        if let Some((fewest, proved)) = self.fewest_for()? {
            if fewest > *self.number.end() {
                (offices_needed, offices_proved) = (Some(fewest), proved);
            } else if fewest < *self.number.start() {
                let (most, proved) = self.most_for(fewest)?;
                (offices_most, offices_proved) = (Some(most), proved);
            }
        }
        Ok(Some(Conflict { conditions, smallest, offices_needed, offices_most, offices_proved, enough_to_drop }))
    }

    /// Whether a network keeps these of the conditions.
    fn possible(&self, conditions: &[usize]) -> Result<Verdict, PlanError> {
        let these: Vec<Condition> = conditions.iter().map(|&at| self.conditions[at].clone()).collect();
        Setup { conditions: &these, ..self.clone_of() }.verdict()
    }

    /// Whether a network keeps the conditions, as far as the effort tells.
    pub(crate) fn verdict(&self) -> Result<Verdict, PlanError> {
        let problem = self.only_rules(self.rules()?, self.number.clone())?;
        let effort = Effort { enough: f64::INFINITY, ..self.effort };
        Ok(match solve(&problem, &effort) {
            Ok(_) => Verdict::Found,
            Err(NoAnswer::Impossible) => Verdict::Impossible,
            Err(NoAnswer::NotFound) => Verdict::Unknown,
        })
    }

    /// The fewest offices with which the conditions were found to hold, and whether it is proved that no fewer do.
    fn fewest_for(&self) -> Result<Option<(u32, bool)>, PlanError> {
        let problem = self.only_rules(self.rules()?, 1..=self.sites.len() as u32)?.in_steps_of(1.0);
        let answer = solve(&problem, &self.effort).ok();
        Ok(answer.map(|answer| (answer.open.len() as u32, answer.proof == Proof::Best)))
    }

    /// The most offices with which the conditions were found to hold, by halving between a number that will do and the
    /// number that is asked for, which will not; and whether one more is proved to be too many.
    fn most_for(&self, holds: u32) -> Result<(u32, bool), PlanError> {
        let (mut low, mut high, mut proved) = (holds, *self.number.start(), true);
        while low + 1 < high {
            let middle = low + (high - low) / 2;
            let problem = self.only_rules(self.rules()?, middle..=high - 1)?;
            match solve(&problem, &Effort { enough: f64::INFINITY, ..self.effort }) {
                Ok(answer) => low = answer.open.len() as u32,
                Err(NoAnswer::Impossible) => high = middle,
                Err(NoAnswer::NotFound) => (high, proved) = (middle, false),
            }
        }
        Ok((low, proved))
    }

    pub(crate) fn only_rules(
        &self,
        rules: Vec<Rule>,
        number: std::ops::RangeInclusive<u32>,
    ) -> Result<Problem, PlanError> {
        let sites = self.sites.len();
        Problem::new(CostsBuilder::new(sites as u32).build(), number)
            .and_then(|problem| problem.opening(vec![1.0; sites]))
            .and_then(|problem| problem.choices(self.choices()))
            .and_then(|problem| problem.rules(rules))
            .map_err(|_| PlanError::Impossible)
    }

    pub(crate) fn clone_of(&self) -> Setup<'_> {
        Setup { number: self.number.clone(), effort: Effort { ..self.effort }, ..*self }
    }
}

fn without(conditions: &[Condition], at: usize) -> Vec<Condition> {
    conditions.iter().enumerate().filter(|pair| pair.0 != at).map(|pair| pair.1.clone()).collect()
}

/// Every set of `size` of `count` positions, in order.
fn choose(count: usize, size: usize) -> Vec<Vec<usize>> {
    let mut sets = vec![Vec::new()];
    for _ in 0..size {
        let longer = |set: &Vec<usize>| {
            let from = set.last().map_or(0, |last| last + 1);
            (from..count).map(|next| [set.as_slice(), &[next]].concat()).collect::<Vec<_>>()
        };
        sets = sets.iter().flat_map(longer).collect();
    }
    sets
}
