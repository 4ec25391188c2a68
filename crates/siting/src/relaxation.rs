//! How good can any answer be? The Lagrangian relaxation of [`Problem`](crate::Problem), and its ascent.
//!
//! With a multiplier uᵢ for every demand point (“what a point may cost”), πᵣ for every rule of sums, vₖ for every
//! protected set and μᵣ for what a rule of coverage may leave, the least of
//!
//! Σᵢ uᵢ + Σᵣ πᵣ bᵣ + Σₖ vₖ − Σᵣ μᵣ tᵣ + Σₖ min(0, μᵣ wₖ − vₖ) + min over allowed numbers of Σⱼ ρⱼ yⱼ,
//! ρⱼ = fⱼ + Σᵢ min(0, cᵢⱼ − uᵢ) − Σᵣ πᵣ aᵣⱼ − Σₖ∋ⱼ vₖ,
//!
//! lies below every allowed answer, whatever the multipliers. The best of these bounds equals that of the linear
//! program with one row per pair, which is close for siting, and a round costs only the pairs with cᵢⱼ < uᵢ.
//!
//! The ascent is the volume algorithm (Barahona and Anbil 2000, Mathematical Programming 87): steps along an average of
//! the subgradients, which also gives the shares ȳ of the linear program's answer, for branching.

use crate::costs::Costs;
use crate::problem::{Choice, Problem};
use crate::rule::Rule;

/// The problem with its multipliers laid out in one row: demand points, then per rule its own.
pub(crate) struct Relaxation<'a> {
    problem: &'a Problem,
    costs: Costs,
    /// Where the multipliers of each rule begin.
    rule_at: Vec<usize>,
    length: usize,
    /// How many candidates all rules name.
    rule_pairs: u64,
    /// Squared size of a usual step of each multiplier.
    scale: Vec<f64>,
}

/// The relaxation at one point.
#[derive(Clone)]
pub(crate) struct Point {
    pub multipliers: Vec<f64>,
    /// The bound, lowered for the rounding of its sums.
    pub bound: f64,
    pub chosen: Vec<bool>,
    /// ρⱼ.
    pub reduced: Vec<f64>,
    /// How much each relaxed row is missed: the subgradient.
    missed: Vec<f64>,
    /// Pairs looked at.
    pairs: u64,
}

/// Where an ascent ended.
pub(crate) struct Ascent {
    /// The highest point met.
    pub best: Point,
    /// Share of the rounds, later ones weighing more, in which each candidate was chosen: 0 … 1.
    pub share: Vec<f64>,
    pub rounds: u64,
    /// Pairs looked at, over all rounds.
    pub pairs: u64,
    /// Where the length of the steps ended, to go on from.
    pub length: f64,
}

/// How an ascent goes.
pub(crate) struct Climb {
    pub rounds: u32,
    /// Stop as soon as the bound is above this.
    pub enough: f64,
    /// An upper bound on the best value, or a guess of it.
    pub target: f64,
    /// First length of a step, in shares of the distance to the target.
    pub length: f64,
}

impl<'a> Relaxation<'a> {
    pub fn new(problem: &'a Problem) -> Self {
        let mut length = problem.costs.demand();
        let mut rule_pairs = 0;
        let mut rule_at = Vec::with_capacity(problem.rules.len());
        for rule in &problem.rules {
            rule_at.push(length);
            rule_pairs += match rule {
                Rule::Sum { terms, .. } => terms.len() as u64,
                Rule::Coverage { sets, .. } => sets.iter().map(|set| set.1.len() as u64).sum(),
            };
            length += match rule {
                Rule::Sum { .. } => 1,
                Rule::Coverage { sets, at_most } => sets.len() + usize::from(*at_most > 0.0),
            };
        }
        Self { problem, costs: problem.costs.clone(), rule_at, length, rule_pairs, scale: vec![1.0; length] }
    }

    /// Leaves out the pairs of candidates that are no longer to be opened.
    pub fn shrink(&mut self, choices: &[Choice]) {
        let kept: Vec<bool> = choices.iter().map(|choice| *choice != Choice::Shut).collect();
        self.costs = self.costs.only(&kept);
    }

    pub fn pairs(&self) -> usize {
        self.costs.pairs()
    }

    /// Multipliers to begin with: each demand point at what an answer lets it cost, no price on any rule.
    pub fn start(&mut self, near: &[[f64; 2]]) -> Vec<f64> {
        let mut multipliers = vec![0.0; self.length];
        let mut usual = 0.0;
        for (demand, near) in near.iter().enumerate() {
            let second = if near[1].is_finite() { near[1] } else { near[0] };
            multipliers[demand] = (0.5 * (near[0] + second)).min(self.costs.otherwise(demand));
            usual += multipliers[demand];
        }
        let usual = (usual / near.len().max(1) as f64).max(1e-12);
        for (scale, multiplier) in self.scale.iter_mut().zip(&multipliers[..near.len()]) {
            *scale = (multiplier / usual).max(0.01);
        }
        multipliers
    }

    /// The bound at these multipliers, with these choices.
    pub fn at(&self, multipliers: &[f64], choices: &[Choice], point: &mut Point) {
        point.multipliers.clear();
        point.multipliers.extend_from_slice(multipliers);
        point.reduced.clear();
        point.reduced.extend_from_slice(&self.problem.opening);
        point.missed.clear();
        point.missed.resize(self.length, 0.0);
        let (mut constant, mut size) = (0.0, 0.0);
        let demand = self.costs.demand();
        point.pairs = self.rule_pairs;
        for (i, &u) in multipliers[..demand].iter().enumerate() {
            constant += u;
            size += u.abs();
            let (candidates, costs) = self.costs.row(i);
            for (&j, &cost) in candidates.iter().zip(costs) {
                if cost >= u {
                    break;
                }
                point.reduced[j as usize] += cost - u;
            }
        }
        for (rule, &at) in self.problem.rules.iter().zip(&self.rule_at) {
            let (part, missed) = (&multipliers[at..], &mut point.missed[at..]);
            let terms = price(rule, part, missed, &mut point.reduced);
            constant += terms;
            size += terms.abs();
        }
        let inner = choose(self.problem, choices, &point.reduced, &mut point.chosen);
        let total = constant + inner;
        point.bound = total - 1e-12 * (size + inner.abs() + total.abs());
        for (i, &u) in multipliers[..demand].iter().enumerate() {
            let (candidates, costs) = self.costs.row(i);
            let mut served = 0u32;
            for (&j, &cost) in candidates.iter().zip(costs) {
                if cost >= u {
                    break;
                }
                served += u32::from(point.chosen[j as usize]);
                point.pairs += 1;
            }
            point.missed[i] = 1.0 - f64::from(served);
        }
        for (rule, &at) in self.problem.rules.iter().zip(&self.rule_at) {
            miss(rule, &multipliers[at..], &mut point.missed[at..], &point.chosen);
        }
    }

    /// Climbs from these multipliers.
    pub fn ascend(&self, start: &[f64], choices: &[Choice], climb: &Climb) -> Ascent {
        let mut point = Point::empty();
        self.at(start, choices, &mut point);
        let mut best = point.clone();
        let mut average = point.missed.clone();
        let mut share: Vec<f64> = point.chosen.iter().map(|chosen| f64::from(u8::from(*chosen))).collect();
        let mut next = start.to_vec();
        let (mut length, mut weight, mut red, mut yellow, mut rounds) = (climb.length, 0.1, 0u32, 0u32, 1u64);
        let (mut checked, mut pairs) = (best.bound, best.pairs);
        if best.bound > climb.enough {
            return Ascent { pairs: best.pairs, best, share, rounds, length };
        }
        for round in 1..climb.rounds {
            let norm: f64 = (0..self.length)
                .filter(|&k| !self.blocked(k, best.multipliers[k], average[k]))
                .map(|k| self.scale[k] * average[k] * average[k])
                .sum();
            if norm < 1e-18 {
                break;
            }
            let distance = (climb.target - best.bound).max(1e-4 * climb.target.abs()).max(1e-9);
            let step = length * distance / norm;
            for k in 0..self.length {
                let moved = best.multipliers[k] + step * self.scale[k] * average[k];
                next[k] = self.clamp(k, moved);
            }
            self.at(&next, choices, &mut point);
            (rounds, pairs) = (rounds + 1, pairs + point.pairs);
            let better = point.bound > best.bound;
            let along: f64 = (0..self.length).map(|k| self.scale[k] * average[k] * point.missed[k]).sum();
            weight_of(&mut weight, round, &mut checked, best.bound);
            let new = mix(&average, &point.missed, &self.scale, weight);
            for (average, missed) in average.iter_mut().zip(&point.missed) {
                *average += new * (missed - *average);
            }
            for (share, chosen) in share.iter_mut().zip(&point.chosen) {
                *share += new * (f64::from(u8::from(*chosen)) - *share);
            }
            if better {
                std::mem::swap(&mut best, &mut point);
                red = 0;
                if along > 0.0 {
                    length = (length * 1.5).min(2.0);
                    yellow = 0;
                } else {
                    yellow += 1;
                    if yellow >= 2 {
                        length = (length * 1.1).min(2.0);
                        yellow = 0;
                    }
                }
            } else {
                red += 1;
                if red >= 10 {
                    length *= 0.67;
                    red = 0;
                }
            }
            if best.bound > climb.enough || length < 1e-6 {
                break;
            }
        }
        Ascent { best, share, rounds, pairs, length }
    }

    fn clamp(&self, k: usize, value: f64) -> f64 {
        if k < self.costs.demand() {
            return value.clamp(0.0, self.costs.otherwise(k));
        }
        let rule = self.rule_at.partition_point(|at| *at <= k) - 1;
        match &self.problem.rules[rule] {
            Rule::Sum { least, most, .. } => {
                let low = if most.is_finite() { f64::NEG_INFINITY } else { 0.0 };
                let high = if least.is_finite() { f64::INFINITY } else { 0.0 };
                value.clamp(low, high)
            }
            Rule::Coverage { .. } => value.max(0.0),
        }
    }

    /// Whether a step would leave the range of the multiplier.
    fn blocked(&self, k: usize, multiplier: f64, direction: f64) -> bool {
        direction == 0.0
            || self.clamp(k, multiplier + direction.signum() * (1e-9 + multiplier.abs() * 1e-9)) == multiplier
    }
}

impl Point {
    pub fn empty() -> Self {
        Self {
            multipliers: vec![],
            bound: f64::NEG_INFINITY,
            chosen: vec![],
            reduced: vec![],
            missed: vec![],
            pairs: 0,
        }
    }
}

/// Every eighty rounds without progress the average looks farther back.
fn weight_of(weight: &mut f64, round: u32, checked: &mut f64, bound: f64) {
    if round.is_multiple_of(80) {
        if bound - *checked < 0.01 * bound.abs() && *weight > 1e-4 {
            *weight *= 0.5;
        }
        *checked = bound;
    }
}

/// The share of the new subgradient that makes the average shortest, within a tenth of the greatest and the greatest.
fn mix(average: &[f64], new: &[f64], scale: &[f64], most: f64) -> f64 {
    let (mut above, mut below) = (0.0, 0.0);
    for ((average, new), scale) in average.iter().zip(new).zip(scale) {
        let step = average - new;
        above += scale * average * step;
        below += scale * step * step;
    }
    if below <= 0.0 { most } else { (above / below).clamp(most / 10.0, most) }
}

/// Adds the prices of a rule to the reduced costs; its part of the bound that does not depend on what is opened. Sets
/// that are left uncovered at these prices are marked in `missed`.
fn price(rule: &Rule, multipliers: &[f64], missed: &mut [f64], reduced: &mut [f64]) -> f64 {
    match rule {
        Rule::Sum { terms, least, most } => {
            let price = multipliers[0];
            if price == 0.0 {
                return 0.0;
            }
            for &(candidate, coefficient) in terms {
                reduced[candidate as usize] -= price * coefficient;
            }
            price * if price > 0.0 { *least } else { *most }
        }
        Rule::Coverage { sets, at_most } => {
            let limit = if *at_most > 0.0 { multipliers[sets.len()] } else { f64::INFINITY };
            let mut constant = if *at_most > 0.0 { -limit * at_most } else { 0.0 };
            for (k, (weight, members)) in sets.iter().enumerate() {
                let price = multipliers[k];
                let leave = limit * weight - price;
                missed[k] = if leave < 0.0 { 1.0 } else { 0.0 };
                constant += price + leave.min(0.0);
                if price > 0.0 {
                    for &candidate in members {
                        reduced[candidate as usize] -= price;
                    }
                }
            }
            constant
        }
    }
}

/// How much a rule's rows are missed by what is chosen.
fn miss(rule: &Rule, multipliers: &[f64], missed: &mut [f64], chosen: &[bool]) {
    match rule {
        Rule::Sum { terms, least, most } => {
            let sum: f64 = terms.iter().filter(|term| chosen[term.0 as usize]).map(|term| term.1).sum();
            let price = multipliers[0];
            missed[0] = if price > 0.0 || (price == 0.0 && sum < *least) {
                least - sum
            } else if price < 0.0 || sum > *most {
                most - sum
            } else {
                0.0
            };
        }
        Rule::Coverage { sets, at_most } => {
            let mut left = 0.0;
            for (k, (weight, members)) in sets.iter().enumerate() {
                left += weight * missed[k];
                let covered = members.iter().filter(|&&candidate| chosen[candidate as usize]).count();
                missed[k] = 1.0 - missed[k] - covered as f64;
            }
            if *at_most > 0.0 {
                missed[sets.len()] = left - at_most;
            }
        }
    }
}

/// Chooses the allowed number of candidates with the least sum of reduced costs; the sum.
fn choose(problem: &Problem, choices: &[Choice], reduced: &[f64], chosen: &mut Vec<bool>) -> f64 {
    chosen.clear();
    chosen.extend(choices.iter().map(|choice| *choice == Choice::Keep));
    let mut sum = 0.0;
    let mut kept = 0usize;
    for (at, choice) in choices.iter().enumerate() {
        if *choice == Choice::Keep {
            sum += reduced[at];
            kept += 1;
        }
    }
    let mut free: Vec<u32> = (0..).zip(choices).filter(|pair| *pair.1 == Choice::Free).map(|pair| pair.0).collect();
    let least = (*problem.number.start() as usize).saturating_sub(kept).min(free.len());
    let most = (*problem.number.end() as usize).saturating_sub(kept).min(free.len());
    let order = |a: &u32, b: &u32| reduced[*a as usize].total_cmp(&reduced[*b as usize]).then(a.cmp(b));
    if most < free.len() && most > 0 {
        free.select_nth_unstable_by(most - 1, order);
    }
    free.truncate(most);
    if least < most {
        free.sort_unstable_by(order);
    }
    for (at, &candidate) in free.iter().enumerate() {
        if at < least || reduced[candidate as usize] < 0.0 {
            chosen[candidate as usize] = true;
            sum += reduced[candidate as usize];
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_of_three_towns_by_hand() {
        // Towns at 0, 10 and 30 with 5, 1 and 2 people; one office, costs in people × kilometres. See the method page.
        let costs = Costs::full(3, [[0.0, 50.0, 150.0], [10.0, 0.0, 20.0], [60.0, 40.0, 0.0]]);
        let problem = Problem::new(costs, 1..=1).unwrap();
        let relaxation = Relaxation::new(&problem);
        let bound = |prices: [f64; 3]| {
            let mut point = Point::empty();
            relaxation.at(&prices, &[Choice::Free; 3], &mut point);
            point.bound
        };
        for (prices, by_hand) in [([50.0, 10.0, 30.0], 40.0), ([50.0, 10.0, 60.0], 60.0), ([60.0, 10.0, 60.0], 70.0)] {
            assert!((bound(prices) - by_hand).abs() < 1e-9 && bound(prices) <= by_hand, "{prices:?}");
        }
    }
}
