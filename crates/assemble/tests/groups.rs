//! Counts of groups, worked by hand on the country of six DeSO.

#[allow(dead_code, reason = "not every test uses all of it")]
mod common;

use common::{Cell, column_of, deso, ok, on, published};
use segbar_dataset::{ComponentColumn, Published, PublishedColumn};
use segbar_domain::catalogue::GroupSystem;
use segbar_domain::{Catalogue, Missing, Period, Provenance, Vintage};

/// The counts of a group in 2022.
fn group<'a>(published: &'a Published, system: &str, group: &str, vintage: &Vintage) -> &'a PublishedColumn {
    let found = column_of(published, system, vintage, &GroupSystem::breakdown(group));
    found.unwrap_or_else(|| panic!("no {group} of {system} on {vintage}"))
}

fn cells(column: &PublishedColumn) -> Vec<Cell> {
    column.column.cells().collect()
}

fn birth_regions() -> Vec<ComponentColumn> {
    let of =
        |region: &str, cells: &[Cell]| deso("population_by_birth_region", &format!("birth_region={region}"), cells);
    vec![
        of("sweden", &ok(&[600.0, 800.0, 500.0, 550.0, 800.0, 700.0])),
        of("europe", &[Ok(50.0), Err(Missing::ZeroByNature), Ok(100.0), Ok(30.0), Ok(40.0), Ok(150.0)]),
        of("world", &[Ok(50.0), Ok(200.0), Ok(200.0), Err(Missing::Suppressed), Ok(60.0), Ok(250.0)]),
    ]
}

#[test]
fn persons_are_counted_on_every_level_and_a_missing_cell_keeps_its_reason() {
    let country = published(birth_regions());
    let on_deso = group(&country, "birth_region", "world", &Vintage::deso_2018());
    assert_eq!(cells(on_deso)[3], Err(Missing::Suppressed));
    assert_eq!(on_deso.provenance, Provenance::Published);
    let europe = cells(group(&country, "birth_region", "europe", &Vintage::deso_2018()));
    assert_eq!(europe[1], Ok(0.0), "zero by nature is nobody");
    let regso = Vintage::regso_2020();
    assert_eq!(cells(group(&country, "birth_region", "sweden", &regso)), ok(&[1_400.0, 500.0, 2_050.0]));
    let world = group(&country, "birth_region", "world", &regso);
    assert_eq!(cells(world), [Ok(250.0), Ok(200.0), Err(Missing::PartMissing)]);
    assert_eq!(world.provenance, Provenance::Aggregated { from: Vintage::deso_2018() });
    assert_eq!(cells(group(&country, "birth_region", "europe", &Vintage::municipality())), ok(&[150.0, 220.0]));
    let nation = |c: &&PublishedColumn| c.key.indicator == "birth_region" && c.key.vintage == Vintage::nation();
    assert_eq!(country.columns.iter().filter(nation).count(), 0, "a group of which nothing is known there");
    assert!(world.column.interval().is_none(), "persons are counted one by one");
}

#[test]
fn a_system_of_which_a_group_is_not_there_has_no_counts() {
    let mut components = birth_regions();
    components.pop();
    let country = published(components);
    assert!(country.columns.iter().all(|c| c.key.indicator != "birth_region"));
}

fn shares() -> Vec<ComponentColumn> {
    let share = |quartile: u8, cells: &[Cell]| deso("income_quartile_share", &format!("quartile={quartile}"), cells);
    let last = |rest: [f64; 5], sixth: Result<f64, Missing>| -> Vec<Cell> {
        rest.into_iter().map(Ok).chain([sixth]).collect()
    };
    let none = Err(Missing::NotAvailable);
    vec![
        share(1, &last([40.0, 25.0, 10.0, 0.0, 33.0], none)),
        share(2, &last([30.0, 25.0, 20.0, 100.0, 33.0], none)),
        share(3, &last([20.0, 25.0, 30.0, 0.0, 33.0], none)),
        share(4, &last([10.0, 25.0, 40.0, 0.0, 0.0], none)),
        deso("equivalised_income_persons", "total", &ok(&[200.0, 1_000.0, 800.0, 600.0, 900.0, 0.0])),
    ]
}

#[test]
fn shares_become_numbers_that_are_not_rounded_with_the_interval_of_the_share() {
    let country = published(shares());
    let vintage = Vintage::deso_2018();
    let first = group(&country, "income_quartiles", "q1", &vintage);
    assert_eq!(cells(first), ok(&[80.0, 250.0, 80.0, 0.0, 297.0, 0.0]), "nobody lives in the last");
    let interval = first.column.interval().expect("whole per cent");
    assert_eq!(interval.low, [79.0, 245.0, 76.0, 0.0, 292.5, 0.0]);
    assert_eq!(interval.high, [81.0, 255.0, 84.0, 3.0, 301.5, 0.0]);
    let second = group(&country, "income_quartiles", "q2", &vintage).column.interval().expect("whole per cent");
    assert_eq!((second.low[3], second.high[3]), (597.0, 600.0), "not more than all");

    // The parts sum to the whole as far as whole per cent do: at most half a per cent a group.
    let quartiles = ["q1", "q2", "q3", "q4"].map(|q| cells(group(&country, "income_quartiles", q, &vintage)));
    let sums: Vec<f64> = (0..6).map(|i| quartiles.iter().map(|q| q[i].unwrap()).sum()).collect();
    assert_eq!(sums, [200.0, 1_000.0, 800.0, 600.0, 891.0, 0.0], "three times 33 %");

    // Larger areas: the same people.
    let regso = group(&country, "income_quartiles", "q1", &Vintage::regso_2020());
    for (found, expected) in cells(regso).into_iter().zip([330.0, 80.0, 297.0]) {
        assert!((found.unwrap() - expected).abs() < 1e-9, "{found:?} {expected}");
    }
    let bounds = regso.column.interval().expect("whole per cent");
    assert!((bounds.low[0] - 324.0).abs() < 1e-9 && (bounds.high[0] - 336.0).abs() < 1e-9, "{bounds:?}");
}

#[test]
fn those_whom_a_share_leaves_are_the_rest() {
    let share = [Ok(10.0), Ok(0.0), Ok(100.0), Err(Missing::NotAvailable), Ok(25.0), Ok(50.0)];
    let persons = [Ok(700.0), Ok(1_000.0), Ok(800.0), Ok(600.0), Err(Missing::Suppressed), Ok(1_000.0)];
    let country = published(vec![
        deso("low_economic_standard_share", "total", &share),
        deso("economic_standard_persons", "total", &persons),
    ]);
    let vintage = Vintage::deso_2018();
    let (low, rest) = (
        group(&country, "economic_standard", "low", &vintage),
        group(&country, "economic_standard", "not_low", &vintage),
    );
    let (none, hidden) = (Err(Missing::NotAvailable), Err(Missing::Suppressed));
    assert_eq!(cells(low), [Ok(70.0), Ok(0.0), Ok(800.0), none, hidden, Ok(500.0)]);
    assert_eq!(cells(rest), [Ok(630.0), Ok(1_000.0), Ok(0.0), none, hidden, Ok(500.0)]);
    let (low, rest) = (low.column.interval().unwrap(), rest.column.interval().unwrap());
    assert_eq!((low.low[0], low.high[0], rest.low[0], rest.high[0]), (66.5, 73.5, 626.5, 633.5));
    assert!(low.low[3].is_nan() && rest.high[4].is_nan());
    for i in [0, 1, 2, 5] {
        assert_eq!(low.low[i] + rest.high[i], persons[i].unwrap(), "both bounds are of the same share");
    }
}

#[test]
fn education_is_counted_in_three_levels_and_the_unknown_are_left_out() {
    let of = |level: &str, cells: &[f64]| deso("education_25_64", &format!("education={level}"), &ok(cells));
    let country = published(vec![
        of("pre_upper_secondary", &[10.0; 6]),
        of("upper_secondary", &[20.0; 6]),
        of("post_secondary_short", &[5.0; 6]),
        of("post_secondary_long", &[15.0; 6]),
        of("unknown", &[3.0; 6]),
    ]);
    let vintage = Vintage::municipality();
    let sums = ["pre_upper_secondary", "upper_secondary", "post_secondary"]
        .map(|level| cells(group(&country, "education", level, &vintage)));
    assert_eq!(sums, [ok(&[30.0, 30.0]), ok(&[60.0, 60.0]), ok(&[60.0, 60.0])]);
}

#[test]
fn quintiles_of_an_own_file_are_counted_on_its_areas_and_above() {
    let quintile = |q: usize| {
        on(
            Vintage::regso_2020(),
            "income_quintile",
            &format!("quintile={q}"),
            &ok(&[10.0, 20.0, 30.0].map(|n| n * q as f64)),
        )
    };
    let country = published((1..=5).map(quintile).collect());
    let system = Catalogue::builtin().group_system("income_quintiles").unwrap();
    let keys = system.keys(&Vintage::municipality(), Period::year_of(2022));
    let found: Vec<Vec<Cell>> =
        keys.iter().map(|key| cells(country.columns.iter().find(|c| c.key == *key).unwrap())).collect();
    assert_eq!(found[4], ok(&[150.0, 150.0]));
    assert!(
        country.columns.iter().all(|c| c.key.indicator != "income_quintiles" || c.key.vintage != Vintage::deso_2018())
    );
}
