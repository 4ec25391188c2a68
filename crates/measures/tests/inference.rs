//! What inference says of made and of real tables, seen from outside.

mod common;

use common::{Csv, assert_close};
use segbar_measures::evenness;
use segbar_measures::inference::{
    Noise, Null, Plan, Scheme, Test, bootstrap_interval, difference_test, propagate, randomisation_test,
};
use segbar_measures::input::{Groups, OrderedGroups, Places, TwoGroups};
use segbar_measures::registry::{self, Measure, Subject};
use segbar_measures::weights::Weights;

const PLAN: Plan = Plan { replicates: 499, seed: 7 };

fn measure(id: &str) -> &'static Measure {
    registry::find(id).unwrap()
}

fn of(columns: &[&[f64]]) -> Subject<'static> {
    Subject::ordered(OrderedGroups::new(columns.iter().map(|column| column.to_vec())).unwrap())
}

fn test(id: &str, subject: &Subject, null: Null) -> Test {
    let measure = measure(id);
    randomisation_test(measure, subject, &measure.settings(&[]).unwrap(), null, PLAN).unwrap()
}

/// Quintiles and people of the first areas of the country's 3 363, where the data are there.
fn quintiles(n: usize) -> Option<Vec<Vec<f64>>> {
    let table = Csv::read(&segbar_testdata::shared("measures/areas_3363.csv")?);
    Some(["q1", "q2", "q3", "q4", "q5"].iter().map(|name| table.numbers(name)[..n].to_vec()).collect())
}

/// A table that is even, or as good as: 60 areas of 100 people.
fn even() -> Subject<'static> {
    let x: Vec<f64> = (0..60).map(|i| 30.0 + f64::from(i % 3 - 1) * 3.0).collect();
    let y: Vec<f64> = x.iter().map(|x| 100.0 - x).collect();
    of(&[&x, &y])
}

/// A table in which nobody meets the other group.
fn apart() -> Subject<'static> {
    let x: Vec<f64> = (0..60).map(|i| if i % 2 == 0 { 100.0 } else { 0.0 }).collect();
    let y: Vec<f64> = x.iter().map(|x| 100.0 - x).collect();
    of(&[&x, &y])
}

#[test]
fn an_even_table_could_be_chance_and_complete_separation_could_not() {
    for null in [Null::Systematic, Null::Evenness, Null::PersonPermutation] {
        for id in ["dissimilarity", "entropy", "gini", "isolation", "information_theory", "ordinal_variation"] {
            assert!(test(id, &even(), null).p_greater > 0.2, "{id} {null:?}");
            let apart = test(id, &apart(), null);
            assert_eq!((apart.p_greater, apart.p_less), (1.0 / 500.0, 1.0), "{id} {null:?}");
            assert_eq!(apart.p_two_sided, 2.0 / 500.0);
        }
    }
    let complete = test("dissimilarity", &apart(), Null::Evenness);
    assert_eq!(complete.corrected, Some(1.0));
    assert_eq!((complete.estimate().value, complete.estimate().p), (1.0, Some(1.0 / 500.0)));
}

#[test]
fn simulated_evenness_agrees_with_the_exact_expectation() {
    // The modified D is (D − E₀)/(1 − E₀) with E₀ summed exactly over the binomial distributions (Winship 1977).
    let x: Vec<f64> = (0..80).map(|i| f64::from(i * 7 % 23)).collect();
    let y: Vec<f64> = (0..80).map(|i| f64::from(i * 11 % 41 + 1)).collect();
    let groups = TwoGroups::of_two(x.as_slice(), y.as_slice()).unwrap();
    let (d, modified) = (evenness::dissimilarity(&groups), evenness::modified_dissimilarity(&groups).unwrap());
    let expected = (d - modified) / (1.0 - modified);
    let plan = Plan { replicates: 20_000, seed: 3 };
    let found = randomisation_test(measure("dissimilarity"), &of(&[&x, &y]), &[], Null::Evenness, plan).unwrap();
    let error = found.null_sd / 20_000f64.sqrt();
    // The exact sum takes the group's share as known, the drawn tables have their own: a difference of the order of 1/n.
    let tolerance = expected / 80.0 + 5.0 * error;
    assert!((found.null_mean - expected).abs() < tolerance, "{} {expected} ± {tolerance}", found.null_mean);
    assert_close("corrected", found.corrected.unwrap(), modified, 0.005);
    // With both margins fixed the expectation is nearly the same in a table of this size.
    let fixed =
        randomisation_test(measure("dissimilarity"), &of(&[&x, &y]), &[], Null::PersonPermutation, plan).unwrap();
    assert_close("both margins fixed", fixed.null_mean, expected, 0.01);
}

#[test]
fn what_chance_can_give_is_tested_at_its_level() {
    // Tables drawn with both margins fixed: p is at most 0.1 in about a tenth of them.
    let mut seed = 1u64;
    let mut next = |bound: usize| {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (seed >> 33) as usize % bound
    };
    let mut rejected = 0;
    for _ in 0..200 {
        let mut x = [0.0; 12];
        (0..80).for_each(|_| x[next(12)] += 1.0);
        let mut y = [1.0; 12];
        (0..200).for_each(|_| y[next(12)] += 1.0);
        rejected += usize::from(test("dissimilarity", &of(&[&x, &y]), Null::PersonPermutation).p_greater <= 0.1);
    }
    // 20 expected, standard deviation 4.
    assert!((8..=34).contains(&rejected), "{rejected}");
}

#[test]
#[cfg(feature = "parallel")]
fn the_number_of_threads_changes_no_bit() {
    let Some(columns) = quintiles(300) else { return };
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let (all, part) = (of(&columns).against(&[0], Some(&[4])).unwrap(), of(&columns).at(&(20..90).collect::<Vec<_>>()));
    let part = part.unwrap().against(&[0], Some(&[4])).unwrap();
    let everything = || {
        let mut values = Vec::new();
        for id in ["dissimilarity", "information_theory", "ordinal_information_theory"] {
            for null in [Null::Systematic, Null::Evenness, Null::PersonPermutation] {
                values.extend(test(id, &all, null).simulated);
            }
            values.extend(bootstrap_interval(measure(id), &all, &[], 0.9, PLAN).unwrap().simulated);
            values.extend(difference_test(measure(id), &all, &part, &[], Scheme::Bootstrap, PLAN).unwrap().simulated);
            let noise = propagate(measure(id), &all, &[], Noise::WHOLE_PER_CENT, PLAN).unwrap();
            values.extend([noise.mean, noise.sd, noise.interval.0]);
        }
        values.iter().map(|value| value.to_bits()).collect::<Vec<_>>()
    };
    let with = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(everything);
    let one = with(1);
    assert!(one.len() > 7000);
    assert_eq!(one, with(2));
    assert_eq!(one, with(3));
}

#[test]
fn the_seed_decides() {
    let with = |seed| {
        let plan = Plan { replicates: 20, seed };
        randomisation_test(measure("entropy"), &even(), &[], Null::Evenness, plan).unwrap().simulated
    };
    assert_eq!(with(1), with(1));
    assert_ne!(with(1), with(2));
}

#[test]
fn the_interval_of_the_bootstrap_holds_the_value() {
    let Some(columns) = quintiles(600) else { return };
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let subject = of(&columns).against(&[0], None).unwrap();
    let ids =
        ["dissimilarity", "entropy", "gini", "atkinson", "isolation", "concentration_profile", "mutual_information"];
    for id in ids.into_iter().chain(["multigroup_gini", "rank_order", "ordinal_variation"]) {
        let settings = measure(id).settings(&[]).unwrap();
        let interval = bootstrap_interval(measure(id), &subject, &settings, 0.95, PLAN).unwrap();
        let (low, high) = interval.percentile;
        assert!(low < interval.value && interval.value < high, "{id}: {low} {} {high}", interval.value);
        let (low, high) = interval.bias_corrected.unwrap();
        assert!(low < interval.value && interval.value < high, "{id}: {low} {} {high}", interval.value);
        assert!(interval.bias.abs() < interval.sd && (high - low) < 6.0 * interval.sd, "{id}");
        assert_eq!(interval.estimate().interval, interval.bias_corrected);
        let narrower = bootstrap_interval(measure(id), &subject, &settings, 0.5, PLAN).unwrap();
        assert!(narrower.percentile.0 > interval.percentile.0, "{id}");
    }
}

#[test]
fn the_bootstrap_of_a_mean_has_the_spread_that_theory_gives() {
    // Areas of one size: the isolation index of a resample is Σ p² / Σ p, whose standard error follows by linearisation.
    let p: Vec<f64> = (0..400).map(|i| f64::from(i * 37 % 100) / 100.0).collect();
    let x: Vec<f64> = p.iter().map(|p| p * 1000.0).collect();
    let y: Vec<f64> = p.iter().map(|p| 1000.0 - p * 1000.0).collect();
    let mean = |f: &dyn Fn(f64) -> f64| p.iter().map(|p| f(*p)).sum::<f64>() / 400.0;
    let ratio = mean(&|p| p * p) / mean(&|p| p);
    let error = (mean(&|p| (p * p - ratio * p).powi(2)) / 400.0).sqrt() / mean(&|p| p);
    let plan = Plan { replicates: 4000, seed: 1 };
    let found = bootstrap_interval(measure("isolation"), &of(&[&x, &y]), &[], 0.95, plan).unwrap();
    // The standard deviation of 4 000 values is known to about one per cent.
    assert!((found.sd / error - 1.0).abs() < 0.05, "{} {error}", found.sd);
}

#[test]
fn a_place_does_not_differ_from_one_of_its_kind_but_from_another() {
    let Some(columns) = quintiles(900) else { return };
    let place = |range: std::ops::Range<usize>, step: usize| {
        let part = |column: &Vec<f64>| range.clone().step_by(step).map(|i| column[i]).collect::<Vec<f64>>();
        Subject::new(Groups::new([part(&columns[0]), part(&columns[4])]).unwrap())
    };
    let (odd, even) = (place(1..900, 2), place(0..900, 2));
    for scheme in Scheme::ALL {
        let found = difference_test(measure("dissimilarity"), &odd, &even, &[], scheme, PLAN).unwrap();
        // Compositions that are interchangeable leave what sizes do, so that even places of one kind may differ there.
        if scheme != Scheme::CounterfactualComposition {
            assert!(found.p_two_sided > 0.02, "{scheme:?}: {}", found.p_two_sided);
        }
        let same = difference_test(measure("dissimilarity"), &odd, &odd, &[], scheme, PLAN).unwrap();
        assert!(same.difference == 0.0 && same.p_two_sided > 0.5, "{scheme:?}: {}", same.p_two_sided);
        assert_eq!(found.difference, found.first - found.second);
        assert_eq!(found.interval().is_some(), scheme == Scheme::Bootstrap);
        let other = difference_test(measure("dissimilarity"), &odd, &self::even(), &[], scheme, PLAN).unwrap();
        assert_eq!(other.p_two_sided, 2.0 / 500.0, "{scheme:?}");
    }
    // Turned round, the difference has the other sign.
    let one = difference_test(measure("gini"), &odd, &even, &[], Scheme::Bootstrap, PLAN).unwrap();
    let turned = difference_test(measure("gini"), &even, &odd, &[], Scheme::Bootstrap, PLAN).unwrap();
    assert_eq!(one.difference, -turned.difference);
    assert_close("spread", turned.drawn_sd, one.drawn_sd, 0.002);
}

#[test]
fn areas_that_change_places_move_only_measures_of_places() {
    let x: Vec<f64> = (0..64).map(|i| if i % 8 < 4 { 80.0 } else { 20.0 }).collect();
    let y: Vec<f64> = x.iter().map(|x| 100.0 - x).collect();
    let at = |f: fn(u32) -> u32| -> Vec<f64> { (0..64).map(|i| f64::from(f(i)) * 1000.0).collect() };
    let places = Places::new(at(|i| i % 8).into(), at(|i| i / 8).into()).unwrap();
    let places = places.with_area(vec![1e6; 64]).unwrap();
    let weights = Weights::nearest(&places, 4).unwrap();
    let subject = of(&[&x, &y]);
    let subject = subject.with_places(&places).unwrap().with_neighbours(&weights).unwrap();
    for id in ["moran", "spatial_proximity", "spatial_information_theory"] {
        let found = test(id, &subject, Null::AreaPermutation);
        assert_eq!(found.p_greater, 1.0 / 500.0, "{id}");
    }
    // The expectation of Moran's I over all placings is −1/(n − 1).
    let moran = test("moran", &subject, Null::AreaPermutation);
    assert!((moran.null_mean + 1.0 / 63.0).abs() < 5.0 * moran.null_sd / 499f64.sqrt());
    let refused = randomisation_test(measure("gini"), &subject, &[], Null::AreaPermutation, PLAN).unwrap_err();
    assert!(refused.to_string().contains("change places"), "{refused}");
    let refused = bootstrap_interval(measure("moran"), &subject, &[], 0.9, PLAN).unwrap_err();
    assert!(refused.to_string().contains("neighbourhood"), "{refused}");
    let refused = difference_test(measure("moran"), &subject, &subject, &[], Scheme::RandomLabels, PLAN).unwrap_err();
    assert!(refused.to_string().contains("neighbourhood"), "{refused}");
    let same =
        difference_test(measure("moran"), &subject, &subject, &[], Scheme::CounterfactualComposition, PLAN).unwrap();
    assert_eq!((same.difference, same.p_two_sided > 0.5), (0.0, true));
}

#[test]
fn noise_moves_a_value_up_and_exact_counts_hardly_at_all() {
    let coarse = propagate(measure("dissimilarity"), &even(), &[], Noise::RoundedShares { step: 10.0 }, PLAN).unwrap();
    assert!(coarse.shift > 0.0 && coarse.interval.0 < coarse.mean && coarse.mean < coarse.interval.1);
    let fine = propagate(measure("dissimilarity"), &even(), &[], Noise::RoundedShares { step: 1e-9 }, PLAN).unwrap();
    assert!(fine.shift.abs() < 1e-9 && fine.sd < 1e-9, "{fine:?}");
    let cells = propagate(measure("dissimilarity"), &even(), &[], Noise::CELL_KEY, PLAN).unwrap();
    assert!(cells.sd > 0.0 && cells.sd < 0.01 && cells.relative_sd.unwrap() < 0.5, "{cells:?}");
}

#[test]
fn what_cannot_be_asked_is_refused_with_a_sentence() {
    let d = measure("dissimilarity");
    for replicates in [0, 100_001] {
        let plan = Plan { replicates, seed: 1 };
        let refused = randomisation_test(d, &even(), &[], Null::Evenness, plan).unwrap_err();
        assert!(refused.to_string().contains("from 1 to 100000"), "{refused}");
    }
    for level in [0.0, 1.0, f64::NAN, -3.0] {
        assert!(bootstrap_interval(d, &even(), &[], level, PLAN).unwrap_err().to_string().contains("level"));
    }
    let local = randomisation_test(measure("local_entropy"), &even(), &[], Null::Evenness, PLAN).unwrap_err();
    assert!(local.to_string().contains("per area"), "{local}");
    let three = of(&[&[1.0, 2.0, 3.0], &[3.0, 1.0, 1.0], &[1.0, 1.0, 4.0]]);
    assert!(randomisation_test(d, &three, &[], Null::Evenness, PLAN).unwrap_err().to_string().contains("against"));
    let h = measure("information_theory");
    assert!(difference_test(h, &three, &even(), &[], Scheme::RandomLabels, PLAN).is_err());
    assert!(difference_test(h, &three, &three, &[], Scheme::CounterfactualComposition, PLAN).is_err());
    for noise in [Noise::RoundedShares { step: 0.0 }, Noise::CellKey { variance: 9.0, most: 2 }] {
        assert!(propagate(d, &even(), &[], noise, PLAN).is_err());
    }
}

#[test]
fn tables_of_a_handful_of_people_are_drawn_without_trouble() {
    // Groups that nobody is drawn into, empty areas, fractions.
    let tiny = of(&[&[1.0, 0.0, 0.4, 0.0], &[0.0, 1.3, 2.0, 0.0], &[1.0, 0.0, 0.0, 0.0]]).against(&[0], None).unwrap();
    for measure in registry::all().filter(|measure| !measure.is_spatial()) {
        let Ok(settings) = measure.settings(if measure.id == "rank_order" { &[("order", 0.0)] } else { &[] }) else {
            panic!("{} has defaults", measure.id)
        };
        for null in [Null::Systematic, Null::Evenness, Null::PersonPermutation] {
            if let Ok(found) = randomisation_test(measure, &tiny, &settings, null, PLAN) {
                assert_eq!(found.replicates + found.undefined, 499, "{}", measure.id);
                assert!((0.0..=1.0).contains(&found.p_two_sided) && found.null_sd >= 0.0, "{}", measure.id);
            }
        }
        if let Ok(found) = bootstrap_interval(measure, &tiny, &settings, 0.95, PLAN) {
            assert!(found.percentile.0 <= found.percentile.1 && found.n == 3, "{}", measure.id);
        }
    }
}
