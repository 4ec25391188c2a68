//! Solves the p-median files of the OR-Library in a folder, as p-medians and as p-centers, and holds them against the
//! known optima: `orlib FOLDER [NUMBER...]`.

use segbar_siting::{Choice, Costs, Effort, Problem, Proof, center, solve};
use std::time::Instant;

/// Of the p-medians (Beasley 1985).
const OPTIMA: [f64; 40] = [
    5819., 4093., 4250., 3034., 1355., 7824., 5631., 4445., 2734., 1255., 7696., 6634., 4374., 2968., 1729., 8162.,
    6999., 4809., 2845., 1789., 9138., 8579., 4619., 2961., 1828., 9917., 8307., 4498., 3033., 1989., 10086., 9297.,
    4700., 3013., 10400., 9934., 5057., 11060., 9423., 5128.,
];

/// Of the p-centers of the same files (Pullan 2008).
const CENTERS: [f64; 40] = [
    127., 98., 93., 74., 48., 84., 64., 55., 37., 20., 59., 51., 36., 26., 18., 47., 39., 28., 18., 13., 40., 38., 22.,
    15., 11., 38., 32., 18., 13., 9., 30., 29., 15., 11., 30., 27., 15., 29., 23., 13.,
];

fn main() {
    let folder = std::env::args().nth(1).expect("a folder with pmed1.txt …");
    let only: Vec<usize> = std::env::args().skip(2).map(|n| n.parse().expect("a number")).collect();
    let mut sums = [(0, 0, 0.0); 2];
    for number in 1..=40 {
        if !only.is_empty() && !only.contains(&number) {
            continue;
        }
        let Ok(text) = std::fs::read_to_string(format!("{folder}/pmed{number}.txt")) else { continue };
        let mut words = text.split_whitespace().map(|word| word.parse::<usize>().expect("a number"));
        let (n, edges, p) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap());
        let mut d = vec![vec![f64::INFINITY; n]; n];
        for (i, row) in d.iter_mut().enumerate() {
            row[i] = 0.0;
        }
        for _ in 0..edges {
            let (a, b, c) = (words.next().unwrap() - 1, words.next().unwrap() - 1, words.next().unwrap() as f64);
            d[a][b] = c;
            d[b][a] = c;
        }
        for k in 0..n {
            let via = d[k].clone();
            for row in &mut d {
                let first = row[k];
                for (to, second) in row.iter_mut().zip(&via) {
                    *to = to.min(first + second);
                }
            }
        }
        let costs = Costs::full(n as u32, &d);
        let start = Instant::now();
        let problem = Problem::new(costs.clone(), p as u32..=p as u32).unwrap().in_steps_of(1.0);
        let median = solve(&problem, &Effort::default()).unwrap();
        let between = start.elapsed().as_secs_f64();
        let middle = center(&costs, p as u32, &vec![Choice::Free; n], &[], &Effort::default()).unwrap();
        let took = [between, start.elapsed().as_secs_f64() - between];
        let told = |value: f64, bound: f64, proof: Proof, known: f64, took: f64| {
            let same = if value == known { "as known" } else { "OTHER" };
            let proved = if proof == Proof::Best { "proved".to_owned() } else { format!("bound {bound:.2}") };
            format!("{value} {same} {proved} {took:.2} s")
        };
        println!(
            "pmed{number:<3} n {n} p {p}: median {}, center {}",
            told(median.value, median.bound, median.proof, OPTIMA[number - 1], took[0]),
            told(middle.worst, middle.bound, middle.proof, CENTERS[number - 1], took[1]),
        );
        let facts = [
            (median.value == OPTIMA[number - 1], median.proof == Proof::Best, took[0]),
            (middle.worst == CENTERS[number - 1], middle.proof == Proof::Best, took[1]),
        ];
        for (sum, (same, proved, took)) in sums.iter_mut().zip(facts) {
            *sum = (sum.0 + usize::from(same), sum.1 + usize::from(proved), sum.2 + took);
        }
    }
    for (aim, (same, proved, took)) in ["p-medians", "p-centers"].iter().zip(sums) {
        println!("{aim}: {same} as known, {proved} proved, {took:.1} s");
    }
}
