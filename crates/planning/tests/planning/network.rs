//! Networks small enough for the hand, and identities over many.

use crate::common::{minutes, setup, towns};
use proptest::prelude::*;
use segbar_planning::consequence::{Leaves, consequence};
use segbar_planning::{Access, Aim, Condition, Plan, PlanError, Setup, Status};
use segbar_siting::Proof;

#[test]
fn a_band_holds_who_has_exactly_its_minutes() {
    let (demand, sites) = towns(&[100.0, 50.0, 25.0]);
    let minutes = minutes(&demand, &sites);
    let reach = Access::new(&minutes, 3, &[0]).reach(&demand, &[9.999, 10.0, 20.0], |_| true);
    assert_eq!(reach.within, [100.0, 150.0, 175.0]);
    assert_eq!((reach.mean, reach.median, reach.worst), (Some((500.0 + 500.0) / 175.0), Some(0.0), Some(20.0)));
}

#[test]
fn the_plan_of_two_offices_for_five_towns_by_hand() {
    // 10, 1, 1, 1 and 20 people: one office in each of the great towns leaves 10 + 20 + 10 = 40 person-minutes.
    let (demand, sites) = towns(&[10.0, 1.0, 1.0, 1.0, 20.0]);
    let minutes = minutes(&demand, &sites);
    let status = [Status::Candidate; 5];
    let plan = setup(&demand, &sites, &minutes, &status).plan().unwrap();
    assert_eq!((plan.open.as_slice(), plan.proof), (&[0, 4][..], Proof::Best));
    assert!((plan.value - 40.0 / 33.0).abs() < 1e-12);
    let worst = Setup { aim: Aim::LeastWorst, ..setup(&demand, &sites, &minutes, &status) }.plan().unwrap();
    assert_eq!((worst.value, worst.bound), (10.0, 10.0));
    let within = Setup { aim: Aim::MostWithin(0.0), ..setup(&demand, &sites, &minutes, &status) }.plan().unwrap();
    assert_eq!((within.value, within.bound), (30.0, 30.0));
    let few = Setup { aim: Aim::FewestWithin(10.0), ..setup(&demand, &sites, &minutes, &status) }.plan().unwrap();
    assert_eq!((few.value, few.open.len(), few.proof), (2.0, 2, Proof::Best));
}

#[test]
fn closing_tells_what_is_left_and_who_decides() {
    let (demand, sites) = towns(&[10.0, 1.0, 1.0, 1.0, 20.0]);
    let minutes = minutes(&demand, &sites);
    let told = consequence(&demand, &sites, &minutes, &[0, 1, 4], &[0], &[10.0]);
    assert_eq!(
        told.closings.iter().map(|closing| closing.leaves).collect::<Vec<_>>(),
        [Leaves::Municipality, Leaves::Region]
    );
    assert_eq!(told.closings[1].leaves.decided_by().en, "the board");
    // Towns 3 (10 minutes to 4) and 4 go to town 0: 30 and 40 minutes.
    assert_eq!((told.closings[1].people, told.closings[1].before), (21.0, Some(10.0 / 21.0)));
    assert_eq!(told.closings[1].after, Some((30.0 + 800.0) / 21.0));
    assert_eq!((told.losers[0].demand, told.losers[0].before, told.losers[0].after), (4, 0.0, 40.0));
}

#[test]
fn conditions_that_cannot_hold_together_are_named_with_what_would_help() {
    let (demand, sites) = towns(&[10.0, 1.0, 1.0, 1.0, 20.0, 3.0, 4.0, 5.0, 2.0]);
    let minutes = minutes(&demand, &sites);
    let status = [Status::Today; 9];
    let at_most = Condition::AtMost { grouping: "area_type".into(), groups: vec![], minutes: 10.0 };
    // R0 = towns 0–3, R1 = 4–7, R2 = 8: three offices are needed, and for ten minutes everywhere three.
    let conditions = [Condition::StayAtLeast(1), Condition::OnePerRegion, at_most];
    let ask = Setup { conditions: &conditions, ..setup(&demand, &sites, &minutes, &status) };
    assert_eq!(ask.plan(), Err(PlanError::Impossible));
    let conflict = ask.conflict().unwrap().expect("they conflict");
    assert_eq!((conflict.conditions.as_slice(), conflict.smallest), (&[1][..], true));
    assert_eq!(
        conflict.enough_to_drop,
        [] as [usize; 0],
        "the other conditions alone cannot hold with two offices either"
    );
    // Ten minutes everywhere: towns 1, 4, 7; one per region: R2 is town 8 alone, so four.
    assert_eq!(conflict.offices_needed, Some(4));
}

#[test]
fn the_price_of_a_condition_is_what_the_value_is_worse_by() {
    let (demand, sites) = towns(&[10.0, 1.0, 1.0, 1.0, 20.0]);
    let minutes = minutes(&demand, &sites);
    let status = [Status::Candidate; 5];
    let conditions = [Condition::Apart(45_000.0), Condition::OnePerCounty];
    let ask = Setup { conditions: &conditions[1..], ..setup(&demand, &sites, &minutes, &status) };
    let plan = ask.plan().unwrap();
    let prices = ask.prices(&plan).unwrap();
    // Counties: towns 0–2 and 3–4; the best plan has one in each already.
    assert_eq!((prices[0].found, prices[0].least, prices[0].most), (0.0, 0.0, 0.0));
    let apart = Setup { conditions: &conditions[..1], ..setup(&demand, &sites, &minutes, &status) };
    assert_eq!(apart.plan(), Err(PlanError::Impossible), "no two towns are 45 km apart");
}

#[test]
fn impossible_questions_are_refused_with_every_reason() {
    let (demand, sites) = towns(&[10.0, 1.0]);
    let minutes = minutes(&demand, &sites);
    let ask = Setup { number: 5..=5, need: Some(&[1.0]), ..setup(&demand, &sites, &minutes, &[Status::Candidate; 2]) };
    let Err(PlanError::Refused(reasons)) = ask.plan() else { panic!("refused") };
    assert_eq!(reasons.len(), 2, "{reasons:?}");
    let conditions = [Condition::AtMost { grouping: "county".into(), groups: vec!["99".into()], minutes: 30.0 }];
    let ask = Setup { conditions: &conditions, ..setup(&demand, &sites, &minutes, &[Status::Candidate; 2]) };
    let Err(PlanError::Refused(reasons)) = ask.plan() else { panic!("refused") };
    assert_eq!(reasons[0].en, "county has no group 99");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn consequences_add_up_to_everybody(
        people in prop::collection::vec(0u32..500, 2..14),
        before in prop::collection::btree_set(0u32..14, 1..5),
        after in prop::collection::btree_set(0u32..14, 1..5),
    ) {
        let people: Vec<f64> = people.into_iter().map(f64::from).collect();
        let (demand, sites) = towns(&people);
        let minutes = minutes(&demand, &sites);
        let known = |set: std::collections::BTreeSet<u32>| set.into_iter().filter(|at| (*at as usize) < sites.len()).collect::<Vec<_>>();
        let (before, after) = (known(before), known(after));
        let told = consequence(&demand, &sites, &minutes, &before, &after, &[10.0, 20.0, 45.0]);
        prop_assert_eq!(told.all.after.people, demand.total());
        for (_, rows) in &told.groupings {
            let sum = |of: &dyn Fn(&segbar_planning::Row) -> f64| rows.iter().map(of).sum::<f64>();
            prop_assert_eq!(sum(&|row| row.after.people), told.all.after.people);
            prop_assert_eq!(sum(&|row| row.longer), told.all.longer);
            prop_assert_eq!(sum(&|row| row.shorter), told.all.shorter);
            prop_assert_eq!(sum(&|row| row.after.without), told.all.after.without);
            for band in 0..3 {
                prop_assert_eq!(sum(&|row| row.after.within[band]), told.all.after.within[band]);
            }
        }
        let losers: f64 = told.losers.iter().map(|loser| demand.people[loser.demand as usize]).sum();
        prop_assert_eq!(losers, told.all.longer);
        let catchments: f64 = Access::new(&minutes, demand.len(), &after).catchments(&demand, sites.len()).iter().sum();
        prop_assert_eq!(catchments + told.all.after.without, demand.total());
    }

    #[test]
    fn the_value_of_a_plan_is_what_its_access_gives(people in prop::collection::vec(1u32..500, 3..12), number in 1u32..4) {
        let people: Vec<f64> = people.into_iter().map(f64::from).collect();
        let (demand, sites) = towns(&people);
        let minutes = minutes(&demand, &sites);
        let status = vec![Status::Candidate; sites.len()];
        let number = number.min(sites.len() as u32);
        let of = |aim| Setup { aim, number: number..=number, ..setup(&demand, &sites, &minutes, &status) }.plan().unwrap();
        let reach = |plan: &Plan| Access::new(&minutes, demand.len(), &plan.open).reach(&demand, &[15.0], |_| true);
        let mean = of(Aim::LeastMean);
        prop_assert!((reach(&mean).mean.unwrap() - mean.value).abs() < 1e-9);
        let within = of(Aim::MostWithin(15.0));
        prop_assert_eq!(reach(&within).within[0], within.value);
        let worst = of(Aim::LeastWorst);
        prop_assert_eq!(reach(&worst).worst.unwrap(), worst.value);
        prop_assert!(reach(&mean).worst >= Some(worst.value));
    }
}
