//! The measures that need to know where the areas are, or which are neighbours.

use crate::common::assert_close;
use crate::sacramento::{Tracts, Unit};
use crate::{Oracle, Verdict};
use segbar_measures::autocorrelation::{geary, moran};
use segbar_measures::centralisation::{self, Centre};
use segbar_measures::clustering::{self, Proximity, ProximityProfile};
use segbar_measures::egocentric::{self, LastRing};
use segbar_measures::input::{Groups, Places, TwoGroups};
use segbar_measures::kernel::{Kernel, Own, Shape};
use segbar_measures::weights::Weights;
use segbar_measures::{concentration, evenness, multigroup, multiscalar, spatial};

/// Compares one entry, or gives `None` if it is about a measure that needs no places.
pub fn check(oracle: &Oracle) -> Option<Verdict> {
    let name = oracle.measure();
    match oracle.text("package") {
        "pysal/segregation" => pysal(oracle),
        "ours/literature-definitions" if name.starts_with("reference set") => Some(reference(oracle)),
        "equipop" if name.starts_with("k-NN") => Some(equipop(oracle)),
        "pysal/esda" => autocorrelation(oracle),
        _ => None,
    }
}

fn groups(oracle: &Oracle) -> TwoGroups<'static> {
    let table = oracle.table();
    let total = if oracle.text("dataset").starts_with("areas") { "pop" } else { "TOT_POP" };
    TwoGroups::of_total(table.numbers(oracle.parameter("group")), table.numbers(total)).unwrap()
}

fn tracts(oracle: &Oracle) -> Tracts {
    let unit = if oracle.parameter("crs").starts_with("4326") { Unit::Degrees } else { Unit::Metres };
    Tracts::read(&oracle.folder, unit)
}

fn agrees(oracle: &Oracle, found: f64) -> Option<Verdict> {
    assert_close(oracle.measure(), found, oracle.number(), oracle.tolerance());
    Some(Verdict::Agrees)
}

/// The package's value is not the paper's, which the reference sets assert; it must go on differing.
fn differs(oracle: &Oracle, found: f64) -> Option<Verdict> {
    let gap = (found - oracle.number()).abs();
    assert!(gap > 100.0 * oracle.tolerance(), "{}: {found} is the package's value now", oracle.measure());
    Some(Verdict::Explained)
}

fn pysal(oracle: &Oracle) -> Option<Verdict> {
    let near = || Proximity::by_decay(&groups(oracle), &tracts(oracle).places(), 1000.0).unwrap();
    match oracle.measure() {
        // Sizes in square degrees: wrong by a factor that varies little within the data, and not refused there.
        "Delta" => agrees(oracle, concentration::delta(&groups(oracle), &tracts(oracle).places()).unwrap()),
        "AbsoluteConcentration" => {
            agrees(oracle, concentration::absolute_concentration(&groups(oracle), &tracts(oracle).places()).unwrap())
        }
        "RelativeConcentration" => {
            agrees(oracle, concentration::relative_concentration(&groups(oracle), &tracts(oracle).places()).unwrap())
        }
        "AbsoluteCentralization" => {
            let places = tracts(oracle).places();
            agrees(oracle, centralisation::absolute_centralisation(&groups(oracle), &places, Centre::OfAreas).unwrap())
        }
        "RelativeCentralization" => {
            let places = tracts(oracle).places();
            agrees(oracle, centralisation::relative_centralisation(&groups(oracle), &places, Centre::OfAreas).unwrap())
        }
        "LocalRelativeCentralization" => {
            let places = tracts(oracle).places();
            let around = Weights::nearest(&places, 5).unwrap();
            let table = oracle.table();
            let groups = TwoGroups::of_total(table.numbers("BLACK"), table.numbers("TOT_POP")).unwrap();
            let found = centralisation::local_centralisation(&groups, &places, &around).unwrap();
            for (row, (found, expected)) in found.iter().zip(oracle.numbers()).enumerate() {
                assert_close(&format!("local centralisation, row {row}"), *found, expected, oracle.tolerance());
            }
            Some(Verdict::Agrees)
        }
        "SpatialDissim" => {
            agrees(oracle, spatial::adjacency_dissimilarity(&groups(oracle), &tracts(oracle).touching()).unwrap())
        }
        "BoundarySpatialDissim" => {
            // The package divides each row of the matrix by its sum first.
            let borders = tracts(oracle).borders().row_standardised();
            agrees(oracle, spatial::boundary_dissimilarity(&groups(oracle), &borders).unwrap())
        }
        "PARDissim" => {
            let tracts = tracts(oracle);
            let found = spatial::perimeter_area_dissimilarity(&groups(oracle), &tracts.borders(), &tracts.places());
            agrees(oracle, found.unwrap())
        }
        "SpatialProxProf" => {
            let profile = ProximityProfile::new(&groups(oracle), &tracts(oracle).touching()).unwrap();
            let gap = (profile.index() - profile.index_on_grid(1000)).abs();
            assert!(gap < 2e-3, "the exact integral is off by {gap}");
            agrees(oracle, profile.index_on_grid(1000))
        }
        "SpatialProximity" => differs(oracle, clustering::spatial_proximity(&groups(oracle), &near())),
        "AbsoluteClustering" => differs(oracle, clustering::absolute_clustering(&groups(oracle), &near()).unwrap()),
        "RelativeClustering" => differs(oracle, clustering::relative_clustering(&groups(oracle), &near())),
        "DistanceDecayIsolation" => differs(oracle, clustering::distance_decay_isolation(&groups(oracle), &near())),
        "DistanceDecayInteraction" => differs(oracle, clustering::distance_decay_interaction(&groups(oracle), &near())),
        "MinMax" => min_max(oracle),
        "LocalDistortion" => distortion(oracle),
        "multiscalar profile MultiDissim" => profile(oracle),
        _ => None,
    }
}

/// The package smooths the counts with a triangular kernel and rounds them to whole persons before the index.
fn min_max(oracle: &Oracle) -> Option<Verdict> {
    let (groups, places) = (groups(oracle), tracts(oracle).places());
    let kernel = Kernel::new(Shape::Triangular, 2000.0).unwrap();
    let around = egocentric::around(&places, kernel, Own::AtZero, &[groups.x(), groups.t()]).unwrap();
    let smoothed = TwoGroups::of_total(&around[0][..], &around[1][..]).unwrap();
    agrees(oracle, evenness::min_max(&smoothed))
}

fn profile(oracle: &Oracle) -> Option<Verdict> {
    let (columns, places) = (oracle.columns("groups"), Tracts::read(&oracle.folder, Unit::Metres).places());
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    for (metres, expected) in [0.0, 500.0, 1000.0, 1500.0, 2000.0].into_iter().zip(oracle.numbers()) {
        let smoothed = match Kernel::new(Shape::Triangular, metres) {
            Ok(kernel) => egocentric::around(&places, kernel, Own::AtZero, &columns).unwrap(),
            Err(_) => columns.iter().map(|column| column.to_vec()).collect(),
        };
        let found = multigroup::dissimilarity(&Groups::new(smoothed).unwrap());
        assert_close(&format!("{metres} m"), found, expected, oracle.tolerance());
    }
    Some(Verdict::Agrees)
}

fn distortion(oracle: &Oracle) -> Option<Verdict> {
    let groups = Groups::new(oracle.columns("groups")).unwrap();
    let found = multiscalar::summed_divergence(&groups, &tracts(oracle).places()).unwrap();
    let expected = oracle.numbers();
    for (row, (found, expected)) in found.iter().zip(&expected[..10]).enumerate() {
        assert_close(&format!("distortion, row {row}"), *found, *expected, oracle.tolerance());
    }
    assert_close("sum of distortions", found.iter().sum(), expected[10], oracle.tolerance());
    Some(Verdict::Agrees)
}

/// Massey and Denton's definitions, with distances in km and an area √(0.6 · size) from itself.
fn reference(oracle: &Oracle) -> Verdict {
    let groups = groups(oracle);
    let table = oracle.table();
    let places = match oracle.text("dataset") {
        "sacramentot2.shp" => tracts(oracle).places(),
        // Squares side by side: the least distance between two is their side.
        _ => {
            let (x, y) = (table.numbers("x"), table.numbers("y"));
            let side = (x[1] - x[0]).abs().max((y[1] - y[0]).abs());
            let n = x.len();
            Places::new(x.into(), y.into()).unwrap().with_area(vec![side * side; n]).unwrap()
        }
    };
    let near = Proximity::by_decay(&groups, &places, 1000.0).unwrap();
    let found = [
        ("Delta", concentration::delta(&groups, &places).unwrap()),
        ("SP", clustering::spatial_proximity(&groups, &near)),
        ("RCL", clustering::relative_clustering(&groups, &near)),
        ("ACL", clustering::absolute_clustering(&groups, &near).unwrap()),
        ("DPxx", clustering::distance_decay_isolation(&groups, &near)),
        ("DPxy", clustering::distance_decay_interaction(&groups, &near)),
    ];
    for (name, found) in found {
        let expected = oracle.expected()[name].as_f64().unwrap();
        assert_close(&format!("{name}, {}", oracle.measure()), found, expected, oracle.tolerance());
    }
    Verdict::Agrees
}

fn equipop(oracle: &Oracle) -> Verdict {
    let expected = |key: &str| oracle.expected()[key].as_f64().unwrap();
    let neighbours = |x: [f64; 5], y: [f64; 5], n: [f64; 5], g: [f64; 5], cells: usize, k: f64| {
        let places = Places::new(x[..cells].into(), y[..cells].into()).unwrap();
        let rest: Vec<f64> = n.iter().zip(g).map(|(n, g)| n - g).collect();
        let groups = Groups::new([&g[..cells], &rest[..cells]]).unwrap();
        egocentric::nearest_people(&groups, &places, k, LastRing::Whole).unwrap()
    };
    if oracle.measure() == "k-NN ring ties" {
        let (x, y) = ([0.0, 100.0, -100.0, 0.0, 0.0], [0.0, 0.0, 0.0, 100.0, -100.0]);
        let found = neighbours(x, y, [1.0, 5.0, 5.0, 5.0, 5.0], [0.0, 1.0, 1.0, 1.0, 1.0], 5, 2.0);
        assert_eq!(found.people[0], expected("N_2"));
        return Verdict::Agrees;
    }
    for k in [15.0, 25.0] {
        let (x, n, g) = ([50.0, 250.0, 1050.0, 0.0, 0.0], [10.0, 10.0, 10.0, 0.0, 0.0], [0.0, 10.0, 5.0, 0.0, 0.0]);
        let found = neighbours(x, [50.0; 5], n, g, 3, k);
        assert_eq!(found.people[0], expected(&format!("N_{k}")));
        assert_eq!(found.radius[0], expected(&format!("Dist_{k}")));
        if k == 25.0 {
            assert_close("share", found.groups[0][0] / found.people[0], expected("R_g_25"), oracle.tolerance());
        }
    }
    Verdict::Agrees
}

fn autocorrelation(oracle: &Oracle) -> Option<Verdict> {
    // On the lattice of cells many neighbours are equally near, and which eight are taken is the package's accident.
    let lattice = oracle.text("dataset").starts_with("cells");
    let (share, places) = if lattice {
        let table = crate::common::Csv::read(&oracle.folder.join("cells_100k.csv"));
        let first = |name: &str| table.numbers(name)[..5000].to_vec();
        let share: Vec<f64> = first("q1").iter().zip(first("pop")).map(|(x, t)| x / t).collect();
        (share, Places::new(first("x").into(), first("y").into()).unwrap())
    } else {
        let table = crate::common::Csv::read(&oracle.folder.join("sacramento_tracts.csv"));
        let (x, t) = (table.numbers("HISP"), table.numbers("TOT_POP"));
        let share = x.iter().zip(&t).map(|(x, t)| if *t > 0.0 { x / t } else { 0.0 }).collect();
        (share, Tracts::read(&oracle.folder, Unit::Metres).places())
    };
    let weights = Weights::nearest(&places, 8).unwrap().row_standardised();
    let (found, expected) = if oracle.measure().starts_with("Moran") {
        let i = moran(&share, &weights).unwrap();
        let found = [i.value, i.expected, i.variance_normal, i.variance_random, i.z_normal(), i.z_random()];
        (found.to_vec(), oracle.numbers())
    } else {
        (vec![geary(&share, &weights).unwrap()], vec![oracle.number()])
    };
    let tolerance = if lattice { 0.05 } else { oracle.tolerance() };
    for (found, expected) in found.iter().zip(expected) {
        let gap = (found - expected).abs() / expected.abs();
        assert!(gap <= tolerance, "{} of {}: {found}, expected {expected}", oracle.measure(), oracle.text("dataset"));
    }
    Some(if lattice { Verdict::Explained } else { Verdict::Agrees })
}
