//! What is the least worst time that p offices can give? The p-center problem (Hakimi 1964), by bisection over the
//! times: a time is enough when no more than p candidates cover every demand point within it.

use std::ops::RangeInclusive;

use crate::answer::{NoAnswer, Proof};
use crate::branch::Effort;
use crate::costs::Costs;
use crate::cover::fewest;
use crate::problem::Choice;
use crate::rule::Rule;

/// The least worst time, and what is proved of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Center {
    /// The open candidates, by position; no more than allowed.
    pub open: Vec<u32>,
    /// The time of the demand point that is served last.
    pub worst: f64,
    /// No allowed set of candidates has a lower worst time.
    pub bound: f64,
    /// What is proved.
    pub proof: Proof,
    /// How many covering problems were solved.
    pub covers: u32,
}

/// At most `p` open candidates with the least worst time, among those that keep the rules. The costs are times here, not times × weights; a demand
/// point that is not listed with a candidate cannot be served by it.
///
/// Cost: about log₂ of the number of distinct times, each a covering problem (`fewest`).
///
/// # Errors
/// That no `p` candidates serve every demand point, or that none were found.
pub fn center(
    times: &Costs,
    p: u32,
    choices: &[Choice],
    rules: &[Rule],
    effort: &Effort<'_>,
) -> Result<Center, NoAnswer> {
    let mut distinct: Vec<f64> = (0..times.demand()).flat_map(|demand| times.row(demand).1.iter().copied()).collect();
    distinct.sort_unstable_by(f64::total_cmp);
    distinct.dedup();
    if distinct.is_empty() {
        return Err(NoAnswer::Impossible);
    }
    let effort = Effort { enough: f64::from(p), ..*effort };
    let mut found: Option<(usize, Vec<u32>)> = None;
    let mut covers = 0;
    let mut ask = |at: usize| -> Verdict {
        covers += 1;
        match fewest(times.candidates(), &within(times, distinct[at]), choices, rules, &effort) {
            Ok(answer) if answer.value <= f64::from(p) => Verdict::Enough(answer.open),
            Ok(answer) if answer.bound > f64::from(p) => Verdict::TooShort,
            Err(NoAnswer::Impossible) => Verdict::TooShort,
            _ => Verdict::Unknown,
        }
    };
    // Below `low` every time is proved too short; at `found` there is an answer; what is unknown lies between.
    let (mut low, mut high) = (0, distinct.len());
    let mut unknown: Option<RangeInclusive<usize>> = None;
    while low < high {
        let at = match &unknown {
            Some(range) if low < *range.start() => (low + range.start()) / 2,
            Some(range) if *range.end() + 1 < high => (range.end() + 1 + high) / 2,
            Some(_) => break,
            None => (low + high) / 2,
        };
        match ask(at) {
            Verdict::Enough(open) => {
                // An answer may be good for a shorter time than was asked for.
                let worst = worst(times, &open);
                let at = distinct.partition_point(|time| *time < worst).min(at);
                if unknown.as_ref().is_some_and(|range| at <= *range.end()) {
                    unknown = None;
                }
                found = Some((at, open));
                high = at;
            }
            Verdict::TooShort => {
                low = at + 1;
                if unknown.as_ref().is_some_and(|range| at >= *range.start()) {
                    unknown = None;
                }
            }
            Verdict::Unknown => {
                unknown = Some(match unknown {
                    Some(range) => at.min(*range.start())..=at.max(*range.end()),
                    None => at..=at,
                });
            }
        }
    }
    let proof = if unknown.is_none() { Proof::Best } else { Proof::Within };
    match found {
        Some((at, open)) => Ok(Center { open, worst: distinct[at], bound: distinct[low.min(at)], proof, covers }),
        None if unknown.is_none() => Err(NoAnswer::Impossible),
        None => Err(NoAnswer::NotFound),
    }
}

enum Verdict {
    Enough(Vec<u32>),
    TooShort,
    Unknown,
}

/// For each demand point the candidates within a time, inclusive.
fn within(times: &Costs, most: f64) -> Vec<Vec<u32>> {
    let row = |demand: usize| {
        let (candidates, times) = times.row(demand);
        candidates[..times.partition_point(|time| *time <= most)].to_vec()
    };
    (0..times.demand()).map(row).collect()
}

fn worst(times: &Costs, open: &[u32]) -> f64 {
    let mut is_open = vec![false; times.candidates() as usize];
    open.iter().for_each(|&at| is_open[at as usize] = true);
    let nearest = |demand: usize| {
        let (candidates, times) = times.row(demand);
        candidates.iter().position(|&at| is_open[at as usize]).map_or(f64::INFINITY, |at| times[at])
    };
    (0..times.demand()).map(nearest).fold(0.0, f64::max)
}
