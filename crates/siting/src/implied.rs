//! What follows from the rules alone, before anything is searched.
//!
//! Many rules say only that one of some candidates must be open: *at least one per region*, *everybody within 30
//! minutes*. Such rules become sets to be covered, of which most follow from a few; a set of one candidate opens it.

use std::collections::BTreeMap;

use crate::answer::NoAnswer;
use crate::problem::{Choice, Problem};
use crate::rule::{Rule, beyond};

/// The same question with fewer rules: the same sets of candidates are allowed.
///
/// # Errors
/// [`NoAnswer::Impossible`] where a set has no candidate left, or more must be open than may be.
pub(crate) fn tightened(problem: &Problem) -> Result<Problem, NoAnswer> {
    let mut problem = problem.clone();
    let level: Vec<Rule> = problem.rules.iter().map(|rule| levelled(rule, &problem.choices)).collect();
    let (mut sets, mut rest) = split(&level);
    minimal(&mut sets, &mut problem.choices)?;
    let kept = problem.choices.iter().filter(|choice| **choice == Choice::Keep).count();
    if kept + apart(&sets, problem.choices.len()) > *problem.number.end() as usize {
        return Err(NoAnswer::Impossible);
    }
    if !sets.is_empty() {
        let sets = sets.into_iter().map(|members| (1.0, members)).collect();
        rest.push(Rule::Coverage { sets, at_most: 0.0 });
    }
    problem.rules = rest;
    if follow(&problem, &mut problem.choices.clone()) { Ok(problem) } else { Err(NoAnswer::Impossible) }
}

/// Sets of which one candidate each must be open, and the rules that say something else.
pub(crate) fn split(rules: &[Rule]) -> (Vec<Vec<u32>>, Vec<Rule>) {
    let (mut sets, mut rest) = (Vec::new(), Vec::new());
    for rule in rules {
        match rule {
            Rule::Coverage { sets: covered, at_most: 0.0 } => sets.extend(covered.iter().map(|set| set.1.clone())),
            Rule::Sum { terms, least, most } if one_is_enough(terms, *least, *most) => {
                sets.push(terms.iter().map(|term| term.0).collect());
            }
            other => rest.push(other.clone()),
        }
    }
    (sets, rest)
}

/// The same rule in numbers of the size of 1, as the ascent of the bound wants them, with sets that are alike as one and
/// without sets that are covered or can no longer be.
fn levelled(rule: &Rule, choices: &[Choice]) -> Rule {
    match rule {
        Rule::Sum { terms, least, most } => {
            let size = terms.iter().map(|term| term.1.abs()).sum::<f64>() / terms.len().max(1) as f64;
            let size = if size > 0.0 { size } else { 1.0 };
            let terms = terms.iter().map(|term| (term.0, term.1 / size)).collect();
            Rule::Sum { terms, least: least / size, most: most / size }
        }
        Rule::Coverage { sets, at_most } if *at_most > 0.0 => {
            let (mut alike, mut left) = (BTreeMap::<Vec<u32>, f64>::new(), *at_most);
            for (weight, members) in sets {
                if members.iter().any(|&member| choices[member as usize] == Choice::Keep) {
                    continue;
                }
                let mut members: Vec<u32> =
                    members.iter().copied().filter(|&member| choices[member as usize] != Choice::Shut).collect();
                if members.is_empty() {
                    left -= weight;
                } else {
                    members.sort_unstable();
                    *alike.entry(members).or_default() += weight;
                }
            }
            let size = alike.values().sum::<f64>() / alike.len().max(1) as f64;
            let size = if size > 0.0 { size } else { 1.0 };
            let sets = alike.into_iter().map(|(members, weight)| (weight / size, members)).collect();
            // What is left over but for the rounding of the sum leaves nothing.
            let left = if left.abs() < 1e-9 * (1.0 + at_most) { 0.0 } else { left };
            Rule::Coverage { sets, at_most: left / size }
        }
        Rule::Coverage { .. } => rule.clone(),
    }
}

/// Whether a rule of sums holds as soon as one of its candidates is open, and never breaks again.
fn one_is_enough(terms: &[(u32, f64)], least: f64, most: f64) -> bool {
    least > 1e-6 && terms.iter().all(|term| term.1 >= least) && terms.iter().map(|term| term.1).sum::<f64>() <= most
}

/// Leaves the sets that say something that no other says, without candidates that are shut; opens the only candidate
/// of a set.
pub(crate) fn minimal(sets: &mut Vec<Vec<u32>>, choices: &mut [Choice]) -> Result<(), NoAnswer> {
    loop {
        sets.retain(|set| !set.iter().any(|&member| choices[member as usize] == Choice::Keep));
        for set in sets.iter_mut() {
            set.retain(|&member| choices[member as usize] != Choice::Shut);
            set.sort_unstable();
        }
        if sets.iter().any(Vec::is_empty) {
            return Err(NoAnswer::Impossible);
        }
        let alone: Vec<u32> = sets.iter().filter(|set| set.len() == 1).map(|set| set[0]).collect();
        if alone.is_empty() {
            break;
        }
        alone.into_iter().for_each(|member| choices[member as usize] = Choice::Keep);
    }
    without_supersets(sets, choices.len());
    Ok(())
}

/// Leaves out each set that contains another; of equal ones the first stays. Sets are sorted.
fn without_supersets(sets: &mut Vec<Vec<u32>>, candidates: usize) {
    sets.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    sets.dedup();
    let mut holding: Vec<Vec<u32>> = vec![Vec::new(); candidates];
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

/// How many of the sets have no member in common, taking the smallest first: each needs a candidate of its own.
fn apart(sets: &[Vec<u32>], candidates: usize) -> usize {
    let mut used = vec![false; candidates];
    let mut number = 0;
    for set in sets {
        if set.iter().all(|&member| !used[member as usize]) {
            set.iter().for_each(|&member| used[member as usize] = true);
            number += 1;
        }
    }
    number
}

/// Decides what the rules leave no choice about; `false` when they cannot hold any more.
pub(crate) fn follow(problem: &Problem, choices: &mut [Choice]) -> bool {
    loop {
        let mut decided = false;
        for rule in &problem.rules {
            let holds = match rule {
                Rule::Sum { terms, least, most } => sum(terms, *least, *most, choices, &mut decided),
                Rule::Coverage { sets, at_most } => coverage(sets, *at_most, choices, &mut decided),
            };
            if !holds {
                return false;
            }
        }
        let kept = choices.iter().filter(|choice| **choice == Choice::Keep).count();
        let shut = choices.iter().filter(|choice| **choice == Choice::Shut).count();
        if kept > *problem.number.end() as usize || choices.len() - shut < *problem.number.start() as usize {
            return false;
        }
        if !decided {
            return true;
        }
    }
}

/// The least and the greatest sum that the free candidates leave possible decide those that would take it out of bounds.
fn sum(terms: &[(u32, f64)], least: f64, most: f64, choices: &mut [Choice], decided: &mut bool) -> bool {
    let (mut low, mut high) = (0.0, 0.0);
    for &(candidate, coefficient) in terms {
        match choices[candidate as usize] {
            Choice::Keep => (low, high) = (low + coefficient, high + coefficient),
            Choice::Free => (low, high) = (low + coefficient.min(0.0), high + coefficient.max(0.0)),
            Choice::Shut => {}
        }
    }
    if beyond(high, least, f64::INFINITY) > 0.0 || beyond(low, f64::NEG_INFINITY, most) > 0.0 {
        return false;
    }
    for &(candidate, coefficient) in terms {
        let choice = &mut choices[candidate as usize];
        if *choice != Choice::Free {
            continue;
        }
        let needed = beyond(high - coefficient.abs(), least, f64::INFINITY) > 0.0;
        let too_much = beyond(low + coefficient.abs(), f64::NEG_INFINITY, most) > 0.0;
        if needed || too_much {
            // What raises the sum is opened where it is needed and shut where it is too much; what lowers it, the other
            // way round. The next pass takes the bounds of the sum anew.
            *choice = if needed == (coefficient > 0.0) { Choice::Keep } else { Choice::Shut };
            *decided = true;
            if needed && too_much {
                return false;
            }
        }
    }
    true
}

/// A protected set of one free candidate opens it; sets that nobody can cover count against what may be left.
fn coverage(sets: &[(f64, Vec<u32>)], at_most: f64, choices: &mut [Choice], decided: &mut bool) -> bool {
    let mut left = 0.0;
    for (weight, members) in sets {
        let (mut free, mut only) = (0u32, 0u32);
        let kept = members.iter().any(|&member| {
            if choices[member as usize] == Choice::Free {
                (free, only) = (free + 1, member);
            }
            choices[member as usize] == Choice::Keep
        });
        if kept {
            continue;
        }
        if free == 0 {
            left += weight;
        } else if free == 1 && at_most == 0.0 {
            choices[only as usize] = Choice::Keep;
            *decided = true;
        }
    }
    if at_most == 0.0 { left == 0.0 } else { beyond(left, f64::NEG_INFINITY, at_most) == 0.0 }
}
