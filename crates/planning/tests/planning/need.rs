//! Need, load and budget, on networks small enough for the hand.

use crate::common::{minutes, setup, towns};
use proptest::prelude::*;
use segbar_domain::Text;
use segbar_planning::consequence::consequence;
use segbar_planning::{Access, Aim, Budget, Condition, Greater, Need, PlanError, Setup, SiteCost, Status, loads};

fn named() -> Text {
    Text::new("andelen utan arbete", "the share without work")
}

#[test]
fn need_from_an_indicator_by_hand() {
    // 100 people at 10 and 300 at 30: mean 25, standard deviation √(0.25·15² + 0.75·5²) = √75.
    let (demand, _) = towns(&[100.0, 300.0, 50.0]);
    let values = [Some(10.0), Some(30.0), None];
    let need = Need::of_indicator(&demand, &named(), &values, Greater::High, 0.5).unwrap();
    let one = 75.0_f64.sqrt();
    assert!((need.weights[0] - (1.0 - 0.5 * 15.0 / one)).abs() < 1e-12);
    assert!((need.weights[1] - (1.0 + 0.5 * 5.0 / one)).abs() < 1e-12);
    assert_eq!((need.weights[2], need.without_value, need.cut_at_zero), (1.0, 50.0, 0.0));
    assert!((need.applied(&demand).total() - 450.0).abs() < 1e-9, "all need is all people as long as nothing is cut");
    let low = Need::of_indicator(&demand, &named(), &values, Greater::Low, 1.0).unwrap();
    assert!(low.weights[0] > 1.0 && low.weights[1] < 1.0);
    let strong = Need::of_indicator(&demand, &named(), &values, Greater::High, 1.0).unwrap();
    assert_eq!((strong.weights[0], strong.cut_at_zero), (0.0, 100.0));
}

#[test]
fn need_by_area_type_and_of_a_group_of_people() {
    // Types of the towns: 1, 2, 1, none.
    let (demand, _) = towns(&[10.0, 20.0, 30.0, 40.0]);
    let need = Need::of_groups(&demand, "area_type", &[("1".into(), 3.0)]).unwrap();
    assert_eq!((need.weights.as_slice(), need.without_value), (&[3.0, 1.0, 3.0, 1.0][..], 40.0));
    let old = Need::of_share(&demand, &named(), &[Some(0.5), Some(0.0), None, Some(0.25)]).unwrap();
    // 15 of the 70 people with a share; the 30 without weigh that mean.
    assert_eq!(old.weights[2], 15.0 / 70.0);
    assert_eq!((old.weights[1], old.without_value), (0.0, 30.0));
}

#[test]
fn impossible_needs_are_refused_with_every_reason() {
    let (demand, _) = towns(&[10.0, 20.0]);
    let none = Need::of_indicator(&demand, &named(), &[Some(f64::NAN)], Greater::High, -1.0).unwrap_err();
    assert_eq!(none.len(), 3, "{none:?}");
    let same = Need::of_indicator(&demand, &named(), &[Some(4.0), Some(4.0)], Greater::High, 1.0).unwrap_err();
    assert_eq!(same[0].en, "the share without work is the same wherever people live and cannot weigh need");
    let table = [("9".into(), 1.0), ("1".into(), -1.0), ("1".into(), 2.0)];
    assert_eq!(Need::of_groups(&demand, "area_type", &table).unwrap_err().len(), 3);
    assert_eq!(Need::of_groups(&demand, "list", &table).unwrap_err().len(), 1);
    assert_eq!(Need::of_share(&demand, &named(), &[Some(0.0), Some(0.0)]).unwrap_err().len(), 1);
    assert_eq!(Need::of_share(&demand, &named(), &[Some(1.5), Some(0.0)]).unwrap_err().len(), 1);
}

#[test]
fn need_moves_every_aim() {
    let (demand, sites) = towns(&[10.0, 1.0, 1.0, 1.0, 9.0]);
    let (minutes, status) = (minutes(&demand, &sites), [Status::Candidate; 5]);
    let best = |aim, need: Option<&[f64]>| {
        let ask = Setup { aim, need, number: 1..=1, ..setup(&demand, &sites, &minutes, &status) };
        ask.plan().unwrap()
    };
    let last = [1.0, 1.0, 1.0, 1.0, 5.0];
    assert_eq!(best(Aim::MostWithin(0.0), None).open, [0]);
    let most = best(Aim::MostWithin(0.0), Some(&last));
    assert_eq!((most.open.as_slice(), most.value, most.bound), (&[4][..], 45.0, 45.0));
    assert_eq!(best(Aim::LeastMean, None).open, [1], "the median of 10, 1 | 1, 1, 9 people");
    assert_eq!(best(Aim::LeastMean, Some(&last)).open, [4]);
    // Whose need weighs nothing has no part in the worst way, and need not be reached.
    let first = [1.0, 1.0, 0.0, 0.0, 0.0];
    let worst = best(Aim::LeastWorst, Some(&first));
    assert_eq!((worst.value, worst.people), (10.0, 11.0));
    let few = best(Aim::FewestWithin(0.0), Some(&first));
    assert_eq!((few.open.as_slice(), few.people), (&[0, 1][..], 11.0));
    let none = Setup { need: Some(&[0.0; 5]), ..setup(&demand, &sites, &minutes, &status) };
    assert!(matches!(none.plan(), Err(PlanError::Refused(reasons)) if reasons.len() == 1));
}

#[test]
fn consequences_by_need_count_need() {
    let (demand, sites) = towns(&[10.0, 20.0, 30.0]);
    let minutes = minutes(&demand, &sites);
    let need = Need::of_groups(&demand, "area_type", &[("1".into(), 2.0)]).unwrap();
    let told = consequence(&need.applied(&demand), &sites, &minutes, &[0, 1, 2], &[1], &[0.0, 10.0]);
    assert_eq!(told.all.after.within, [20.0, 2.0 * 10.0 + 20.0 + 2.0 * 30.0]);
    assert_eq!((told.all.longer, told.all.after.people), (80.0, 100.0));
}

#[test]
fn the_load_of_each_office_and_what_is_too_much() {
    let (demand, sites) = towns(&[10.0, 20.0, 30.0, 40.0]);
    let minutes = minutes(&demand, &sites);
    let access = Access::new(&minutes, demand.len(), &[0, 3]);
    // Towns 0 and 1 go to 0, towns 2 and 3 to 3; half a visit each.
    let visits: Vec<f64> = demand.people.iter().map(|people| people / 2.0).collect();
    let told = loads(&access, &visits, &[Some(15.0), None, None, Some(25.0)], &[0, 3]);
    assert_eq!((told[0].amount, told[0].over, told[0].share()), (15.0, 0.0, Some(1.0)));
    assert_eq!((told[1].amount, told[1].over, told[1].share()), (35.0, 10.0, Some(1.4)));
    let unknown = loads(&access, &visits, &[None; 4], &[0, 3]);
    assert_eq!((unknown[1].over, unknown[1].share()), (0.0, None));
    assert!(segbar_planning::capacity::told(&told).en.starts_with("1 of 2 offices with a known capacity"));
}

#[test]
fn a_budget_chooses_where_a_number_does_not() {
    // Five towns, an office today in 0 and 4. The great town is dear: for 10 it and one cheap, or three cheap ones.
    let (demand, sites) = towns(&[10.0, 5.0, 5.0, 5.0, 20.0]);
    let (minutes, status) = (
        minutes(&demand, &sites),
        [Status::Today, Status::Candidate, Status::Candidate, Status::Candidate, Status::Today],
    );
    let cost = |running| SiteCost { running, opening: 1.0, closing: 2.0 };
    let budget = Budget { costs: vec![cost(2.0), cost(1.0), cost(1.0), cost(1.0), cost(6.0)], most: 10.0 };
    assert_eq!(budget.cost(&[0, 4], &[0, 4]), 8.0);
    assert_eq!(budget.cost(&[0, 1, 4], &[0, 4]), 10.0);
    assert_eq!(budget.cost(&[1, 2], &[0, 4]), 2.0 * 2.0 + 2.0 * 2.0);
    let conditions = [Condition::Budget(budget.clone())];
    let ask = Setup { number: 1..=5, conditions: &conditions, ..setup(&demand, &sites, &minutes, &status) };
    let plan = ask.plan().unwrap();
    assert_eq!((plan.open.len(), plan.gap() < 1e-9), (3, true));
    assert!(budget.cost(&plan.open, &ask.today()) <= 10.0);
    let poor = [Condition::Budget(Budget { most: 0.5, ..budget.clone() })];
    let ask = Setup { number: 1..=5, conditions: &poor, ..setup(&demand, &sites, &minutes, &status) };
    assert_eq!(ask.plan(), Err(PlanError::Impossible));
    let wrong = [Condition::Budget(Budget { costs: vec![], most: 1.0 })];
    let ask = Setup { number: 1..=5, conditions: &wrong, ..setup(&demand, &sites, &minutes, &status) };
    assert!(matches!(ask.plan(), Err(PlanError::Refused(_))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_budget_is_kept_and_its_plan_is_the_best_of_all_sets(
        people in prop::collection::vec(1u32..100, 3..8),
        running in prop::collection::vec(1u32..20, 8),
        once in prop::collection::vec((0u32..10, 0u32..10), 8),
        today in 1u32..3,
        most in 5u32..80,
    ) {
        let people: Vec<f64> = people.into_iter().map(f64::from).collect();
        let (demand, sites) = towns(&people);
        let minutes = minutes(&demand, &sites);
        let count = sites.len();
        let status: Vec<Status> =
            (0..count).map(|at| if at < today as usize { Status::Today } else { Status::Candidate }).collect();
        let costs = (0..count).map(|at| SiteCost {
            running: running[at].into(), opening: once[at].0.into(), closing: once[at].1.into(),
        });
        let budget = Budget { costs: costs.collect(), most: most.into() };
        let conditions = [Condition::Budget(budget.clone())];
        let ask = Setup { number: 1..=count as u32, conditions: &conditions, ..setup(&demand, &sites, &minutes, &status) };
        let today = ask.today();
        let mut best = f64::INFINITY;
        for set in 1u32..1 << count {
            let open: Vec<u32> = (0..count as u32).filter(|at| set >> at & 1 == 1).collect();
            if budget.cost(&open, &today) <= budget.most {
                let mean = Access::new(&minutes, count, &open).reach(&demand, &[], |_| true).mean.unwrap();
                best = best.min(mean);
            }
        }
        match ask.plan() {
            Ok(plan) => {
                prop_assert!(budget.cost(&plan.open, &today) <= budget.most + 1e-6);
                prop_assert!((plan.value - best).abs() < 1e-9, "{} {}", plan.value, best);
            }
            Err(error) => prop_assert!(best.is_infinite(), "{error:?}"),
        }
    }
}
