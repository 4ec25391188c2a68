//! Answers that are not allowed are never given, and what is proved is said to be.

use crate::common::{minutes, setup, towns};
use segbar_domain::Text;
use segbar_planning::consequence::{Leaves, consequence};
use segbar_planning::{Aim, Condition, Minutes, PlanError, Setup, Status, TownAim, TravelModel, Variant};
use segbar_siting::{Effort, Proof};

#[test]
fn the_least_worst_way_is_never_that_of_fewer_offices_than_asked_for() {
    // Five towns, ten kilometres apart, offices at least 25 km apart: 0 and 3, 0 and 4, 1 and 4. Three cannot be.
    let (demand, sites) = towns(&[1.0; 5]);
    let minutes = minutes(&demand, &sites);
    let conditions = [Condition::Apart(25_000.0)];
    let ask = Setup {
        aim: Aim::LeastWorst,
        number: 3..=3,
        conditions: &conditions,
        ..setup(&demand, &sites, &minutes, &[Status::Candidate; 5])
    };
    assert_eq!(ask.plan(), Err(PlanError::Impossible));
    let two = Setup { number: 2..=2, ..setup(&demand, &sites, &minutes, &[Status::Candidate; 5]) };
    let plan = Setup { aim: Aim::LeastWorst, conditions: &conditions, ..two }.plan().unwrap();
    assert_eq!((plan.open.len(), plan.value, plan.proof), (2, 10.0, Proof::Best));
    // Three are too many; two were found, and three are proved to be too many.
    let conflict = ask.conflict().unwrap().unwrap();
    assert_eq!((conflict.offices_needed, conflict.offices_most, conflict.offices_proved), (None, Some(2), true));
}

#[test]
fn a_site_that_may_not_be_open_makes_no_fewest_impossible() {
    // Town 4 has nothing but its own site within five minutes, and that is excluded: it is told, not asked.
    let (demand, sites) = towns(&[1.0, 1.0, 1.0, 1.0, 7.0]);
    let minutes = minutes(&demand, &sites);
    let mut status = [Status::Candidate; 5];
    status[4] = Status::Excluded;
    let ask = Setup { aim: Aim::FewestWithin(5.0), ..setup(&demand, &sites, &minutes, &status) };
    let plan = ask.plan().unwrap();
    assert_eq!((plan.open.as_slice(), plan.people, plan.unreachable), (&[0, 1, 2, 3][..], 4.0, 7.0));
}

#[test]
fn an_answer_that_costs_nothing_is_proved() {
    let (demand, sites) = towns(&[3.0, 4.0]);
    let minutes = minutes(&demand, &sites);
    for aim in [Aim::LeastMean, Aim::LeastWorst, Aim::MostWithin(0.0)] {
        let plan = Setup { aim, ..setup(&demand, &sites, &minutes, &[Status::Candidate; 2]) }.plan().unwrap();
        let best = if aim == Aim::MostWithin(0.0) { 7.0 } else { 0.0 };
        assert_eq!((plan.value, plan.bound, plan.proof), (best, best, Proof::Best), "{aim:?}");
    }
}

#[test]
fn the_gap_of_most_within_is_a_share_of_the_people_within() {
    let people: Vec<f64> = (0..40).map(|at| f64::from(1 + at * 7 % 13)).collect();
    let (demand, sites) = towns(&people);
    let minutes = minutes(&demand, &sites);
    for gap in [0.01, 0.1, 0.5] {
        let effort = Effort { gap, ..Effort::default() };
        let status = vec![Status::Candidate; 40];
        let ask =
            Setup { aim: Aim::MostWithin(10.0), number: 5..=5, effort, ..setup(&demand, &sites, &minutes, &status) };
        let plan = ask.plan().unwrap();
        assert!(plan.gap() <= gap + 1e-9 && plan.bound <= demand.total(), "{gap} {plan:?}");
    }
}

#[test]
fn an_excluded_candidate_is_as_no_candidate_and_both_are_told() {
    // R0 = towns 0–3, R1 = town 4; counties 01 (0–2) and 02 (3–4).
    let (mut demand, sites) = towns(&[5.0, 1.0, 1.0, 1.0, 9.0]);
    let codes: Vec<Option<String>> = sites.iter().map(|site| Some(site.region.clone())).collect();
    let name = Text::new("FA-region", "FA-region");
    demand.groupings.push(segbar_planning::Grouping::of_codes("region", name, &codes, |code| Text::new(code, code)));
    let conditions = [Condition::OnePerRegion, Condition::OnePerCounty];
    let mut status = [Status::Candidate; 5];
    status[4] = Status::Excluded;
    let all = minutes(&demand, &sites);
    let excluded = Setup { conditions: &conditions, ..setup(&demand, &sites, &all, &status) };
    let few = minutes(&demand, &sites[..4]);
    let absent = Setup { conditions: &conditions, ..setup(&demand, &sites[..4], &few, &status[..4]) };
    for ask in [&excluded, &absent] {
        let told = ask.not_in_conditions();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].en, "FA-regions with no site that may be open, where the condition does not apply: 1 (R1)");
        assert!(ask.blocked().unwrap().is_empty());
    }
    assert_eq!(excluded.plan().unwrap().open, absent.plan().unwrap().open);
}

#[test]
fn a_division_of_the_users_own_is_asked_as_a_division_of_the_program() {
    let (demand, sites) = towns(&[5.0, 1.0, 1.0, 1.0, 9.0]);
    let all = minutes(&demand, &sites);
    let status = [Status::Candidate; 5];
    let counties: Vec<String> = sites.iter().map(|site| site.county().to_owned()).collect();
    let one_per = |of: Vec<String>| [Condition::OnePer { grouping: "own".into(), of }];
    let ask =
        |conditions: &[Condition]| Setup { conditions, number: 2..=2, ..setup(&demand, &sites, &all, &status) }.plan();
    assert_eq!(ask(&one_per(counties)).unwrap().open, ask(&[Condition::OnePerCounty]).unwrap().open);
    // Three groups of towns cannot each have one of two offices; a group that no site names is refused.
    let told = ask(&one_per(["a", "a", "b", "b", "c"].map(String::from).to_vec()));
    assert_eq!(told.unwrap_err(), PlanError::Impossible);
    let refused = |of: Vec<String>, sentence: &str| match ask(&one_per(of)) {
        Err(PlanError::Refused(reasons)) => assert!(reasons[0].en.starts_with(sentence), "{reasons:?}"),
        other => panic!("{other:?}"),
    };
    refused(["a", "a", "b", "", "b"].map(String::from).to_vec(), "1 sites have no own");
    refused(vec!["a".into()], "the division own is of 1 sites, but there are 5");
}

#[test]
fn who_decides_is_not_told_where_the_municipality_is_not_known() {
    let (demand, mut sites) = towns(&[10.0, 1.0, 1.0]);
    let minutes = minutes(&demand, &sites);
    sites[2].municipality = String::new();
    let leaves = |after: &[u32]| {
        let told = consequence(&demand, &sites, &minutes, &[0, 1, 2], after, &[10.0]);
        told.closings.iter().map(|closing| closing.leaves).collect::<Vec<_>>()
    };
    assert_eq!(leaves(&[0, 1]), [Leaves::Unknown]);
    assert_eq!(leaves(&[0, 2]), [Leaves::Unknown], "the site of no known municipality may lie there too");
    assert_eq!(leaves(&[0]), [Leaves::Municipality, Leaves::Unknown]);
}

#[test]
fn no_regret_is_told_for_a_network_that_a_variant_does_not_allow() {
    let (demand, sites) = towns(&[10.0, 1.0, 1.0, 1.0, 20.0]);
    let minutes = minutes(&demand, &sites);
    let at_most = [Condition::AtMost { grouping: String::new(), groups: vec![], minutes: 20.0 }];
    let ask = Setup { conditions: &at_most, ..setup(&demand, &sites, &minutes, &[Status::Candidate; 5]) };
    // Half as fast: town 2 has forty minutes to towns 0 and 4; towns 1 and 4, or 0 and 3, leave nobody beyond twenty.
    let slow = TravelModel { detour: 1.0, start: 0.0, legs: vec![(f64::INFINITY, 30.0)] };
    let slow = Minutes::by_model(&demand, &sites, &slow);
    let variant = || Variant { name: Text::new("", ""), demand: &demand, minutes: &slow, need: None };
    let told = ask.sensitivity(&[variant()]).unwrap();
    assert_eq!(told.answers[0].plan.as_ref().unwrap().open, [0, 4]);
    assert_eq!(told.answers[1].breaks[0].en, "at most 20 minutes for everybody");
    assert!(told.answers[1].regret_at_most.is_none() && !told.answers[1].cannot_differ);
    // Without a condition in minutes nothing can change, and nothing is counted; a kept site is no finding.
    let mut status = [Status::Candidate; 5];
    status[0] = Status::Kept;
    let told = setup(&demand, &sites, &minutes, &status).sensitivity(&[variant()]).unwrap();
    assert!(told.answers[1].cannot_differ && told.answers[1].breaks.is_empty());
    assert_eq!((told.answered, told.locked.as_slice(), told.always.as_slice()), (1, &[0][..], &[4][..]));
}

#[test]
fn in_a_town_any_mean_is_better_than_none_and_people_without_weight_do_not_count() {
    let (mut demand, mut sites) = towns(&[10.0, 5.0, 5.0]);
    demand.municipality = vec!["0100".into(); 3];
    sites.iter_mut().for_each(|site| site.municipality = "0100".into());
    // Site 0 is not reached by block 2, site 1 by all; block 0 reaches nothing and weighs nothing.
    let ways = [[None; 3], [Some(10.0), Some(0.0), Some(10.0)], [None, Some(10.0), Some(0.0)]];
    let rows = (0..3).flat_map(|from| (0..3).map(move |to| (from, to)));
    let rows = rows.map(|(from, to)| (format!("town{from}"), format!("town{to}"), ways[from][to]));
    let minutes = Minutes::from_rows("ways", &demand, &sites, rows).unwrap();
    let ranking = segbar_planning::Town {
        demand: &demand,
        sites: &sites,
        minutes: &minutes,
        variants: &[],
        today: &[],
        municipality: "0100",
        aim: TownAim::Distance,
        within: 10.0,
        need: Some(&[0.0, 1.0, 1.0]),
        list: None,
        capacity: None,
    }
    .rank()
    .unwrap();
    let told: Vec<(u32, u32, f64)> = ranking.sites.iter().map(|site| (site.site, site.rank, site.score)).collect();
    assert_eq!(told, [(1, 1, 5.0), (2, 1, 5.0), (0, 3, f64::INFINITY)]);
}
