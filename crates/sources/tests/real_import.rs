//! The whole of what a user has in folders: statistics, boundaries and the police's lists at once.

mod common;

use common::import;
use segbar_domain::{Level, Vintage};
use segbar_testdata::shared;

#[test]
fn statistics_boundaries_and_police_lists_are_read_at_once_in_any_order() {
    let (Some(scb), Some(geo), Some(police)) = (shared("scb"), shared("geo"), shared("police")) else { return };
    let intake = import(&[&scb, &geo, &police]).unwrap_or_else(|reasons| panic!("{reasons:#?}"));
    let data = &intake.validated;
    let shapes =
        |vintage: Vintage| data.boundaries().iter().find(|b| b.vintage == vintage).map_or(0, |b| b.shapes.len());
    assert_eq!(shapes(Vintage::municipality()), 290);
    assert_eq!(shapes(Vintage::county()), 21);
    assert_eq!(shapes(Vintage::deso_2018()), 238);
    assert_eq!(shapes(Vintage::regso_2020()), 123);
    let editions: Vec<(String, usize)> =
        data.police().iter().map(|p| (p.vintage.to_string(), p.classes.len())).collect();
    let expected = [("2015", 53), ("2017", 61), ("2019", 60), ("2021", 61), ("2023", 59), ("2025", 65)];
    assert_eq!(editions, expected.map(|(year, n)| (format!("Police_{year}"), n)));
    assert!(data.area_sets().iter().any(|set| set.vintage().level() == Level::OwnArea));

    // A grid without population, shapes of DeSO 2025 without a key file, and a third party's reshaping.
    let aside: Vec<_> = intake.set_aside.iter().map(|a| a.file.file_name().unwrap().to_str().unwrap()).collect();
    assert_eq!(aside, ["Rutor1000_03_region.zip", "vaxjo_deso_2025.geojson", "gender-age-population.json"]);

    let other = import(&[&police, &geo, &scb]).unwrap();
    assert_eq!(data.sources(), other.validated.sources());
    assert_eq!(data.area_sets(), other.validated.area_sets());
    assert_eq!(format!("{:?}", data.boundaries()), format!("{:?}", other.validated.boundaries()));
    assert_eq!(intake.files, other.files);
    assert_eq!(intake.set_aside, other.set_aside);
}
