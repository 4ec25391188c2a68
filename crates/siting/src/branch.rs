//! How is it proved? The bound over a tree in which candidates are decided one after another: best bound first.

use std::collections::BinaryHeap;

use crate::answer::{Answer, NoAnswer, Proof};
use crate::costs::CostsBuilder;
use crate::dominated::smaller;
use crate::effort::{Effort, Progress};
use crate::greedy::greedy;
use crate::implied::{follow, tightened};
use crate::node::{Node, branch_on, decided, fix};
use crate::problem::{Choice, Problem};
use crate::relaxation::{Ascent, Climb, Relaxation};
use crate::rule::Rule;
use crate::search::{Network, Touches};

/// The best answer that the effort finds, with its bound. Deterministic unless stopped by the clock.
///
/// Cost: a round passes over the pairs that cost less than what their demand point pays now, about n·m/p·3 of n demand
/// points, m candidates and p open ones; memory is that of the costs twice.
///
/// # Errors
/// That no allowed answer exists, or that none was found.
pub fn solve(problem: &Problem, effort: &Effort<'_>) -> Result<Answer, NoAnswer> {
    solve_from(problem, effort, Start { open: None, multipliers: None, more: &|_| None })
}

/// What is known beforehand.
pub(crate) struct Start<'a> {
    /// An answer.
    pub open: Option<Vec<bool>>,
    /// Multipliers to begin with.
    pub multipliers: Option<Vec<f64>>,
    /// Looks longer for an answer, given the bound; asked before the tree is begun, and now and then in it.
    pub more: &'a dyn Fn(f64) -> Option<Vec<bool>>,
}

/// [`solve`], with what is known beforehand.
pub(crate) fn solve_from(problem: &Problem, effort: &Effort<'_>, start: Start<'_>) -> Result<Answer, NoAnswer> {
    let small = &smaller(tightened(problem)?);
    let touches = Touches::new(small);
    let mut work = Work {
        problem: small,
        touches: &touches,
        effort,
        best: None,
        rounds: 0,
        nodes: 1,
        pairs: 0,
        fixed: false,
        drawn: 2026,
    };
    let mut answer = work.root(start)?;
    // Sums of the whole problem, in its order.
    let mut open = vec![false; problem.candidates()];
    answer.open.iter().for_each(|&at| open[at as usize] = true);
    answer.value = problem.value(&open);
    answer.bound = if answer.proof == Proof::Best { answer.value } else { answer.bound.min(answer.value) };
    Ok(answer)
}

/// How many ascents a node gets as long as they decide something or raise the bound.
const LEGS: usize = 4;

/// Answers that are shaken each time the work has grown by half: at most so many, and fewer where there are so many
/// pairs that each takes long.
const SHAKES: (usize, usize) = (120, 2_000_000_000);

/// Fewer than one uncovered set, with room for rounding.
const NOTHING: f64 = 1e-7;

struct Work<'a> {
    problem: &'a Problem,
    touches: &'a Touches,
    effort: &'a Effort<'a>,
    best: Option<(f64, Vec<bool>)>,
    rounds: u64,
    nodes: u64,
    pairs: u64,
    /// Whether candidates were decided because of the cutoff: then no bound above it holds.
    fixed: bool,
    drawn: u64,
}

impl Work<'_> {
    fn root(&mut self, start: Start<'_>) -> Result<Answer, NoAnswer> {
        let problem = self.problem;
        let mut choices = problem.choices.clone();
        let mut relaxation = Relaxation::new(problem);
        let first = start.open.unwrap_or_else(|| greedy(problem, &choices));
        self.improve(&first, &choices);
        if self.best.is_none() {
            self.find(&choices)?;
        }
        let near = Network::new(problem, self.touches, self.best.as_ref().map_or(&first, |best| &best.1)).cost;
        let mut multipliers = relaxation.start(&near);
        multipliers = start.multipliers.filter(|given| given.len() == multipliers.len()).unwrap_or(multipliers);
        let (mut bound, mut length, mut done, mut still) = (f64::NEG_INFINITY, 0.1, 0, 0);
        let mut last: Option<Ascent> = None;
        while done < self.effort.rounds && still < 4 && !self.done() {
            let climb = Climb { rounds: 200, enough: self.cutoff(), target: self.target(bound), length };
            let ascent = relaxation.ascend(&multipliers, &choices, &climb);
            done += 200;
            self.count(&ascent);
            length = ascent.length.clamp(1e-3, 0.5);
            self.improve(&ascent.best.chosen, &choices);
            let rounded = self.rounded(&ascent.share, &choices);
            self.improve(&rounded, &choices);
            still = if ascent.best.bound > bound + 1e-6 * bound.abs() { 0 } else { still + 1 };
            bound = bound.max(ascent.best.bound);
            self.tell(bound);
            multipliers.clone_from(&ascent.best.multipliers);
            if bound > self.cutoff() {
                return self.answer(bound);
            }
            if fix(problem, &ascent.best, self.cutoff(), &mut choices) {
                self.fixed = true;
                if !follow(problem, &mut choices) {
                    return self.answer(f64::INFINITY);
                }
                if relaxation.pairs() > 0 {
                    relaxation.shrink(&choices);
                }
            }
            last = Some(ascent);
        }
        if !self.done()
            && let Some(open) = (start.more)(bound)
        {
            self.improve(&open, &choices);
        }
        let Some(last) = last.filter(|_| bound <= self.cutoff()) else { return self.answer(bound) };
        let branch = branch_on(&last.share, &choices);
        self.tree(&relaxation, Node { bound, number: 0, branch, choices, multipliers }, start.more)
    }

    /// Looks for an answer that keeps the rules, whatever it costs, by making the protected sets that nobody covers as
    /// few as possible; that some always are proves that there is none.
    fn find(&mut self, choices: &[Choice]) -> Result<(), NoAnswer> {
        let is_set = |rule: &&Rule| matches!(rule, Rule::Coverage { at_most: 0.0, .. });
        let mut builder = CostsBuilder::new(self.problem.costs.candidates());
        for rule in self.problem.rules.iter().filter(is_set) {
            let Rule::Coverage { sets, .. } = rule else { continue };
            sets.iter().for_each(|set| builder.row(set.1.iter().map(|&member| (member, 0.0)), 1.0));
        }
        let costs = builder.build();
        if costs.demand() == 0 {
            return Ok(());
        }
        let problem = Problem {
            costs,
            opening: vec![0.0; choices.len()],
            number: self.problem.number.clone(),
            choices: choices.to_vec(),
            rules: self.problem.rules.iter().filter(|rule| !is_set(rule)).cloned().collect(),
            step: 1.0,
        };
        let effort = Effort { enough: NOTHING, gap: 0.0, told: &|_| (), ..*self.effort };
        match solve(&problem, &effort) {
            Ok(answer) if answer.bound > NOTHING => Err(NoAnswer::Impossible),
            Ok(answer) => {
                let mut open = vec![false; choices.len()];
                answer.open.iter().for_each(|&at| open[at as usize] = true);
                self.improve(&open, choices);
                Ok(())
            }
            Err(NoAnswer::Impossible) => Err(NoAnswer::Impossible),
            Err(NoAnswer::NotFound) => Ok(()),
        }
    }

    fn count(&mut self, ascent: &Ascent) {
        self.rounds += ascent.rounds;
        self.pairs += ascent.pairs;
    }

    fn tell(&self, bound: f64) {
        let (rounds, nodes) = (self.rounds, self.nodes);
        let value = self.best.as_ref().map(|best| best.0);
        let bound = if self.fixed { bound.min(self.cutoff()) } else { bound };
        (self.effort.told)(&Progress { value, bound: value.map_or(bound, |value| bound.min(value)), rounds, nodes });
    }

    fn tree(
        &mut self,
        relaxation: &Relaxation<'_>,
        root: Node,
        more: &dyn Fn(f64) -> Option<Vec<bool>>,
    ) -> Result<Answer, NoAnswer> {
        let mut open = BinaryHeap::from([root]);
        let mut closed = f64::INFINITY;
        let mut again = 2 * self.pairs;
        while let Some(node) = open.pop() {
            if node.bound > self.cutoff() {
                closed = closed.min(node.bound);
                continue;
            }
            self.tell(node.bound);
            if self.nodes + 2 > self.effort.nodes || self.done() {
                closed = closed.min(node.bound);
                break;
            }
            // As long as nothing is proved, some of the work goes to better answers.
            if self.pairs >= again {
                again = self.pairs + self.pairs / 2;
                match more(node.bound) {
                    Some(open) => self.improve(&open, &self.problem.choices),
                    None => self.shake(),
                }
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
            if !follow(self.problem, &mut choices) {
                return None;
            }
            if let Some(open) = decided(self.problem, &choices) {
                if self.problem.allows(&open) {
                    self.keep(self.problem.value(&open), open);
                }
                return None;
            }
            let rounds = self.effort.node_rounds;
            let climb = Climb { rounds, enough: self.cutoff(), target: self.target(bound), length: 0.1 };
            let ascent = relaxation.ascend(&multipliers, &choices, &climb);
            self.count(&ascent);
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
            self.fixed |= fixed;
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
        let gap = self
            .best
            .as_ref()
            .map_or(exact, |best| exact.min(best.0 - self.effort.gap * (best.0 - self.effort.gap_from).abs()));
        if self.effort.enough.is_finite() { gap.min(self.effort.enough + 1e-9 * self.effort.enough.abs()) } else { gap }
    }

    /// Whether what is found will do.
    fn done(&self) -> bool {
        let enough = self.best.as_ref().is_some_and(|best| best.0 <= self.effort.enough);
        enough || self.free() || self.pairs >= self.effort.pairs || (self.effort.stop)()
    }

    /// Whether what is found costs nothing: costs are ≥ 0, so nothing is better.
    fn free(&self) -> bool {
        self.best.as_ref().is_some_and(|best| best.0 <= 0.0)
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

    /// Looks for a better answer beside the best: some of its candidates are exchanged for others at random, and the
    /// best moves are made from there.
    fn shake(&mut self) {
        let problem = self.problem;
        for _ in 0..SHAKES.0.min(SHAKES.1 / problem.costs.pairs().max(1)) {
            let Some((_, best)) = &self.best else { return };
            let mut open = best.clone();
            let is = |wanted: bool| -> Vec<usize> {
                (0..open.len()).filter(|&j| open[j] == wanted && problem.choices[j] == Choice::Free).collect()
            };
            let (opened, closed) = (is(true), is(false));
            if opened.is_empty() || closed.is_empty() || self.done() {
                return;
            }
            for _ in 0..1 + self.draw(4) {
                open[opened[self.draw(opened.len())]] = false;
                open[closed[self.draw(closed.len())]] = true;
            }
            self.improve(&open, &problem.choices);
        }
    }

    /// A number below another, from a row of numbers that is always the same.
    fn draw(&mut self, below: usize) -> usize {
        self.drawn = self.drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.drawn >> 33) as usize % below
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

    fn answer(&mut self, bound: f64) -> Result<Answer, NoAnswer> {
        let (rounds, nodes) = (self.rounds, self.nodes);
        let bound = if self.fixed { bound.min(self.cutoff().next_up()) } else { bound };
        let proved = bound > self.cutoff_exact() || self.free();
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
