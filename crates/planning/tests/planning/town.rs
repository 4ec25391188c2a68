//! Sites inside a town, by hand.

use crate::common::towns;
use segbar_planning::town::{Frame, List, Ranked};
use segbar_planning::{Demand, Minutes, Ranking, Site, Town, TownAim, TravelModel};

/// Six blocks in a row, ten kilometres apart; blocks 0–2 are municipality 0100. The office of today is in block 4.
fn blocks() -> (Demand, Vec<Site>) {
    let (mut demand, mut sites) = towns(&[100.0, 50.0, 30.0, 10.0, 40.0, 5.0]);
    let code = |at: usize| if at < 3 { "0100" } else { "0200" };
    demand.municipality = (0..6).map(|at| code(at).to_owned()).collect();
    sites.iter_mut().enumerate().for_each(|(at, site)| site.municipality = code(at).into());
    (demand, sites)
}

fn ask<'a>(demand: &'a Demand, sites: &'a [Site], minutes: &'a Minutes, aim: TownAim) -> Town<'a> {
    Town {
        demand,
        sites,
        minutes,
        variants: &[],
        today: &[4],
        municipality: "0100",
        aim,
        within: 10.0,
        need: None,
        list: None,
        capacity: None,
    }
}

fn told(ranking: &Ranking) -> Vec<(u32, u32, f64)> {
    ranking.sites.iter().map(|site| (site.site, site.rank, site.score)).collect()
}

#[test]
fn distance_ranks_by_the_mean_way_of_the_inhabitants() {
    let (demand, sites) = blocks();
    let minutes = crate::common::minutes(&demand, &sites);
    let ranking = ask(&demand, &sites, &minutes, TownAim::Distance).rank().unwrap();
    // Site 0: 0·100 + 10·50 + 20·30 = 1100; site 1: 10·100 + 10·30 = 1300; site 2: 20·100 + 10·50 = 2500, of 180 people.
    assert_eq!(told(&ranking), [(0, 1, 1100.0 / 180.0), (1, 2, 1300.0 / 180.0), (2, 3, 2500.0 / 180.0)]);
    let parts = &ranking.sites[1].parts;
    assert_eq!((parts.people_within, parts.takes_over), (180.0, 180.0));
    // Ways of 40, 30 and 20 minutes to block 4 become 10, 0 and 10.
    assert_eq!(parts.minutes_saved, 100.0 * 30.0 + 50.0 * 30.0 + 30.0 * 10.0);
    assert_eq!((parts.kilometres_to_next, parts.on_list, parts.relief), (Some(30.0), None, None));
}

#[test]
fn capacity_ranks_by_relief_and_without_capacities_by_who_has_it_nearest() {
    let (demand, sites) = blocks();
    let minutes = crate::common::minutes(&demand, &sites);
    let nearest = ask(&demand, &sites, &minutes, TownAim::Capacity).rank().unwrap();
    // Site 2 is nearest for blocks 0–2; block 3 has ten minutes to both and stays where it is.
    assert_eq!(told(&nearest), [(1, 1, 180.0), (2, 1, 180.0), (0, 3, 150.0)]);
    let capacity = [Some(120.0), Some(500.0), Some(100.0), None, Some(60.0), None];
    let with = Town { capacity: Some(&capacity), ..ask(&demand, &sites, &minutes, TownAim::Capacity) };
    // Today 235 come to block 4, 175 too many. Site 1 takes 180 and leaves 55: none over. Site 0 takes 150 (30 over) and
    // leaves 85 (25 over). Site 2 takes 180 (80 over) and leaves 55.
    assert_eq!(told(&with.rank().unwrap()), [(1, 1, 175.0), (0, 2, 120.0), (2, 3, 95.0)]);
}

#[test]
fn trust_takes_a_list_as_a_hard_frame_or_with_a_stated_weight() {
    let (demand, sites) = blocks();
    let minutes = crate::common::minutes(&demand, &sites);
    // Blocks of type 2: 1 and 5.
    let list = |frame| List { grouping: "area_type".into(), groups: vec!["2".into()], frame };
    let hard = list(Frame::Only);
    let ranking = Town { list: Some(&hard), ..ask(&demand, &sites, &minutes, TownAim::Trust) }.rank().unwrap();
    assert_eq!((told(&ranking), ranking.outside.as_slice()), (vec![(1, 1, 50.0)], &[0, 2][..]));
    let soft = list(Frame::Extra(2.0));
    let ranking = Town { list: Some(&soft), ..ask(&demand, &sites, &minutes, TownAim::Trust) }.rank().unwrap();
    // Within ten minutes: site 1 all 180 people, 50 of them twice more; site 0 150 people; site 2 90.
    assert_eq!(told(&ranking), [(1, 1, 280.0), (0, 2, 250.0), (2, 3, 190.0)]);
    let on: Vec<_> = ranking.sites.iter().map(|Ranked { parts, .. }| (parts.on_list, parts.listed_within)).collect();
    assert_eq!(on, [(Some(true), Some(50.0)), (Some(false), Some(50.0)), (Some(false), Some(50.0))]);
    let need = [1.0, 3.0, 1.0, 1.0, 1.0, 1.0];
    let town = Town { list: Some(&soft), need: Some(&need), ..ask(&demand, &sites, &minutes, TownAim::Trust) };
    assert_eq!(town.rank().unwrap().sites[0].score, 100.0 + 30.0 + 150.0 + 2.0 * 150.0);
}

#[test]
fn ranks_that_depend_on_the_travel_model_say_so() {
    let (demand, sites) = blocks();
    let minutes = crate::common::minutes(&demand, &sites);
    let slow = TravelModel { detour: 1.0, start: 0.0, legs: vec![(f64::INFINITY, 30.0)] };
    let slow = [Minutes::by_model(&demand, &sites, &slow)];
    let list = List { grouping: "area_type".into(), groups: vec!["2".into()], frame: Frame::Extra(0.0) };
    let town =
        Town { list: Some(&list), variants: &slow, ..ask(&demand, &sites, &minutes, TownAim::Trust) }.rank().unwrap();
    // Within ten minutes 180, 150 and 90 people; at half the speed only the own block: 50, 100 and 30.
    let ranks: Vec<_> = town.sites.iter().map(|site| (site.site, site.score, site.ranks)).collect();
    assert_eq!(ranks, [(1, 180.0, (1, 2)), (0, 150.0, (1, 2)), (2, 90.0, (3, 3))]);
}

#[test]
fn impossible_questions_are_refused_with_every_reason() {
    let (demand, sites) = blocks();
    let minutes = crate::common::minutes(&demand, &sites);
    let town = Town { municipality: "9999", within: f64::NAN, ..ask(&demand, &sites, &minutes, TownAim::Trust) };
    assert_eq!(town.rank().unwrap_err().len(), 3);
    let list = List { grouping: "edition".into(), groups: vec![], frame: Frame::Extra(-1.0) };
    let town = Town { list: Some(&list), ..ask(&demand, &sites, &minutes, TownAim::Trust) };
    assert_eq!(town.rank().unwrap_err().len(), 2);
}
