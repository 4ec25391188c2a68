//! A country that fits on a page, worked by hand: one county, two municipalities, three RegSO, six DeSO.
//!
//! | DeSO | RegSO | municipality | people 2022 |
//! |---|---|---|---|
//! | 3101A0010, 3101C1010 | 3101R001 | 3101 | 700, 1 000 |
//! | 3101C1020 | 3101R002 | 3101 | 800 |
//! | 3102A0010, 3102C1010, 3102C1020 | 3102R001 | 3102 | 600, 900, 1 100 |

use segbar_assemble::publish;
use segbar_dataset::{ComponentColumn, ComponentKey, Parts, Published, PublishedColumn, SourceRecord, Validated};
use segbar_domain::{Area, AreaCode, AreaSet, Breakdown, Catalogue, Column, ColumnKey, Missing, Period, Vintage};

pub const PEOPLE: [f64; 6] = [700.0, 1_000.0, 800.0, 600.0, 900.0, 1_100.0];

const DESO: [(&str, &str); 6] = [
    ("3101A0010", "3101R001"),
    ("3101C1010", "3101R001"),
    ("3101C1020", "3101R002"),
    ("3102A0010", "3102R001"),
    ("3102C1010", "3102R001"),
    ("3102C1020", "3102R001"),
];

pub fn set(vintage: Vintage, complete: bool, areas: &[(&str, &str)]) -> AreaSet {
    let parent_level = vintage.parent().map(|p| p.level());
    let area = |(code, parent): &(&str, &str)| Area {
        code: AreaCode::parse(vintage.level(), code).unwrap(),
        name: (*code).into(),
        parent: parent_level.and_then(|level| AreaCode::parse(level, parent)),
    };
    AreaSet::new(vintage.clone(), complete, areas.iter().map(area).collect()).unwrap()
}

/// The areas without any values.
pub fn empty_country() -> Parts {
    Parts {
        sources: vec![source("a"), source("b")],
        area_sets: vec![
            set(Vintage::nation(), true, &[("00", "")]),
            set(Vintage::county(), true, &[("31", "00")]),
            set(Vintage::municipality(), true, &[("3101", "31"), ("3102", "31")]),
            set(Vintage::regso_2020(), true, &[("3101R001", "3101"), ("3101R002", "3101"), ("3102R001", "3102")]),
            set(Vintage::deso_2018(), true, &DESO),
        ],
        ..Parts::default()
    }
}

pub fn source(hash: &str) -> SourceRecord {
    SourceRecord {
        hash: hash.into(),
        file: hash.into(),
        format: "scb_csv".into(),
        publisher: "scb".into(),
        licence: "CC0-1.0".into(),
        table: None,
        title: hash.into(),
        updated: None,
        rows: 6,
        notes: vec![],
    }
}

pub type Cell = Result<f64, Missing>;

pub fn ok(values: &[f64]) -> Vec<Cell> {
    values.iter().copied().map(Ok).collect()
}

/// A component of 2022 on a vintage.
pub fn on(vintage: Vintage, component: &str, breakdown: &str, cells: &[Cell]) -> ComponentColumn {
    ComponentColumn {
        key: ComponentKey {
            component: component.into(),
            vintage,
            period: Period::year_of(2022),
            breakdown: breakdown.parse().unwrap(),
        },
        column: Column::from_cells(cells.iter().copied()),
        source: 0,
    }
}

/// A component of 2022 on DeSO.
pub fn deso(component: &str, breakdown: &str, cells: &[Cell]) -> ComponentColumn {
    on(Vintage::deso_2018(), component, breakdown, cells)
}

/// What is published of the country with these components.
pub fn published(components: Vec<ComponentColumn>) -> Published {
    publish_parts(Parts { components, ..empty_country() })
}

pub fn publish_parts(parts: Parts) -> Published {
    publish(Validated::new(parts).unwrap(), Catalogue::builtin())
}

/// The column of an indicator in 2022.
pub fn column<'a>(published: &'a Published, indicator: &str, vintage: &Vintage) -> Option<&'a PublishedColumn> {
    column_of(published, indicator, vintage, &Breakdown::total())
}

pub fn column_of<'a>(
    published: &'a Published,
    indicator: &str,
    vintage: &Vintage,
    breakdown: &Breakdown,
) -> Option<&'a PublishedColumn> {
    let key = ColumnKey {
        indicator: indicator.into(),
        vintage: vintage.clone(),
        period: Period::year_of(2022),
        breakdown: breakdown.clone(),
    };
    published.columns.iter().find(|c| c.key == key)
}

/// The cells of an indicator in 2022.
pub fn cells(published: &Published, indicator: &str, vintage: &Vintage) -> Vec<Cell> {
    let column = column(published, indicator, vintage);
    column.unwrap_or_else(|| panic!("no {indicator} on {vintage}")).column.cells().collect()
}

/// The values of an indicator in 2022, none missing, to nine decimals.
pub fn assert_values(published: &Published, indicator: &str, vintage: &Vintage, expected: &[f64]) {
    let found = cells(published, indicator, vintage);
    let close =
        found.len() == expected.len() && found.iter().zip(expected).all(|(f, e)| f.is_ok_and(|f| (f - e).abs() < 1e-9));
    assert!(close, "{indicator} on {vintage}: {found:?}, expected {expected:?}");
}
