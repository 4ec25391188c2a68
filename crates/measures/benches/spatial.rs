//! Times of the measures that know where areas are, at 3 363 areas and 100 000 cells. Run with
//! `cargo bench -p segbar-measures --bench spatial`; figures are medians in milliseconds, and beside them stands what
//! bounds them.

mod timing;

use segbar_measures::autocorrelation::{Permutations, local_moran_tails, moran_permuted};
use segbar_measures::centralisation::{Centre, relative_centralisation};
use segbar_measures::clustering::{Proximity, spatial_proximity_profile};
use segbar_measures::concentration::delta;
use segbar_measures::egocentric::{LastRing, around, nearest_people};
use segbar_measures::input::{Groups, Places, TwoGroups};
use segbar_measures::kernel::{Kernel, Own, Shape};
use segbar_measures::multiscalar::{
    NEAREST_PEOPLE, Scale, Surroundings, distortion, segregation_profile, spatial_information_theory,
};
use segbar_measures::weights::Weights;
use timing::read;

fn main() {
    let Some(folder) = segbar_testdata::shared("measures") else { return };
    areas(&read(&folder.join("areas_3363.csv"), ["x", "y", "q1", "q2", "q3", "q4", "q5", "pop"]));
    cells(&read(&folder.join("cells_100k.csv"), ["x", "y", "q1", "q2", "q3", "q4", "q5"]));
}

fn areas(columns: &[Vec<f64>]) {
    let n = columns[0].len();
    println!("{n} areas, 5 groups");
    let places = Places::new((&columns[0][..]).into(), (&columns[1][..]).into()).unwrap();
    let places = places.with_area(vec![4e6; n]).unwrap();
    let two = TwoGroups::of_total(&columns[2][..], &columns[7][..]).unwrap();
    let groups = Groups::new(columns[2..7].iter().map(Vec::as_slice)).unwrap();
    let kernel = |shape, metres| Kernel::new(shape, metres).unwrap();
    let triangular = |metres| Scale::Distance(kernel(Shape::Triangular, metres), Own::AtZero);

    show("delta", "one pass over three columns", || delta(&two, &places));
    show("relative centralisation", "sorting by distance", || relative_centralisation(&two, &places, Centre::OfPeople));
    show(
        "spatial proximity, all pairs with exp",
        "exponentials, four at a time where the machine can: 3.9 ns per pair and core",
        || Proximity::by_decay(&two, &places, 100_000.0),
    );
    show("spatial information theory, 16 km", "pairs within the reach", || {
        spatial_information_theory(&groups, &Surroundings::new(&groups, &places, triangular(16_000.0))?)
    });
    let bandwidths = [2_500.0, 4_000.0, 6_000.0, 8_000.0, 10_000.0, 12_000.0, 16_000.0].map(triangular);
    show("profile over 7 bandwidths", "pairs within the reach", || segregation_profile(&groups, &places, &bandwidths));
    let nearest = NEAREST_PEOPLE.map(|k| Scale::People(k, LastRing::Whole));
    show("profile over 11 k", "search along the circumference", || segregation_profile(&groups, &places, &nearest));
    show("distortion", "a sort and n logarithms per area", || distortion(&groups, &places));

    show("8 nearest areas", "search in the tree", || Weights::nearest(&places, 8));
    let weights = Weights::nearest(&places, 8).unwrap();
    show("spatial proximity profile", "borders times distances, 256 areas at a time", || {
        spatial_proximity_profile(&two, &weights)
    });
    let share: Vec<f64> = two.x().iter().zip(two.t()).map(|(x, t)| x / t).collect();
    let (weights, permutations) = (weights.row_standardised(), Permutations::new(999, 1).unwrap());
    show("local Moran, 999 placings", "27 million look-ups at about 0.8 ns", || {
        local_moran_tails(&share, &weights, permutations)
    });
    show("Moran, 999 placings", "27 million look-ups and 999 shuffles", || {
        moran_permuted(&share, &weights, permutations)
    });
}

fn cells(columns: &[Vec<f64>]) {
    println!("{} cells, 5 groups", columns[0].len());
    let places = Places::new((&columns[0][..]).into(), (&columns[1][..]).into()).unwrap();
    let groups = Groups::new(columns[2..].iter().map(Vec::as_slice)).unwrap();
    for k in [100.0, 1_600.0, 12_800.0, 51_200.0] {
        show(&format!("{k} nearest people"), "search along the circumference", || {
            nearest_people(&groups, &places, k, LastRing::Whole)
        });
    }
    let counts: Vec<&[f64]> = columns[2..].iter().map(Vec::as_slice).collect();
    for (shape, metres) in [(Shape::Uniform, 5_000.0), (Shape::Quartic, 5_000.0), (Shape::Exponential, 500.0)] {
        show(&format!("{shape:?} kernel, {metres} m"), "pairs within the reach", || {
            around(&places, Kernel::new(shape, metres)?, Own::AtZero, &counts)
        });
    }
}

/// Prints the median time of some runs.
fn show<T, E: std::fmt::Debug>(what: &str, limit: &str, run: impl Fn() -> Result<T, E>) {
    let time = timing::median(|| run().expect("the measure is defined for this data")) / 1e3;
    println!("{what:40} {time:>10.3}   {limit}");
}
