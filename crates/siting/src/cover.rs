//! How few candidates cover every set? The set covering problem, made smaller before it is solved.

use std::cell::RefCell;

use crate::answer::{Answer, NoAnswer, Proof};
use crate::branch::{Start, solve, solve_from};
use crate::costs::CostsBuilder;
use crate::dominated::{Sets, shut_dominated};
use crate::effort::Effort;
use crate::implied::{minimal, split};
use crate::problem::{Choice, Problem};
use crate::rule::Rule;
use crate::thin::thinner;

/// Exchanges for every set of the search that is made before the bound is sought.
const STEPS: u64 = 4;

/// The fewest candidates such that each set holds an open one and the rules hold. `choices` says which are kept and
/// shut.
///
/// First, as often as it helps: rules that ask for one of some candidates become sets; a set that contains another is
/// left out (who covers the smaller covers it); and, where no other rules are left, a free candidate whose sets another
/// free one covers as well is shut (Toregas and ReVelle 1972).
/// Cost of a pass: the pairs of sets, and of candidates, that have a member in common.
///
/// # Errors
/// [`NoAnswer::Impossible`] where no candidates do; [`NoAnswer::NotFound`] also where a rule names no candidate.
pub fn fewest(
    candidates: u32,
    sets: &[Vec<u32>],
    choices: &[Choice],
    rules: &[Rule],
    effort: &Effort<'_>,
) -> Result<Answer, NoAnswer> {
    let mut choices = choices.to_vec();
    let (asked, rest) = split(rules);
    let mut sets: Vec<Vec<u32>> = sets.iter().cloned().chain(asked).collect();
    if sets.iter().flatten().any(|&member| member as usize >= choices.len()) {
        return Err(NoAnswer::NotFound);
    }
    loop {
        minimal(&mut sets, &mut choices)?;
        if !rest.is_empty() {
            break;
        }
        // What is in no set covers nothing that others do not.
        let mut used = vec![false; choices.len()];
        sets.iter().flatten().for_each(|&member| used[member as usize] = true);
        for (choice, used) in choices.iter_mut().zip(used) {
            if *choice == Choice::Free && !used {
                *choice = Choice::Shut;
            }
        }
        if !shut_dominated(&sets, &mut choices) {
            break;
        }
    }
    let covered = Sets::new(sets, choices.len());
    let weighted = covered.members.iter().map(|set| (1.0, set.clone())).collect();
    let all = rest.iter().cloned().chain([Rule::Coverage { sets: weighted, at_most: 0.0 }]).collect();
    let problem = Problem::new(CostsBuilder::new(candidates).build(), 0..=candidates)
        .and_then(|problem| problem.opening(vec![1.0; candidates as usize]))
        .and_then(|problem| problem.choices(choices.clone()))
        .and_then(|problem| problem.rules(all))
        .map_err(|_| NoAnswer::NotFound)?
        .in_steps_of(1.0);
    if !rest.is_empty() {
        return solve(&problem, effort);
    }
    let kept: Vec<u32> = (0..).zip(&choices).filter(|pair| *pair.1 == Choice::Keep).map(|pair| pair.0).collect();
    let as_open = |list: &[u32]| {
        let mut open = vec![false; choices.len()];
        kept.iter().chain(list).for_each(|&candidate| open[candidate as usize] = true);
        open
    };
    // Stops where no cover can be thinner, or where one is thin enough.
    let count = covered.members.len() as u64;
    let enough = |least: f64| (effort.enough.max(least).max(0.0) as usize).saturating_sub(kept.len());
    let found = thinner(&covered, &[], enough(0.0), STEPS * count, 0, effort.stop);
    let (bound, prices) = dual(&covered);
    let bound = (bound + kept.len() as f64).ceil();
    let value = (found.len() + kept.len()) as f64;
    if value <= effort.enough.max(bound) {
        let open = (0..).zip(as_open(&found)).filter(|pair| pair.1).map(|pair| pair.0).collect();
        let proof = if value <= bound { Proof::Best } else { Proof::Within };
        return Ok(Answer { open, value, bound: bound.min(value), proof, rounds: 0, nodes: 1 });
    }
    // Each time it is asked it goes on from the best that it has found, with other numbers drawn.
    let thinnest = RefCell::new((0, found.clone()));
    let more = |least: f64| -> Option<Vec<bool>> {
        let mut thinnest = thinnest.borrow_mut();
        let (steps, least) = (u64::from(80 + effort.rounds / 40) * count, enough((least - 1e-6).ceil()));
        thinnest.0 += 1;
        thinnest.1 = thinner(&covered, &thinnest.1, least, steps, thinnest.0, effort.stop);
        Some(as_open(&thinnest.1))
    };
    solve_from(&problem, effort, Start { open: Some(as_open(&found)), multipliers: Some(prices), more: &more })
}

/// A price for each set such that no candidate's sets cost more than 1 together: their sum is a bound on the number.
/// Sets with few candidates first.
fn dual(sets: &Sets) -> (f64, Vec<f64>) {
    let mut order: Vec<usize> = (0..sets.members.len()).collect();
    let reach = |&set: &usize| sets.members[set].iter().map(|&j| sets.holding[j as usize].len()).sum::<usize>();
    order.sort_by_cached_key(reach);
    let mut left = vec![1.0_f64; sets.holding.len()];
    let mut prices = vec![0.0; sets.members.len()];
    for set in order {
        let price = sets.members[set].iter().map(|&j| left[j as usize]).fold(1.0, f64::min);
        prices[set] = price;
        sets.members[set].iter().for_each(|&j| left[j as usize] -= price);
    }
    (prices.iter().sum::<f64>() - 1e-9, prices)
}
