//! Mobile stops and their rota: by hand, and against every set of stops and every order.

use crate::common::{minutes, towns};
use proptest::prelude::*;
use segbar_planning::mobile::way_by_model;
use segbar_planning::tour::tour;
use segbar_planning::{DayLimits, Demand, Minutes, Mobile, PlanError, TravelModel};
use segbar_siting::{Effort, Proof};

const ROOMY: DayLimits = DayLimits { stop_minutes: 60.0, day_minutes: 1e6, drive_minutes: 1e6, stops: 8 };

fn ask<'a>(
    demand: &'a Demand,
    minutes: &'a Minutes,
    way: &'a dyn Fn(u32, u32) -> f64,
    places: &'a [u32],
) -> Mobile<'a> {
    Mobile {
        demand,
        minutes,
        way,
        open: &[0],
        band: 20.0,
        places,
        reach: 10.0,
        stops: 2,
        home: 0,
        days: 5,
        limits: ROOMY,
        need: None,
        effort: Effort::default(),
    }
}

/// Ten minutes from town to town.
fn line(a: u32, b: u32) -> f64 {
    10.0 * f64::from(a.abs_diff(b))
}

#[test]
fn the_people_left_beyond_the_band_are_reached_by_hand() {
    let (demand, sites) = towns(&[50.0, 40.0, 30.0, 5.0, 6.0, 7.0, 8.0, 9.0]);
    let minutes = minutes(&demand, &sites);
    let places: Vec<u32> = (0..8).collect();
    // Towns 3–7 are beyond 20 minutes of town 0. Stops in 4 and 6 or 7 reach 3–5 and 5–7: all 35.
    let rota = ask(&demand, &minutes, &line, &places).rota().unwrap();
    assert_eq!((rota.left, rota.reached, rota.bound, rota.proof), (35.0, 35.0, 35.0, Proof::Best));
    let one = Mobile { stops: 1, ..ask(&demand, &minutes, &line, &places) }.rota().unwrap();
    assert_eq!((one.stops[0].site, one.reached), (6, 24.0));
    assert_eq!((one.days.len(), one.days[0].driving, one.days[0].standing), (1, 120.0, 60.0));
    // 130 minutes of driving would do for both in one day; with a limit of a hundred town 6 is too far away.
    let limits = DayLimits { drive_minutes: 100.0, ..ROOMY };
    let near = Mobile { limits, ..ask(&demand, &minutes, &line, &places) }.rota().unwrap();
    assert_eq!(near.too_far, [6, 7]);
    assert_eq!(near.reached, 26.0, "towns 3–6 by stops up to town 5");
    let nobody = Mobile { band: 1000.0, ..ask(&demand, &minutes, &line, &places) }.rota().unwrap();
    assert_eq!((nobody.left, nobody.stops.len(), nobody.days.len(), nobody.days_at_least), (0.0, 0, 0, 0));
}

#[test]
fn days_that_do_not_suffice_leave_the_stops_with_fewest_people() {
    let (demand, sites) = towns(&[50.0, 0.0, 0.0, 0.0, 6.0, 0.0, 0.0, 9.0]);
    let minutes = minutes(&demand, &sites);
    // One stop a day.
    let limits = DayLimits { stops: 1, ..ROOMY };
    let rota = Mobile { days: 1, reach: 0.0, limits, ..ask(&demand, &minutes, &line, &[4, 7]) }.rota().unwrap();
    assert_eq!((rota.reached, rota.reached_by_all, rota.bound), (9.0, 15.0, 15.0));
    assert_eq!((rota.days_needed, rota.days_at_least, rota.days[0].stops.as_slice()), (2, 2, &[7][..]));
    assert_eq!(rota.stops.iter().map(|stop| (stop.site, stop.day)).collect::<Vec<_>>(), [(4, None), (7, Some(0))]);
    assert!(rota.sentence().en.starts_with("1 stop on 1 day reaches 9 of 15 who"), "{}", rota.sentence().en);
    assert!(rota.sentence().sv.starts_with("1 hållplats på 1 dag når 9 av 15 som"), "{}", rota.sentence().sv);
}

#[test]
fn impossible_rotas_are_refused_with_every_reason() {
    let (demand, sites) = towns(&[50.0, 40.0]);
    let minutes = minutes(&demand, &sites);
    let limits = DayLimits { stops: 9, drive_minutes: f64::NAN, ..ROOMY };
    let told = Mobile { stops: 0, limits, home: 7, ..ask(&demand, &minutes, &line, &[1]) }.rota();
    assert!(matches!(told, Err(PlanError::Refused(reasons)) if reasons.len() == 4));
}

#[test]
fn the_bus_drives_by_the_model_of_travel() {
    let (_, sites) = towns(&[1.0, 1.0]);
    let model = TravelModel { detour: 1.0, start: 3.0, legs: vec![(f64::INFINITY, 60.0)] };
    let way = way_by_model(&sites, &model);
    assert_eq!((way(0, 1), way(0, 0)), (13.0, 0.0));
}

fn orders(stops: &[u32]) -> Vec<Vec<u32>> {
    if stops.is_empty() {
        return vec![vec![]];
    }
    let rest = |at: usize| stops.iter().enumerate().filter(|pair| pair.0 != at).map(|pair| *pair.1).collect::<Vec<_>>();
    (0..stops.len())
        .flat_map(|at| orders(&rest(at)).into_iter().map(move |order| [vec![stops[at]], order].concat()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_tour_is_the_shortest_of_all_orders(ways in prop::collection::vec(1u32..100, 49), count in 1usize..6) {
        let way = |a: u32, b: u32| f64::from(ways[(a * 7 + b) as usize]);
        let stops: Vec<u32> = (1..=count as u32).collect();
        let length = |order: &[u32]| {
            let there: f64 = order.windows(2).map(|pair| way(pair[0], pair[1])).sum();
            way(0, order[0]) + there + way(order[count - 1], 0)
        };
        let (shortest, order) = tour(0, &stops, &way);
        prop_assert_eq!(shortest, length(&order));
        let best = orders(&stops).iter().map(|order| length(order)).fold(f64::INFINITY, f64::min);
        prop_assert_eq!(shortest, best);
    }

    #[test]
    fn every_stop_has_one_day_within_the_limits_and_no_rota_has_fewer_days_than_told(
        ways in prop::collection::vec(5u32..60, 64),
        count in 1usize..6,
        day in 150u32..400,
        stops in 1u32..4,
    ) {
        let way = |a: u32, b: u32| f64::from(ways[(a.min(b) * 8 + a.max(b)) as usize]);
        let limits = DayLimits { stop_minutes: 30.0, day_minutes: day.into(), drive_minutes: 130.0, stops };
        let all: Vec<u32> = (1..=count as u32).collect();
        let days = limits.rota(0, &all, &way);
        let mut visited: Vec<u32> = days.iter().flat_map(|day| day.stops.clone()).collect();
        visited.sort_unstable();
        prop_assert_eq!(&visited, &all);
        prop_assert!(days.iter().all(|day| limits.fits(day.driving, day.stops.len())));
        // The fewest days of all ways to divide the stops.
        let fewest = divisions(&all).into_iter()
            .filter(|division| division.iter().all(|day| limits.fits(tour(0, day, &way).0, day.len())))
            .map(|division| division.len())
            .min()
            .expect("each stop alone");
        prop_assert!(limits.at_least(0, &all, &way) as usize <= fewest, "{} {fewest}", limits.at_least(0, &all, &way));
        prop_assert!(fewest <= days.len());
    }

    #[test]
    fn stops_reach_the_most_that_any_set_of_as_many_can(
        people in prop::collection::vec(0u32..100, 4..9),
        stops in 1u32..4,
        band in 0u32..3,
    ) {
        let people: Vec<f64> = people.into_iter().map(f64::from).collect();
        let (demand, sites) = towns(&people);
        let minutes = minutes(&demand, &sites);
        let places: Vec<u32> = (0..people.len() as u32).collect();
        let band = 10.0 * f64::from(band);
        let rota = Mobile { stops, band, ..ask(&demand, &minutes, &line, &places) }.rota().unwrap();
        let left = |i: usize| 10.0 * i as f64 > band;
        let mut best = 0.0_f64;
        for set in 0u32..1 << people.len() {
            if set.count_ones() <= stops {
                let near = |i: usize| places.iter().any(|at| set >> at & 1 == 1 && (*at as usize).abs_diff(i) <= 1);
                best = best.max((0..people.len()).filter(|&i| left(i) && near(i)).map(|i| people[i]).sum());
            }
        }
        prop_assert_eq!(rota.reached_by_all, best);
        prop_assert!(rota.bound >= best - 1e-9 && rota.bound <= rota.left + 1e-9);
        prop_assert_eq!(rota.stops.iter().map(|stop| stop.people).sum::<f64>(), rota.reached_by_all);
        if rota.days.len() as u32 == rota.days_needed {
            prop_assert_eq!(rota.reached, best);
        }
    }
}

/// Every way to divide stops into days.
fn divisions(stops: &[u32]) -> Vec<Vec<Vec<u32>>> {
    let Some((&first, rest)) = stops.split_first() else { return vec![vec![]] };
    let mut all = Vec::new();
    for division in divisions(rest) {
        for at in 0..division.len() {
            let mut with = division.clone();
            with[at].push(first);
            all.push(with);
        }
        all.push([division, vec![vec![first]]].concat());
    }
    all
}
