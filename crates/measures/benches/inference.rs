//! Times of inference at 3 363 areas: what a drawn count costs, and what 1 000 replicates cost. Run with
//! `cargo bench -p segbar-measures --bench inference`, or with `-- evenness` for the lines that hold a word; figures are
//! medians of five runs on all cores.
//!
//! The limit of the machine: a count that is drawn takes a random number and a look-up for each digit, to the base 256, of the
//! people it is drawn from, some 3 ns each, and an area drawn by the bootstrap takes half a random number and an addition
//! to memory, some 1.5 ns; divided by the cores. The measure itself comes on top.

use segbar_measures::inference::{
    Noise, Null, Plan, Scheme, bootstrap_interval, difference_test, propagate, randomisation_test,
};
use segbar_measures::input::{Groups, OrderedGroups};
use segbar_measures::registry::{self, Subject};
use std::hint::black_box;
use std::time::Instant;

const PLAN: Plan = Plan { replicates: 1000, seed: 1 };

fn main() {
    let Some(path) = segbar_testdata::shared("measures/areas_3363.csv") else { return };
    let columns = read(&path, ["q1", "q2", "q3", "q4", "q5", "pop"]);
    let n = columns[0].len();
    let rest: Vec<f64> = columns[5].iter().zip(&columns[0]).map(|(total, group)| total - group).collect();
    let two = Subject::new(Groups::new([columns[0].as_slice(), &rest]).unwrap());
    let five = Subject::ordered(OrderedGroups::new(columns[..5].iter().map(Vec::as_slice)).unwrap());
    println!("{n} areas, {} replicates; milliseconds, and nanoseconds per drawn count on one core", PLAN.replicates);

    let word = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
    let line = |what: String, drawn: usize, run: &dyn Fn() -> f64| {
        if !what.contains(&word) {
            return;
        }
        let time = median(run);
        let each = time * 1e6 * cores() as f64 / (drawn as f64 * f64::from(PLAN.replicates));
        println!("{what:66} {time:>9.1} ms {each:>8.1} ns");
    };
    for id in ["dissimilarity", "entropy", "gini", "multigroup_dissimilarity", "information_theory"] {
        let measure = registry::find(id).unwrap();
        let (subject, k) = if measure.has_sides() { (&two, 2) } else { (&five, 5) };
        let settings = measure.settings(&[]).unwrap();
        for null in [Null::Evenness, Null::Systematic, Null::PersonPermutation] {
            // What is drawn: all groups, or all but the one that gets the rest.
            let drawn = if null == Null::Systematic { k * n } else { (k - 1) * n };
            line(format!("{id}: {}", null.id()), drawn, &|| {
                randomisation_test(measure, subject, &settings, null, PLAN).unwrap().null_mean
            });
        }
        line(format!("{id}: bootstrap"), n, &|| {
            bootstrap_interval(measure, subject, &settings, 0.95, PLAN).unwrap().sd
        });
    }

    let d = registry::find("dissimilarity").unwrap();
    let half: Vec<usize> = (0..n).collect();
    let (first, second) = (two.at(&half[..n / 2]).unwrap(), two.at(&half[n / 2..]).unwrap());
    for scheme in Scheme::ALL {
        line(format!("dissimilarity, difference of two halves: {}", scheme.id()), n, &|| {
            difference_test(d, &first, &second, &[], scheme, PLAN).unwrap().p_two_sided
        });
    }
    let five = five.against(&[0], Some(&[4])).unwrap();
    for (name, noise) in [("whole per cent", Noise::WHOLE_PER_CENT), ("Cell Key", Noise::CELL_KEY)] {
        line(format!("dissimilarity of two of five groups, noise: {name}"), 5 * n, &|| {
            propagate(d, &five, &[], noise, PLAN).unwrap().shift
        });
    }
}

/// The median time of five runs in milliseconds.
fn median(run: &dyn Fn() -> f64) -> f64 {
    black_box(run());
    let mut times: Vec<f64> = (0..5)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[2]
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn read<const N: usize>(path: &std::path::Path, names: [&str; N]) -> Vec<Vec<f64>> {
    let mut reader = csv::Reader::from_path(path).expect("the table is readable");
    let header = reader.headers().expect("the table has a header").clone();
    let at = names.map(|name| header.iter().position(|h| h == name).expect("the column is there"));
    let mut columns = vec![Vec::new(); N];
    for row in reader.records() {
        let row = row.expect("the row is readable");
        for (column, at) in columns.iter_mut().zip(at) {
            column.push(row[at].parse().expect("the cell is a number"));
        }
    }
    columns
}
