//! Small files of boundaries, made in memory: two neighbouring areas in Uppsala unless said otherwise.

#![allow(dead_code, reason = "each test binary uses a part of the fixtures")]

use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use rusqlite::{Connection, MAIN_DB};
use shapefile::dbase::{FieldValue, Record, TableWriterBuilder};
use std::io::{Cursor, Write};
use std::sync::Arc;

pub type Ring = Vec<(f64, f64)>;

/// A feature: its code, and its exterior ring.
pub type Feature = (&'static str, Ring);

pub const SWEREF99_TM_PRJ: &str = r#"PROJCS["SWEREF99_TM",GEOGCS["GCS_SWEREF99",DATUM["D_SWEREF99",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",15.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#;

/// A square of 1 km, `east` kilometres from Uppsala, in SWEREF 99 TM, counter-clockwise.
pub fn square(east: f64) -> Ring {
    let (x, y) = (648_000.0 + 1_000.0 * east, 6_638_000.0);
    vec![(x, y), (x + 1e3, y), (x + 1e3, y + 1e3), (x, y + 1e3), (x, y)]
}

/// A square in degrees near Uppsala.
pub fn square_in_degrees() -> Ring {
    vec![(17.6, 59.8), (17.7, 59.8), (17.7, 59.9), (17.6, 59.9), (17.6, 59.8)]
}

/// A bow tie that crosses itself in (648500, 6638500).
pub fn bow_tie() -> Ring {
    let (x, y) = (648_000.0, 6_638_000.0);
    vec![(x, y), (x + 1e3, y + 1e3), (x + 1e3, y), (x, y + 1e3), (x, y)]
}

pub fn two_regso() -> Vec<Feature> {
    vec![("0380R001", square(0.0)), ("0380R002", square(1.0))]
}

fn polygon(ring: &Ring) -> MultiPolygon<f64> {
    let line = LineString(ring.iter().map(|(x, y)| Coord { x: *x, y: *y }).collect());
    MultiPolygon(vec![Polygon::new(line, vec![])])
}

/// A GeoPackage with one layer whose attribute `code` names.
pub fn geopackage(layer: &str, code: &str, srs: i32, features: &[Feature]) -> Vec<u8> {
    let mut database = Connection::open_in_memory().unwrap();
    let definitions = format!(
        "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
           organization_coordsys_id INTEGER, definition TEXT, description TEXT);
         CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT,
           srs_id INTEGER, z INTEGER, m INTEGER);
         INSERT INTO gpkg_spatial_ref_sys VALUES ('x', {srs}, 'EPSG', {srs}, 'undefined', NULL);
         INSERT INTO gpkg_geometry_columns VALUES ('{layer}', 'geom', 'MULTIPOLYGON', {srs}, 0, 0);
         CREATE TABLE \"{layer}\" (fid INTEGER PRIMARY KEY, geom BLOB, \"{code}\" TEXT);"
    );
    database.execute_batch(&definitions).unwrap();
    for (text, ring) in features {
        let blob = segbar_geometry::wkb::to_geopackage(&polygon(ring), srs);
        let insert = format!("INSERT INTO \"{layer}\" (geom, \"{code}\") VALUES (?1, ?2)");
        database.execute(&insert, rusqlite::params![blob, text]).unwrap();
    }
    database.serialize(MAIN_DB).unwrap().to_vec()
}

/// A GeoJSON feature collection, with or without a `crs` member.
pub fn geojson(code: &str, crs: Option<&str>, features: &[Feature]) -> Vec<u8> {
    let features: Vec<_> = features
        .iter()
        .map(|(text, ring)| {
            let ring: Vec<[f64; 2]> = ring.iter().map(|(x, y)| [*x, *y]).collect();
            serde_json::json!({ "type": "Feature", "properties": { code: text },
                "geometry": { "type": "Polygon", "coordinates": [ring] } })
        })
        .collect();
    let mut collection = serde_json::json!({ "type": "FeatureCollection", "features": features });
    if let Some(crs) = crs {
        collection["crs"] = serde_json::json!({ "type": "name", "properties": { "name": crs } });
    }
    serde_json::to_vec(&collection).unwrap()
}

/// The `.shp` and the `.dbf` of a shapefile.
pub fn shapefile(code: &str, features: &[Feature]) -> (Vec<u8>, Vec<u8>) {
    let (mut shp, mut dbf) = (Cursor::new(Vec::new()), Cursor::new(Vec::new()));
    let table = TableWriterBuilder::new().add_character_field(code.try_into().unwrap(), 20);
    {
        let shapes = shapefile::ShapeWriter::new(&mut shp);
        let mut writer = shapefile::Writer::new(shapes, table.build_with_dest(&mut dbf));
        for (text, ring) in features {
            let points = ring.iter().map(|(x, y)| shapefile::Point::new(*x, *y)).collect();
            let shape = shapefile::Polygon::with_rings(vec![shapefile::PolygonRing::Outer(points)]);
            let mut record = Record::default();
            record.insert(code.to_owned(), FieldValue::Character(Some((*text).to_owned())));
            writer.write_shape_and_record(&shape, &record).unwrap();
        }
    }
    (shp.into_inner(), dbf.into_inner())
}

/// A zip archive of these members.
pub fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A GeoParquet file with two columns, and the `geo` metadata with this `crs` member (`null` for none).
pub fn geoparquet(code: &str, crs: serde_json::Value, features: &[Feature]) -> Vec<u8> {
    let schema = format!("message schema {{ REQUIRED BYTE_ARRAY {code} (UTF8); REQUIRED BYTE_ARRAY geometry; }}");
    let mut column = serde_json::json!({ "encoding": "WKB", "geometry_types": ["Polygon"] });
    if crs != "absent" {
        column["crs"] = crs;
    }
    let geo =
        serde_json::json!({ "version": "1.1.0", "primary_column": "geometry", "columns": { "geometry": column } });
    let metadata = vec![KeyValue::new("geo".to_owned(), geo.to_string())];
    let properties = WriterProperties::builder().set_key_value_metadata(Some(metadata)).build();
    let mut bytes = Vec::new();
    let schema = Arc::new(parse_message_type(&schema).unwrap());
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties)).unwrap();
    let mut group = writer.next_row_group().unwrap();
    let codes: Vec<ByteArray> = features.iter().map(|(text, _)| ByteArray::from(*text)).collect();
    let shapes: Vec<ByteArray> =
        features.iter().map(|(_, ring)| ByteArray::from(segbar_geometry::wkb::to_wkb(&polygon(ring)))).collect();
    for values in [codes, shapes] {
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&values, None, None).unwrap();
        column.close().unwrap();
    }
    group.close().unwrap();
    writer.close().unwrap();
    bytes
}
