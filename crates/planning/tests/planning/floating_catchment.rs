//! Floating catchments: worked by hand, and the identities that each method promises.

use crate::common::{minutes, towns};
use proptest::prelude::*;
use segbar_planning::floating_catchment::Method;
use segbar_planning::{Decay, floating_catchments};

/// Towns ten minutes apart; weight 1 where one is, a half at ten minutes.
fn half() -> Decay {
    Decay { steps: vec![(0.0, 1.0), (10.0, 0.5)] }
}

#[test]
fn a_step_holds_who_has_exactly_its_minutes() {
    let decay = Decay::default();
    assert_eq!([10.0, 10.000001, 20.0, 30.0, 30.000001].map(|at| decay.weight(at)), [1.0, 0.68, 0.68, 0.22, 0.0]);
    assert_eq!(decay.weight(f64::INFINITY), 0.0);
}

#[test]
fn three_towns_and_two_offices_by_hand() {
    // 100, 200 and 50 people; offices with capacity 6 in town 0 and 3 in town 1.
    let (demand, sites) = towns(&[100.0, 200.0, 50.0]);
    let minutes = minutes(&demand, &sites);
    let of = |method| floating_catchments(&demand, &minutes, &[(0, 6.0), (1, 3.0)], &half(), method).unwrap();
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-12, "{a} is not {b}");

    // Enhanced: D₀ = 100 + 200/2 = 200, D₁ = 100/2 + 200 + 50/2 = 275.
    let told = of(Method::Enhanced);
    assert_eq!((told.offices[0].people, told.offices[1].people), (200.0, 275.0));
    close(told.access[0], 6.0 / 200.0 + 0.5 * 3.0 / 275.0);
    close(told.access[1], 0.5 * 6.0 / 200.0 + 3.0 / 275.0);
    close(told.access[2], 0.5 * 3.0 / 275.0);

    // Balanced: towns 0 and 1 give two thirds to their own office and a third to the other, town 2 all to office 1.
    // D₀ = 200/3 + 200/3, D₁ = 100/3 + 400/3 + 50 = 650/3; together 350.
    let told = of(Method::Balanced);
    let (level0, level1) = (6.0 / (400.0 / 3.0), 3.0 / (650.0 / 3.0));
    close(told.offices[0].per_person.unwrap(), level0);
    close(told.offices[1].per_person.unwrap(), level1);
    // Office 0 has weights 1 and ½ (sum 1.5), office 1 ½, 1 and ½ (sum 2).
    close(told.access[0], level0 / 1.5 + level1 * 0.5 / 2.0);
    close(told.access[1], level0 * 0.5 / 1.5 + level1 / 2.0);
    close(told.access[2], level1 * 0.5 / 2.0);

    let told = of(Method::PerPerson);
    close(told.access[0], level0 * 2.0 / 3.0 + level1 / 3.0);
    close(told.access[1], level0 / 3.0 + level1 * 2.0 / 3.0);
    close(told.access[2], level1);
}

#[test]
fn who_reaches_nothing_and_what_nobody_reaches_are_told() {
    let (demand, sites) = towns(&[10.0, 0.0, 20.0, 30.0, 40.0]);
    let minutes = minutes(&demand, &sites);
    let near = Decay { steps: vec![(0.0, 1.0)] };
    let told = floating_catchments(&demand, &minutes, &[(1, 5.0), (3, 6.0)], &near, Method::PerPerson).unwrap();
    assert_eq!((told.without, told.idle), (70.0, 5.0));
    assert_eq!(told.access, [0.0, 0.0, 0.0, 0.2, 0.0]);
    // Types of the towns: 1, 2, 1, none, 1.
    let rows = told.by_group(&demand, "area_type").unwrap();
    let told: Vec<_> = rows.iter().map(|row| (row.code.as_str(), row.people, row.mean, row.without)).collect();
    assert_eq!(told, [("1", 70.0, Some(0.0), 70.0), ("2", 0.0, None, 0.0), ("", 30.0, Some(0.2), 0.0)]);
}

#[test]
fn odd_steps_and_capacities_are_refused_all_at_once() {
    let (demand, sites) = towns(&[10.0, 20.0]);
    let minutes = minutes(&demand, &sites);
    let wrong = Decay { steps: vec![(10.0, 0.5), (10.0, 0.8)] };
    let reasons = floating_catchments(&demand, &minutes, &[(7, -1.0)], &wrong, Method::Enhanced).unwrap_err();
    assert_eq!(reasons.len(), 4, "{reasons:?}");
    let told = floating_catchments(&demand, &minutes, &[(0, 1.0)], &half(), Method::Enhanced).unwrap();
    assert!(told.by_group(&demand, "list").is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn people_and_capacity_are_each_counted_once(
        people in prop::collection::vec(0u32..500, 2..14),
        offices in prop::collection::btree_map(0u32..14, 0u32..40, 1..6),
        second in 0.05f64..1.0,
    ) {
        let people: Vec<f64> = people.into_iter().map(f64::from).collect();
        let (demand, sites) = towns(&people);
        let minutes = minutes(&demand, &sites);
        let supply: Vec<(u32, f64)> =
            offices.into_iter().filter(|office| (office.0 as usize) < sites.len()).map(|(at, s)| (at, s.into())).collect();
        let decay = Decay { steps: vec![(10.0, 1.0), (20.0, second)] };
        let close = |a: f64, b: f64| (a - b).abs() <= 1e-9 * (1.0 + a.abs());
        let reached: f64 = (0..people.len())
            .filter(|&i| supply.iter().any(|office| decay.weight(f64::from(minutes.row(i)[office.0 as usize])) > 0.0))
            .map(|i| people[i])
            .sum();
        for method in [Method::Enhanced, Method::Balanced, Method::PerPerson] {
            let told = floating_catchments(&demand, &minutes, &supply, &decay, method).unwrap();
            let all: f64 = supply.iter().map(|office| office.1).sum();
            if method == Method::Balanced {
                let levels: f64 = told.offices.iter().filter_map(|office| office.per_person).sum();
                prop_assert!(close(told.access.iter().sum::<f64>(), levels), "levels of service are conserved");
            } else {
                let used: f64 = told.access.iter().zip(&people).map(|pair| pair.0 * pair.1).sum();
                prop_assert!(close(used + told.idle, all), "capacity is conserved: {used} {} {all}", told.idle);
            }
            if method != Method::Enhanced {
                let counted: f64 = told.offices.iter().map(|office| office.people).sum();
                prop_assert!(close(counted, reached), "each person counts once: {counted} {reached}");
            }
            let rows = told.by_group(&demand, "area_type").unwrap();
            prop_assert!(close(rows.iter().map(|row| row.people).sum(), demand.total()));
            prop_assert!(close(rows.iter().map(|row| row.without).sum(), told.without));
        }
    }
}
