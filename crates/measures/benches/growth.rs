//! How the time of each kind of measure grows with the number of areas, up to 100 000 cells, and the nearest people of a
//! million points. Run with `cargo bench -p segbar-measures --bench growth`; figures are medians in milliseconds.

mod timing;

use segbar_measures::autocorrelation::{Permutations, local_moran_tails};
use segbar_measures::clustering::{Proximity, spatial_proximity_profile};
use segbar_measures::egocentric::{LastRing, around, nearest_people};
use segbar_measures::evenness;
use segbar_measures::input::{Groups, Places, TwoGroups};
use segbar_measures::kernel::{Kernel, Own, Shape};
use segbar_measures::weights::Weights;
use segbar_measures::{local, multigroup, multiscalar};
use std::time::Instant;

const SIZES: [usize; 4] = [3_363, 6_160, 20_000, 100_000];

type Run = fn(&Cells) -> bool;

/// What is measured, and up to how many areas it is a matter of seconds.
const RUNS: [(&str, usize, Run); 11] = [
    ("dissimilarity", 100_000, |c| evenness::dissimilarity(&c.two) > 0.0),
    ("gini", 100_000, |c| evenness::gini(&c.two) > 0.0),
    ("modified gini", 100_000, |c| evenness::modified_gini(&c.two).is_ok()),
    ("information theory", 100_000, |c| multigroup::information_theory(&c.groups) > 0.0),
    ("local divergence", 100_000, |c| !local::local_divergence(&c.groups).is_empty()),
    ("8 nearest areas", 100_000, |c| Weights::nearest(&c.places, 8).is_ok()),
    ("local Moran, 999 placings", 100_000, |c| {
        let share: Vec<f64> = c.two.x().iter().zip(c.two.t()).map(|(x, t)| x / t.max(1.0)).collect();
        Permutations::new(999, 1).is_ok_and(|p| local_moran_tails(&share, &c.weights, p).is_ok())
    }),
    ("1 600 nearest people", 100_000, |c| nearest_people(&c.groups, &c.places, 1_600.0, LastRing::Whole).is_ok()),
    ("quartic kernel, 5 km", 100_000, |c| {
        Kernel::new(Shape::Quartic, 5_000.0)
            .is_ok_and(|kernel| around(&c.places, kernel, Own::AtZero, &[c.two.x(), c.two.y()]).is_ok())
    }),
    ("all pairs with exp", 20_000, |c| Proximity::by_decay(&c.two, &c.places, 100_000.0).is_ok()),
    ("distortion", 6_160, |c| multiscalar::distortion(&c.groups, &c.places).is_ok()),
];

fn main() {
    let Some(folder) = segbar_testdata::shared("measures") else { return };
    let columns = timing::read(&folder.join("cells_100k.csv"), ["x", "y", "q1", "q2", "q3", "q4", "q5"]);
    let cells = SIZES.map(|n| Cells::first(n, &columns));
    println!("{:28} {}", "milliseconds; cells:", SIZES.map(|n| format!("{n:>10}")).concat());
    for (what, most, run) in RUNS {
        let time = |cells: &Cells| match cells.two.n() <= most {
            true => format!("{:>10.3}", timing::median(|| run(cells)) / 1e3),
            false => format!("{:>10}", "–"),
        };
        println!("{what:28} {}", cells.each_ref().map(time).concat());
    }
    let profile = |cells: &Cells| {
        format!("{:>10.3}", timing::median(|| spatial_proximity_profile(&cells.two, &cells.weights)) / 1e3)
    };
    println!("{:28} {}", "spatial proximity profile", [&cells[0], &cells[1]].map(profile).concat());
    drop(cells);
    million(&columns);
}

/// The first cells of the table, which goes from south to north.
struct Cells {
    places: Places<'static>,
    two: TwoGroups<'static>,
    groups: Groups<'static>,
    weights: Weights,
}

impl Cells {
    fn first(n: usize, columns: &[Vec<f64>]) -> Self {
        let column = |i: usize| columns[i][..n].to_vec();
        let places = Places::new(column(0).into(), column(1).into()).expect("the cells have places");
        let places = places.with_area(vec![62_500.0; n]).expect("the cells have sizes");
        let groups = Groups::new((2..7).map(column)).expect("the cells have people");
        let two = groups.one_against_rest(0).expect("the cells have people");
        let two = two.at(&(0..n).collect::<Vec<_>>()).expect("the cells have people");
        let weights = Weights::nearest(&places, 8).expect("there are more than eight cells").row_standardised();
        Self { places, two, groups, weights }
    }
}

/// Ten points for each cell, each with a tenth of its people, spread over the cell.
fn million(columns: &[Vec<f64>]) {
    let spread = |from: &[f64], step: u64| -> Vec<f64> {
        let at = |i: usize, j: u64| from[i] + ((i as u64 * 10 + j).wrapping_mul(step) >> 40) as f64 % 250.0;
        (0..from.len()).flat_map(|i| (0..10).map(move |j| at(i, j))).collect()
    };
    let (x, y) = (spread(&columns[0], 0x9E37_79B9_7F4A_7C15), spread(&columns[1], 0xC2B2_AE3D_27D4_EB4F));
    let places = Places::new(x.into(), y.into()).expect("the points have places");
    let tenth = |column: &Vec<f64>| -> Vec<f64> { column.iter().flat_map(|n| [n / 10.0; 10]).collect() };
    let groups = Groups::new(columns[2..].iter().map(tenth)).expect("the points have people");
    for k in [100.0, 1_600.0, 12_800.0, 51_200.0] {
        let start = Instant::now();
        let found =
            nearest_people(&groups, &places, k, LastRing::Whole).is_ok_and(|found| found.people.len() == places.n());
        assert!(found);
        println!("{k:>6} nearest people of {} points {:>10.0}", places.n(), start.elapsed().as_secs_f64() * 1e3);
    }
}
