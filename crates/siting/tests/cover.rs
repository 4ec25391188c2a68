//! Coverage and the least worst time against an enumeration.

mod common;

use common::{allowed, choice, effort, rule};
use proptest::prelude::*;
use segbar_siting::{Choice, Costs, CostsBuilder, Effort, NoAnswer, Proof, Rule, center, fewest};

/// Fewest of all covers among the allowed sets.
fn least_cover(of: &[Vec<u32>], choices: &[Choice], rules: &[Rule]) -> Option<u32> {
    let covers = |bits: &u32| of.iter().all(|set| set.iter().any(|&at| bits >> at & 1 == 1));
    allowed(choices, rules).filter(covers).map(u32::count_ones).min()
}

/// Least worst time of all allowed sets of at most p.
fn least_worst(times: &[Vec<Option<u32>>], p: u32, choices: &[Choice], rules: &[Rule]) -> Option<u32> {
    let nearest =
        |bits: u32, row: &[Option<u32>]| (0..row.len()).filter(|at| bits >> at & 1 == 1).filter_map(|at| row[at]).min();
    let worst = |bits: u32| times.iter().map(|row| nearest(bits, row)).try_fold(0, |most, time| Some(most.max(time?)));
    allowed(choices, rules).filter(|bits| bits.count_ones() <= p).filter_map(worst).min()
}

fn times_of(times: &[Vec<Option<u32>>]) -> Costs {
    let mut builder = CostsBuilder::new(8);
    for row in times {
        let listed = (0u32..).zip(row).filter_map(|(at, time)| Some((at, f64::from((*time)?))));
        builder.row(listed, f64::INFINITY);
    }
    builder.build()
}

fn sets() -> impl Strategy<Value = Vec<Vec<u32>>> {
    let set = prop::collection::btree_set(0u32..8, 0..6);
    prop::collection::vec(set.prop_map(|set| set.into_iter().collect()), 0..12)
}

fn times() -> impl Strategy<Value = Vec<Vec<Option<u32>>>> {
    prop::collection::vec(prop::collection::vec(prop::option::weighted(0.8, 0u32..20), 8), 1..9)
}

fn choices() -> impl Strategy<Value = Vec<Choice>> {
    prop::collection::vec(choice(), 8)
}

fn rules() -> impl Strategy<Value = Vec<Rule>> {
    prop::collection::vec(rule(8), 0..3)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn fewest_is_the_least_of_all_covers(of in sets(), choices in choices(), rules in rules()) {
        match (fewest(8, &of, &choices, &rules, &Effort::default()), least_cover(&of, &choices, &rules)) {
            (Ok(answer), Some(best)) => {
                let bits = answer.open.iter().fold(0, |bits, at| bits | 1 << at);
                prop_assert!(allowed(&choices, &rules).any(|set| set == bits));
                prop_assert!(of.iter().all(|set| set.iter().any(|&at| bits >> at & 1 == 1)));
                prop_assert_eq!(answer.value, f64::from(best));
                prop_assert_eq!((answer.bound, answer.proof), (answer.value, Proof::Best));
            }
            (Err(NoAnswer::Impossible), None) => {}
            other => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn the_least_worst_time_is_that_of_all_sets(
        times in times(), choices in choices(), rules in rules(), p in 1u32..5,
    ) {
        let best = least_worst(&times, p, &choices, &rules);
        match (center(&times_of(&times), p, &choices, &rules, &Effort::default()), best) {
            (Ok(found), Some(best)) => {
                prop_assert_eq!(found.worst, f64::from(best));
                prop_assert_eq!((found.bound, found.proof), (found.worst, Proof::Best));
                let bits = found.open.iter().fold(0, |bits, at| bits | 1 << at);
                prop_assert!(found.open.len() <= p as usize && allowed(&choices, &rules).any(|set| set == bits));
            }
            (Err(NoAnswer::Impossible), None) => {}
            other => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn bounds_of_covers_and_worst_times_hold_whatever_the_effort(
        (of, times) in (sets(), times()), choices in choices(), rules in rules(), p in 1u32..5, effort in effort(),
    ) {
        let best = least_cover(&of, &choices, &rules);
        match (fewest(8, &of, &choices, &rules, &effort), best) {
            (Ok(answer), Some(best)) => {
                prop_assert!(answer.bound <= f64::from(best) && f64::from(best) <= answer.value, "{answer:?} {best}");
            }
            (Ok(answer), None) => prop_assert!(false, "{answer:?} but nothing is allowed"),
            (Err(NoAnswer::Impossible), Some(best)) => prop_assert!(f64::from(best) > effort.enough),
            (Err(_), _) => {}
        }
        match (center(&times_of(&times), p, &choices, &rules, &effort), least_worst(&times, p, &choices, &rules)) {
            (Ok(found), Some(best)) => {
                prop_assert!(found.bound <= f64::from(best) && f64::from(best) <= found.worst, "{found:?} {best}");
            }
            (Ok(found), None) => prop_assert!(false, "{found:?} but nothing is allowed"),
            (Err(no), best) => prop_assert!(no == NoAnswer::NotFound || best.is_none(), "{no:?} but {best:?}"),
        }
    }

    #[test]
    fn one_more_office_never_worsens_the_worst_time_and_a_rule_never_improves_it(
        times in times(), rules in rules(), p in 1u32..5,
    ) {
        let free = [Choice::Free; 8];
        let worst = |p, rules: &[Rule]| center(&times_of(&times), p, &free, rules, &Effort::default()).ok();
        if let Some(with) = worst(p, &[]) {
            prop_assert!(worst(p + 1, &[]).is_some_and(|more| more.worst <= with.worst));
        }
        if let Some(ruled) = worst(p, &rules) {
            prop_assert!(worst(p, &[]).is_some_and(|with| with.worst <= ruled.worst));
        }
    }
}
