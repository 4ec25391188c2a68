//! Offices that can only take so much: by hand, and against every allocation and every set.

use crate::common::{minutes, setup, towns};
use proptest::prelude::*;
use segbar_planning::{Aim, PlanError, Setup, Status, allocate, cover};
use segbar_siting::{Effort, Proof};

#[test]
fn a_full_office_sends_on_those_who_lose_least() {
    // Offices in towns 0 and 2, room for 15 and 100. Towns 0 (10 people) and 1 (10): five of town 1 have room in 0.
    let (demand, sites) = towns(&[10.0, 10.0, 10.0]);
    let minutes = minutes(&demand, &sites);
    let found = allocate(&minutes, &demand.people, &[15.0, 0.0, 100.0], &[0, 2]);
    assert_eq!(found.parts, [vec![(0, 10.0)], vec![(0, 5.0), (2, 5.0)], vec![(2, 10.0)]]);
    assert_eq!((found.total, found.left), (100.0, 0.0));
    // Room for 5 in town 0: five of its ten people go 20 minutes to town 2, with all of town 1.
    let found = allocate(&minutes, &demand.people, &[5.0, 0.0, 100.0], &[0, 2]);
    assert_eq!((found.total, found.left), (10.0 * 10.0 + 5.0 * 20.0, 0.0));
    assert_eq!(found.loads(3), [5.0, 0.0, 25.0]);
    let found = allocate(&minutes, &demand.people, &[5.0, 0.0, 12.0], &[0, 2]);
    assert_eq!(found.left, 13.0);
    assert_eq!(found.loads(3), [5.0, 0.0, 12.0]);
}

#[test]
fn too_little_capacity_is_proved_and_odd_capacities_are_refused() {
    let (demand, sites) = towns(&[10.0, 10.0, 10.0]);
    let (minutes, status) = (minutes(&demand, &sites), [Status::Candidate; 3]);
    let ask = setup(&demand, &sites, &minutes, &status);
    assert_eq!(ask.capacitated(&[Some(14.0); 3]).unwrap_err(), PlanError::Impossible);
    assert!(matches!(ask.capacitated(&[Some(-1.0)]), Err(PlanError::Refused(reasons)) if reasons.len() == 2));
    let free = ask.capacitated(&[None; 3]).unwrap();
    assert_eq!((free.value, free.proof), (free.without_capacity, Proof::Best));
}

/// The least cost of placing whole units one by one, over every way: the transport problem by dynamic programming over
/// what is left of each capacity.
fn by_units(minutes: &segbar_planning::Minutes, units: &[u32], room: &mut [u32], open: &[u32], point: usize) -> f64 {
    if point == units.len() {
        return 0.0;
    }
    fn spread(
        minutes: &segbar_planning::Minutes,
        units: &[u32],
        room: &mut [u32],
        open: &[u32],
        point: usize,
        office: usize,
        left: u32,
    ) -> f64 {
        if office == open.len() {
            return if left == 0 { by_units(minutes, units, room, open, point + 1) } else { f64::INFINITY };
        }
        let mut best = f64::INFINITY;
        for part in 0..=left.min(room[office]) {
            room[office] -= part;
            let cost =
                if part == 0 { 0.0 } else { f64::from(part) * f64::from(minutes.row(point)[open[office] as usize]) };
            best = best.min(cost + spread(minutes, units, room, open, point, office + 1, left - part));
            room[office] += part;
        }
        best
    }
    spread(minutes, units, room, open, point, 0, units[point])
}

/// The most people that have room within the band, by the cut that lets through the least (Hall's condition for divisible
/// people): over all sets of offices, the room of those outside it and the people who have no other office than those inside.
fn most_placed(minutes: &segbar_planning::Minutes, people: &[f64], room: &[u32], open: &[u32], band: f64) -> f64 {
    let within = |point: usize, site: u32| f64::from(minutes.row(point)[site as usize]) <= band;
    let cut = |full: u32| {
        let is_full = |at: usize| full >> at & 1 == 1;
        let rooms: f64 = (0..open.len()).filter(|&at| is_full(at)).map(|at| f64::from(room[open[at] as usize])).sum();
        let elsewhere = |point: &usize| (0..open.len()).any(|at| !is_full(at) && within(*point, open[at]));
        rooms + (0..people.len()).filter(elsewhere).map(|point| people[point]).sum::<f64>()
    };
    (0..1u32 << open.len()).map(cut).fold(f64::INFINITY, f64::min)
}

#[test]
fn with_little_room_more_people_are_reached_by_another_network_than_without_limits() {
    // Towns of 10, 10, 30 and 4, ten minutes apart; band 10, one office. Town 1 reaches 50, town 2 reaches 44, town 0 20. With
    // room for 15 in the first three and 40 in town 3, town 3 takes its own 4 and the 30 of town 2: 34, proved.
    let (demand, sites) = towns(&[10.0, 10.0, 30.0, 4.0]);
    let (minutes, status) = (minutes(&demand, &sites), [Status::Candidate; 4]);
    let ask = Setup { number: 1..=1, aim: Aim::MostWithin(10.0), ..setup(&demand, &sites, &minutes, &status) };
    let free = ask.capacitated(&[None; 4]).unwrap();
    assert_eq!((free.open.as_slice(), free.value, free.proof), (&[1][..], 50.0, Proof::Best));
    let tight = ask.capacitated(&[Some(15.0), Some(15.0), Some(15.0), Some(40.0)]).unwrap();
    assert_eq!((tight.open.as_slice(), tight.value), (&[3][..], 34.0));
    assert!(tight.bound >= 34.0 && tight.bound < 34.0 + 1e-6, "{}", tight.bound);
    assert_eq!((tight.proof, tight.without_capacity, tight.allocation.left), (Proof::Best, 50.0, 20.0));
    let other = Setup { aim: Aim::LeastWorst, ..ask }.capacitated(&[None; 4]);
    assert!(matches!(other, Err(PlanError::Refused(reasons)) if reasons[0].en.starts_with("with capacity the least")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn an_allocation_is_the_cheapest_of_all(
        units in prop::collection::vec(0u32..4, 2..5),
        room in prop::collection::vec(0u32..7, 3),
        open in prop::sample::subsequence(vec![0u32, 1, 2, 3], 1..=3),
    ) {
        let people: Vec<f64> = units.iter().map(|&units| f64::from(units)).collect();
        let (demand, sites) = towns(&people);
        let minutes = minutes(&demand, &sites);
        let open: Vec<u32> = open.into_iter().filter(|&at| (at as usize) < sites.len()).collect();
        prop_assume!(!open.is_empty());
        let mut capacity = vec![0.0; sites.len()];
        for (&at, &room) in open.iter().zip(&room) {
            capacity[at as usize] = f64::from(room);
        }
        let found = allocate(&minutes, &people, &capacity, &open);
        let best = by_units(&minutes, &units, &mut room[..open.len()].to_vec(), &open, 0);
        let all: f64 = people.iter().sum();
        let fits: f64 = capacity.iter().sum();
        prop_assert!((found.left - (all - fits).max(0.0)).abs() < 1e-9, "{found:?}");
        if found.left < 1e-9 {
            prop_assert!((found.total - best).abs() < 1e-9, "{} {best}", found.total);
        }
        for (load, room) in found.loads(sites.len()).iter().zip(&capacity) {
            prop_assert!(*load <= room + 1e-9);
        }
        for (parts, people) in found.parts.iter().zip(&people) {
            let placed: f64 = parts.iter().map(|part| part.1).sum();
            prop_assert!(placed <= people + 1e-9);
        }
    }

    #[test]
    fn as_many_are_placed_by_a_flow_as_by_the_cheapest_allocation(
        people in prop::collection::vec(0u32..9, 2..9),
        room in prop::collection::vec(0u32..12, 9),
        open in prop::sample::subsequence((0u32..9).collect::<Vec<_>>(), 1..=5),
        band in prop::sample::select(vec![0.0, 10.0, 20.0, 90.0]),
    ) {
        let people: Vec<f64> = people.into_iter().map(f64::from).collect();
        let (demand, sites) = towns(&people);
        let open: Vec<u32> = open.into_iter().filter(|&at| (at as usize) < sites.len()).collect();
        prop_assume!(!open.is_empty());
        let rows = demand.ids.iter().enumerate().flat_map(|(i, from)| {
            sites.iter().enumerate().map(move |(j, site)| {
                let way = 10.0 * (i as f64 - j as f64).abs();
                (from.clone(), site.id.clone(), (way <= band).then_some(way))
            })
        });
        let minutes = segbar_planning::Minutes::from_rows("t", &demand, &sites, rows.collect::<Vec<_>>()).unwrap();
        let capacity: Vec<f64> = room.iter().take(sites.len()).map(|&room| f64::from(room)).collect();
        let (flow, cheapest) = (cover(&minutes, &people, &capacity, &open), allocate(&minutes, &people, &capacity, &open));
        let best = most_placed(&minutes, &people, &room, &open, band);
        prop_assert!((people.iter().sum::<f64>() - flow.left - best).abs() < 1e-9, "{flow:?} {best}");
        prop_assert!((flow.left - cheapest.left).abs() < 1e-9, "{flow:?} {cheapest:?}");
        prop_assert!(flow.loads(sites.len()).iter().zip(&capacity).all(|(load, room)| *load <= room + 1e-9));
        for (parts, people) in flow.parts.iter().zip(&people) {
            prop_assert!(parts.iter().map(|part| part.1).sum::<f64>() <= people + 1e-9);
        }
    }

    #[test]
    fn the_bound_lies_below_the_best_of_all_sets_and_the_answer_above(
        people in prop::collection::vec(1u32..30, 3..8),
        room in prop::collection::vec(5u32..80, 8),
        number in 1u32..4,
    ) {
        let people: Vec<f64> = people.into_iter().map(f64::from).collect();
        let (demand, sites) = towns(&people);
        let minutes = minutes(&demand, &sites);
        let count = sites.len();
        let number = number.min(count as u32);
        let capacity: Vec<f64> = room.iter().take(count).map(|&room| f64::from(room)).collect();
        let mut best = f64::INFINITY;
        for set in 0u32..1 << count {
            let open: Vec<u32> = (0..count as u32).filter(|at| set >> at & 1 == 1).collect();
            if open.len() == number as usize {
                let found = allocate(&minutes, &people, &capacity, &open);
                if found.left < 1e-6 {
                    best = best.min(found.total / demand.total());
                }
            }
        }
        let status = vec![Status::Candidate; count];
        let ask = Setup { number: number..=number, ..setup(&demand, &sites, &minutes, &status) };
        let capacity: Vec<Option<f64>> = capacity.into_iter().map(Some).collect();
        match ask.capacitated(&capacity) {
            Ok(found) => {
                prop_assert!(found.bound <= best + 1e-9 && best <= found.value + 1e-9, "{} {best} {}", found.bound, found.value);
                prop_assert!(found.without_capacity <= found.value + 1e-9, "capacities never improve");
                if found.proof == Proof::Best {
                    prop_assert!((found.value - best).abs() < 1e-6 * (1.0 + best));
                }
            }
            Err(error) => prop_assert!(best.is_infinite() && error == PlanError::Impossible, "{error:?}"),
        }
    }

    #[test]
    fn the_most_within_a_band_with_capacities_is_the_best_of_all_sets(
        people in prop::collection::vec(1u32..30, 3..8),
        room in prop::collection::vec(1u32..50, 8),
        number in 1u32..4,
        band in prop::sample::select(vec![0.0, 10.0, 15.0, 20.0]),
        must in prop::option::of(0usize..3),
    ) {
        let people: Vec<f64> = people.into_iter().map(f64::from).collect();
        let (demand, sites) = towns(&people);
        let minutes = minutes(&demand, &sites);
        let count = sites.len();
        let number = number.min(count as u32);
        let room: Vec<u32> = room.into_iter().take(count).collect();
        let mut status = vec![Status::Candidate; count];
        if let Some(at) = must {
            status[at] = Status::Decided;
        }
        let mut best = 0.0_f64;
        for set in 0u32..1 << count {
            let open: Vec<u32> = (0..count as u32).filter(|at| set >> at & 1 == 1).collect();
            if open.len() == number as usize && must.is_none_or(|at| open.contains(&(at as u32))) {
                best = best.max(most_placed(&minutes, &people, &room, &open, band));
            }
        }
        let ask = Setup { number: number..=number, aim: Aim::MostWithin(band), ..setup(&demand, &sites, &minutes, &status) };
        let capacity: Vec<Option<f64>> = room.iter().map(|&room| Some(f64::from(room))).collect();
        let found = ask.capacitated(&capacity).unwrap();
        prop_assert!((found.value - best).abs() < 1e-6, "{} {best}", found.value);
        prop_assert!(found.bound >= best - 1e-6, "{} {best}", found.bound);
        prop_assert_eq!(found.proof, Proof::Best);
        prop_assert!(found.value <= found.without_capacity + 1e-6, "capacities never improve");
        prop_assert!((found.allocation.loads(count).iter().sum::<f64>() - found.value).abs() < 1e-6);
        for (point, parts) in found.allocation.parts.iter().enumerate() {
            for (site, _) in parts {
                prop_assert!(f64::from(minutes.row(point)[*site as usize]) <= band, "the band is inclusive, and no more");
            }
        }
        // Any effort keeps bound ≥ best ≥ value.
        let hasty = Setup { effort: Effort { rounds: 1, nodes: 1, ..Effort::default() }, ..ask };
        let found = hasty.capacitated(&capacity).unwrap();
        prop_assert!(found.value <= best + 1e-6 && best <= found.bound + 1e-6, "{} {best} {}", found.value, found.bound);
    }
}
