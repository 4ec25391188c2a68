//! A node of the tree: what is decided in it, and what its bound decides.

use std::cmp::Ordering;

use crate::problem::{Choice, Problem};
use crate::relaxation::Point;

/// A problem with some candidates decided.
pub(crate) struct Node {
    pub bound: f64,
    pub number: u64,
    pub choices: Vec<Choice>,
    pub multipliers: Vec<f64>,
    pub branch: u32,
}

/// Decides every candidate whose other choice would put the bound above the cutoff; whether any was.
pub(crate) fn fix(problem: &Problem, point: &Point, cutoff: f64, choices: &mut [Choice]) -> bool {
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
pub(crate) fn decided(problem: &Problem, choices: &[Choice]) -> Option<Vec<bool>> {
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
pub(crate) fn branch_on(share: &[f64], choices: &[Choice]) -> u32 {
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
