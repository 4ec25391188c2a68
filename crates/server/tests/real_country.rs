//! What the page asks, of the country as Statistics Sweden publishes it (2022; borders of small areas in Uppsala county only).

use segbar_domain::{Breakdown, Catalogue, ColumnKey, Language, Period, Vintage};
use segbar_questions::Desk;
use segbar_questions::download::Form;
use segbar_questions::own_area::OwnShape;
use segbar_questions::similar::SimilarAsked;
use segbar_snapshot::Store;
use segbar_sources::intake::{Silent, read};
use segbar_testdata::shared;

fn desk() -> Option<(Desk, tempfile::TempDir)> {
    let paths = [shared("scb")?, shared("geo")?, shared("police")?];
    let intake = read(&paths, &[], &Silent).unwrap_or_else(|reasons| {
        let sentences: Vec<_> = reasons.iter().take(5).map(|r| r.sentence(Language::En)).collect();
        panic!("the real files are refused: {}", sentences.join("\n"))
    });
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path());
    store.publish(&segbar_assemble::publish(intake.validated, Catalogue::builtin())).unwrap();
    Some((Desk::new(store.current().unwrap(), Catalogue::builtin()), folder))
}

#[test]
fn the_real_country_answers_what_the_page_asks() {
    let Some((desk, _folder)) = desk() else { return };
    let (regso, deso, year) = (Vintage::regso_2020(), Vintage::deso_2018(), Period::year_of(2022));

    // 160 + 289 + … people by type as published: 5.4 + 8.0 per cent in types 1 and 2.
    let findings = desk.findings().unwrap().findings;
    assert!(findings[0].text.sv.starts_with("År 2022 bodde 13,4 % av befolkningen i riket"), "{}", findings[0].text.sv);
    assert!(findings[0].source.sv.contains("SCB"), "{}", findings[0].source.sv);

    let key = ColumnKey {
        indicator: "population".into(),
        vintage: deso.clone(),
        period: year,
        breakdown: Breakdown::total(),
    };
    let file = desk.download_values(&key, Some("0380"), Form::Csv).unwrap();
    let csv = String::from_utf8(file.bytes).unwrap();
    let sum: f64 = csv.lines().skip(1).filter_map(|line| line.split(',').nth(6)?.parse::<f64>().ok()).sum();
    // The municipality of Uppsala had 242 140 inhabitants at the end of 2022.
    assert_eq!(sum, 242_140.0);
    assert!(desk.download_values(&key, None, Form::Xlsx).unwrap().bytes.len() > 100_000);

    // Two parts of one district that have little in common: flats of type 1, and villas of type 5. Each finds its own kind.
    let areas = desk.areas(&regso).unwrap();
    let types = desk.types(&regso, year, segbar_questions::types::Variant::Published).unwrap();
    let type_of = |code: &str| types.areas.iter().find(|a| a.code == code).and_then(|a| a.area_type);
    let named =
        |name: &str| areas.codes[areas.names.iter().position(|n| n == name).expect("a RegSO with this name")].clone();
    let alike = |code: &str, kind: fn(u8) -> bool| {
        let similar = desk.similar(&regso, code, &SimilarAsked::default()).unwrap();
        similar.areas.iter().filter(|a| type_of(&a.code).is_some_and(kind)).count()
    };
    let (flats, villas) = (named("Västra Gottsunda"), named("Gamla Gottsunda-Vårdsätra-Vreta"));
    assert_eq!((type_of(&flats), type_of(&villas)), (Some(1), Some(5)));
    assert_eq!((alike(&flats, |t| t <= 2), alike(&villas, |t| t >= 4)), (10, 10));

    // Low economic standard is clustered; only areas with borders are tested.
    let clusters = desk.clusters("low_economic_standard_open", &deso, year).unwrap();
    let tested = clusters.classes.iter().flatten().count();
    assert!((100..1_000).contains(&tested) && clusters.moran > 0.2, "{tested} {}", clusters.moran);
    assert!(clusters.counts["high_high"] > 0);

    // A circle over the town has most of the municipality's people, and no more than all in what it touches.
    let town = OwnShape::parse(br#"{"center": [17.6389, 59.8586], "radius": 6000}"#).unwrap();
    let own = desk.own_area(&town).unwrap();
    let people = own.people.unwrap();
    assert!((130_000.0..200_000.0).contains(&people.value), "{people:?}");
    assert!(people.low <= people.value && people.value <= people.high && own.covered > 0.99);
    let count = desk.own_count(&town).unwrap().people.unwrap();
    assert!((count / people.value - 1.0).abs() < 0.02, "{count} by points, {} by surface", people.value);
    // Where no small area has a border nobody is counted.
    let far = OwnShape::parse(br#"{"center": [18.06, 57.6], "radius": 1000}"#).unwrap();
    let nobody = desk.own_area(&far).unwrap();
    assert!(nobody.people.is_none() && nobody.covered == 0.0);

    let profile = desk.profile(&regso, &flats).unwrap();
    assert!(profile.neighbours.is_some_and(|n| !n.is_empty()));
}
