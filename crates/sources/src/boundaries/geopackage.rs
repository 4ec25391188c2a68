//! Reads the layers of a GeoPackage: an SQLite file that is opened in memory and only read.
//!
//! Source of the layout: OGC 12-128r18.

use super::raw::{Format, MAX_ATTRIBUTES, MAX_FEATURES, RawFeature, RawShape, Stated, Unplaced, number};
use crate::InputFile;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, MAIN_DB, OptionalExtension};
use segbar_dataset::{Place, Problem, Reason};
use segbar_geometry::wkb::{self, WkbError};
use std::collections::BTreeMap;

/// The most layers of a file.
const MAX_LAYERS: usize = 500;

/// Whether the bytes begin as an SQLite file does.
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    bytes.starts_with(b"SQLite format 3\0")
}

/// The layers, in order of name.
pub(super) fn read(file: &InputFile, bytes: &[u8], place: &Place) -> Result<Vec<Unplaced>, Reason> {
    let broken = |error: &dyn std::fmt::Display| {
        Problem::Broken { format: Format::GeoPackage.name().into(), error: error.to_string() }.at(place.clone())
    };
    let database = open(bytes).map_err(|error| broken(&error))?;
    let mut layers = Vec::new();
    for (table, column, srs) in tables(&database).map_err(|error| broken(&error))? {
        let place = place.clone().sheet(&table);
        let stated = statement(&database, srs).map_err(|error| broken(&error))?;
        let features = match features(&database, &table, &column) {
            Ok(features) => features,
            Err(ReadError::Sql(error)) => return Err(broken(&error)),
            Err(ReadError::Geometry(row, error)) => {
                let problem = Problem::Broken { format: Format::GeoPackage.name().into(), error: error.to_string() };
                return Err(problem.at(place.row(row).column(column)));
            }
            Err(ReadError::TooMany) => {
                let problem = Problem::TooLarge { what: table.clone(), limit: format!("{MAX_FEATURES} features") };
                return Err(problem.at(place));
            }
        };
        layers.push(Unplaced {
            place,
            hash: file.hash.clone(),
            file: file.name.clone(),
            format: Format::GeoPackage,
            name: table,
            stated,
            features,
            notes: vec![],
        });
    }
    Ok(layers)
}

fn open(bytes: &[u8]) -> rusqlite::Result<Connection> {
    let mut bytes = bytes.to_vec();
    // A file left in write-ahead mode has no journal beside it in memory; in the old mode the same pages are read.
    for version in bytes.iter_mut().take(20).skip(18) {
        *version = (*version).min(1);
    }
    let mut database = Connection::open_in_memory()?;
    database.deserialize_read_exact(MAIN_DB, bytes.as_slice(), bytes.len(), true)?;
    // The file is a stranger's: nothing in its schema is run, and pages are checked as they are read.
    database.pragma_update(None, "trusted_schema", false)?;
    database.pragma_update(None, "cell_size_check", true)?;
    database.pragma_update(None, "query_only", true)?;
    Ok(database)
}

/// Name, geometry column and reference system of each layer. Only real tables: a view could run anything.
fn tables(database: &Connection) -> rusqlite::Result<Vec<(String, String, i64)>> {
    let mut statement = database.prepare(
        "SELECT g.table_name, g.column_name, g.srs_id FROM gpkg_geometry_columns g
         WHERE EXISTS (SELECT 1 FROM sqlite_master m WHERE m.name = g.table_name AND m.type = 'table'
                       AND m.sql NOT LIKE 'CREATE VIRTUAL%')
           AND (SELECT count(*) FROM sqlite_master m WHERE m.type = 'table'
                AND m.name IN ('gpkg_geometry_columns', 'gpkg_spatial_ref_sys')) = 2
         ORDER BY g.table_name, g.column_name LIMIT ?1",
    )?;
    let rows = statement.query_map([MAX_LAYERS as i64], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    rows.collect()
}

fn statement(database: &Connection, srs: i64) -> rusqlite::Result<Stated> {
    let found = database
        .query_row(
            "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?1",
            [srs],
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?)),
        )
        .optional()?;
    Ok(match found {
        Some((who, number, _)) if who.eq_ignore_ascii_case("epsg") => match u32::try_from(number) {
            Ok(number) => Stated::Epsg(number),
            Err(_) => Stated::Nothing,
        },
        Some((_, _, definition)) if !definition.is_empty() && definition != "undefined" && srs > 0 => {
            Stated::Definition(definition)
        }
        _ => Stated::Nothing,
    })
}

enum ReadError {
    Sql(rusqlite::Error),
    Geometry(u64, WkbError),
    TooMany,
}

impl From<rusqlite::Error> for ReadError {
    fn from(error: rusqlite::Error) -> Self {
        ReadError::Sql(error)
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn features(database: &Connection, table: &str, column: &str) -> Result<Vec<RawFeature>, ReadError> {
    let mut statement = database.prepare(&format!("SELECT * FROM {}", quoted(table)))?;
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut features = Vec::new();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if features.len() == MAX_FEATURES {
            return Err(ReadError::TooMany);
        }
        let number_of_row = features.len() as u64 + 1;
        let mut attributes = BTreeMap::new();
        let mut shape = RawShape::Other("NULL");
        for (i, name) in names.iter().enumerate().take(MAX_ATTRIBUTES) {
            let value = row.get_ref(i)?;
            if name.eq_ignore_ascii_case(column) {
                if let ValueRef::Blob(blob) = value {
                    shape = match wkb::from_geopackage(blob) {
                        Ok((polygons, _)) if polygons.0.is_empty() => RawShape::Other("EMPTY"),
                        Ok((polygons, _)) => RawShape::Polygons(polygons),
                        Err(WkbError::NotAPolygon(kind)) => RawShape::Other(kind),
                        Err(error) => return Err(ReadError::Geometry(number_of_row, error)),
                    };
                }
                continue;
            }
            let text = match value {
                ValueRef::Integer(value) => Some(value.to_string()),
                ValueRef::Real(value) => number(value),
                ValueRef::Text(value) => Some(String::from_utf8_lossy(value).trim().to_owned()),
                ValueRef::Null | ValueRef::Blob(_) => None,
            };
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                attributes.insert(name.clone(), text);
            }
        }
        features.push(RawFeature { row: number_of_row, attributes, shape });
    }
    Ok(features)
}
