//! Close, add, move; and what would make an impossible set of conditions possible.

use crate::common::{minutes, setup, towns};
use proptest::prelude::*;
use segbar_planning::{Access, Aim, Budget, Condition, PlanError, Setup, SiteCost, Status};

fn sets(count: usize) -> impl Iterator<Item = Vec<u32>> {
    (0u32..1 << count).map(move |set| (0..count as u32).filter(|at| set >> at & 1 == 1).collect())
}

#[test]
fn close_add_and_move_by_hand() {
    let (demand, sites) = towns(&[10.0, 1.0, 8.0, 1.0, 20.0]);
    let minutes = minutes(&demand, &sites);
    use Status::{Candidate, Today};
    let status = [Today, Today, Candidate, Candidate, Today];
    let ask = setup(&demand, &sites, &minutes, &status);
    // Without town 1 the one person there and the eight of town 2 have ten and twenty minutes instead of none and ten.
    assert_eq!(ask.close(1).unwrap().open, [0, 4]);
    assert_eq!(ask.close(2).unwrap().open.len(), 1);
    assert_eq!(ask.add(1).unwrap().open, [0, 1, 2, 4]);
    assert_eq!(ask.moves(1).unwrap().open, [0, 2, 4]);
    assert_eq!(ask.moves(0).unwrap().open, [0, 1, 4]);
    assert!(matches!(ask.close(3), Err(PlanError::Refused(_))));
    let few = Setup { aim: Aim::FewestWithin(10.0), ..setup(&demand, &sites, &minutes, &status) };
    assert!([few.close(1), few.add(1), few.moves(1)].iter().all(|told| matches!(told, Err(PlanError::Refused(_)))));
}

#[test]
fn an_office_that_is_to_close_counts_among_the_closings_and_the_moves() {
    let (demand, sites) = towns(&[10.0, 1.0, 8.0, 1.0, 20.0]);
    let minutes = minutes(&demand, &sites);
    use Status::{Candidate, Closing, Today};
    let status = [Closing, Today, Candidate, Candidate, Today];
    let ask = setup(&demand, &sites, &minutes, &status);
    assert_eq!(ask.close(1).unwrap().open, [1, 4]);
    let moved = ask.moves(1).unwrap();
    assert!(moved.open.len() == 3 && moved.open.contains(&1) && moved.open.contains(&4) && !moved.open.contains(&0));
    assert_eq!(ask.add(1).unwrap().open.len(), 3);
}

#[test]
fn at_most_so_many_minutes_tells_which_minutes_would_do() {
    // Seven towns in a row, two offices: towns 1 and 5 leave town 3 at 20 minutes; 10 cannot be had with two.
    let (demand, sites) = towns(&[1.0; 7]);
    let minutes = minutes(&demand, &sites);
    let status = [Status::Candidate; 7];
    let conditions = [Condition::AtMost { grouping: String::new(), groups: vec![], minutes: 12.5 }];
    let ask = Setup { conditions: &conditions, ..setup(&demand, &sites, &minutes, &status) };
    assert_eq!(ask.plan(), Err(PlanError::Impossible));
    let conflict = ask.conflict().unwrap().unwrap();
    assert_eq!(conflict.offices_needed, Some(3));
    let remedies = ask.remedies(&conflict).unwrap();
    assert!(matches!(remedies[0].holds, Condition::AtMost { minutes: 20.0, .. }), "{remedies:?}");
    assert!(matches!(remedies[0].fails, Some(Condition::AtMost { minutes: 19.0, .. })) && remedies[0].proved);
    assert!(remedies[0].sentence().en.ends_with("at most 20 minutes for everybody; less is not enough"));
}

#[test]
fn every_condition_with_a_number_tells_how_far_it_must_give_way() {
    let (demand, sites) = towns(&[10.0, 10.0, 10.0, 10.0]);
    let minutes = minutes(&demand, &sites);
    let status = [Status::Today; 4];
    let remedy = |condition: Condition, number: u32| {
        let conditions = [condition];
        let ask =
            Setup { conditions: &conditions, number: number..=number, ..setup(&demand, &sites, &minutes, &status) };
        assert_eq!(ask.plan(), Err(PlanError::Impossible));
        let found = ask.remedies(&ask.conflict().unwrap().unwrap()).unwrap();
        assert!(found[0].proved, "{found:?}");
        found[0].holds.clone()
    };
    assert_eq!(remedy(Condition::StayAtLeast(3), 2), Condition::StayAtLeast(2));
    assert_eq!(remedy(Condition::Apart(20_000.0), 3), Condition::Apart(10_000.0));
    // With two of four closed, half of the people lose their office.
    let lose = |share| Condition::LoseAtMost { grouping: String::new(), groups: vec![], share, minutes: 0.0 };
    assert_eq!(remedy(lose(0.2), 2), lose(0.5));
    let budget = |most| {
        let cost = SiteCost { running: 10.0, ..SiteCost::default() };
        Condition::Budget(Budget { costs: vec![cost; 4], most })
    };
    let Condition::Budget(eased) = remedy(budget(4.0), 2) else { panic!("a budget") };
    assert!((20.0..20.1).contains(&eased.most), "{eased:?}");
}

#[test]
fn what_nothing_can_meet_is_named() {
    let (demand, sites) = towns(&[10.0; 9]);
    let minutes = minutes(&demand, &sites);
    let mut status = [Status::Today; 9];
    // Region R2 is town 8 alone; nothing in town 0 either, which then has ten minutes to town 1.
    (status[8], status[0]) = (Status::Closing, Status::Closing);
    let at_most = Condition::AtMost { grouping: "county".into(), groups: vec!["01".into()], minutes: 5.0 };
    let conditions = [Condition::OnePerRegion, Condition::StayAtLeast(1), at_most, Condition::StayInMunicipalities];
    let ask = Setup { conditions: &conditions, ..setup(&demand, &sites, &minutes, &status) };
    let told = ask.blocked().unwrap();
    assert_eq!(told.iter().map(|blocked| blocked.condition).collect::<Vec<_>>(), [0, 2, 3]);
    assert_eq!(told[0].why.en, "every site is excluded or to close in R2");
    assert_eq!(
        told[1].why.en,
        "10 people have more than 5 minutes to every site that may be open; town0 has 10 to the nearest"
    );
    assert_eq!(told[2].why.en, "every site is excluded or to close in 0100, 0308");
    assert!(ask.conflict().unwrap().unwrap().smallest);
}

#[test]
fn regions_without_any_site_are_told() {
    let (_, sites) = towns(&[1.0; 5]);
    let regions = [("0100", "R0"), ("0204", "R1"), ("0300", "R7"), ("0301", "R7")];
    let regions = regions.into_iter().map(|(code, region)| (code.to_owned(), region.to_owned())).collect();
    assert_eq!(segbar_planning::region::without_site(&regions, &sites), ["R7"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn closing_adding_and_moving_give_the_best_of_all_sets(
        people in prop::collection::vec(1u32..100, 3..8),
        today in prop::collection::btree_set(0u32..8, 2..5),
        count in 0u32..3,
        aim in prop::sample::select(vec![Aim::LeastMean, Aim::LeastWorst, Aim::MostWithin(10.0)]),
    ) {
        let people: Vec<f64> = people.into_iter().map(f64::from).collect();
        let (demand, sites) = towns(&people);
        let minutes = minutes(&demand, &sites);
        let sites_count = sites.len();
        let status: Vec<Status> = (0..sites_count as u32)
            .map(|at| if today.contains(&at) { Status::Today } else { Status::Candidate })
            .collect();
        let ask = Setup { aim, ..setup(&demand, &sites, &minutes, &status) };
        let today = ask.today();
        prop_assume!(!today.is_empty());
        let sign = if matches!(aim, Aim::MostWithin(_)) { -1.0 } else { 1.0 };
        let best = |allowed: &dyn Fn(&[u32]) -> bool| {
            sets(sites_count).filter(|open| !open.is_empty() && allowed(open))
                .map(|open| sign * ask.value_of(&open)).fold(f64::INFINITY, f64::min)
        };
        let stay = |open: &[u32]| open.iter().filter(|at| today.contains(at)).count();
        let n = today.len();
        let cases: [(_, f64); 3] = [
            (ask.close(count), best(&|open| open.len() + count as usize == n && stay(open) == open.len())),
            (ask.add(count), best(&|open| open.len() == n + count as usize && stay(open) == n)),
            (ask.moves(count), best(&|open| open.len() == n && stay(open) + count as usize >= n)),
        ];
        for (plan, best) in cases {
            match plan {
                Ok(plan) => {
                    prop_assert!((sign * plan.value - best).abs() < 1e-9, "{} {best}", plan.value);
                    prop_assert!((ask.value_of(&plan.open) - plan.value).abs() < 1e-9);
                    prop_assert!(sign * plan.bound <= best + 1e-9);
                }
                Err(_) => prop_assert!(best.is_infinite()),
            }
        }
    }

    #[test]
    fn a_condition_never_improves_a_plan_and_an_office_more_never_worsens_it(
        people in prop::collection::vec(1u32..100, 4..9),
        number in 1u32..4,
        minutes_most in 1u32..5,
        aim in prop::sample::select(vec![Aim::LeastMean, Aim::LeastWorst, Aim::MostWithin(10.0)]),
    ) {
        let people: Vec<f64> = people.into_iter().map(f64::from).collect();
        let (demand, sites) = towns(&people);
        let minutes = minutes(&demand, &sites);
        let status = vec![Status::Candidate; sites.len()];
        let at_most = |groups: &[&str]| Condition::AtMost {
            grouping: "area_type".into(),
            groups: groups.iter().map(|code| (*code).to_owned()).collect(),
            minutes: 10.0 * f64::from(minutes_most),
        };
        let conditions = [at_most(&["1"]), Condition::OnePerCounty];
        let sign = if matches!(aim, Aim::MostWithin(_)) { -1.0 } else { 1.0 };
        let value = |conditions: &[Condition], number: u32| {
            let ask = Setup { aim, conditions, number: number..=number, ..setup(&demand, &sites, &minutes, &status) };
            ask.plan().map_or(f64::INFINITY, |plan| sign * plan.value)
        };
        prop_assert!(value(&[], number) <= value(&conditions[..1], number) + 1e-9);
        prop_assert!(value(&conditions[..1], number) <= value(&conditions, number) + 1e-9);
        prop_assert!(value(&conditions, number + 1) <= value(&conditions, number) + 1e-9);
    }

    #[test]
    fn an_added_office_never_worsens_anybodys_way(
        people in prop::collection::vec(0u32..100, 2..12),
        open in prop::collection::btree_set(0u32..12, 1..5),
        more in 0u32..12,
    ) {
        let people: Vec<f64> = people.into_iter().map(f64::from).collect();
        let (demand, sites) = towns(&people);
        let minutes = minutes(&demand, &sites);
        let count = sites.len() as u32;
        let open: Vec<u32> = open.into_iter().filter(|at| *at < count).collect();
        let with: Vec<u32> = open.iter().copied().chain([more % count]).collect();
        let (was, is) = (Access::new(&minutes, people.len(), &open), Access::new(&minutes, people.len(), &with));
        prop_assert!(was.minutes.iter().zip(&is.minutes).all(|(was, is)| is <= was));
    }
}
