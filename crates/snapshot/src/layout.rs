//! The tables of a snapshot. `docs/snapshot-format.md` shows them with examples in DuckDB, R, Python and QGIS.
//!
//! | table | rows | for |
//! |---|---|---|
//! | `<vintage>` (`RegSO_2020` …) | one per area, in index order; with `geom` where the vintage has boundaries | everyone |
//! | `<vintage>_values` | one per area and year, the [`HEADLINES`] as columns | everyone |
//! | `<vintage>_places`, `<vintage>_borders` | one per area, one per pair of neighbours | everyone |
//! | `police_areas`, `police_overlays`, `area_type_cuts`, `sources` | as named | everyone |
//! | `segbar_columns` | one per column, compressed ([`block`](crate::block)) | segbar, and whoever reads the format |
//! | `segbar_vintages`, `segbar_topologies`, `segbar_manifest` | | segbar |

use segbar_domain::Vintage;

/// The indicators whose totals stand as plain numbers in the `<vintage>_values` tables.
pub const HEADLINES: [&str; 8] = [
    "population",
    "socioeconomic_index",
    "area_type",
    "socioeconomic_index_open",
    "area_type_open",
    "low_economic_standard",
    "pre_upper_secondary",
    "unemployed",
];

/// The indicators that are area types: [`diff`](crate::diff()) lists the areas whose type changed.
pub const AREA_TYPES: [&str; 2] = ["area_type", "area_type_open"];

/// `GPKG`, in the header of every GeoPackage.
pub const APPLICATION_ID: i32 = 0x4750_4B47;

/// Version of the GeoPackage standard, 1.3.0.
pub const GEOPACKAGE_VERSION: i32 = 10300;

/// EPSG code of all coordinates in the file: SWEREF 99 TM.
pub const SRS: i32 = 3006;

/// The table of the areas of a vintage.
pub fn areas_table(vintage: &Vintage) -> String {
    vintage.to_string()
}

/// The table of the headline values of a vintage.
pub fn values_table(vintage: &Vintage) -> String {
    format!("{vintage}_values")
}

/// The table of the places of the areas of a vintage.
pub fn places_table(vintage: &Vintage) -> String {
    format!("{vintage}_places")
}

/// The table of the neighbours of a vintage.
pub fn borders_table(vintage: &Vintage) -> String {
    format!("{vintage}_borders")
}

/// A name as an SQL identifier.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The tables that exist in every snapshot, besides those of the vintages.
pub(crate) const TABLES: &str = "
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));

CREATE TABLE segbar_manifest (id INTEGER PRIMARY KEY, json TEXT NOT NULL);
CREATE TABLE segbar_vintages (
  id INTEGER PRIMARY KEY, vintage TEXT NOT NULL UNIQUE, complete INTEGER NOT NULL, areas INTEGER NOT NULL,
  shapes INTEGER NOT NULL);
CREATE TABLE segbar_topologies (id INTEGER PRIMARY KEY, vintage TEXT NOT NULL UNIQUE, topojson_gzip BLOB NOT NULL);
CREATE TABLE segbar_columns (
  id INTEGER PRIMARY KEY, indicator TEXT NOT NULL, vintage TEXT NOT NULL, period INTEGER NOT NULL,
  breakdown TEXT NOT NULL, provenance TEXT NOT NULL, sources TEXT NOT NULL, n INTEGER NOT NULL,
  encoding TEXT NOT NULL, data BLOB NOT NULL, missing BLOB,
  low_encoding TEXT, low BLOB, high_encoding TEXT, high BLOB);
CREATE TABLE sources (
  id INTEGER PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, format TEXT NOT NULL, publisher TEXT NOT NULL,
  licence TEXT NOT NULL, source_table TEXT, title TEXT NOT NULL, updated TEXT, \"rows\" INTEGER NOT NULL);
CREATE TABLE area_type_cuts (
  id INTEGER PRIMARY KEY, indicator TEXT NOT NULL, reference TEXT NOT NULL, period INTEGER NOT NULL,
  mean REAL NOT NULL, sd REAL NOT NULL, n INTEGER NOT NULL);
CREATE TABLE police_areas (
  id INTEGER PRIMARY KEY, edition TEXT NOT NULL, code TEXT NOT NULL, class TEXT NOT NULL, source INTEGER NOT NULL);
CREATE TABLE police_overlays (
  id INTEGER PRIMARY KEY, edition TEXT NOT NULL, police_area TEXT NOT NULL, vintage TEXT NOT NULL,
  area TEXT NOT NULL, period INTEGER, people REAL, share_of_area REAL NOT NULL, share_of_police_area REAL NOT NULL,
  method TEXT NOT NULL);
";

/// Made after the rows are in, so that the index is packed. It covers the keys: [`Index`](crate::Index) is read from
/// it without touching a column.
pub(crate) const INDEXES: &str =
    "CREATE UNIQUE INDEX segbar_columns_key ON segbar_columns (indicator, vintage, period, breakdown);";
