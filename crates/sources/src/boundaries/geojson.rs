//! Reads GeoJSON: a feature collection, longitude and latitude in WGS 84 unless a `crs` member says otherwise.
//!
//! Source of the layout: RFC 7946, and the 2008 specification for the `crs` member.

use super::raw::{Format, MAX_ATTRIBUTES, MAX_FEATURES, RawFeature, RawShape, Stated, Unplaced, number};
use crate::InputFile;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use segbar_dataset::{Place, Problem, Reason};
use segbar_geometry::Crs;
use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Whether the bytes look like a feature collection: an object in which the word stands near the beginning or the end
/// (members come in any order), or features with geometry do near the beginning.
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(65_536)];
    let tail = &bytes[bytes.len().saturating_sub(4_096)..];
    let has = |part: &[u8], word: &[u8]| part.windows(word.len()).any(|w| w == word);
    let first = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).iter().find(|b| !b.is_ascii_whitespace());
    first == Some(&b'{')
        && ([head, tail].iter().any(|part| has(part, b"\"FeatureCollection\""))
            || (has(head, b"\"features\"") && has(head, b"\"geometry\"")))
}

#[derive(Deserialize)]
struct Collection {
    #[serde(default)]
    name: Option<String>,
    #[serde(default, deserialize_with = "present")]
    crs: Option<Option<CrsMember>>,
    features: Vec<Feature>,
}

/// A member that is there, even if it is null.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<CrsMember>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

#[derive(Deserialize)]
struct CrsMember {
    #[serde(default)]
    properties: Map<String, Value>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    properties: Option<Map<String, Value>>,
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    coordinates: Option<Nested>,
    #[serde(default)]
    geometries: Vec<Geometry>,
}

/// Coordinates of any kind of geometry: a position, or a list. Z and what follows it goes.
enum Nested {
    Position(Coord<f64>),
    List(Vec<Nested>),
}

impl<'de> Deserialize<'de> for Nested {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(NestedVisitor)
    }
}

struct NestedVisitor;

/// The first element of a list of coordinates.
enum First {
    Number(f64),
    Nested(Nested),
}

impl<'de> Deserialize<'de> for First {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FirstVisitor)
    }
}

struct FirstVisitor;

impl<'de> Visitor<'de> for FirstVisitor {
    type Value = First;
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a number or a list of coordinates")
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<First, E> {
        Ok(First::Number(value))
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<First, E> {
        Ok(First::Number(value as f64))
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<First, E> {
        Ok(First::Number(value as f64))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<First, A::Error> {
        NestedVisitor.visit_seq(seq).map(First::Nested)
    }
}

impl<'de> Visitor<'de> for NestedVisitor {
    type Value = Nested;
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("coordinates")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Nested, A::Error> {
        match seq.next_element::<First>()? {
            None => Ok(Nested::List(vec![])),
            Some(First::Number(x)) => {
                let y: f64 = seq.next_element()?.ok_or_else(|| A::Error::custom("a position with one number"))?;
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Nested::Position(Coord { x, y }))
            }
            Some(First::Nested(first)) => {
                let mut list = vec![first];
                while let Some(next) = seq.next_element()? {
                    list.push(next);
                }
                Ok(Nested::List(list))
            }
        }
    }
}

/// The one layer.
pub(super) fn read(file: &InputFile, name: &str, bytes: &[u8], place: &Place) -> Result<Unplaced, Reason> {
    let broken = |error: String| Problem::Broken { format: Format::GeoJson.name().into(), error }.at(place.clone());
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let collection: Collection = serde_json::from_slice(bytes).map_err(|error| broken(error.to_string()))?;
    if collection.features.len() > MAX_FEATURES {
        let what = file.name.clone();
        return Err(Problem::TooLarge { what, limit: format!("{MAX_FEATURES} features") }.at(place.clone()));
    }
    let stated = match collection.crs {
        None => Stated::Default(Crs::WGS84),
        Some(None) => Stated::Nothing,
        Some(Some(member)) => match member.properties.get("name").and_then(Value::as_str) {
            Some(name) => Stated::Definition(name.to_owned()),
            None => Stated::Nothing,
        },
    };
    let mut features = Vec::with_capacity(collection.features.len());
    for (i, feature) in collection.features.into_iter().enumerate() {
        let row = i as u64 + 1;
        let attributes = feature.properties.unwrap_or_default().into_iter().take(MAX_ATTRIBUTES);
        let attributes = attributes.filter_map(|(name, value)| Some((name, text_of(value)?))).collect();
        let shape = match feature.geometry {
            None => RawShape::Other("NULL"),
            Some(geometry) => {
                let mut polygons = Vec::new();
                match collect(geometry, &mut polygons) {
                    Ok(()) if polygons.is_empty() => RawShape::Other("EMPTY"),
                    Ok(()) => RawShape::Polygons(MultiPolygon(polygons)),
                    Err(Unfit::Kind(kind)) => RawShape::Other(kind),
                    Err(Unfit::Coordinates) => {
                        let error = "coordinates that do not fit the kind of geometry".to_owned();
                        let problem = Problem::Broken { format: Format::GeoJson.name().into(), error };
                        return Err(problem.at(place.clone().row(row)));
                    }
                }
            }
        };
        features.push(RawFeature { row, attributes, shape });
    }
    Ok(Unplaced {
        place: place.clone(),
        hash: file.hash.clone(),
        file: file.name.clone(),
        format: Format::GeoJson,
        name: collection.name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| name.to_owned()),
        stated,
        features,
        notes: vec![],
    })
}

fn text_of(value: Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(value) => match value.as_i64() {
            Some(whole) => whole.to_string(),
            None => number(value.as_f64()?)?,
        },
        Value::Bool(value) => value.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// Why a geometry gives no polygons.
enum Unfit {
    Kind(&'static str),
    Coordinates,
}

fn collect(geometry: Geometry, into: &mut Vec<Polygon<f64>>) -> Result<(), Unfit> {
    let coordinates = geometry.coordinates.unwrap_or(Nested::List(vec![]));
    match geometry.kind.as_str() {
        "Polygon" => into.extend(polygon(coordinates)?),
        "MultiPolygon" => {
            let Nested::List(polygons) = coordinates else { return Err(Unfit::Coordinates) };
            for part in polygons {
                into.extend(polygon(part)?);
            }
        }
        "GeometryCollection" => {
            for part in geometry.geometries {
                collect(part, into)?;
            }
        }
        "Point" => return Err(Unfit::Kind("Point")),
        "MultiPoint" => return Err(Unfit::Kind("MultiPoint")),
        "LineString" => return Err(Unfit::Kind("LineString")),
        "MultiLineString" => return Err(Unfit::Kind("MultiLineString")),
        _ => return Err(Unfit::Coordinates),
    }
    Ok(())
}

/// The polygon of a list of rings; none of an empty list.
fn polygon(rings: Nested) -> Result<Option<Polygon<f64>>, Unfit> {
    let Nested::List(rings) = rings else { return Err(Unfit::Coordinates) };
    let mut lines = Vec::with_capacity(rings.len());
    for ring in rings {
        let Nested::List(positions) = ring else { return Err(Unfit::Coordinates) };
        let mut line = Vec::with_capacity(positions.len());
        for position in positions {
            let Nested::Position(at) = position else { return Err(Unfit::Coordinates) };
            line.push(at);
        }
        lines.push(LineString(line));
    }
    let mut lines = lines.into_iter();
    Ok(lines.next().map(|exterior| Polygon::new(exterior, lines.collect())))
}
