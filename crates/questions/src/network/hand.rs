//! Towns in a row, ten minutes apart, whose answers can be worked out by hand.

use super::brief::{AimBrief, Ask, Brief, Candidates, CapacityBrief, ConditionBrief, NeedBrief, NumberBrief};
use super::change::consequences;
use super::floating_catchment::{FloatingBrief, floating_catchments};
use super::ground::{Given, GivenDemand, Ground};
use super::mobile::{MobileBrief, mobile};
use super::plan::{Watch, plan};
use super::sensitivity::{Doubt, sensitivity};
use super::sheet::note_of_ties;
use super::training::note_of_chance;
use super::{NetworkError, PlanAnswer};
use crate::Bilingual;
use segbar_domain::Text;
use segbar_planning::{Demand, Grouping, Site, Status};

/// Towns at 0, 10, 20 … km and 60 km/h without detour or start; offices in these of them.
pub(super) fn towns(people: &[f64], offices: &[usize], brief: &Brief) -> Ground {
    let count = people.len();
    let x = |at: usize| 300_000.0 + 10_000.0 * at as f64;
    let names: Vec<String> = (0..count).map(|at| format!("Town {at}")).collect();
    let types: Vec<Option<String>> = (0..count).map(|at| Some(if at == 0 { "1" } else { "2" }.to_owned())).collect();
    let name = |code: &str| Text::new(code, code);
    let demand = Demand {
        ids: (0..count).map(|at| format!("t{at}")).collect(),
        names: names.clone(),
        x: (0..count).map(x).collect(),
        y: vec![6_600_000.0; count],
        people: people.to_vec(),
        municipality: vec!["3101".into(); count],
        groupings: vec![Grouping::of_codes("area_type", Text::new("Områdestyp", "Area type"), &types, name)],
    };
    let site = |at: usize| Site {
        id: format!("t{at}"),
        name: names[at].clone(),
        x: x(at),
        y: 6_600_000.0,
        municipality: "3101".into(),
        region: String::new(),
    };
    let seats = (0..count).map(site).collect();
    let note = Bilingual::default();
    let given = Given { demand: Some(GivenDemand { demand, seats, note }), ..Given::default() };
    let mut ground = Ground::new(brief, None, given).unwrap();
    offices.iter().for_each(|&at| ground.status[at] = Status::Today);
    ground
}

pub(super) fn brief() -> Brief {
    let travel =
        serde_json::json!({"by": "model", "detour": 1.0, "start": 0.0, "legs": [{"up_to_km": null, "km_h": 60.0}]});
    Brief {
        candidates: Candidates::Municipalities,
        travel: serde_json::from_value(travel).unwrap(),
        ..Brief::default()
    }
}

fn open(told: &PlanAnswer) -> Vec<String> {
    let mut open = told.open();
    open.sort();
    open
}

#[test]
fn the_question_of_closings_is_varied_as_a_question_of_closings() {
    // Of offices in towns 0, 1 and 4 one closes: town 1, whose people have 10 minutes then. A free choice of three would
    // take town 2 with its eight people instead.
    let asked = Brief { ask: Ask::Close { offices: 1 }, ..brief() };
    let ground = towns(&[10.0, 1.0, 8.0, 1.0, 20.0], &[0, 1, 4], &asked);
    let told = plan(&asked, &ground, &Watch::default()).unwrap();
    assert_eq!(open(&told), ["t0", "t4"]);
    let varied = sensitivity(&asked, &ground, None, &Doubt::default(), &Watch::default()).unwrap();
    assert_eq!(varied.variants[0].value, Some(told.value));
    let always: Vec<&str> = varied.always.iter().map(|site| site.id.as_str()).collect();
    assert_eq!(always, ["t0", "t4"]);
    let capacity = Some(CapacityBrief { people_per_staff: 100.0, otherwise: Some(100.0) });
    let refused = sensitivity(&Brief { capacity, ..asked }, &ground, None, &Doubt::default(), &Watch::default());
    assert!(matches!(refused, Err(NetworkError::Refused(_))), "{refused:?}");
}

#[test]
fn capacities_keep_to_the_question_of_closings() {
    let capacity = Some(CapacityBrief { people_per_staff: 100.0, otherwise: Some(100.0) });
    let asked = Brief { ask: Ask::Close { offices: 1 }, capacity, ..brief() };
    let ground = towns(&[10.0, 1.0, 8.0, 1.0, 20.0], &[0, 1, 4], &asked);
    assert_eq!(open(&plan(&asked, &ground, &Watch::default()).unwrap()), ["t0", "t4"]);
}

#[test]
fn what_would_help_is_sought_for_the_closings_and_not_for_a_free_choice() {
    // Three offices at the left end, one closes: of towns 0 and 1, 0 and 2, 1 and 2 the farthest town 6 has 40 minutes at
    // the least. Free, two of seven towns would do with 20: no help where none opens.
    let conditions = vec![ConditionBrief::AtMost { grouping: String::new(), groups: vec![], minutes: 15.0 }];
    let asked = Brief { ask: Ask::Close { offices: 1 }, conditions, ..brief() };
    let ground = towns(&[1.0; 7], &[0, 1, 2], &asked);
    let Err(NetworkError::Impossible(told)) = plan(&asked, &ground, &Watch::default()) else { panic!("no conflict") };
    assert!(told.remedies.iter().any(|of| of.en.contains("at most 40 minutes")), "{told:?}");
    assert!(!told.remedies.iter().any(|of| of.en.contains("at most 20 minutes")), "{told:?}");
    let moves = Brief { ask: Ask::Move { offices: 0 }, ..asked };
    let Err(NetworkError::Impossible(told)) = plan(&moves, &ground, &Watch::default()) else { panic!("no conflict") };
    assert!(told.positions.iter().all(|at| *at == 0), "{told:?}");
}

#[test]
fn people_weighted_by_need_are_not_called_people() {
    // One office, most within 0 minutes: town 0 weighs 3 × 10 = 30 against 20; ten people live there.
    let weights = [("1".to_owned(), 3.0)].into();
    let need = Some(NeedBrief::Groups { grouping: "area_type".into(), weights });
    let asked = Brief {
        aim: AimBrief::MostWithin { minutes: 0.0 },
        number: Some(NumberBrief { least: 1, most: 1 }),
        need,
        ..brief()
    };
    let ground = towns(&[10.0, 1.0, 20.0], &[], &asked);
    let told = plan(&asked, &ground, &Watch::default()).unwrap();
    assert_eq!((open(&told), told.value), (vec!["t0".to_owned()], 30.0));
    assert_eq!(told.unit.en, "people weighted by need");
    assert!(
        told.sentence.en.starts_with("1 office: 30 people weighted by need, who are 10 people."),
        "{:?}",
        told.sentence
    );
    assert!(told.sentence.sv.starts_with("1 kontor: 30 personer vägda efter behov, som är 10 personer."));
}

#[test]
fn a_rota_that_leaves_stops_out_does_not_say_that_all_are_driven() {
    // Town 0 has the office. Towns 4, 5, 6 have more than 30 minutes; a stop reaches only its own town; a day holds one
    // stop, and there is one day for two stops: the day of town 6 with seven people.
    let asked = brief();
    let ground = towns(&[10.0, 1.0, 1.0, 1.0, 5.0, 1.0, 7.0], &[0], &asked);
    let bus =
        MobileBrief { home: "t0".into(), reach: 5.0, stops: 2, days: 1, stops_a_day: 1, ..MobileBrief::default() };
    let told = mobile(&ground, &bus, &Watch::default()).unwrap();
    assert_eq!((told.left, told.reached, told.bound, told.days_needed), (13.0, 7.0, 12.0, 2));
    assert!(told.sentence.en.starts_with("1 stop on 1 day reaches 7 of 13"), "{:?}", told.sentence);
    assert!(told.sentence.en.ends_with("Counted in people; too far is more than 30 minutes to an office."));
    let weights = [("1".to_owned(), 3.0)].into();
    let need = Some(NeedBrief::Groups { grouping: "area_type".into(), weights });
    let weighed = towns(&[10.0, 1.0, 1.0, 1.0, 5.0, 1.0, 7.0], &[0], &Brief { need, ..asked });
    let told = mobile(&weighed, &bus, &Watch::default()).unwrap();
    assert!(told.sentence.sv.contains("Räknat i personer vägda efter behov"), "{:?}", told.sentence);
}

#[test]
fn a_mean_before_and_after_is_of_the_same_people() {
    // An island of five with the office at 0 minutes and no other way. The office closes: of the others ten had 10 minutes
    // to town 1 and still have.
    let asked = brief();
    let mut ground = towns(&[5.0, 1.0, 10.0], &[0, 1], &asked);
    let rows = [[0.0, f32::INFINITY, f32::INFINITY], [f32::INFINITY, 0.0, 10.0], [f32::INFINITY, 10.0, 0.0]];
    let mut table = Vec::new();
    for (from, row) in rows.iter().enumerate() {
        for (to, minutes) in row.iter().enumerate() {
            let minutes = minutes.is_finite().then_some(f64::from(*minutes));
            table.push((format!("t{from}"), format!("t{to}"), minutes));
        }
    }
    ground.minutes = segbar_planning::Minutes::from_rows("by hand", &ground.demand, &ground.sites, table).unwrap();
    let told = consequences(&ground, &[0, 1], &[1]);
    // 100 / 11 = 9.1 before and after; over all sixteen it was 6.3 before.
    assert!(told.sentence.en.contains("9.1 → 9.1 minutes on average"), "{:?}", told.sentence);
    assert!(told.sentence.en.contains("5 people can no longer reach any office;"), "{:?}", told.sentence);
    assert!(told.sentence.sv.contains("5 personer kan inte längre nå något kontor;"), "{:?}", told.sentence);
    let same = consequences(&ground, &[0, 1], &[0, 1]);
    assert!(!same.sentence.en.contains("no longer"), "{:?}", same.sentence);
}

#[test]
fn offices_on_one_point_are_told_of() {
    let mut ground = towns(&[1.0, 1.0, 1.0], &[0, 1], &brief());
    assert_eq!(note_of_ties(&ground, 0), None);
    (ground.sites[1].x, ground.sites[1].y) = (ground.sites[0].x, ground.sites[0].y);
    assert!(note_of_ties(&ground, 0).unwrap().en.contains("also Town 1"));
}

#[test]
fn forty_comparisons_let_one_stand_out_by_chance() {
    let told = note_of_chance(3, 40);
    assert!(told.en.contains("3 of 40 comparisons. By chance alone about 1.0 are expected."), "{told:?}");
    assert!(told.sv.contains("omkring 1,0."), "{told:?}");
}

#[test]
fn another_number_of_offices_is_called_found_and_no_fewer_only_where_proved() {
    // Towns at 0 … 60 km and at most 12.5 minutes: an office serves three towns, seven towns take three offices.
    let conditions = vec![ConditionBrief::AtMost { grouping: String::new(), groups: vec![], minutes: 12.5 }];
    let two = Some(NumberBrief { least: 2, most: 2 });
    let asked = Brief { number: two, conditions, ..brief() };
    let ground = towns(&[1.0; 7], &[], &asked);
    let Err(NetworkError::Impossible(told)) = plan(&asked, &ground, &Watch::default()) else { panic!("no conflict") };
    let found = "With 3 offices a network that keeps the conditions was found";
    assert!(told.sentences.iter().any(|of| of.en.starts_with(found)), "{told:?}");
    // Twenty-five kilometres apart only three of seven have room; five are too many.
    let five = Some(NumberBrief { least: 5, most: 5 });
    let asked = Brief { number: five, conditions: vec![ConditionBrief::Apart { km: 25.0 }], ..brief() };
    let Err(NetworkError::Impossible(told)) = plan(&asked, &ground, &Watch::default()) else { panic!("no conflict") };
    let all: String = told.sentences.iter().map(|of| of.en.as_str()).collect();
    assert!(all.contains("The number asked for is too high. With 3 offices"), "{told:?}");
    assert!(!all.contains("possible"), "{told:?}");
}

#[test]
fn staff_within_reach_is_divided_among_those_who_reach_it() {
    // Offices in towns 0 and 1, ten minutes apart, with 2 and 1 of staff; 100 people in each of three towns. Within 10
    // minutes: town 0 reaches both, town 1 both, town 2 only the office of town 1. Halves go to each where both are within
    // reach: the office of town 0 has 50 + 50 people, that of town 1 has 50 + 50 + 100. Levels: 2 / 100 and 1 / 200.
    let mut ground = towns(&[100.0, 100.0, 100.0], &[0, 1], &brief());
    let office = |id: &str, staff: Option<f64>| segbar_workspace::Office {
        id: id.into(),
        name: id.into(),
        kind: segbar_workspace::OfficeKind::Fixed,
        x: 0.0,
        y: 0.0,
        area: None,
        opened: None,
        closed: None,
        lease_end: None,
        notice_date: None,
        floor_area_m2: None,
        rent_sek_year: None,
        staff,
        visits_year: None,
        partners: vec![],
        aim: None,
    };
    ground.offices = vec![office("t0", Some(2.0)), office("t1", Some(1.0))];
    let asked = FloatingBrief { steps: vec![(10.0, 1.0)], ..FloatingBrief::default() };
    let told = floating_catchments(&ground, &asked).unwrap();
    assert_eq!(told.offices.iter().map(|of| of.people).collect::<Vec<_>>(), [100.0, 200.0]);
    // Towns 0 and 1: (0.02 + 0.005) / 2; town 2: 0.005; mean of the three × 10 000 is 3 of staff per 300 people.
    let near = |value: Option<f64>, wanted: f64| assert!((value.unwrap() - wanted).abs() < 1e-9, "{value:?}");
    near(told.all.per_10_000, 100.0);
    near(told.groupings[0].groups[0].per_10_000, 125.0);
    near(told.groupings[0].groups[1].per_10_000, 87.5);
    assert_eq!((told.all.without, told.idle), (0.0, 0.0));

    ground.offices[1].staff = None;
    let Err(NetworkError::Refused(reasons)) = floating_catchments(&ground, &asked) else {
        panic!("staff is not known")
    };
    assert!(reasons[0].en.starts_with("Staff is not known of 1 of 2 offices, among them Town 1."), "{reasons:?}");
}
