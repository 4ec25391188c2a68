//! Times of every measure that needs counts only, at 3 363 areas, and of all of them over every municipality, county and
//! the nation for 14 years. Run with `cargo bench -p segbar-measures --bench aspatial`; figures are medians.

mod timing;

use segbar_measures::input::{OrderedGroups, TwoGroups};
use segbar_measures::par;
use segbar_measures::registry::{self, Function};
use std::hint::black_box;
use std::time::Instant;
use timing::{median, read};

fn main() {
    let Some(path) = segbar_testdata::shared("measures/areas_3363.csv") else { return };
    let columns = read(&path, ["q1", "q2", "q3", "q4", "q5", "pop"]);
    let (groups, total) = columns.split_at(5);
    single(groups, &total[0]);
    everything(groups);
}

/// Each measure once over all areas, the checking of the input included.
fn single(columns: &[Vec<f64>], total: &[f64]) {
    println!("{} areas, 5 groups; microseconds", total.len());
    let input = || OrderedGroups::new(columns.iter().map(Vec::as_slice)).unwrap();
    println!("{:40} {:>9.1}", "checking two groups", median(|| black_box(TwoGroups::of_total(&columns[0][..], total))));
    println!("{:40} {:>9.1}", "checking five groups", median(|| black_box(input())));
    for measure in registry::all() {
        let settings = measure.settings(&[]).unwrap();
        let time = match measure.function {
            Function::TwoGroups(function) => median(|| {
                let groups = TwoGroups::of_total(&columns[0][..], total).unwrap();
                black_box(function(&groups, &settings)).is_ok()
            }),
            Function::Groups(function) => median(|| black_box(function(input().groups(), &settings)).is_ok()),
            Function::OrderedGroups(function) => median(|| black_box(function(&input(), &settings)).is_ok()),
            Function::EachArea(function) => median(|| black_box(function(input().groups(), &settings)).is_ok()),
            Function::EachGroupAndArea(function) => median(|| black_box(function(input().groups(), &settings)).is_ok()),
            _ => continue,
        };
        println!("{:40} {time:>9.1}", measure.id);
    }
}

/// Every measure on three group systems, for 290 municipalities, 21 counties and the nation, 14 years.
fn everything(columns: &[Vec<f64>]) {
    let n = columns[0].len();
    let municipality: Vec<usize> = (0..n).map(|i| i * 290 / n).collect();
    let frames: Vec<Vec<usize>> = (0..290)
        .map(|m| (0..n).filter(|i| municipality[*i] == m).collect())
        .chain((0..21).map(|c| (0..n).filter(|i| municipality[*i] * 21 / 290 == c).collect()))
        .chain([(0..n).collect()])
        .collect();
    // Low, middle and high; the lowest against the rest; the five. The largest frames first, so that threads end together.
    let join = |groups: &[usize]| -> Vec<f64> { (0..n).map(|i| groups.iter().map(|g| columns[*g][i]).sum()).collect() };
    let systems = [
        OrderedGroups::new([join(&[0]), join(&[1, 2, 3]), join(&[4])]).unwrap(),
        OrderedGroups::new([join(&[0]), join(&[1, 2, 3, 4])]).unwrap(),
        OrderedGroups::new(columns.to_vec()).unwrap(),
    ];
    let mut tasks: Vec<(usize, usize)> =
        (0..14).flat_map(|_| (0..systems.len()).flat_map(|s| (0..frames.len()).map(move |f| (s, f)))).collect();
    tasks.sort_by_key(|(_, frame)| std::cmp::Reverse(frames[*frame].len()));
    let start = Instant::now();
    let values = par::map(tasks.len(), |i| all_measures(&systems[tasks[i].0], &frames[tasks[i].1]));
    let time = start.elapsed().as_secs_f64();
    println!("{} values in {time:.2} s", values.iter().sum::<usize>());
}

/// Computes every measure of a part of the areas and says how many values there are.
fn all_measures(groups: &OrderedGroups, positions: &[usize]) -> usize {
    let Ok(part) = groups.at(positions) else { return 0 };
    let Ok(two) = part.groups().one_against_rest(0) else { return 0 };
    let mut count = 0;
    for measure in registry::all() {
        let Ok(settings) = measure.settings(if measure.id == "rank_order" { &[("order", 0.0)] } else { &[] }) else {
            continue;
        };
        let value = match measure.function {
            Function::TwoGroups(function) => function(&two, &settings),
            Function::Groups(function) => function(part.groups(), &settings),
            Function::OrderedGroups(function) => function(&part, &settings),
            _ => continue,
        };
        count += usize::from(black_box(value).is_ok());
    }
    count
}
