//! Coverage and the least worst time against an enumeration.

use proptest::prelude::*;
use segbar_siting::{Choice, CostsBuilder, Effort, NoAnswer, Proof, center, fewest};

fn choice() -> impl Strategy<Value = Choice> {
    (0u8..10).prop_map(|drawn| match drawn {
        0 => Choice::Keep,
        1 => Choice::Shut,
        _ => Choice::Free,
    })
}

/// Every allowed set of candidates, as bits.
fn sets(choices: &[Choice]) -> impl Iterator<Item = u32> {
    let bit =
        |wanted: Choice| (0..choices.len()).filter(|&at| choices[at] == wanted).fold(0u32, |bits, at| bits | 1 << at);
    let (keep, shut) = (bit(Choice::Keep), bit(Choice::Shut));
    (0..1u32 << choices.len()).filter(move |bits| bits & keep == keep && bits & shut == 0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn fewest_is_the_least_of_all_covers(
        sets_of in prop::collection::vec(prop::collection::btree_set(0u32..9, 0..6), 0..12),
        choices in prop::collection::vec(choice(), 9),
    ) {
        let of: Vec<Vec<u32>> = sets_of.iter().map(|set| set.iter().copied().collect()).collect();
        let covers = |bits: u32| of.iter().all(|set| set.iter().any(|&at| bits >> at & 1 == 1));
        let best = sets(&choices).filter(|bits| covers(*bits)).map(u32::count_ones).min();
        match (fewest(9, &of, &choices, &[], &Effort::default()), best) {
            (Ok(answer), Some(best)) => {
                let bits = answer.open.iter().fold(0, |bits, at| bits | 1 << at);
                prop_assert!(covers(bits));
                prop_assert_eq!(answer.value, f64::from(best));
                prop_assert_eq!(answer.proof, Proof::Best);
            }
            (Err(NoAnswer::Impossible), None) => {}
            other => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn the_least_worst_time_is_that_of_all_sets(
        times in prop::collection::vec(prop::collection::vec(prop::option::weighted(0.8, 0u32..20), 8), 1..9),
        choices in prop::collection::vec(choice(), 8),
        p in 1u32..5,
    ) {
        let mut builder = CostsBuilder::new(8);
        for row in &times {
            builder.row((0u32..).zip(row).filter_map(|(at, time)| Some((at, f64::from((*time)?)))), f64::INFINITY);
        }
        let worst = |bits: u32| {
            let nearest = |row: &Vec<Option<u32>>| (0..8).filter(|at| bits >> at & 1 == 1).filter_map(|at| row[at]).min();
            times.iter().map(nearest).try_fold(0, |most, time| Some(most.max(time?)))
        };
        let allowed = sets(&choices).filter(|bits| bits.count_ones() <= p);
        let best = allowed.filter_map(worst).min();
        match (center(&builder.build(), p, &choices, &[], &Effort::default()), best) {
            (Ok(found), Some(best)) => {
                prop_assert_eq!(found.worst, f64::from(best));
                prop_assert_eq!((found.bound, found.proof), (found.worst, Proof::Best));
                prop_assert!(found.open.len() <= p as usize);
            }
            (Err(NoAnswer::Impossible), None) => {}
            other => prop_assert!(false, "{other:?}"),
        }
    }
}
