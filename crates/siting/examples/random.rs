//! Times aims on random points of the plane.
use segbar_siting::{Choice, Costs, CostsBuilder, Effort, Problem, Rule, center, fewest, solve};
use std::time::Instant;
fn main() {
    let arg: Vec<usize> = std::env::args().skip(1).map(|a| a.parse().unwrap()).collect();
    let (n, m, p) = (arg[0], arg[1], arg[2]);
    let mut state = 1u64;
    let mut draw = || {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) as f64 / (1u64 << 31) as f64
    };
    let points: Vec<(f64, f64, f64)> = (0..n).map(|_| (draw(), draw(), 1.0 + (draw() * 100.0).floor())).collect();
    let sites: Vec<(f64, f64)> =
        if n == m { points.iter().map(|q| (q.0, q.1)).collect() } else { (0..m).map(|_| (draw(), draw())).collect() };
    let d: Vec<Vec<f64>> =
        points.iter().map(|q| sites.iter().map(|s| ((q.0 - s.0).hypot(q.1 - s.1)) * 100.0).collect()).collect();
    let t = Instant::now();
    let w: Vec<Vec<f64>> = d.iter().zip(&points).map(|(r, q)| r.iter().map(|x| x * q.2).collect()).collect();
    let problem = Problem::new(Costs::full(m as u32, &w), p as u32..=p as u32).unwrap();
    println!("built {:.2}", t.elapsed().as_secs_f64());
    let stop_at = arg.get(3).copied().unwrap_or(60) as f64;
    let stop = move || t.elapsed().as_secs_f64() > stop_at;
    let a = solve(&problem, &Effort { stop: &stop, nodes: 1_000_000, ..Effort::default() }).unwrap();
    println!(
        "median {:.4} bound {:.4} gap {:.5} % {:?} rounds {} nodes {} {:.2} s",
        a.value,
        a.bound,
        a.gap() * 100.0,
        a.proof,
        a.rounds,
        a.nodes,
        t.elapsed().as_secs_f64()
    );
    let t = Instant::now();
    let choices = vec![Choice::Free; m];
    let stop = move || t.elapsed().as_secs_f64() > stop_at;
    let c = center(&Costs::full(m as u32, &d), p as u32, &choices, &[], &Effort { stop: &stop, ..Effort::default() })
        .unwrap();
    println!(
        "center {:.4} bound {:.4} {:?} covers {} {:.2} s",
        c.worst,
        c.bound,
        c.proof,
        c.covers,
        t.elapsed().as_secs_f64()
    );
    let t = Instant::now();
    let stop = move || t.elapsed().as_secs_f64() > stop_at;
    let r = c.worst * 0.8;
    let sets: Vec<Vec<u32>> = d.iter().map(|row| (0..).zip(row).filter(|x| *x.1 <= r).map(|x| x.0).collect()).collect();
    match fewest(m as u32, &sets, &choices, &[], &Effort { stop: &stop, nodes: 100_000, ..Effort::default() }) {
        Ok(f) => println!(
            "lscp {} bound {} {:?} nodes {} {:.2} s",
            f.value,
            f.bound,
            f.proof,
            f.nodes,
            t.elapsed().as_secs_f64()
        ),
        Err(e) => println!("lscp {e} {:.2} s", t.elapsed().as_secs_f64()),
    }
    let t = Instant::now();
    let stop = move || t.elapsed().as_secs_f64() > stop_at;
    let r = c.worst * 0.6;
    let mut b = CostsBuilder::new(m as u32);
    for (row, q) in d.iter().zip(&points) {
        b.row((0..).zip(row).filter(|x| *x.1 <= r).map(|x| (x.0, 0.0)), q.2);
    }
    let problem = Problem::new(b.build(), p as u32..=p as u32).unwrap().in_steps_of(1.0);
    let a = solve(&problem, &Effort { stop: &stop, nodes: 100_000, ..Effort::default() }).unwrap();
    println!(
        "mclp uncovered {} bound {} {:?} nodes {} {:.2} s",
        a.value,
        a.bound,
        a.proof,
        a.nodes,
        t.elapsed().as_secs_f64()
    );
    let _ = Rule::Coverage { sets: vec![], at_most: 0.0 };
}
