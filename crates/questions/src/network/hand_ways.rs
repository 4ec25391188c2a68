//! Several ways to travel, divisions of one's own, other editions of a list: by hand.

use super::brief::{AimBrief, Brief, CapacityBrief, ConditionBrief, ModeBrief, NumberBrief, Travel};
use super::change::consequences;
use super::ground::{Given, GivenDemand, Ground, MinutesRow};
use super::hand::{brief, towns};
use super::plan::{Watch, plan};
use super::reach::access;
use super::sensitivity::{Doubt, sensitivity};
use super::{NetworkError, changed};
use crate::Bilingual;
use segbar_domain::Text;
use segbar_planning::{Grouping, Status};

fn minutes(towns: usize, each: f64) -> Vec<MinutesRow> {
    let pair = |(from, to): (usize, usize)| {
        (format!("t{from}"), format!("t{to}"), Some(each * (from as f64 - to as f64).abs()))
    };
    (0..towns).flat_map(|from| (0..towns).map(move |to| (from, to))).map(pair).collect()
}

/// The towns again, with tables for some ways to travel.
fn with_tables(
    people: &[f64],
    brief: &Brief,
    own: Option<Vec<MinutesRow>>,
    walk: Vec<MinutesRow>,
) -> Result<Ground, NetworkError> {
    let plain = towns(people, &[], &super::hand::brief());
    let (seats, note) = (plain.sites.clone(), Bilingual::default());
    let mut demand = plain.demand;
    demand.groupings.retain(|of| of.id == "area_type");
    let given = Given {
        demand: Some(GivenDemand { demand, seats, note }),
        minutes: own,
        beside: [(ModeBrief::Walk, walk)].into(),
        ..Given::default()
    };
    Ground::new(brief, None, given)
}

fn walking(name: &str) -> Brief {
    Brief { beside: [(ModeBrief::Walk, Travel::Table { name: name.into() })].into(), ..brief() }
}

#[test]
fn ways_to_travel_stand_side_by_side_and_only_one_decides() {
    let people = [10.0, 1.0, 1.0, 1.0, 20.0];
    let asked = Brief { number: Some(NumberBrief { least: 2, most: 2 }), ..walking("walk.csv") };
    // On foot everything lies an hour apart, and from town 4 there is no way at all.
    let mut rows = minutes(5, 60.0);
    rows.iter_mut().filter(|row| row.0 == "t4" || row.1 == "t4").for_each(|row| row.2 = None);
    let ground = with_tables(&people, &asked, None, rows.clone()).unwrap();
    let told = plan(&asked, &ground, &Watch::default()).unwrap();
    assert!(told.value < 2.0, "the car decides");
    assert_eq!(told.open(), ["t0", "t4"]);
    let walk = &told.beside[0];
    assert_eq!((walk.mode, walk.all.without, walk.all.people), ("walk", 20.0, 33.0));
    // Towns 1, 2 and 3 walk 60, 120 and 180 minutes to town 0: (60 + 120 + 180) / 13.
    assert!((walk.all.mean.unwrap() - 360.0 / 13.0).abs() < 1e-9);
    assert!(walk.sentence.en.starts_with("On foot: on average 27.69 minutes"), "{}", walk.sentence.en);
    assert!(walk.sentence.en.ends_with("20 people reach none."), "{}", walk.sentence.en);
    // The same where walking decides: town 4 must be left out, and the bounds are of walking alone.
    let on_foot = Brief {
        mode: ModeBrief::Walk,
        travel: Travel::Table { name: "walk.csv".into() },
        beside: [(ModeBrief::Car, brief().travel)].into(),
        ..asked
    };
    let ground = with_tables(&people, &on_foot, Some(rows), vec![]).unwrap();
    let told = plan(&on_foot, &ground, &Watch::default()).unwrap();
    assert_eq!((told.unreachable, told.beside[0].mode, told.beside[0].all.without), (20.0, "car", 0.0));
    assert!(told.notes.iter().any(|note| note.en == "Way to travel that decides: on foot."), "{:?}", told.notes);
}

#[test]
fn what_a_change_means_is_told_for_each_way_and_the_same_people_are_compared() {
    let people = [10.0, 1.0, 1.0, 1.0, 20.0];
    let asked = Brief { close: vec!["t0".into()], ..walking("walk.csv") };
    let mut rows = minutes(5, 60.0);
    // On foot town 1 reaches town 0 only.
    rows.iter_mut().filter(|row| row.0 == "t1" && row.1 != "t0").for_each(|row| row.2 = None);
    let mut ground = with_tables(&people, &asked, None, rows).unwrap();
    [0, 4].into_iter().for_each(|at| ground.status[at] = Status::Today);
    let told = access(&ground).unwrap();
    assert_eq!((told.beside.len(), told.beside[0].all.people), (1, told.all.people));
    let after = changed(&asked, &ground).unwrap();
    let told = consequences(&ground, &ground.today(), &after);
    assert!(told.all.both.is_none(), "by car everybody reaches an office before and after");
    let walk = &told.beside[0];
    let both = walk.all.both.unwrap();
    assert_eq!((both.people, both.lost, both.gained), (32.0, 1.0, 0.0));
    // Before: towns 2 and 3 walk 120 and 60 minutes. After: town 0 walks 240, towns 2 and 3 the same.
    assert!((both.before.unwrap() - 180.0 / 32.0).abs() < 1e-9, "{both:?}");
    assert!((both.after.unwrap() - (2400.0 + 180.0) / 32.0).abs() < 1e-9, "{both:?}");
    assert!((walk.all.before.mean.unwrap() - 240.0 / 33.0).abs() < 1e-9, "all who reach one before");
    let rows: f64 =
        walk.groupings.iter().find(|of| of.id == "area_type").unwrap().groups.iter().map(|of| of.after.people).sum();
    assert_eq!(rows, walk.all.after.people);
}

#[test]
fn every_reason_against_every_table_is_told_at_once() {
    let asked = Brief { travel: Travel::Table { name: "car.csv".into() }, ..walking("walk.csv") };
    let mut car = minutes(2, 10.0);
    car[0].2 = Some(-1.0);
    let mut walk = minutes(2, 60.0);
    walk.pop();
    let told = with_tables(&[1.0, 1.0], &asked, Some(car), walk);
    let Err(NetworkError::Table(reasons)) = told else { panic!("{told:?}") };
    let reasons: Vec<&str> = reasons.iter().map(|of| of.en.as_str()).collect();
    assert_eq!(
        reasons,
        [
            "car.csv: the way from t0 to t0 takes -1 minutes: it must be a number ≥ 0.",
            "walk.csv: 1 of 4 pairs have no value; the first is from t1 to t1."
        ]
    );
    let twice = Brief { mode: ModeBrief::Walk, ..walking("walk.csv") };
    let told = with_tables(&[1.0, 1.0], &twice, None, minutes(2, 60.0));
    assert!(
        matches!(told, Err(NetworkError::Refused(ref reasons)) if reasons[0].en.contains("decides already")),
        "{told:?}"
    );
}

#[test]
fn a_division_of_ones_own_is_counted_by_and_asked_for_beside_the_others() {
    // Five municipalities; the own division has the last two together, FA-regions the first four.
    let own = |groups: [&str; 5]| -> std::collections::BTreeMap<String, String> {
        groups.into_iter().enumerate().map(|(at, group)| (format!("310{at}"), group.to_owned())).collect()
    };
    let asked = Brief {
        regions: own(["1", "1", "1", "1", "2"]),
        divisions: [("coast".to_owned(), own(["a", "a", "a", "b", "b"]))].into(),
        conditions: vec![ConditionBrief::OnePer { division: "coast".into() }],
        number: Some(NumberBrief { least: 1, most: 2 }),
        ..brief()
    };
    let people = [100.0, 1.0, 1.0, 1.0, 1.0];
    let ground = |asked: &Brief| {
        let plain = towns(&people, &[], &brief());
        let (mut demand, mut seats) = (plain.demand, plain.sites);
        demand.groupings.retain(|of| of.id == "area_type");
        demand.municipality = (0..5).map(|at| format!("310{at}")).collect();
        seats.iter_mut().zip(&demand.municipality).for_each(|(site, code)| site.municipality.clone_from(code));
        let given =
            Given { demand: Some(GivenDemand { demand, seats, note: Bilingual::default() }), ..Given::default() };
        Ground::new(asked, None, given)
    };
    let told = plan(&asked, &ground(&asked).unwrap(), &Watch::default()).unwrap();
    assert_eq!(told.open(), ["t0", "t3"]);
    let reach = super::reach::access_of(&ground(&asked).unwrap(), &[0, 3]).1;
    let coast = reach.iter().find(|of| of.id == "coast").unwrap();
    let people: Vec<(&str, f64)> = coast.groups.iter().map(|of| (of.code.as_str(), of.reach.people)).collect();
    assert_eq!(people, [("a", 102.0), ("b", 2.0)]);
    let one = Brief { number: Some(NumberBrief { least: 1, most: 1 }), ..asked.clone() };
    let impossible = plan(&one, &ground(&one).unwrap(), &Watch::default());
    assert!(matches!(impossible, Err(NetworkError::Impossible(_))), "{impossible:?}");
    let unknown = Brief { conditions: vec![ConditionBrief::OnePer { division: "inland".into() }], ..asked.clone() };
    let refused = plan(&unknown, &ground(&unknown).unwrap(), &Watch::default()).unwrap_err();
    assert!(refused.to_string().contains("no division 'inland'") && refused.to_string().contains("coast"), "{refused}");
    let taken = Brief { divisions: [("county".to_owned(), own(["a"; 5]))].into(), ..brief() };
    assert!(ground(&taken).unwrap_err().to_string().contains("needs a name of its own"));
}

#[test]
fn another_edition_of_a_list_that_a_rule_names_moves_the_offices() {
    // At most 5 minutes for who is on the list: town 1 in one edition, town 3 in the other.
    let listed = |town: usize| -> Vec<Option<String>> {
        (0..5).map(|at| Some(if at == town { "listed" } else { "other" }.to_owned())).collect()
    };
    let condition =
        ConditionBrief::AtMost { grouping: "Police_2023".into(), groups: vec!["listed".into()], minutes: 5.0 };
    let asked = Brief { conditions: vec![condition], number: Some(NumberBrief { least: 1, most: 1 }), ..brief() };
    let mut ground = towns(&[1.0; 5], &[], &brief());
    for (id, town) in [("Police_2023", 1), ("Police_2025", 3)] {
        let name = |code: &str| Text::new(code, code);
        ground.demand.groupings.push(Grouping::of_codes(id, Text::new(id, id), &listed(town), name));
    }
    let doubt = Doubt { share: 0.1, by: Some("area_type".into()) };
    let told = sensitivity(&asked, &ground, None, &doubt, &Watch::default()).unwrap();
    let list = told.variants.iter().find(|of| of.kind == "list").unwrap();
    assert_eq!(list.name.en, "Police_2025 instead of Police_2023");
    assert_eq!((list.opened.as_slice(), list.closed.as_slice()), (&["t3".to_owned()][..], &["t1".to_owned()][..]));
    // The question's own office is not allowed there; its mean is known all the same: (10 + 10 + 20 + 30) / 5.
    assert_eq!((list.breaks.len(), list.first_mean, list.regret_at_most), (1, Some(14.0), None));
    let groups = told.variants.iter().filter(|of| of.kind == "travel_by_group");
    let names: Vec<&str> = groups.map(|of| of.name.en.as_str()).collect();
    assert_eq!(names, ["ways longer by 10 % from area_type 1 (1)", "ways longer by 10 % from area_type 2 (2)"]);
    assert!(
        told.sentence.en.starts_with("1 of ") && told.sentence.en.contains("at most 1 of them."),
        "{}",
        told.sentence.en
    );
    let wrong = Doubt { share: 0.1, by: Some("county".into()) };
    let refused = sensitivity(&asked, &ground, None, &wrong, &Watch::default()).unwrap_err();
    assert!(refused.to_string().contains("not divided by 'county'"), "{refused}");
}

#[test]
fn the_most_people_with_room_within_a_band_are_told_with_what_offices_take() {
    // Towns of 10, 10, 30 and 4, one office, ten minutes: town 1 would reach 50, but no office takes more than 15.
    let capacity = Some(CapacityBrief { people_per_staff: 1.0, otherwise: Some(15.0) });
    let aim = AimBrief::MostWithin { minutes: 10.0 };
    let asked = Brief { aim, capacity, number: Some(NumberBrief { least: 1, most: 1 }), ..brief() };
    let ground = towns(&[10.0, 10.0, 30.0, 4.0], &[], &asked);
    let told = plan(&asked, &ground, &Watch::default()).unwrap();
    assert_eq!((told.value, told.bound, told.proved), (15.0, 15.0, true));
    assert_eq!(told.decisions[0].people, Some(15.0));
    assert!(
        told.notes.iter().any(|note| note.en.contains("15 against 50 if offices had no limit")),
        "{:?}",
        told.notes
    );
}
