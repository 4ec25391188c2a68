//! Solves the p-median files of the OR-Library in a folder and holds them against the known optima.
use segbar_siting::{Costs, Effort, Problem, solve};
use std::time::Instant;

const OPTIMA: [f64; 40] = [
    5819., 4093., 4250., 3034., 1355., 7824., 5631., 4445., 2734., 1255., 7696., 6634., 4374., 2968., 1729., 8162.,
    6999., 4809., 2845., 1789., 9138., 8579., 4619., 2961., 1828., 9917., 8307., 4498., 3033., 1989., 10086., 9297.,
    4700., 3013., 10400., 9934., 5057., 11060., 9423., 5128.,
];

fn main() {
    let folder = std::env::args().nth(1).expect("a folder with pmed1.txt …");
    let only: Vec<usize> = std::env::args().skip(2).map(|n| n.parse().expect("a number")).collect();
    let mut total = 0.0;
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
        let start = Instant::now();
        let problem = Problem::new(Costs::full(n as u32, &d), p as u32..=p as u32).unwrap().in_steps_of(1.0);
        let answer = solve(&problem, &Effort::default()).unwrap();
        let took = start.elapsed().as_secs_f64();
        total += took;
        let known = OPTIMA[number - 1];
        println!(
            "pmed{number:<3} n {n} p {p} value {} known {known} {} bound {:.2} {:?} rounds {} nodes {} {took:.2} s",
            answer.value,
            if answer.value == known { "same" } else { "OTHER" },
            answer.bound,
            answer.proof,
            answer.rounds,
            answer.nodes
        );
    }
    println!("{total:.1} s");
}
