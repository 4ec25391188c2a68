//! Larger areas from smaller ones, by hand.

#[allow(dead_code, reason = "not every test uses all of it")]
mod common;

use common::{
    PEOPLE, assert_values, cells, column, column_of, deso, empty_country, ok, on, publish_parts, published, set,
};
use proptest::prelude::*;
use segbar_dataset::Parts;
use segbar_domain::{Breakdown, Catalogue, Missing, Provenance, Vintage};

#[test]
fn people_of_larger_areas_are_sums() {
    let country = published(vec![deso("population", "total", &ok(&PEOPLE))]);
    assert_values(&country, "population", &Vintage::deso_2018(), &PEOPLE);
    assert_values(&country, "population", &Vintage::regso_2020(), &[1_700.0, 800.0, 2_600.0]);
    assert_values(&country, "population", &Vintage::municipality(), &[2_500.0, 2_600.0]);
    assert_values(&country, "population", &Vintage::county(), &[5_100.0]);
    assert_values(&country, "population", &Vintage::nation(), &[5_100.0]);
    let provenance = |vintage| column(&country, "population", &vintage).unwrap().provenance.clone();
    assert_eq!(provenance(Vintage::deso_2018()), Provenance::Published);
    assert_eq!(provenance(Vintage::nation()), Provenance::Aggregated { from: Vintage::deso_2018() });
}

#[test]
fn a_missing_part_makes_its_whole_missing_and_no_other() {
    let mut people = ok(&PEOPLE);
    people[0] = Err(Missing::Suppressed);
    people[2] = Err(Missing::NotInSource);
    people[4] = Err(Missing::ZeroByNature);
    let country = published(vec![deso("population", "total", &people)]);
    let regso = cells(&country, "population", &Vintage::regso_2020());
    assert_eq!(regso, [Err(Missing::PartMissing), Err(Missing::NotInSource), Ok(1_700.0)]);
    let municipalities = cells(&country, "population", &Vintage::municipality());
    assert_eq!(municipalities, [Err(Missing::PartMissing), Ok(1_700.0)]);
    assert!(column(&country, "population", &Vintage::county()).is_none(), "a column without any value is not made");
}

#[test]
fn a_published_level_stays_and_is_what_larger_areas_are_made_of() {
    let country = published(vec![
        deso("population", "total", &ok(&PEOPLE)),
        on(Vintage::municipality(), "population", "total", &ok(&[2_510.0, 2_600.0])),
    ]);
    assert_values(&country, "population", &Vintage::municipality(), &[2_510.0, 2_600.0]);
    assert_values(&country, "population", &Vintage::county(), &[5_110.0]);
    assert_values(&country, "population", &Vintage::regso_2020(), &[1_700.0, 800.0, 2_600.0]);
    let county = column(&country, "population", &Vintage::county()).unwrap();
    assert_eq!(county.provenance, Provenance::Aggregated { from: Vintage::municipality() });
}

#[test]
fn nothing_is_summed_over_a_set_that_may_lack_areas() {
    let mut parts = empty_country();
    let areas = [("3101A0010", "3101R001"), ("3101C1010", "3101R001")];
    parts.area_sets[4] = set(Vintage::deso_2018(), false, &areas);
    parts.components = vec![deso("population", "total", &ok(&PEOPLE[..2]))];
    let country = publish_parts(parts);
    assert!(column(&country, "population", &Vintage::deso_2018()).is_some());
    assert!(column(&country, "population", &Vintage::regso_2020()).is_none());
}

#[test]
fn a_share_is_weighted_with_its_persons_and_rounding_gives_an_interval() {
    let country = published(vec![
        deso("low_economic_standard_share", "total", &ok(&[10.0, 20.0, 30.0, 5.0, 8.0, 0.0])),
        deso("economic_standard_persons", "total", &ok(&PEOPLE)),
    ]);
    let id = "low_economic_standard";
    // (10 · 700 + 20 · 1 000) / 1 700; 30; (5 · 600 + 8 · 900 + 0 · 1 100) / 2 600.
    let regso = [27_000.0 / 1_700.0, 30.0, 10_200.0 / 2_600.0];
    assert_values(&country, id, &Vintage::regso_2020(), &regso);
    assert_values(&country, id, &Vintage::municipality(), &[51_000.0 / 2_500.0, 10_200.0 / 2_600.0]);
    assert_values(&country, id, &Vintage::nation(), &[61_200.0 / 5_100.0]);
    let finest = column(&country, id, &Vintage::deso_2018()).unwrap();
    let interval = finest.column.interval().unwrap();
    assert_eq!((interval.low[0], interval.high[0]), (9.5, 10.5));
    assert_eq!((interval.low[5], interval.high[5]), (0.0, 0.5), "no share is below 0");
    let larger = column(&country, id, &Vintage::regso_2020()).unwrap();
    let interval = larger.column.interval().unwrap();
    assert!((interval.low[0] - (regso[0] - 0.5)).abs() < 1e-9);
    assert!((interval.high[2] - (regso[2] + 0.5)).abs() < 1e-9);
    let low = (4.5 * 600.0 + 7.5 * 900.0) / 2_600.0;
    assert!((interval.low[2] - low).abs() < 1e-9, "the part that is 0 cannot be lower");
}

#[test]
fn a_part_without_people_does_not_make_a_share_missing() {
    let mut shares = ok(&[10.0, 20.0, 30.0, 5.0, 8.0, 12.0]);
    shares[0] = Err(Missing::NotAvailable);
    let mut persons = PEOPLE;
    (persons[0], persons[2]) = (0.0, 0.0);
    let country = published(vec![
        deso("low_economic_standard_share", "total", &shares),
        deso("economic_standard_persons", "total", &ok(&persons)),
    ]);
    let regso = cells(&country, "low_economic_standard", &Vintage::regso_2020());
    assert_eq!(regso[..2], [Ok(20.0), Err(Missing::NoPopulation)]);
}

#[test]
fn a_share_may_leave_out_one_per_cent_of_the_persons_and_its_interval_says_so() {
    // 10 of 1 710 persons in the first RegSO are unknown (0.58 %), 1 000 of 1 700 in the other case.
    let share = |first, persons| {
        published(vec![
            deso("low_economic_standard_share", "total", &[first, vec![Ok(20.0)], ok(&[30.0, 5.0, 8.0, 0.0])].concat()),
            deso("economic_standard_persons", "total", &ok(&[persons, 1_700.0, 800.0, 600.0, 900.0, 1_100.0])),
        ])
    };
    let id = "low_economic_standard";
    let country = share(vec![Err(Missing::Suppressed)], 10.0);
    let regso = column(&country, id, &Vintage::regso_2020()).unwrap();
    assert_eq!(regso.column.cell(0), Ok(20.0));
    let interval = regso.column.interval().unwrap();
    let unknown = 10.0 / 1_710.0;
    assert!((interval.low[0] - (1.0 - unknown) * 19.5).abs() < 1e-12);
    assert!((interval.high[0] - ((1.0 - unknown) * 20.5 + unknown * 100.0)).abs() < 1e-12);
    let country = share(vec![Err(Missing::Suppressed)], 1_000.0);
    assert_eq!(cells(&country, id, &Vintage::regso_2020())[0], Err(Missing::PartMissing));
}

#[test]
fn a_share_without_the_number_of_persons_is_not_aggregated() {
    let shares = deso("low_economic_standard_share", "total", &ok(&[10.0, 20.0, 30.0, 5.0, 8.0, 12.0]));
    let country = published(vec![shares]);
    assert!(column(&country, "low_economic_standard", &Vintage::deso_2018()).is_some());
    assert!(column(&country, "low_economic_standard", &Vintage::regso_2020()).is_none());
}

#[test]
fn medians_and_indices_are_not_aggregated() {
    let country = published(vec![
        deso("net_income_median", "total", &ok(&PEOPLE)),
        deso("net_income_persons", "total", &ok(&PEOPLE)),
        on(Vintage::regso_2020(), "index_socioeconomic", "total", &ok(&[9.1, 20.4, 3.2])),
    ]);
    assert!(column(&country, "net_income_median", &Vintage::regso_2020()).is_none());
    assert!(column(&country, "socioeconomic_index", &Vintage::municipality()).is_none());
}

/// The age groups that the catalogue's population table has.
fn ages() -> Vec<String> {
    let table = Catalogue::builtin().table("TAB6574").expect("the population table");
    let age = table.dimensions.iter().find(|d| d.id == "age").expect("it has ages");
    age.values.keys().filter(|v| *v != "total").cloned().collect()
}

#[test]
fn a_total_that_a_table_left_out_is_the_sum_of_all_its_parts() {
    let ages = ages();
    let by_age = |ages: &[String]| {
        let column = |age: &String| deso("population", &format!("age={age}"), &ok(&PEOPLE));
        published(ages.iter().map(column).collect())
    };
    let country = by_age(&ages);
    let expected = PEOPLE.map(|people| people * ages.len() as f64);
    assert_values(&country, "population", &Vintage::deso_2018(), &expected);
    assert_values(&country, "population", &Vintage::nation(), &[5_100.0 * ages.len() as f64]);
    let one = Breakdown::total().with("age", &ages[0]);
    let nation = column_of(&country, "population", &Vintage::nation(), &one).unwrap();
    assert_eq!(nation.column.cell(0), Ok(5_100.0));
    let some = by_age(&ages[1..]);
    assert!(column(&some, "population", &Vintage::deso_2018()).is_none(), "some of the parts are no whole");
}

#[test]
fn a_published_total_wins_over_the_sum_of_noisy_parts() {
    let mut columns: Vec<_> =
        ages().iter().map(|age| deso("population", &format!("age={age}"), &ok(&PEOPLE))).collect();
    columns.push(deso("population", "total", &ok(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0])));
    assert_values(&published(columns), "population", &Vintage::regso_2020(), &[3.0, 3.0, 15.0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn populations_sum_to_the_same_at_every_level(people in prop::collection::vec(0u32..3_000, 6)) {
        let people: Vec<f64> = people.into_iter().map(f64::from).collect();
        let components = vec![deso("population", "total", &ok(&people))];
        let country = publish_parts(Parts { components, ..empty_country() });
        let total: f64 = people.iter().sum();
        for vintage in
            [Vintage::deso_2018(), Vintage::regso_2020(), Vintage::municipality(), Vintage::county(), Vintage::nation()]
        {
            let sum: f64 = cells(&country, "population", &vintage).into_iter().map(Result::unwrap).sum();
            prop_assert_eq!(sum, total);
        }
    }

    #[test]
    fn a_weighted_share_lies_in_its_interval_and_between_its_parts(
        shares in prop::collection::vec(0u8..=100, 6),
        people in prop::collection::vec(1u32..3_000, 6),
    ) {
        let shares: Vec<f64> = shares.into_iter().map(f64::from).collect();
        let people: Vec<f64> = people.into_iter().map(f64::from).collect();
        let country = published(vec![
            deso("low_economic_standard_share", "total", &ok(&shares)),
            deso("economic_standard_persons", "total", &ok(&people)),
        ]);
        let nation = column(&country, "low_economic_standard", &Vintage::nation()).unwrap();
        let (value, interval) = (nation.column.cell(0).unwrap(), nation.column.interval().unwrap());
        prop_assert!(interval.low[0] <= value && value <= interval.high[0]);
        prop_assert!(interval.high[0] - interval.low[0] <= 1.0 + 1e-9);
        let (least, most) = (shares.iter().copied().fold(100.0, f64::min), shares.iter().copied().fold(0.0, f64::max));
        prop_assert!(least - 1e-9 <= value && value <= most + 1e-9);
    }
}
