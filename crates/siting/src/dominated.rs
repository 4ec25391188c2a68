//! Which candidates and demand points need not be looked at, because others do as well?

use std::collections::BTreeMap;

use crate::costs::CostsBuilder;
use crate::problem::{Choice, Problem};

/// Sets of candidates, both ways.
pub(crate) struct Sets {
    /// The candidates of each set.
    pub members: Vec<Vec<u32>>,
    /// The sets of each candidate.
    pub holding: Vec<Vec<u32>>,
}

impl Sets {
    pub fn new(members: Vec<Vec<u32>>, candidates: usize) -> Self {
        let mut holding = vec![Vec::new(); candidates];
        for (at, set) in (0u32..).zip(&members) {
            set.iter().for_each(|&member| holding[member as usize].push(at));
        }
        Self { members, holding }
    }
}

/// The same question with fewer candidates and demand points, where it is one of coverage (cost 0, or the cost
/// otherwise) without rules and with openings of one price: a free candidate is shut whose demand another covers as
/// well, and demand points that the same candidates cover become one.
pub(crate) fn smaller(mut problem: Problem) -> Problem {
    let demand = problem.costs.demand();
    let covered = |i: usize| {
        problem.costs.otherwise(i).is_finite() && problem.costs.row(i).1.last().is_none_or(|cost| *cost == 0.0)
    };
    let one_price = problem.opening.windows(2).all(|pair| pair[0] == pair[1]);
    if demand == 0 || !problem.rules.is_empty() || !one_price || !(0..demand).all(covered) {
        return problem;
    }
    let sets: Vec<Vec<u32>> = (0..demand).map(|i| problem.costs.row(i).0.to_vec()).collect();
    let mut choices = problem.choices.clone();
    shut_dominated(&sets, &mut choices);
    let left = choices.iter().filter(|choice| **choice != Choice::Shut).count();
    if left < *problem.number.start() as usize {
        return problem;
    }
    let mut alike: BTreeMap<Vec<u32>, f64> = BTreeMap::new();
    for (i, mut set) in sets.into_iter().enumerate() {
        set.retain(|&member| choices[member as usize] != Choice::Shut);
        if !set.iter().any(|&member| choices[member as usize] == Choice::Keep) {
            *alike.entry(set).or_default() += problem.costs.otherwise(i);
        }
    }
    let mut builder = CostsBuilder::new(problem.costs.candidates());
    for (set, weight) in alike {
        builder.row(set.into_iter().map(|member| (member, 0.0)), weight);
    }
    (problem.costs, problem.choices) = (builder.build(), choices);
    problem
}

/// Shuts each free candidate whose sets are all covered by another free one; of equals the first stays.
pub(crate) fn shut_dominated(sets: &[Vec<u32>], choices: &mut [Choice]) -> bool {
    let mut covers: Vec<Vec<u32>> = vec![Vec::new(); choices.len()];
    for (at, set) in (0u32..).zip(sets) {
        set.iter().for_each(|&member| covers[member as usize].push(at));
    }
    let free: Vec<usize> =
        (0..choices.len()).filter(|&j| choices[j] == Choice::Free && !covers[j].is_empty()).collect();
    let mut shut = false;
    for &small in &free {
        // Who covers all of its sets also covers the one with the fewest members: only those need to be looked at.
        let Some(&rarest) = covers[small].iter().min_by_key(|&&set| (sets[set as usize].len(), set)) else { continue };
        let dominated = sets[rarest as usize].iter().any(|&other| {
            let large = other as usize;
            let (few, many) = (&covers[small], &covers[large]);
            large != small
                && choices[large] == Choice::Free
                && (few.len() < many.len() || (few.len() == many.len() && large < small))
                && few.iter().all(|set| many.binary_search(set).is_ok())
        });
        if dominated {
            choices[small] = Choice::Shut;
            shut = true;
        }
    }
    shut
}
