//! Boundaries, maps and police areas.

#[allow(dead_code, reason = "not every test uses all of it")]
mod common;

use common::{PEOPLE, deso, empty_country, ok, publish_parts};
use geo_types::{LineString, MultiPolygon, Polygon};
use segbar_dataset::validated::PoliceClass;
use segbar_dataset::{Boundaries, Overlay, OverlayMethod, Parts, PoliceEdition, Shape};
use segbar_domain::{Area, AreaCode, AreaSet, Level, Period, Vintage};

fn rectangle(x: f64, width: f64) -> MultiPolygon<f64> {
    let (a, b, y) = (500_000.0 + x, 500_000.0 + x + width, 6_600_000.0);
    let ring = vec![(a, y), (b, y), (b, y + 1_000.0), (a, y + 1_000.0), (a, y)];
    MultiPolygon(vec![Polygon::new(LineString::from(ring), vec![])])
}

fn boundaries(vintage: Vintage, rectangles: &[(f64, f64)]) -> Boundaries {
    let shape =
        |(i, (x, width)): (usize, &(f64, f64))| Shape { area: i as u32, source: 1, polygons: rectangle(*x, *width) };
    Boundaries { vintage, shapes: rectangles.iter().enumerate().map(shape).collect() }
}

/// Six DeSO of 1 km² in a row, three RegSO made of them, and a police area over half of the second and a tenth of the
/// third DeSO.
fn country(with_people: bool) -> Parts {
    let police = Vintage::of_year(Level::PoliceArea, 2023);
    let area = Area { code: AreaCode::parse(Level::PoliceArea, "norr").unwrap(), name: "Norr".into(), parent: None };
    let mut parts = empty_country();
    parts.area_sets.push(AreaSet::new(police.clone(), true, vec![area]).unwrap());
    parts.police = vec![PoliceEdition { vintage: police.clone(), classes: vec![PoliceClass::Risk], source: 1 }];
    let six: Vec<(f64, f64)> = (0..6).map(|i| (f64::from(i) * 1_000.0, 1_000.0)).collect();
    parts.boundaries = vec![
        boundaries(Vintage::deso_2018(), &six),
        boundaries(Vintage::regso_2020(), &[(0.0, 2_000.0), (2_000.0, 1_000.0), (3_000.0, 3_000.0)]),
        boundaries(police, &[(1_500.0, 600.0)]),
    ];
    if with_people {
        parts.components = vec![deso("population", "total", &ok(&PEOPLE))];
    }
    parts
}

fn on<'a>(overlays: &'a [Overlay], vintage: &Vintage) -> Vec<&'a Overlay> {
    overlays.iter().filter(|o| o.vintage == *vintage).collect()
}

#[test]
fn police_areas_are_laid_over_by_people() {
    let published = publish_parts(country(true));
    let regso = on(&published.overlays, &Vintage::regso_2020());
    assert_eq!(regso.iter().map(|o| o.area).collect::<Vec<_>>(), [0, 1]);
    // Half of the 1 000 of the second DeSO, a tenth of the 800 of the third.
    let close = |a: f64, b: f64| (a - b).abs() < 1e-6;
    assert!(close(regso[0].people.unwrap(), 500.0) && close(regso[1].people.unwrap(), 80.0), "{regso:?}");
    assert!(close(regso[0].share_of_area, 500.0 / 1_700.0), "not a quarter, which is the share of the surface");
    assert!(close(regso[0].share_of_police_area, 500.0 / 580.0));
    let year = Some(Period::year_of(2022));
    assert!(published.overlays.iter().all(|o| o.method == OverlayMethod::People && o.period == year));
    let deso = on(&published.overlays, &Vintage::deso_2018());
    assert!(close(deso[0].share_of_area, 0.5) && close(deso[1].share_of_area, 0.1), "{deso:?}");
}

#[test]
fn without_people_the_overlay_is_by_surface_and_says_so() {
    let published = publish_parts(country(false));
    let regso = on(&published.overlays, &Vintage::regso_2020());
    assert!(regso.iter().all(|o| o.method == OverlayMethod::Area && o.people.is_none() && o.period.is_none()));
    assert!((regso[0].share_of_area - 0.25).abs() < 1e-6, "{regso:?}");
    assert!((regso[0].share_of_police_area - 500.0 / 600.0).abs() < 1e-6);
}

#[test]
fn every_vintage_with_shapes_gets_a_topology_and_keeps_its_boundaries() {
    let parts = country(true);
    let (shapes, published) = (parts.boundaries.clone(), publish_parts(parts));
    assert_eq!(published.topologies.len(), 3);
    for (vintage, text) in &published.topologies {
        assert!(text.starts_with(br#"{"type":"Topology""#), "{vintage}");
    }
    for boundaries in shapes {
        assert!(published.boundaries.contains(&boundaries));
    }
}
