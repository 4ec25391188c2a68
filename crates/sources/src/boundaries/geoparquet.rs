//! Reads GeoParquet: the primary geometry column as WKB, the other plain columns as attributes.
//!
//! Source of the layout: OGC GeoParquet 1.1. Without a `crs` the coordinates are longitude and latitude (OGC:CRS84).

use super::raw::{Format, MAX_ATTRIBUTES, MAX_FEATURES, RawFeature, RawShape, Stated, Unplaced, number};
use crate::InputFile;
use crate::input::MAX_UNPACKED;
use bytes::Bytes;
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use segbar_dataset::{Place, Problem, Reason};
use segbar_geometry::Crs;
use segbar_geometry::wkb::{self, WkbError};
use serde_json::Value;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Whether the bytes begin and end as a Parquet file does.
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    bytes.len() > 12 && bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1")
}

/// The one layer.
pub(super) fn read(file: &InputFile, name: &str, bytes: &[u8], place: &Place) -> Result<Unplaced, Reason> {
    // The Parquet library checks with assertions what a page says of itself. A damaged page is the file's fault, so
    // it ends here as a reason; nothing of the attempt is kept.
    catch_unwind(AssertUnwindSafe(|| read_trusting(file, name, bytes, place))).unwrap_or_else(|_| {
        let error = "a page contradicts itself".into();
        Err(Problem::Broken { format: Format::GeoParquet.name().into(), error }.at(place.clone()))
    })
}

fn read_trusting(file: &InputFile, name: &str, bytes: &[u8], place: &Place) -> Result<Unplaced, Reason> {
    let broken = |error: String| Problem::Broken { format: Format::GeoParquet.name().into(), error }.at(place.clone());
    let too_large = |limit: String| Problem::TooLarge { what: file.name.clone(), limit }.at(place.clone());
    let reader = SerializedFileReader::new(Bytes::copy_from_slice(bytes)).map_err(|error| broken(error.to_string()))?;
    let metadata = reader.metadata();
    if metadata.file_metadata().num_rows() > MAX_FEATURES as i64 {
        return Err(too_large(format!("{MAX_FEATURES} features")));
    }
    // The library takes the places of column chunks on trust.
    let within = |chunk: &ColumnChunkMetaData| {
        let start = chunk.dictionary_page_offset().unwrap_or_else(|| chunk.data_page_offset());
        let end = start.checked_add(chunk.compressed_size());
        start >= 0 && chunk.compressed_size() >= 0 && end.is_some_and(|end| end <= bytes.len() as i64)
    };
    if !metadata.row_groups().iter().all(|group| group.num_rows() >= 0 && group.columns().iter().all(within)) {
        return Err(broken("a column lies outside the file".into()));
    }
    let unpacked: i64 = metadata.row_groups().iter().map(|group| group.total_byte_size().max(0)).sum();
    if unpacked as u64 > MAX_UNPACKED {
        return Err(too_large(format!("{} MiB", MAX_UNPACKED >> 20)));
    }
    let pairs = metadata.file_metadata().key_value_metadata();
    let geo = pairs.into_iter().flatten().find(|pair| pair.key == "geo").and_then(|pair| pair.value.as_deref());
    let geo: Value = match geo.map(serde_json::from_str) {
        Some(Ok(geo)) => geo,
        _ => return Err(broken("no 'geo' metadata: it is Parquet but not GeoParquet".into())),
    };
    let column = geo["primary_column"].as_str().unwrap_or("geometry").to_owned();
    let described = &geo["columns"][&column];
    if described["encoding"].as_str().is_some_and(|encoding| !encoding.eq_ignore_ascii_case("wkb")) {
        return Err(broken(format!("geometry in the encoding {}; only WKB is read", described["encoding"])));
    }
    let stated = match described.get("crs") {
        None => Stated::Default(Crs::WGS84),
        Some(Value::Null) => Stated::Nothing,
        Some(Value::String(text)) => Stated::Definition(text.clone()),
        Some(definition) => match (definition["id"]["authority"].as_str(), definition["id"]["code"].as_u64()) {
            (Some("EPSG"), Some(number)) => Stated::Epsg(number.try_into().unwrap_or(0)),
            _ => Stated::Definition(definition.to_string()),
        },
    };
    let rows = reader.get_row_iter(None).map_err(|error| broken(error.to_string()))?;
    let mut features = Vec::new();
    for row in rows {
        if features.len() == MAX_FEATURES {
            return Err(too_large(format!("{MAX_FEATURES} features")));
        }
        let row = row.map_err(|error| broken(error.to_string()))?;
        let mut attributes = BTreeMap::new();
        let mut shape = RawShape::Other("NULL");
        for (name, field) in row.into_columns().into_iter().take(MAX_ATTRIBUTES) {
            if name != column {
                if let Some(text) = text_of(field).filter(|text| !text.is_empty()) {
                    attributes.insert(name, text);
                }
                continue;
            }
            if let Field::Bytes(blob) = field {
                shape = match wkb::from_wkb(blob.data()) {
                    Ok(polygons) if polygons.0.is_empty() => RawShape::Other("EMPTY"),
                    Ok(polygons) => RawShape::Polygons(polygons),
                    Err(WkbError::NotAPolygon(kind)) => RawShape::Other(kind),
                    Err(error) => return Err(broken(format!("row {}: {error}", features.len() + 1))),
                };
            }
        }
        features.push(RawFeature { row: features.len() as u64 + 1, attributes, shape });
    }
    Ok(Unplaced {
        place: place.clone(),
        hash: file.hash.clone(),
        file: file.name.clone(),
        format: Format::GeoParquet,
        name: name.to_owned(),
        stated,
        features,
        notes: vec![],
    })
}

fn text_of(field: Field) -> Option<String> {
    match field {
        Field::Str(text) => Some(text.trim().to_owned()),
        Field::Bool(value) => Some(value.to_string()),
        Field::Byte(value) => Some(value.to_string()),
        Field::Short(value) => Some(value.to_string()),
        Field::Int(value) => Some(value.to_string()),
        Field::Long(value) => Some(value.to_string()),
        Field::UByte(value) => Some(value.to_string()),
        Field::UShort(value) => Some(value.to_string()),
        Field::UInt(value) => Some(value.to_string()),
        Field::ULong(value) => Some(value.to_string()),
        Field::Float(value) => number(f64::from(value)),
        Field::Double(value) => number(value),
        _ => None,
    }
}
