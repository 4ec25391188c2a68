//! What must hold for the measures that know where areas are, whatever the data.

use proptest::prelude::*;
use segbar_measures::autocorrelation::{
    self, Alternative, Permutations, false_discovery, geary, getis_ord, local_g, local_moran, moran,
};
use segbar_measures::centralisation::{Centre, absolute_centralisation, relative_centralisation};
use segbar_measures::clustering::{self, Proximity, ProximityProfile};
use segbar_measures::concentration::{absolute_concentration, delta};
use segbar_measures::egocentric::{LastRing, nearest_people};
use segbar_measures::input::{Groups, Places, TwoGroups};
use segbar_measures::kernel::{Kernel, Own, Shape};
use segbar_measures::multiscalar::{
    Scale, Surroundings, distortion, segregation_profile, spatial_dissimilarity, spatial_information_theory,
    spatial_isolation,
};
use segbar_measures::weights::Weights;
use segbar_measures::{exposure, multigroup, spatial};

/// A town on a lattice of 500 m with some places empty.
#[derive(Clone, Debug)]
struct Town {
    x: Vec<f64>,
    y: Vec<f64>,
    size: Vec<f64>,
    group: Vec<f64>,
    others: Vec<f64>,
}

impl Town {
    fn places(&self) -> Places<'_> {
        Places::new((&self.x[..]).into(), (&self.y[..]).into()).unwrap().with_area(&self.size[..]).unwrap()
    }

    fn two_groups(&self) -> TwoGroups<'_> {
        TwoGroups::of_two(&self.group[..], &self.others[..]).unwrap()
    }

    fn groups(&self) -> Groups<'_> {
        Groups::new([&self.group[..], &self.others[..]]).unwrap()
    }

    /// The same town with all lengths multiplied.
    fn stretched(&self, factor: f64) -> Self {
        let by = |column: &[f64], factor: f64| column.iter().map(|v| v * factor).collect();
        Town { x: by(&self.x, factor), y: by(&self.y, factor), size: by(&self.size, factor * factor), ..self.clone() }
    }

    /// The same town in another order of areas.
    fn turned(&self) -> Self {
        let turn = |column: &[f64]| column.iter().rev().copied().collect();
        Town {
            x: turn(&self.x),
            y: turn(&self.y),
            size: turn(&self.size),
            group: turn(&self.group),
            others: turn(&self.others),
        }
    }
}

prop_compose! {
    fn town()(counts in prop::collection::vec((0u32..40, 0u32..40, 1u32..5), 9..60)) -> Town {
        let mut town = Town { x: vec![], y: vec![], size: vec![], group: vec![], others: vec![] };
        for (i, (group, others, size)) in counts.into_iter().enumerate() {
            town.x.push(f64::from(i as u32 % 7) * 500.0);
            town.y.push(f64::from(i as u32 / 7) * 500.0);
            town.size.push(f64::from(size) * 250_000.0);
            town.group.push(f64::from(group));
            town.others.push(f64::from(others));
        }
        // Somebody of each group lives somewhere.
        town.group[0] += 1.0;
        town.others[1] += 1.0;
        town
    }
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn isolation_and_interaction_over_distance_add_up_to_one(town in town()) {
        let (groups, near) = (town.two_groups(), Proximity::by_decay(&town.two_groups(), &town.places(), 700.0).unwrap());
        let isolation = clustering::distance_decay_isolation(&groups, &near);
        prop_assert!(close(isolation + clustering::distance_decay_interaction(&groups, &near), 1.0));
    }

    #[test]
    fn roles_can_be_exchanged(town in town()) {
        let (groups, places) = (town.two_groups(), town.places());
        let swapped = groups.swapped();
        let near = Proximity::by_decay(&groups, &places, 700.0).unwrap();
        let near_swapped = Proximity::by_decay(&swapped, &places, 700.0).unwrap();
        let proximity = clustering::spatial_proximity(&groups, &near);
        prop_assert!(close(proximity, clustering::spatial_proximity(&swapped, &near_swapped)));
        let clustered = clustering::relative_clustering(&groups, &near);
        prop_assert!(close(clustering::relative_clustering(&swapped, &near_swapped), 1.0 / (1.0 + clustered) - 1.0));
        let central = relative_centralisation(&groups, &places, Centre::OfAreas).unwrap();
        prop_assert!(close(relative_centralisation(&swapped, &places, Centre::OfAreas).unwrap(), -central));
        prop_assert!((-1.0..=1.0).contains(&central));
    }

    #[test]
    fn a_town_twice_as_large_with_twice_the_bandwidth_is_the_same_town(town in town()) {
        let large = town.stretched(2.0);
        let of = |town: &Town, metres: f64| {
            let (groups, places) = (town.two_groups(), town.places());
            let near = Proximity::by_decay(&groups, &places, metres).unwrap();
            vec![
                clustering::spatial_proximity(&groups, &near),
                clustering::distance_decay_isolation(&groups, &near),
                delta(&groups, &places).unwrap(),
                absolute_concentration(&groups, &places).unwrap_or(0.0),
                absolute_centralisation(&groups, &places, Centre::OfAreas).unwrap(),
            ]
        };
        for (small, large) in of(&town, 600.0).into_iter().zip(of(&large, 1200.0)) {
            prop_assert!(close(small, large), "{small} {large}");
        }
    }

    #[test]
    fn the_order_in_which_areas_are_given_changes_nothing(town in town()) {
        let turned = town.turned();
        let of = |town: &Town| {
            let (groups, places, two) = (town.groups(), town.places(), town.two_groups());
            let scales = [Scale::People(300.0, LastRing::Whole), Scale::Distance(Kernel::new(Shape::Quartic, 900.0).unwrap(), Own::AtZero)];
            let mut values: Vec<f64> = segregation_profile(&groups, &places, &scales).unwrap().iter()
                .flat_map(|at| [at.information_theory, at.dissimilarity]).collect();
            values.push(absolute_centralisation(&two, &places, Centre::OfAreas).unwrap());
            values.push(absolute_concentration(&two, &places).unwrap_or(0.0));
            values
        };
        for (one, other) in of(&town).into_iter().zip(of(&turned)) {
            prop_assert!(close(one, other));
        }
    }

    #[test]
    fn the_area_alone_gives_the_measures_without_places_and_everyone_gives_nothing(town in town()) {
        let (groups, places) = (town.groups(), town.places());
        let area = Surroundings::new(&groups, &places, Scale::Area).unwrap();
        prop_assert!(close(spatial_information_theory(&groups, &area).unwrap(), multigroup::information_theory(&groups)));
        prop_assert!(close(spatial_dissimilarity(&groups, &area).unwrap(), multigroup::dissimilarity(&groups)));
        prop_assert!(close(spatial_isolation(&groups, &area).unwrap()[0], exposure::isolation(&town.two_groups())));
        for scale in [Scale::People(groups.total(), LastRing::Whole), Scale::Distance(Kernel::new(Shape::Uniform, 1e6).unwrap(), Own::AtZero)] {
            let everyone = Surroundings::new(&groups, &places, scale).unwrap();
            prop_assert!(spatial_information_theory(&groups, &everyone).unwrap().abs() < 1e-9);
            prop_assert!(spatial_dissimilarity(&groups, &everyone).unwrap() < 1e-9);
        }
    }

    #[test]
    fn areas_in_one_place_are_as_one_area(town in town()) {
        // Organisational equivalence: every area cut in two halves that stay where it was.
        let mut halves = town.clone();
        for column in [&mut halves.group, &mut halves.others] {
            column.iter_mut().for_each(|n| *n /= 2.0);
            column.extend_from_within(..);
        }
        for column in [&mut halves.x, &mut halves.y, &mut halves.size] {
            column.extend_from_within(..);
        }
        let at = |town: &Town, k: f64| {
            let around = Surroundings::new(&town.groups(), &town.places(), Scale::People(k, LastRing::Share)).unwrap();
            spatial_information_theory(&town.groups(), &around).unwrap()
        };
        for k in [50.0, 200.0] {
            if k <= town.groups().total() {
                prop_assert!(close(at(&town, k), at(&halves, k)));
            }
        }
    }

    #[test]
    fn larger_neighbourhoods_hold_more_people_and_reach_farther(town in town()) {
        let (groups, places) = (town.groups(), town.places());
        let total = groups.total();
        let at = |k: f64| nearest_people(&groups, &places, k.min(total), LastRing::Whole).unwrap();
        let (small, large) = (at(100.0), at(400.0));
        for i in 0..town.x.len() {
            prop_assert!(small.people[i] >= 100.0f64.min(total) && small.people[i] <= large.people[i]);
            prop_assert!(small.radius[i] <= large.radius[i] && small.groups[0][i] <= large.groups[0][i]);
        }
    }

    #[test]
    fn local_values_of_moran_add_up_to_the_global_one(town in town()) {
        let weights = Weights::nearest(&town.places(), 4).unwrap();
        if let Ok(global) = moran(&town.group, &weights) {
            let sum: f64 = local_moran(&town.group, &weights).unwrap().iter().sum();
            prop_assert!(close(sum, weights.moments().s0 * global.value));
        }
    }

    #[test]
    fn adjusting_for_neighbours_never_adds(town in town()) {
        let (groups, weights) = (town.two_groups(), Weights::nearest(&town.places(), 3).unwrap());
        let adjusted = spatial::adjacency_dissimilarity(&groups, &weights).unwrap();
        prop_assert!(adjusted <= segbar_measures::evenness::dissimilarity(&groups));
        let nearness: Vec<(f64, f64)> = match ProximityProfile::new(&groups, &weights) {
            Ok(profile) => profile.steps().collect(),
            Err(_) => Vec::new(),
        };
        prop_assert!(nearness.iter().all(|(t, eta)| (0.0..=1.0).contains(t) && (0.0..=1.0).contains(eta)));
    }

    #[test]
    fn distortion_is_zero_only_where_every_area_is_as_the_whole(town in town()) {
        let found = distortion(&town.groups(), &town.places()).unwrap();
        prop_assert!(found.iter().all(|d| *d >= 0.0));
        let even = Groups::new([town.others.clone(), town.others.iter().map(|n| 3.0 * n).collect()]).unwrap();
        prop_assert!(distortion(&even, &town.places()).unwrap().iter().all(|d| *d < 1e-12));
    }
}

/// All orders of some values.
fn orders(values: &[f64]) -> Vec<Vec<f64>> {
    if values.len() < 2 {
        return vec![values.to_vec()];
    }
    (0..values.len())
        .flat_map(|first| {
            let mut rest = values.to_vec();
            let value = rest.remove(first);
            orders(&rest).into_iter().map(move |mut order| {
                order.insert(0, value);
                order
            })
        })
        .collect()
}

fn mean_and_variance(values: &[f64]) -> (f64, f64) {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    (mean, values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / values.len() as f64)
}

#[test]
fn moments_are_those_over_all_orders_of_the_values() {
    let values = [1.0, 2.0, 4.0, 7.0, 11.0, 0.5];
    // Weights there and back differ, so that no symmetry hides a mistake.
    let pairs =
        [(0, 1, 1.0), (1, 0, 0.5), (1, 2, 2.0), (2, 4, 1.0), (3, 2, 1.0), (4, 5, 0.25), (5, 0, 3.0), (0, 3, 1.0)];
    let weights = Weights::from_pairs(6, pairs).unwrap();
    let over_orders = |f: &dyn Fn(&[f64]) -> f64| {
        mean_and_variance(&orders(&values).iter().map(|order| f(order)).collect::<Vec<_>>())
    };
    let found = moran(&values, &weights).unwrap();
    let (mean, variance) = over_orders(&|v| moran(v, &weights).unwrap().value);
    assert!(close(found.expected, mean) && close(found.variance_random, variance), "{found:?} {mean} {variance}");
    let found = getis_ord(&values, &weights).unwrap();
    let (mean, variance) = over_orders(&|v| getis_ord(v, &weights).unwrap().value);
    assert!(close(found.expected, mean) && close(found.variance, variance), "{found:?} {mean} {variance}");
    let (mean, _) = over_orders(&|v| geary(v, &weights).unwrap());
    assert!(close(mean, 1.0));
}

#[test]
fn local_g_is_standardised_over_all_orders_of_the_other_values() {
    let values = [3.0, 1.0, 4.0, 1.5, 9.0, 2.6];
    let pairs = [(0, 1, 1.0), (0, 2, 0.5), (0, 5, 2.0), (1, 0, 1.0)];
    let weights = Weights::from_pairs(6, pairs).unwrap();
    let sums: Vec<f64> =
        orders(&values[1..]).iter().map(|others| others[0] + 0.5 * others[1] + 2.0 * others[4]).collect();
    let (mean, variance) = mean_and_variance(&sums);
    let expected = (1.0 + 0.5 * 4.0 + 2.0 * 2.6 - mean) / variance.sqrt();
    assert!(close(local_g(&values, &weights).unwrap()[0], expected));
    assert!(local_g(&values, &weights).unwrap()[3].is_nan());
}

#[test]
fn shares_of_placings_come_near_those_of_all_orders_of_the_other_values() {
    let values = [3.0, 1.0, 4.0, 1.5, 9.0, 2.6];
    let pairs = [(0, 1, 1.0), (0, 2, 0.5), (0, 5, 2.0), (1, 0, 1.0)];
    let weights = Weights::from_pairs(6, pairs).unwrap();
    let of = |others: &[f64]| others[0] + 0.5 * others[1] + 2.0 * others[4];
    let all = orders(&values[1..]);
    let observed = of(&values[1..]);
    let exact = all.iter().filter(|others| of(others) >= observed).count() as f64 / all.len() as f64;
    let permutations = Permutations::new(20_000, 11).unwrap();
    let found = autocorrelation::local_g_tails(&values, &weights, permutations).unwrap()[0];
    // Four standard deviations of a share of 20 000.
    assert!((found.p(Alternative::Greater) - exact).abs() < 4.0 * (0.25f64 / 20_000.0).sqrt(), "{found:?} {exact}");
    // The value of the first area is below the mean: what is high around it makes its Moran low.
    let turned = autocorrelation::local_moran_tails(&values, &weights, permutations).unwrap()[0];
    assert_eq!((turned.above, turned.below), (found.below, found.above));
}

#[test]
fn placings_of_a_pattern_are_seldom_as_clear_and_of_none_often() {
    let n = 400u32;
    let (x, y): (Vec<f64>, Vec<f64>) = (0..n).map(|i| (f64::from(i % 20), f64::from(i / 20))).unzip();
    let places = Places::new((&x[..]).into(), (&y[..]).into()).unwrap();
    let weights = Weights::nearest(&places, 4).unwrap().row_standardised();
    let permutations = Permutations::new(199, 3).unwrap();
    let noise: Vec<f64> = (0..n).map(|i| f64::from(i.wrapping_mul(2_654_435_761) >> 16)).collect();
    let significant = |values: &[f64]| {
        let tails = autocorrelation::local_moran_tails(values, &weights, permutations).unwrap();
        let p: Vec<f64> = tails.iter().map(|tails| tails.p(Alternative::TwoSided)).collect();
        false_discovery(&p).unwrap().iter().filter(|q| **q <= 0.05).count()
    };
    assert!(significant(&x) > 80 && significant(&noise) < 5, "{} {}", significant(&x), significant(&noise));
    let placed = autocorrelation::moran_permuted(&x, &weights, permutations).unwrap();
    let observed = moran(&x, &weights).unwrap();
    assert!(placed.iter().all(|i| *i < observed.value));
    let (mean, variance) = mean_and_variance(&placed);
    assert!((mean - observed.expected).abs() < 0.01 && (variance / observed.variance_random - 1.0).abs() < 0.5);
}

#[cfg(feature = "parallel")]
#[test]
fn the_number_of_threads_changes_no_bit() {
    let n = 3000u32;
    let at = |i: u32| f64::from(i.wrapping_mul(2_654_435_761) >> 14) / 7.0;
    let column = |shift: u32| -> Vec<f64> { (0..n).map(|i| at(i + shift) / 1000.0).collect() };
    let (x, y): (Vec<f64>, Vec<f64>) = (0..n).map(|i| (at(i), at(i + 4321))).unzip();
    let (first, second) = (column(77), column(999));
    let places = Places::new((&x[..]).into(), (&y[..]).into()).unwrap();
    let groups = Groups::new([&first[..], &second[..]]).unwrap();
    let run = || {
        let weights = Weights::nearest(&places, 8).unwrap();
        let permutations = Permutations::new(99, 5).unwrap();
        let kernel = Kernel::new(Shape::Gaussian, 9000.0).unwrap();
        let scales = [Scale::People(5000.0, LastRing::Share), Scale::Distance(kernel, Own::LeftOut)];
        (
            segregation_profile(&groups, &places, &scales).unwrap(),
            autocorrelation::local_moran_tails(&first, &weights, permutations).unwrap(),
            autocorrelation::moran_permuted(&first, &weights, permutations).unwrap(),
            nearest_people(&groups, &places, 12_345.6, LastRing::Share).unwrap(),
            distortion(&groups, &places).unwrap(),
        )
    };
    let with = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(run);
    assert!(with(1) == with(3));
}
