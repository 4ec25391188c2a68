//! The same question on other ground.

use crate::common::{minutes, setup, towns};
use segbar_domain::Text;
use segbar_planning::{Aim, Minutes, PlanError, Setup, Status, TravelModel, Variant};

#[test]
fn what_is_always_in_the_answer_and_what_only_sometimes() {
    let (demand, sites) = towns(&[10.0, 1.0, 1.0, 6.0, 20.0]);
    let minutes = minutes(&demand, &sites);
    let status = [Status::Candidate; 5];
    let ask = setup(&demand, &sites, &minutes, &status);
    let name = |name: &str| Text::new(name, name);
    let last = [0.1, 1.0, 1.0, 5.0, 1.0];
    let none = [0.0; 5];
    let variants = [
        Variant { name: name("need in town 3"), demand: &demand, minutes: &minutes, need: Some(&last) },
        Variant { name: name("no need at all"), demand: &demand, minutes: &minutes, need: Some(&none) },
    ];
    let told = ask.sensitivity(&variants).unwrap();
    assert_eq!((told.always.as_slice(), told.answered), (&[4][..], 2));
    assert_eq!(told.sometimes, [(0, 1), (3, 1)]);
    assert!(matches!(told.answers[2].plan, Err(PlanError::Refused(_))) && told.answers[2].first_there.is_none());
    // Towns 0 and 4 where need is 1, 1, 1, 30, 20: 10 + 20 + 300 minutes of 53; the best (3 and 4) has 30 + 20 + 10.
    assert_eq!(told.answers[1].first_there, Some(330.0 / 53.0));
    assert!((told.answers[1].regret_at_most.unwrap() - 270.0 / 53.0).abs() < 1e-9);
    assert_eq!(told.answers[0].regret_at_most, Some(0.0));
    let (least, most) = told.range(|plan| Some(plan.value)).unwrap();
    assert!(least < most && (least - 60.0 / 53.0).abs() < 1e-9, "{least} {most}");
    assert!(told.sentence().en.starts_with("1 sites are in all 2 answers and 2 in some; 1 variants"));
}

#[test]
fn doubt_of_the_travel_model_goes_both_ways() {
    let model = TravelModel::default();
    let doubted = model.doubted(0.1);
    let minutes: Vec<f64> = doubted.iter().map(|(_, model)| model.minutes(20_000.0)).collect();
    let here = model.minutes(20_000.0);
    assert!(minutes[0] > here && minutes[1] < here && minutes[2] > here && minutes[3] < here, "{minutes:?}");
    assert!(doubted.iter().all(|(_, model)| model.check().is_ok()));
    let straight = TravelModel { detour: 1.0, ..model };
    assert_eq!(straight.doubted(0.1)[1].1.detour, 1.0);
}

#[test]
fn most_within_may_change_with_the_speed() {
    let (demand, sites) = towns(&[10.0, 9.0, 8.0, 1.0, 1.0]);
    let minutes = minutes(&demand, &sites);
    let status = [Status::Candidate; 5];
    let ask = Setup { aim: Aim::MostWithin(10.0), number: 1..=1, ..setup(&demand, &sites, &minutes, &status) };
    let slow = TravelModel { detour: 1.0, start: 0.0, legs: vec![(f64::INFINITY, 59.0)] };
    let slow = Minutes::by_model(&demand, &sites, &slow);
    let variant = Variant { name: Text::new("", ""), demand: &demand, minutes: &slow, need: None };
    let told = ask.sensitivity(&[variant]).unwrap();
    // Town 1 has three towns within ten minutes; a little slower only itself.
    assert_eq!(told.answers[0].plan.as_ref().unwrap().open, [1]);
    assert_eq!((told.answers[1].first_there, told.answers[1].regret_at_most), (Some(9.0), Some(1.0)));
}

#[test]
fn a_table_that_is_longer_all_over_orders_networks_alike_and_one_that_is_longer_from_one_side_does_not() {
    let (demand, sites) = towns(&[10.0, 9.0, 8.0, 1.0, 12.0]);
    let rows = demand.ids.iter().enumerate().flat_map(|(i, from)| {
        let to = sites.iter().enumerate();
        to.map(move |(j, site)| (from.clone(), site.id.clone(), Some(10.0 * (i as f64 - j as f64).abs())))
    });
    let table = Minutes::from_rows("table.csv", &demand, &sites, rows.collect::<Vec<_>>()).unwrap();
    let status = [Status::Candidate; 5];
    let ask = Setup { number: 1..=1, ..setup(&demand, &sites, &table, &status) };
    let (all, east) = (table.longer(1.1, |_| true), table.longer(3.0, |at| at == 4));
    assert_eq!((all.row(0)[1], east.row(0)[4], east.row(4)[0]), (11.0, 40.0, 120.0));
    let of = |minutes| Variant { name: Text::new("", ""), demand: &demand, minutes, need: None };
    let told = ask.sensitivity(&[of(&all), of(&east)]).unwrap();
    assert_eq!(told.answers.iter().map(|of| of.cannot_differ).collect::<Vec<_>>(), [false, true, false]);
    // 40 people: the middle one of them lives in town 2; with 12 people of town 4 for 36, in town 3 or 4.
    let open: Vec<&[u32]> = told.answers.iter().map(|of| of.plan.as_ref().unwrap().open.as_slice()).collect();
    assert_eq!((open[0], open[1]), (&[2][..], &[2][..]));
    assert!(open[2][0] > 2, "{open:?}");
    // Of the built-in model the time to get started does not grow.
    let model = TravelModel { start: 4.0, ..TravelModel::default() };
    let by_model = Minutes::by_model(&demand, &sites, &model);
    let doubled = by_model.longer(2.0, |at| at == 0);
    assert_eq!((doubled.row(0)[0], doubled.row(1)[0]), (4.0, by_model.row(1)[0]));
    assert!((doubled.row(0)[1] - (2.0 * (by_model.row(0)[1] - 4.0) + 4.0)).abs() < 1e-4);
}
