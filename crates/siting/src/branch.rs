//! How is it proved? The bound over a tree in which candidates are decided one after another: best bound first.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::answer::{Answer, NoAnswer, Proof};
use crate::problem::{Choice, Problem};
use crate::relaxation::{Ascent, Climb, Point, Relaxation};
use crate::rule::{Rule, beyond};
use crate::search::{Network, Touches};

/// How much is to be tried. Counted in rounds and nodes, not in seconds, so that the same input gives the same answer on
/// every machine; `stop` is for those who must end by the clock.
pub struct Effort<'a> {
    /// Rounds of the relaxation for the whole problem.
    pub rounds: u32,
    /// Rounds for each node of the tree.
    pub node_rounds: u32,
    /// The most nodes.
    pub nodes: u64,
    /// Stop at an answer that is at most this share above the best possible.
    pub gap: f64,
    /// An answer of at most this value will do, and that there is none ends the work too: −∞ to look for the best, ∞ to
    /// take the first.
    pub enough: f64,
    /// Asked after every few rounds; `true` ends the work with what is known by then.
    pub stop: &'a dyn Fn() -> bool,
}

impl Default for Effort<'_> {
    fn default() -> Self {
        Self { rounds: 4000, node_rounds: 120, nodes: 20_000, gap: 0.0, enough: f64::NEG_INFINITY, stop: &|| false }
    }
}

/// The best answer that the effort finds, with its bound. Deterministic unless stopped by the clock.
///
/// Cost: a round passes over the pairs that cost less than what their demand point pays now, about n·m/p·3 of n demand
/// points, m candidates and p open ones; memory is that of the costs twice.
///
/// # Errors
/// That no allowed answer exists, or that none was found.
pub fn solve(problem: &Problem, effort: &Effort<'_>) -> Result<Answer, NoAnswer> {
    if problem.rules.iter().any(|rule| hopeless(rule, &problem.choices)) {
        return Err(NoAnswer::Impossible);
    }
    let touches = Touches::new(problem);
    let mut work = Work { problem, touches: &touches, effort, best: None, rounds: 0, nodes: 1 };
    work.root()
}

/// How many ascents a node gets as long as they decide something or raise the bound.
const LEGS: usize = 4;

struct Work<'a> {
    problem: &'a Problem,
    touches: &'a Touches,
    effort: &'a Effort<'a>,
    best: Option<(f64, Vec<bool>)>,
    rounds: u64,
    nodes: u64,
}

struct Node {
    bound: f64,
    number: u64,
    choices: Vec<Choice>,
    multipliers: Vec<f64>,
    branch: u32,
}

impl Work<'_> {
    fn root(&mut self) -> Result<Answer, NoAnswer> {
        let problem = self.problem;
        let mut choices = problem.choices.clone();
        let mut relaxation = Relaxation::new(problem);
        let first = self.greedy(&choices);
        self.improve(&first, &choices);
        let near = Network::new(problem, self.touches, self.best.as_ref().map_or(&first, |best| &best.1)).cost;
        let mut multipliers = relaxation.start(&near);
        let (mut bound, mut length, mut done, mut still) = (f64::NEG_INFINITY, 0.1, 0, 0);
        let mut last: Option<Ascent> = None;
        while done < self.effort.rounds && still < 4 && !self.done() {
            let climb = Climb { rounds: 200, enough: self.cutoff(), target: self.target(bound), length };
            let ascent = relaxation.ascend(&multipliers, &choices, &climb);
            (done, self.rounds) = (done + 200, self.rounds + ascent.rounds);
            length = ascent.length.clamp(1e-3, 0.5);
            self.improve(&ascent.best.chosen, &choices);
            let rounded = self.rounded(&ascent.share, &choices);
            self.improve(&rounded, &choices);
            still = if ascent.best.bound > bound + 1e-6 * bound.abs() { 0 } else { still + 1 };
            bound = bound.max(ascent.best.bound);
            multipliers.clone_from(&ascent.best.multipliers);
            if fix(problem, &ascent.best, self.cutoff(), &mut choices) && relaxation.pairs() > 0 {
                relaxation.shrink(&choices);
            }
            last = Some(ascent);
            if bound > self.cutoff() {
                break;
            }
        }
        let Some(last) = last else { return self.answer(bound) };
        if bound > self.cutoff() {
            return self.answer(bound);
        }
        self.tree(
            &relaxation,
            Node { bound, number: 0, branch: branch_on(&last.share, &choices), choices, multipliers },
        )
    }

    fn tree(&mut self, relaxation: &Relaxation<'_>, root: Node) -> Result<Answer, NoAnswer> {
        let mut open = BinaryHeap::from([root]);
        let mut closed = f64::INFINITY;
        while let Some(node) = open.pop() {
            if node.bound > self.cutoff() {
                closed = closed.min(node.bound);
                continue;
            }
            if self.nodes + 2 > self.effort.nodes || self.done() {
                closed = closed.min(node.bound);
                break;
            }
            for choice in [Choice::Keep, Choice::Shut] {
                let mut choices = node.choices.clone();
                choices[node.branch as usize] = choice;
                self.nodes += 1;
                if let Some(child) = self.child(relaxation, &node, choices, &mut closed) {
                    open.push(child);
                }
            }
        }
        self.answer(open.iter().map(|node| node.bound).fold(closed, f64::min))
    }

    /// Looks at one half of a node; `None` when nothing is left to decide in it.
    fn child(
        &mut self,
        relaxation: &Relaxation<'_>,
        parent: &Node,
        mut choices: Vec<Choice>,
        closed: &mut f64,
    ) -> Option<Node> {
        let mut multipliers = parent.multipliers.clone();
        let mut bound = parent.bound;
        let mut branch = parent.branch;
        for _ in 0..LEGS {
            if let Some(open) = decided(self.problem, &choices) {
                if self.problem.allows(&open) {
                    self.keep(self.problem.value(&open), open);
                }
                return None;
            }
            let rounds = self.effort.node_rounds;
            let climb = Climb { rounds, enough: self.cutoff(), target: self.target(bound), length: 0.1 };
            let ascent = relaxation.ascend(&multipliers, &choices, &climb);
            self.rounds += ascent.rounds;
            let before = bound;
            bound = bound.max(ascent.best.bound);
            if bound > self.cutoff() {
                *closed = closed.min(bound);
                return None;
            }
            if self.nodes < 64 || self.nodes.is_multiple_of(16) {
                self.improve(&ascent.best.chosen, &choices);
            }
            multipliers.clone_from(&ascent.best.multipliers);
            let fixed = fix(self.problem, &ascent.best, self.cutoff(), &mut choices);
            branch = branch_on(&ascent.share, &choices);
            let gained = (bound - before) / (self.target(bound) - before).max(1e-12);
            if !fixed && gained < 0.3 {
                break;
            }
        }
        if let Some(open) = decided(self.problem, &choices) {
            if self.problem.allows(&open) {
                self.keep(self.problem.value(&open), open);
            }
            return None;
        }
        Some(Node { bound, number: self.nodes, choices, multipliers, branch })
    }

    /// A bound above this ends the search below a node.
    fn cutoff(&self) -> f64 {
        let exact = self.cutoff_exact();
        let gap = self.best.as_ref().map_or(exact, |best| exact.min(best.0 * (1.0 - self.effort.gap)));
        if self.effort.enough.is_finite() { gap.min(self.effort.enough + 1e-9 * self.effort.enough.abs()) } else { gap }
    }

    /// Whether what is found will do.
    fn done(&self) -> bool {
        self.best.as_ref().is_some_and(|best| best.0 <= self.effort.enough) || (self.effort.stop)()
    }

    /// More than any answer can cost: a bound above it proves that there is none.
    fn ceiling(&self) -> f64 {
        let worst = (0..self.problem.costs.demand()).map(|i| self.problem.costs.dearest(i));
        let all = worst.sum::<f64>() + self.problem.opening.iter().sum::<f64>();
        1.0 + all * 1.000_001
    }

    fn target(&self, bound: f64) -> f64 {
        match &self.best {
            Some((value, _)) => *value,
            None if bound.is_finite() => bound + 0.1 * bound.abs() + 1.0,
            None => self.ceiling(),
        }
    }

    fn keep(&mut self, value: f64, open: Vec<bool>) {
        if value.is_finite() && self.best.as_ref().is_none_or(|best| value < best.0) {
            self.best = Some((value, open));
        }
    }

    fn improve(&mut self, open: &[bool], choices: &[Choice]) {
        let mut network = Network::new(self.problem, self.touches, open);
        if network.descend(choices) {
            let open = network.open;
            self.keep(self.problem.value(&open), open);
        }
    }

    /// The candidates with the greatest shares.
    fn rounded(&self, share: &[f64], choices: &[Choice]) -> Vec<bool> {
        let mut order: Vec<u32> =
            (0..).zip(choices).filter(|pair| *pair.1 == Choice::Free).map(|pair| pair.0).collect();
        order.sort_by(|a, b| share[*b as usize].total_cmp(&share[*a as usize]).then(a.cmp(b)));
        let mut open: Vec<bool> = choices.iter().map(|choice| *choice == Choice::Keep).collect();
        let kept = open.iter().filter(|open| **open).count();
        let total: f64 = share.iter().sum::<f64>().round();
        let number = (total as usize).clamp(*self.problem.number.start() as usize, *self.problem.number.end() as usize);
        for &candidate in order.iter().take(number.saturating_sub(kept)) {
            open[candidate as usize] = true;
        }
        open
    }

    /// Opens, one after another, what lowers the value most.
    fn greedy(&self, choices: &[Choice]) -> Vec<bool> {
        let costs = &self.problem.costs;
        let mut open: Vec<bool> = choices.iter().map(|choice| *choice == Choice::Keep).collect();
        let mut now: Vec<f64> = (0..costs.demand())
            .map(|i| {
                let (row, values) = costs.row(i);
                row.iter().position(|&j| open[j as usize]).map_or(costs.dearest(i), |at| values[at])
            })
            .collect();
        let mut number = open.iter().filter(|open| **open).count();
        while number < *self.problem.number.end() as usize {
            let mut gain: Vec<f64> = self.problem.opening.iter().map(|cost| -cost).collect();
            for (i, &now) in now.iter().enumerate() {
                let (row, values) = costs.row(i);
                for (&j, &cost) in row.iter().zip(values) {
                    if cost >= now {
                        break;
                    }
                    gain[j as usize] += now - cost;
                }
            }
            let free = (0..choices.len()).filter(|&j| choices[j] == Choice::Free && !open[j]);
            let best = free.max_by(|&a, &b| gain[a].total_cmp(&gain[b]).then(b.cmp(&a)));
            let Some(best) = best.filter(|&best| gain[best] > 0.0 || number < *self.problem.number.start() as usize)
            else {
                break;
            };
            open[best] = true;
            number += 1;
            for (i, now) in now.iter_mut().enumerate() {
                let (row, values) = costs.row(i);
                let reach = values.partition_point(|cost| cost < now);
                if let Some(at) = row[..reach].iter().position(|&j| j as usize == best) {
                    *now = values[at];
                }
            }
        }
        open
    }

    fn answer(&mut self, bound: f64) -> Result<Answer, NoAnswer> {
        let (rounds, nodes) = (self.rounds, self.nodes);
        let proved = bound > self.cutoff_exact();
        match self.best.take() {
            None if bound > self.cutoff() => Err(NoAnswer::Impossible),
            None => Err(NoAnswer::NotFound),
            Some((value, open)) => {
                let open = (0..).zip(&open).filter(|pair| *pair.1).map(|pair| pair.0).collect();
                let (bound, proof) = if proved { (value, Proof::Best) } else { (bound.min(value), Proof::Within) };
                Ok(Answer { open, value, bound, proof, rounds, nodes })
            }
        }
    }

    /// A bound above this proves the answer best.
    fn cutoff_exact(&self) -> f64 {
        let Some((value, _)) = &self.best else { return self.ceiling() };
        let step = self.problem.step;
        if step > 0.0 { value - step * (1.0 - 1e-6) } else { value * (1.0 - 1e-9) }
    }
}

/// Whether a rule is broken whatever is opened of what may be: too little to sum, or too much that nobody covers.
fn hopeless(rule: &Rule, choices: &[Choice]) -> bool {
    let of = |candidate: u32| choices[candidate as usize];
    match rule {
        Rule::Sum { terms, least, most } => {
            let (mut low, mut high) = (0.0, 0.0);
            for &(candidate, coefficient) in terms {
                low += if of(candidate) == Choice::Keep || (of(candidate) == Choice::Free && coefficient < 0.0) {
                    coefficient
                } else {
                    0.0
                };
                high += if of(candidate) == Choice::Keep || (of(candidate) == Choice::Free && coefficient > 0.0) {
                    coefficient
                } else {
                    0.0
                };
            }
            beyond(high, *least, f64::INFINITY) > 0.0 || beyond(low, f64::NEG_INFINITY, *most) > 0.0
        }
        Rule::Coverage { sets, at_most } => {
            let nobody = |set: &&(f64, Vec<u32>)| set.1.iter().all(|&candidate| of(candidate) == Choice::Shut);
            let left: f64 = sets.iter().filter(nobody).map(|set| set.0).sum();
            beyond(left, f64::NEG_INFINITY, *at_most) > 0.0
        }
    }
}

/// Decides every candidate whose other choice would put the bound above the cutoff; whether any was.
fn fix(problem: &Problem, point: &Point, cutoff: f64, choices: &mut [Choice]) -> bool {
    let free = |choices: &[Choice], j: usize| choices[j] == Choice::Free;
    let number = point.chosen.iter().filter(|chosen| **chosen).count();
    let (may_add, may_drop) = (number < *problem.number.end() as usize, number > *problem.number.start() as usize);
    let mut dearest = f64::NEG_INFINITY;
    let mut cheapest = f64::INFINITY;
    for j in (0..choices.len()).filter(|&j| free(choices, j)) {
        if point.chosen[j] {
            dearest = dearest.max(point.reduced[j]);
        } else {
            cheapest = cheapest.min(point.reduced[j]);
        }
    }
    let mut fixed = false;
    for j in 0..choices.len() {
        if !free(choices, j) {
            continue;
        }
        let reduced = point.reduced[j];
        let (other, with_swap, alone) = if point.chosen[j] {
            (Choice::Keep, cheapest - reduced, if may_drop { -reduced } else { f64::INFINITY })
        } else {
            (Choice::Shut, reduced - dearest, if may_add { reduced } else { f64::INFINITY })
        };
        if point.bound + with_swap.min(alone) > cutoff {
            choices[j] = other;
            fixed = true;
        }
    }
    fixed
}

/// The set of open candidates when the number leaves no choice.
fn decided(problem: &Problem, choices: &[Choice]) -> Option<Vec<bool>> {
    let count = |wanted: Choice| choices.iter().filter(|choice| **choice == wanted).count();
    let (kept, free) = (count(Choice::Keep), count(Choice::Free));
    let all = if free == 0 || kept >= *problem.number.end() as usize {
        false
    } else if kept + free <= *problem.number.start() as usize {
        true
    } else {
        return None;
    };
    Some(choices.iter().map(|choice| *choice == Choice::Keep || (all && *choice == Choice::Free)).collect())
}

/// The free candidate whose share is nearest one half.
fn branch_on(share: &[f64], choices: &[Choice]) -> u32 {
    let free = (0u32..).zip(choices).filter(|pair| *pair.1 == Choice::Free).map(|pair| pair.0);
    let far = |candidate: &u32| (share[*candidate as usize] - 0.5).abs();
    free.min_by(|a, b| far(a).total_cmp(&far(b)).then(a.cmp(b))).unwrap_or(0)
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Node {}

impl PartialOrd for Node {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Node {
    fn cmp(&self, other: &Self) -> Ordering {
        other.bound.total_cmp(&self.bound).then(other.number.cmp(&self.number))
    }
}
