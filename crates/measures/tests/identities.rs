//! What must hold whatever the numbers are.

use proptest::prelude::*;
use segbar_measures::{Cuts, area_types, dissimilarity, inequality_index, share};

/// Counts of two groups in the same areas, each group with members.
fn groups() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    let count = || (0u32..500).prop_map(f64::from);
    proptest::collection::vec((count(), count()), 2..40)
        .prop_map(|pairs| pairs.into_iter().unzip())
        .prop_filter("both groups have members", |(a, b): &(Vec<f64>, Vec<f64>)| {
            a.iter().sum::<f64>() > 0.0 && b.iter().sum::<f64>() > 0.0
        })
}

fn scaled(values: &[f64], by: f64) -> Vec<f64> {
    values.iter().map(|v| v * by).collect()
}

proptest! {
    #[test]
    fn swapping_the_groups_changes_nothing((a, b) in groups()) {
        prop_assert!((dissimilarity(&a, &b).unwrap() - dissimilarity(&b, &a).unwrap()).abs() < 1e-12);
        let (one, other) = (inequality_index::from_counts(&a, &b).unwrap(), inequality_index::from_counts(&b, &a).unwrap());
        prop_assert!((one.corrected.unwrap_or(0.0) - other.corrected.unwrap_or(0.0)).abs() < 1e-6);
    }

    #[test]
    fn the_index_lies_between_0_and_1_and_the_size_of_a_group_does_not_matter((a, b) in groups(), by in 0.01..100.0f64) {
        let d = dissimilarity(&a, &b).unwrap();
        prop_assert!((0.0..=1.0).contains(&d));
        prop_assert!((d - dissimilarity(&scaled(&a, by), &b).unwrap()).abs() < 1e-9);
    }

    #[test]
    fn groups_spread_alike_have_0_and_groups_apart_have_1((a, b) in groups(), by in 0.01..100.0f64) {
        prop_assert!(dissimilarity(&a, &scaled(&a, by)).unwrap() < 1e-12);
        let nobody = vec![0.0; a.len()];
        let apart = dissimilarity(&[&a[..], &nobody[..]].concat(), &[&nobody[..], &b[..]].concat()).unwrap();
        prop_assert!((apart - 1.0).abs() < 1e-12);
    }

    #[test]
    fn dividing_an_area_in_proportion_changes_nothing((mut a, mut b) in groups(), area in 0usize..40, part in 0.0..=1.0f64) {
        let before = dissimilarity(&a, &b).unwrap();
        let area = area % a.len();
        let (of_a, of_b) = (a[area], b[area]);
        a[area] = of_a * part;
        b[area] = of_b * part;
        a.push(of_a * (1.0 - part));
        b.push(of_b * (1.0 - part));
        prop_assert!((before - dissimilarity(&a, &b).unwrap()).abs() < 1e-9);
    }

    #[test]
    fn putting_areas_together_never_makes_the_index_larger((a, b) in groups()) {
        prop_assume!(a.len() > 2);
        let join = |v: &[f64]| [&[v[0] + v[1]], &v[2..]].concat();
        prop_assert!(dissimilarity(&join(&a), &join(&b)).unwrap() <= dissimilarity(&a, &b).unwrap() + 1e-12);
    }

    #[test]
    fn the_corrected_index_is_never_above_the_raw_one((a, b) in groups()) {
        let index = inequality_index::from_counts(&a, &b).unwrap();
        prop_assert!(index.corrected.is_none_or(|corrected| corrected <= index.estimate + 1e-9));
    }

    #[test]
    fn the_truth_lies_in_the_range_of_its_rounded_shares(
        areas in proptest::collection::vec((0u32..1000, 0u32..1000, 1u32..3000), 2..40)
    ) {
        let persons: Vec<f64> = areas.iter().map(|(_, _, n)| f64::from(*n)).collect();
        let truth = |of: fn(&(u32, u32, u32)) -> u32| -> Vec<f64> { areas.iter().map(|a| f64::from(of(a)) / 10.0).collect() };
        let (low, high) = (truth(|a| a.0), truth(|a| a.1));
        let count = |share: &[f64]| -> Vec<f64> { share.iter().zip(&persons).map(|(s, n)| s * n / 100.0).collect() };
        let round = |share: &[f64]| -> Vec<f64> { share.iter().map(|s| s.round()).collect() };
        let exact = inequality_index::from_counts(&count(&low), &count(&high));
        let rounded = inequality_index::from_rounded_shares(&round(&low), &round(&high), &persons, 1.0);
        if let (Ok(exact), Ok(rounded)) = (exact, rounded) {
            let (least, most) = (rounded.low.unwrap(), rounded.high.unwrap());
            prop_assert!(least <= exact.estimate + 1e-6 && exact.estimate <= most + 1e-6, "{least} {} {most}", exact.estimate);
            prop_assert!(least <= rounded.estimate && rounded.estimate <= most);
        }
    }

    #[test]
    fn types_do_not_depend_on_the_scale_or_the_order_of_the_index(
        index in proptest::collection::vec((0u32..1000).prop_map(|v| f64::from(v) / 8.0), 2..60)
    ) {
        if let Ok(cuts) = Cuts::of(&index) {
            let types = cuts.classify_all(&index);
            prop_assert_eq!(area_types::counts(&types).iter().sum::<u64>(), index.len() as u64);
            // A power of two moves no bit of the fraction.
            let doubled = scaled(&index, 4.0);
            prop_assert_eq!(&Cuts::of(&doubled).unwrap().classify_all(&doubled), &types);
            let mut pairs: Vec<(f64, f64)> = index.iter().copied().zip(types).collect();
            pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
            prop_assert!(pairs.windows(2).all(|w| w[0].1 >= w[1].1), "a higher index never has a higher type");
        }
    }

    #[test]
    fn a_weighted_mean_of_exact_shares_is_the_share_of_the_whole((part, rest) in groups()) {
        let whole: Vec<f64> = part.iter().zip(&rest).map(|(p, r)| p + r).collect();
        let shares: Vec<f64> = part.iter().zip(&whole).map(|(p, w)| if *w > 0.0 { 100.0 * p / w } else { f64::NAN }).collect();
        let mean = share::weighted_mean(&shares, &whole, 1.0, Some((0.0, 100.0))).unwrap();
        let direct = 100.0 * part.iter().sum::<f64>() / whole.iter().sum::<f64>();
        prop_assert!((mean.value - direct).abs() < 1e-9);
        prop_assert!(mean.low <= mean.value && mean.value <= mean.high && mean.high - mean.low <= 1.0 + 1e-9);
    }
}
