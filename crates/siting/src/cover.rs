//! How few candidates cover every set? The set covering problem, made smaller before it is solved.

use crate::answer::{Answer, NoAnswer};
use crate::branch::{Effort, solve};
use crate::costs::CostsBuilder;
use crate::problem::{Choice, Problem};
use crate::rule::Rule;

/// The fewest candidates such that each set holds an open one and the rules hold. `choices` says which are kept and
/// shut.
///
/// First, as often as it helps: a set that contains another is left out (who covers the smaller covers it), and, where
/// there are no rules, a free candidate whose sets another free one covers as well is shut (Toregas and ReVelle 1972).
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
    let kept = |choices: &[Choice], set: &[u32]| set.iter().any(|&member| choices[member as usize] == Choice::Keep);
    let mut sets: Vec<Vec<u32>> = sets.iter().filter(|set| !kept(&choices, set)).cloned().collect();
    loop {
        for set in &mut sets {
            set.retain(|&member| choices[member as usize] != Choice::Shut);
            set.sort_unstable();
        }
        if sets.iter().any(Vec::is_empty) {
            return Err(NoAnswer::Impossible);
        }
        without_supersets(&mut sets, candidates);
        if !rules.is_empty() || !shut_dominated(&sets, &mut choices) {
            break;
        }
    }
    // What is in no set any more covers nothing that others do not.
    let mut used = vec![false; candidates as usize];
    sets.iter().flatten().for_each(|&member| used[member as usize] = true);
    for (choice, used) in choices.iter_mut().zip(used) {
        if rules.is_empty() && *choice == Choice::Free && !used {
            *choice = Choice::Shut;
        }
    }
    let sets = sets.into_iter().map(|members| (1.0, members)).collect();
    let rules = rules.iter().cloned().chain([Rule::Coverage { sets, at_most: 0.0 }]).collect();
    let problem = Problem::new(CostsBuilder::new(candidates).build(), 0..=candidates)
        .and_then(|problem| problem.opening(vec![1.0; candidates as usize]))
        .and_then(|problem| problem.choices(choices))
        .and_then(|problem| problem.rules(rules))
        .map_err(|_| NoAnswer::NotFound)?;
    solve(&problem.in_steps_of(1.0), effort)
}

/// Leaves out each set that contains another; of equal ones the first stays. Sets are sorted.
fn without_supersets(sets: &mut Vec<Vec<u32>>, candidates: u32) {
    sets.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    sets.dedup();
    let mut holding: Vec<Vec<u32>> = vec![Vec::new(); candidates as usize];
    let mut keep: Vec<bool> = Vec::with_capacity(sets.len());
    let mut count = vec![0u32; sets.len()];
    for at in 0..sets.len() {
        // How many of its members each smaller set has: one that has all of its own here is contained.
        let mut touched = Vec::new();
        for &member in &sets[at] {
            for &smaller in &holding[member as usize] {
                if count[smaller as usize] == 0 {
                    touched.push(smaller);
                }
                count[smaller as usize] += 1;
            }
        }
        let contains = touched.iter().any(|&smaller| count[smaller as usize] as usize == sets[smaller as usize].len());
        touched.into_iter().for_each(|smaller| count[smaller as usize] = 0);
        if !contains {
            sets[at].iter().for_each(|&member| holding[member as usize].push(at as u32));
        }
        keep.push(!contains);
    }
    let mut keep = keep.into_iter();
    sets.retain(|_| keep.next().unwrap_or(true));
}

/// Shuts each free candidate whose sets are all covered by another free one; of equals the first stays.
fn shut_dominated(sets: &[Vec<u32>], choices: &mut [Choice]) -> bool {
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
