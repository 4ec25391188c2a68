//! A country small enough to be worked by hand: two counties, three municipalities, six RegSO, one police area.
//!
//! ```text
//! 00 ┬ 03 ┬ 0380 Uppsala  ┬ 0380R001 Väst    1 000 people  index  2  type 5
//!    │    │               ├ 0380R002 Öst     2 000         index  4  type 4
//!    │    │               └ 0380R003 Sund    1 000         index 12  type 2
//!    │    └ 0331 Heby     ─ 0331R001 Heby    3 000         index  4  type 4
//!    └ 18 ─ 1880 Örebro   ┬ 1880R001 Norr    2 000         index 14  type 1
//!                         └ 1880R002 Söder   (population and index suppressed, no type)
//! ```

use segbar_dataset::validated::PoliceClass;
use segbar_dataset::{
    AreaTypeScheme, Boundaries, Manifest, Overlay, OverlayMethod, PoliceEdition, Published, PublishedColumn, Shape,
    SourceRecord,
};
use segbar_domain::{
    Area, AreaCode, AreaSet, Breakdown, Catalogue, Column, ColumnKey, Level, Missing, Period, Provenance, Vintage,
};
use segbar_questions::Desk;
use segbar_snapshot::Store;

/// The vintage of the police's list.
pub fn police() -> Vintage {
    Vintage::of_year(Level::PoliceArea, 2023)
}

/// The desk of the country, and the folder that goes away with it.
pub fn desk() -> (Desk, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path());
    store.publish(&country()).unwrap();
    (Desk::new(store.current().unwrap(), Catalogue::builtin()), folder)
}

fn areas(vintage: Vintage, rows: &[(&str, &str, Option<&str>)]) -> AreaSet {
    let parent = |code: &str| AreaCode::parse(vintage.parent().unwrap().level(), code).unwrap();
    let area = |(code, name, up): &(&str, &str, Option<&str>)| Area {
        code: AreaCode::parse(vintage.level(), code).unwrap(),
        name: (*name).to_owned(),
        parent: up.map(parent),
    };
    AreaSet::new(vintage.clone(), true, rows.iter().map(area).collect()).unwrap()
}

/// Index order of the RegSO: 0331R001, 0380R001, 0380R002, 0380R003, 1880R001, 1880R002.
fn regso(indicator: &str, year: u16, cells: [f64; 5], provenance: Provenance) -> PublishedColumn {
    let cells = cells.map(Ok).into_iter().chain([Err(Missing::Suppressed)]);
    column(indicator, Vintage::regso_2020(), year, "total", Column::from_cells(cells), provenance)
}

fn column(
    indicator: &str,
    vintage: Vintage,
    year: u16,
    breakdown: &str,
    column: Column,
    provenance: Provenance,
) -> PublishedColumn {
    let key = ColumnKey {
        indicator: indicator.into(),
        vintage,
        period: Period::year_of(year),
        breakdown: breakdown.parse().unwrap(),
    };
    PublishedColumn { key, column, provenance, sources: vec![0] }
}

fn columns() -> Vec<PublishedColumn> {
    use Provenance::{Computed, Published};
    let people = [3000.0, 1000.0, 2000.0, 1000.0, 2000.0];
    let index = [4.0, 2.0, 4.0, 12.0, 14.0];
    let bounds = |by: f64| [4.0, 2.0, 4.0, 12.0, 14.0, f64::NAN].map(|v| v + by).to_vec();
    let mut open = regso("socioeconomic_index_open", 2022, index, Computed);
    open.column = open.column.with_interval(bounds(-0.5), bounds(0.5));
    let whole = |year, vintage: Vintage, cells: &[f64]| {
        let from = Provenance::Aggregated { from: Vintage::regso_2020() };
        column("population", vintage, year, "total", Column::from_cells(cells.iter().copied().map(Ok)), from)
    };
    let mut all = vec![
        regso("population", 2021, people.map(|n| n - 100.0), Published),
        regso("population", 2022, people, Published),
        whole(2022, Vintage::municipality(), &[3000.0, 4000.0, 2000.0]),
        whole(2022, Vintage::county(), &[7000.0, 2000.0]),
        whole(2022, Vintage::nation(), &[9000.0]),
        regso("area_type", 2022, [4.0, 5.0, 4.0, 2.0, 1.0], Published),
        regso("area_type", 2021, [4.0, 4.0, 4.0, 2.0, 1.0], Published),
        regso("socioeconomic_index", 2022, index, Published),
        open,
        regso("area_type_open", 2022, [4.0, 4.0, 4.0, 2.0, 2.0], Computed),
        column(
            "population",
            Vintage::regso_2020(),
            2022,
            "sex=women",
            Column::from_cells(
                [1500.0, 500.0, 1000.0, 500.0, 1000.0].map(Ok).into_iter().chain([Err(Missing::Suppressed)]),
            ),
            Published,
        ),
    ];
    all.sort_by(|a, b| a.key.cmp(&b.key));
    all
}

pub fn country() -> Published {
    let nation = Some("00");
    let square = |x: f64| {
        let corners = [(x, 6_600_000.0), (x + 1e4, 6_600_000.0), (x + 1e4, 6_610_000.0), (x, 6_610_000.0)];
        geo_types::MultiPolygon(vec![geo_types::Polygon::new(corners.to_vec().into(), vec![])])
    };
    let overlay = |area, people: f64, of_area, of_police| Overlay {
        edition: police(),
        police_area: 0,
        vintage: Vintage::regso_2020(),
        area,
        period: Some(Period::year_of(2022)),
        people: Some(people),
        share_of_area: of_area,
        share_of_police_area: of_police,
        method: OverlayMethod::People,
    };
    Published {
        manifest: Manifest {
            layout: Manifest::LAYOUT,
            segbar: "0.1.0".into(),
            fictional: false,
            seed: None,
            sources: vec![SourceRecord {
                hash: "0".repeat(64),
                file: "regso.xlsx".into(),
                format: "scb_xlsx".into(),
                publisher: "scb".into(),
                licence: "CC0-1.0".into(),
                table: Some("TAB6574".into()),
                title: "Folkmängd".into(),
                updated: Some("2024-02-22".into()),
                rows: 11,
                notes: vec![],
            }],
        },
        area_sets: vec![
            areas(Vintage::nation(), &[("00", "Riket", None)]),
            areas(Vintage::county(), &[("03", "Uppsala län", nation), ("18", "Örebro län", nation)]),
            areas(
                Vintage::municipality(),
                &[("0331", "Heby", Some("03")), ("0380", "Uppsala", Some("03")), ("1880", "Örebro", Some("18"))],
            ),
            areas(
                Vintage::regso_2020(),
                &[
                    ("0331R001", "Heby", Some("0331")),
                    ("0380R001", "Väst", Some("0380")),
                    ("0380R002", "Öst", Some("0380")),
                    ("0380R003", "Sund", Some("0380")),
                    ("1880R001", "Norr", Some("1880")),
                    ("1880R002", "Söder", Some("1880")),
                ],
            ),
            areas(police(), &[("sundet", "Sundet", None)]),
        ],
        columns: columns(),
        boundaries: vec![Boundaries {
            vintage: Vintage::county(),
            shapes: vec![Shape { area: 0, source: 0, polygons: square(600_000.0) }],
        }],
        topologies: vec![(Vintage::county(), br#"{"type":"Topology","objects":{"areas":{}},"arcs":[]}"#.to_vec())],
        places: vec![],
        police: vec![PoliceEdition { vintage: police(), classes: vec![PoliceClass::EspeciallyVulnerable], source: 0 }],
        overlays: vec![overlay(3, 800.0, 0.8, 0.8), overlay(2, 200.0, 0.1, 0.2)],
        schemes: vec![AreaTypeScheme {
            indicator: "socioeconomic_index_open".into(),
            reference: Vintage::regso_2020(),
            period: Period::year_of(2022),
            mean: 7.2,
            sd: 4.8,
            n: 5,
        }],
    }
}

/// The whole population.
pub fn total() -> Breakdown {
    Breakdown::total()
}

/// A year.
pub fn year(year: u16) -> Period {
    Period::year_of(year)
}
