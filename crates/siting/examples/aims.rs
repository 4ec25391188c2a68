//! The four classic aims on matrices in files, one line of JSON for each task: `aims FOLDER SECONDS TASK...`.
//!
//! A task is an aim, a data set and its numbers: `p_median@DATA@P`, `p_center@DATA@P`, `mclp@DATA@P@RADIUS` (most
//! demand within a radius) and `lscp@DATA@RADIUS` (fewest that cover all within it). A data set is a folder with
//! `weights.f64`, one number per demand point, and `minutes.f64`, a row of candidates per demand point; both are 64-bit
//! numbers, little end first. Our side of `cargo xtask peers siting`.

use segbar_siting::{Choice, Costs, CostsBuilder, Effort, Problem, Proof, center, fewest, solve};
use std::path::Path;
use std::time::{Duration, Instant};

struct Data {
    weights: Vec<f64>,
    minutes: Vec<f64>,
}

/// Value, bound and whether the answer is proved to be the best.
type Found = (f64, f64, bool);

fn main() {
    let mut args = std::env::args().skip(1);
    let (folder, seconds) = (args.next().expect("a folder"), args.next().expect("seconds"));
    let limit = Duration::from_secs_f64(seconds.parse().expect("seconds are a number"));
    for task in args {
        let words: Vec<&str> = task.split('@').collect();
        let data = Data::read(&Path::new(&folder).join(words[1]));
        let numbers: Vec<f64> = words[2..].iter().map(|word| word.parse().expect("a number")).collect();
        let (mut times, mut found) = (Vec::new(), (f64::NAN, f64::NAN, false));
        // Short work is timed several times: the median is told.
        while times.is_empty() || (times.len() < 7 && times.iter().sum::<f64>() < 0.5) {
            let start = Instant::now();
            let stop = || start.elapsed() > limit;
            found = data.solve(words[0], &numbers, &Effort { stop: &stop, ..Effort::default() });
            times.push(start.elapsed().as_secs_f64());
        }
        times.sort_by(f64::total_cmp);
        let (value, bound, proved) = found;
        println!(
            "{{\"task\":\"{task}\",\"value\":{value},\"bound\":{bound},\"proved\":{proved},\"seconds\":{}}}",
            times[times.len() / 2]
        );
    }
}

impl Data {
    fn read(folder: &Path) -> Self {
        let numbers = |name: &str| -> Vec<f64> {
            let bytes = std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
            bytes.chunks_exact(8).map(|eight| f64::from_le_bytes(eight.try_into().expect("eight bytes"))).collect()
        };
        Self { weights: numbers("weights.f64"), minutes: numbers("minutes.f64") }
    }

    fn candidates(&self) -> u32 {
        u32::try_from(self.minutes.len() / self.weights.len()).expect("fewer candidates")
    }

    fn rows(&self) -> impl Iterator<Item = (f64, &[f64])> {
        self.weights.iter().copied().zip(self.minutes.chunks_exact(self.candidates() as usize))
    }

    fn costs(&self, pairs: impl Fn(f64, f64) -> Option<f64>, otherwise: impl Fn(f64) -> f64) -> Costs {
        let mut builder = CostsBuilder::new(self.candidates());
        for (weight, row) in self.rows() {
            let pairs = (0u32..).zip(row).filter_map(|(at, minutes)| Some((at, pairs(weight, *minutes)?)));
            builder.row(pairs, otherwise(weight));
        }
        builder.build()
    }

    fn solve(&self, aim: &str, numbers: &[f64], effort: &Effort<'_>) -> Found {
        let free = vec![Choice::Free; self.candidates() as usize];
        let of = |costs: Costs, p: f64, step: f64| {
            let problem = Problem::new(costs, p as u32..=p as u32).expect("a problem").in_steps_of(step);
            let answer = solve(&problem, effort).expect("an answer");
            (answer.value, answer.bound, answer.proof == Proof::Best)
        };
        match (aim, numbers) {
            ("p_median", &[p]) => of(self.costs(|weight, minutes| Some(weight * minutes), |_| f64::INFINITY), p, 0.0),
            ("mclp", &[p, radius]) => {
                let within = |_, minutes| (minutes <= radius).then_some(0.0);
                // Whole weights make every value a whole number.
                let step = f64::from(u8::from(self.weights.iter().all(|weight| weight.fract() == 0.0)));
                let (left, bound, proved) = of(self.costs(within, |weight| weight), p, step);
                let all: f64 = self.weights.iter().sum();
                (all - left, all - bound, proved)
            }
            ("lscp", &[radius]) => {
                let within =
                    |row: &[f64]| (0u32..).zip(row).filter(|pair| *pair.1 <= radius).map(|pair| pair.0).collect();
                let sets: Vec<Vec<u32>> = self.rows().map(|(_, row)| within(row)).collect();
                let answer = fewest(self.candidates(), &sets, &free, &[], effort).expect("a cover");
                (answer.value, answer.bound, answer.proof == Proof::Best)
            }
            ("p_center", &[p]) => {
                let times = self.costs(|_, minutes| Some(minutes), |_| f64::INFINITY);
                let found = center(&times, p as u32, &free, &[], effort).expect("an answer");
                (found.worst, found.bound, found.proof == Proof::Best)
            }
            _ => panic!("no such task: {aim} {numbers:?}"),
        }
    }
}
