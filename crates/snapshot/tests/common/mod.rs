//! A small published country, shared by the tests: one county, two municipalities, three RegSO with shapes.

use geo_types::{LineString, MultiPolygon, Polygon};
use segbar_dataset::validated::PoliceClass;
use segbar_dataset::{
    AreaTypeScheme, Boundaries, Manifest, Overlay, OverlayMethod, Places, PoliceEdition, Published, PublishedColumn,
    Shape, SourceRecord,
};
use segbar_domain::{Area, AreaCode, AreaSet, Breakdown, Column, ColumnKey, Missing, Period, Provenance, Vintage};

pub fn set(vintage: Vintage, areas: &[(&str, &str, Option<&str>)]) -> AreaSet {
    let area = |(code, name, parent): &(&str, &str, Option<&str>)| Area {
        code: AreaCode::parse(vintage.level(), code).unwrap(),
        name: (*name).into(),
        parent: parent.map(|p| AreaCode::parse(vintage.parent().unwrap().level(), p).unwrap()),
    };
    AreaSet::new(vintage.clone(), true, areas.iter().map(area).collect()).unwrap()
}

pub fn key(indicator: &str, vintage: Vintage, year: u16, breakdown: &str) -> ColumnKey {
    let period = Period::year_of(year);
    ColumnKey { indicator: indicator.into(), vintage, period, breakdown: breakdown.parse().unwrap() }
}

pub fn column(key: ColumnKey, cells: &[Result<f64, Missing>]) -> PublishedColumn {
    let column = Column::from_cells(cells.iter().copied());
    PublishedColumn { key, column, provenance: Provenance::Published, sources: vec![0] }
}

fn square(x: f64, y: f64, side: f64) -> MultiPolygon<f64> {
    let ring = vec![(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)];
    MultiPolygon(vec![Polygon::new(LineString::from(ring), vec![])])
}

pub fn shapes(vintage: Vintage, corners: &[(f64, f64)]) -> Boundaries {
    let shape =
        |(i, (x, y)): (usize, &(f64, f64))| Shape { area: i as u32, source: 1, polygons: square(*x, *y, 100.5) };
    Boundaries { vintage, shapes: corners.iter().enumerate().map(shape).collect() }
}

/// Places of the three squares of [`country`]: the second and the third touch in one corner. Nothing is known of the
/// surface of the third.
pub fn places(vintage: Vintage) -> Places {
    Places {
        vintage,
        x: vec![500_050.25, 500_150.75, f64::NAN],
        y: vec![6_600_050.25, 6_600_050.25, f64::NAN],
        area_m2: vec![100.5 * 100.5, 100.5 * 100.5, f64::NAN],
        perimeter_m: vec![402.0, 402.0, f64::NAN],
        borders: vec![(0, 1, 100.5), (0, 2, 100.5), (1, 2, 0.0)],
    }
}

pub fn source(file: &str, table: Option<&str>, updated: Option<&str>) -> SourceRecord {
    SourceRecord {
        hash: format!("{file}{updated:?}"),
        file: file.into(),
        format: "scb_xlsx".into(),
        publisher: "scb".into(),
        licence: "CC0-1.0".into(),
        table: table.map(str::to_owned),
        title: "Folkmängd".into(),
        updated: updated.map(str::to_owned),
        rows: 3,
        notes: vec![],
    }
}

pub fn country() -> Published {
    let regso = Vintage::regso_2020();
    let police = Vintage::of_year(segbar_domain::Level::PoliceArea, 2023);
    let third = 1.0 / 3.0;
    Published {
        manifest: Manifest {
            layout: Manifest::LAYOUT,
            segbar: "0.1.0".into(),
            fictional: true,
            seed: Some(7),
            sources: vec![source("a.xlsx", Some("TAB6574"), Some("2023-02-22")), source("b.gpkg", None, None)],
        },
        area_sets: vec![
            set(Vintage::nation(), &[("00", "Riket", None)]),
            set(Vintage::county(), &[("31", "Demolän", Some("00"))]),
            set(Vintage::municipality(), &[("3101", "Ånäs", Some("31")), ("3102", "Övik", Some("31"))]),
            set(
                regso.clone(),
                &[
                    ("3101R001", "Ånäs centrum", Some("3101")),
                    ("3101R002", "Ånäs \"norra\"", Some("3101")),
                    ("3102R001", "Övik", Some("3102")),
                ],
            ),
            set(police.clone(), &[("anas-centrum", "Ånäs centrum", None)]),
        ],
        columns: vec![
            column(key("population", regso.clone(), 2021, "total"), &[Ok(1_000.0), Ok(700.0), Ok(1_100.0)]),
            column(key("population", regso.clone(), 2022, "total"), &[Ok(1_010.0), Ok(720.0), Ok(1_200.0)]),
            column(key("population", regso.clone(), 2022, "age=0-4,sex=women"), &[Ok(50.0), Ok(36.0), Ok(61.0)]),
            column(
                key("unemployed", regso.clone(), 2022, "total"),
                &[Ok(100.0 * third), Err(Missing::Suppressed), Ok(5.125)],
            ),
            column(key("area_type", regso.clone(), 2022, "total"), &[Ok(1.0), Ok(3.0), Ok(5.0)]),
            PublishedColumn {
                key: key("low_economic_standard", Vintage::municipality(), 2022, "total"),
                column: Column::from_cells([Ok(12.25), Err(Missing::PartMissing)])
                    .with_interval(vec![11.75, f64::NAN], vec![12.75, f64::NAN]),
                provenance: Provenance::Aggregated { from: regso.clone() },
                sources: vec![0, 1],
            },
        ],
        boundaries: vec![
            shapes(regso.clone(), &[(500_000.0, 6_600_000.0), (500_100.5, 6_600_000.0), (500_000.0, 6_600_100.5)]),
            shapes(police.clone(), &[(500_010.0, 6_600_010.0)]),
        ],
        topologies: vec![(regso.clone(), br#"{"type":"Topology"}"#.to_vec())],
        places: vec![places(regso.clone())],
        police: vec![PoliceEdition { vintage: police.clone(), classes: vec![PoliceClass::Risk], source: 1 }],
        overlays: vec![Overlay {
            edition: police,
            police_area: 0,
            vintage: regso.clone(),
            area: 1,
            period: Some(Period::year_of(2022)),
            people: Some(100.0 * third),
            share_of_area: third,
            share_of_police_area: 0.5,
            method: OverlayMethod::People,
        }],
        schemes: vec![AreaTypeScheme {
            indicator: "socioeconomic_index_open".into(),
            reference: regso,
            period: Period::year_of(2022),
            mean: 9.4 + third,
            sd: 5.7,
            n: 3,
        }],
    }
}

/// The same in another order.
#[allow(dead_code, reason = "not every test binary shuffles")]
pub fn shuffled() -> Published {
    let mut published = country();
    published.area_sets.reverse();
    published.columns.reverse();
    published.boundaries.reverse();
    published.places.reverse();
    published
}

#[allow(dead_code, reason = "not every test binary reads totals")]
pub fn total(indicator: &str, year: u16) -> ColumnKey {
    let breakdown = Breakdown::total();
    ColumnKey { breakdown, ..key(indicator, Vintage::regso_2020(), year, "total") }
}
