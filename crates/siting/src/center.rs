//! What is the least worst time that p offices can give? The p-center problem (Hakimi 1964), by bisection over the
//! times: a time is enough when no more than p candidates cover every demand point within it.

use std::ops::RangeInclusive;

use crate::answer::{NoAnswer, Proof};
use crate::costs::Costs;
use crate::cover::fewest;
use crate::effort::{Effort, Progress};
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

/// At most `p` open candidates with the least worst time, among those that keep the rules. The costs are times here,
/// not times × weights; a demand point that is not listed with a candidate cannot be served by it.
///
/// Only times between two simple bounds are looked at: no less than the longest of the shortest ways, no more than what
/// a first answer gives, for which the candidate nearest to the point that is worst served is opened again and again
/// (after Gonzalez 1985). Cost: about log₂ of the number of distinct times between, each a covering problem ([`fewest`]),
/// first with a small effort for all of them, and then with the whole effort for those that were not decided by it.
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
    let first = farthest_first(times, p, choices);
    let least = (0..times.demand()).map(|demand| nearest(times, demand, |at| choices[at] != Choice::Shut));
    let (least, most) = (least.fold(0.0, f64::max), first.as_ref().map_or(f64::INFINITY, |open| worst(times, open)));
    if least == f64::INFINITY {
        return Err(NoAnswer::Impossible);
    }
    let start = first.filter(|_| rules.is_empty());
    let mut search = Search::new(times, p, choices, rules, least..=most);
    search.high_with(start);
    let mut decided = search.run(effort);
    // What rules ask may need a longer time than a first answer without them gives.
    if search.found.is_none() && most < f64::INFINITY {
        search = Search::new(times, p, choices, rules, least..=f64::INFINITY);
        decided = search.run(effort);
    }
    let Search { distinct, low, found, covers, .. } = search;
    match found {
        Some((at, open)) => {
            let proof = if decided { Proof::Best } else { Proof::Within };
            Ok(Center { open, worst: distinct[at], bound: distinct[low.min(at)], proof, covers })
        }
        None if decided => Err(NoAnswer::Impossible),
        None => Err(NoAnswer::NotFound),
    }
}

/// Below `low` every time is proved too short; at `found` there is an answer.
struct Search<'a> {
    times: &'a Costs,
    p: u32,
    choices: &'a [Choice],
    rules: &'a [Rule],
    distinct: Vec<f64>,
    low: usize,
    found: Option<(usize, Vec<u32>)>,
    covers: u32,
}

enum Verdict {
    Enough(Vec<u32>),
    TooShort,
    Unknown,
}

impl<'a> Search<'a> {
    /// Over the times in a range.
    fn new(times: &'a Costs, p: u32, choices: &'a [Choice], rules: &'a [Rule], range: RangeInclusive<f64>) -> Self {
        let mut distinct: Vec<f64> = Vec::new();
        for demand in 0..times.demand() {
            let row = times.row(demand).1;
            let (from, to) =
                (row.partition_point(|time| time < range.start()), row.partition_point(|time| time <= range.end()));
            distinct.extend(&row[from.min(to)..to]);
        }
        distinct.sort_unstable_by(f64::total_cmp);
        distinct.dedup();
        Self { times, p, choices, rules, distinct, low: 0, found: None, covers: 0 }
    }

    /// First a small effort for every time that is asked about, then a large one for what is left; whether all is
    /// decided.
    fn run(&mut self, effort: &Effort<'_>) -> bool {
        let quick = Effort { rounds: effort.rounds.min(400), nodes: 1, pairs: effort.pairs / 64, ..*effort };
        self.bisect(&quick, false) || self.bisect(&Effort { pairs: effort.pairs / 8, ..*effort }, true)
    }

    fn high(&self) -> usize {
        self.found.as_ref().map_or(self.distinct.len(), |found| found.0)
    }

    fn high_with(&mut self, open: Option<Vec<u32>>) {
        let Some(open) = open else { return };
        // An answer may be good for a shorter time than was asked for.
        let worst = worst(self.times, &open);
        let at = self.distinct.partition_point(|time| *time < worst);
        if at < self.high() {
            self.found = Some((at, open));
        }
    }

    /// Halves what is undecided as long as this effort decides it; whether all is decided. With `last_first` every
    /// second question is whether the time just below the best that was found is too short: as a rule it is, and then
    /// nothing else needs to be asked.
    fn bisect(&mut self, effort: &Effort<'_>, last_first: bool) -> bool {
        let mut unknown: Option<(usize, usize)> = None;
        let mut last = last_first;
        while self.low < self.high() && !(effort.stop)() {
            let at = match unknown {
                // Above first: an answer that is better makes everything after it smaller.
                Some((_, end)) if end + 1 < self.high() => (end + 1 + self.high()) / 2,
                Some((first, _)) if self.low < first => (self.low + first) / 2,
                Some(_) => break,
                None if last || self.found.is_none() => self.high() - 1,
                None => (self.low + self.high()) / 2,
            };
            last = last_first && !last;
            match self.ask(at, effort) {
                Verdict::Enough(open) => self.high_with(Some(open)),
                Verdict::TooShort => self.low = at + 1,
                Verdict::Unknown => {
                    unknown = Some(unknown.map_or((at, at), |(first, last)| (first.min(at), last.max(at))));
                }
            }
            unknown = unknown.filter(|&(first, last)| self.low <= first && last < self.high());
            let value = self.found.as_ref().map(|found| self.distinct[found.0]);
            let bound = self.distinct[self.low.min(self.distinct.len() - 1)];
            (effort.told)(&Progress { value, bound, rounds: 0, nodes: u64::from(self.covers) });
        }
        self.low >= self.high()
    }

    fn ask(&mut self, at: usize, effort: &Effort<'_>) -> Verdict {
        self.covers += 1;
        let most = f64::from(self.p);
        let sets = within(self.times, self.distinct[at]);
        let effort = Effort { enough: most, gap: 0.0, told: &|_| (), ..*effort };
        match fewest(self.times.candidates(), &sets, self.choices, self.rules, &effort) {
            Ok(answer) if answer.value <= most => Verdict::Enough(answer.open),
            Ok(answer) if answer.bound > most => Verdict::TooShort,
            Err(NoAnswer::Impossible) => Verdict::TooShort,
            _ => Verdict::Unknown,
        }
    }
}

/// For each demand point the candidates within a time, inclusive.
fn within(times: &Costs, most: f64) -> Vec<Vec<u32>> {
    let row = |demand: usize| {
        let (candidates, times) = times.row(demand);
        candidates[..times.partition_point(|time| *time <= most)].to_vec()
    };
    (0..times.demand()).map(row).collect()
}

/// The shortest time to a candidate of some; ∞ where none reaches the point.
fn nearest(times: &Costs, demand: usize, of: impl Fn(usize) -> bool) -> f64 {
    let (candidates, times) = times.row(demand);
    candidates.iter().position(|&at| of(at as usize)).map_or(f64::INFINITY, |at| times[at])
}

fn worst(times: &Costs, open: &[u32]) -> f64 {
    let mut is_open = vec![false; times.candidates() as usize];
    open.iter().for_each(|&at| is_open[at as usize] = true);
    (0..times.demand()).map(|demand| nearest(times, demand, |at| is_open[at])).fold(0.0, f64::max)
}

/// Opens, beside what is kept, the candidate nearest to the demand point that is worst served, until p are open;
/// nothing where that leaves somebody unserved.
fn farthest_first(times: &Costs, p: u32, choices: &[Choice]) -> Option<Vec<u32>> {
    let mut is_open: Vec<bool> = choices.iter().map(|choice| *choice == Choice::Keep).collect();
    let mut now: Vec<f64> = (0..times.demand()).map(|demand| nearest(times, demand, |at| is_open[at])).collect();
    let mut number = is_open.iter().filter(|open| **open).count();
    while number < p as usize {
        let far = (0..now.len()).max_by(|&a, &b| now[a].total_cmp(&now[b]).then(b.cmp(&a)))?;
        let free = |candidate: &&u32| choices[**candidate as usize] == Choice::Free;
        let Some(&open) = times.row(far).0.iter().find(free).filter(|open| !is_open[**open as usize]) else { break };
        is_open[open as usize] = true;
        number += 1;
        for (demand, now) in now.iter_mut().enumerate() {
            let (row, values) = times.row(demand);
            let reach = values.partition_point(|time| time < now);
            if let Some(at) = row[..reach].iter().position(|&candidate| candidate == open) {
                *now = values[at];
            }
        }
    }
    let open: Vec<u32> = (0..).zip(&is_open).filter(|pair| *pair.1).map(|pair| pair.0).collect();
    (number <= p as usize && worst(times, &open) < f64::INFINITY).then_some(open)
}
