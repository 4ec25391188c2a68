//! Reads shapefiles: `.shp` with `.dbf`, and `.prj` and `.cpg` where they are there; beside each other or zipped.
//!
//! Letters: the `.cpg` says the encoding; without it the language mark of the `.dbf`; without both, bytes that are
//! UTF-8 are taken so, others as Windows-1252. Source of the layout: ESRI Shapefile Technical Description, July 1998.

use super::raw::{Format, MAX_ATTRIBUTES, MAX_FEATURES, RawFeature, RawShape, Stated, Unplaced, number};
use crate::InputFile;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use geo::coordinate_position::{CoordPos, CoordinatePosition};
use geo::{Area, InteriorPoint};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use segbar_dataset::{Place, Problem, Reason};
use segbar_domain::Text;
use segbar_geometry::Bounds;
use shapefile::dbase::encoding::EncodingRs;
use shapefile::dbase::{self, FieldValue};
use shapefile::record::traits::HasXY;
use shapefile::{PolygonRing, Shape, ShapeReader};
use std::collections::BTreeMap;
use std::io::Cursor;

/// The files of one shapefile, without folder.
pub(super) struct Parts<'a> {
    pub name: String,
    pub shp: &'a [u8],
    pub dbf: Option<&'a [u8]>,
    pub prj: Option<&'a [u8]>,
    pub cpg: Option<&'a [u8]>,
}

/// Whether the bytes begin as a `.shp` does.
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    bytes.starts_with(&9994_i32.to_be_bytes()) && bytes.len() >= 100
}

/// The one layer.
pub(super) fn read(file: &InputFile, parts: &Parts<'_>, place: &Place) -> Result<Unplaced, Reason> {
    let broken = |member: &str, error: String| {
        Problem::Broken { format: format!("{} (.{member})", Format::Shapefile.name()), error }.at(place.clone())
    };
    let mut reader = ShapeReader::new(Cursor::new(parts.shp)).map_err(|error| broken("shp", error.to_string()))?;
    let mut shapes = Vec::new();
    for shape in reader.iter_shapes() {
        if shapes.len() == MAX_FEATURES {
            let what = parts.name.clone();
            return Err(Problem::TooLarge { what, limit: format!("{MAX_FEATURES} features") }.at(place.clone()));
        }
        shapes.push(polygons(shape.map_err(|error| broken("shp", error.to_string()))?));
    }
    let Some(dbf) = parts.dbf else {
        return Err(broken("dbf", "the file with the attributes is missing beside it".into()));
    };
    let (rows, encoding, assumed) = table(dbf, parts.cpg).map_err(|error| broken("dbf", error))?;
    if rows.len() != shapes.len() {
        let error = format!("{} shapes but {} rows of attributes", shapes.len(), rows.len());
        return Err(broken("dbf", error));
    }
    let mut notes = Vec::new();
    if assumed && rows.iter().flat_map(|row| row.values()).any(|value| !value.is_ascii()) {
        let name = encoding.name();
        notes.push(Text::new(
            format!("Teckenkodningen är inte angiven och lästes som {name}."),
            format!("The encoding of letters is not stated and was read as {name}."),
        ));
    }
    let stated = match parts.prj.map(|bytes| String::from_utf8_lossy(bytes).trim().to_owned()) {
        Some(text) if !text.is_empty() => Stated::Definition(text),
        _ => Stated::Nothing,
    };
    let features = shapes.into_iter().zip(rows).enumerate();
    let features =
        features.map(|(i, (shape, attributes))| RawFeature { row: i as u64 + 1, attributes, shape }).collect();
    Ok(Unplaced {
        place: place.clone(),
        hash: file.hash.clone(),
        file: file.name.clone(),
        format: Format::Shapefile,
        name: parts.name.clone(),
        stated,
        features,
        notes,
    })
}

fn polygons(shape: Shape) -> RawShape {
    match shape {
        Shape::Polygon(polygon) => assembled(rings(polygon.into_inner())),
        Shape::PolygonM(polygon) => assembled(rings(polygon.into_inner())),
        Shape::PolygonZ(polygon) => assembled(rings(polygon.into_inner())),
        Shape::NullShape => RawShape::Other("NULL"),
        Shape::Point(_) | Shape::PointM(_) | Shape::PointZ(_) => RawShape::Other("Point"),
        Shape::Multipoint(_) | Shape::MultipointM(_) | Shape::MultipointZ(_) => RawShape::Other("MultiPoint"),
        Shape::Polyline(_) | Shape::PolylineM(_) | Shape::PolylineZ(_) => RawShape::Other("LineString"),
        Shape::Multipatch(_) => RawShape::Other("MultiPatch"),
    }
}

/// Rings with whether they run as exterior rings do (clockwise in shapefiles). Z and M go.
fn rings<P: HasXY>(rings: Vec<PolygonRing<P>>) -> Vec<(LineString<f64>, bool)> {
    let line = |points: &[P]| LineString(points.iter().map(|p| Coord { x: p.x(), y: p.y() }).collect());
    let rings = rings.iter().filter(|ring| !ring.points().is_empty());
    rings.map(|ring| (line(ring.points()), matches!(ring, PolygonRing::Outer(_)))).collect()
}

/// Polygons from rings in any order: each hole goes to the smallest exterior ring around it; a hole without one is
/// an exterior ring that runs the wrong way.
fn assembled(rings: Vec<(LineString<f64>, bool)>) -> RawShape {
    let (outer, inner): (Vec<_>, Vec<_>) = rings.into_iter().partition(|(_, outer)| *outer);
    let mut polygons: Vec<Polygon<f64>> = outer.into_iter().map(|(ring, _)| Polygon::new(ring, vec![])).collect();
    // Holes are looked up in the bare exteriors.
    let exteriors: Vec<(Polygon<f64>, Option<Bounds>, f64)> = polygons
        .iter()
        .map(|polygon| (polygon.clone(), Bounds::of(&polygon.clone().into()), polygon.unsigned_area()))
        .collect();
    for (ring, _) in inner {
        let around = exteriors
            .iter()
            .enumerate()
            .filter(|(_, (exterior, bounds, _))| bounds.is_some_and(|bounds| lies_in(&ring, exterior, bounds)));
        let smallest = around.min_by(|a, b| a.1.2.total_cmp(&b.1.2)).map(|(i, _)| i);
        match smallest {
            Some(i) => polygons[i].interiors_push(ring),
            None => polygons.push(Polygon::new(ring, vec![])),
        }
    }
    if polygons.is_empty() { RawShape::Other("EMPTY") } else { RawShape::Polygons(MultiPolygon(polygons)) }
}

/// Whether the ring lies in the polygon. Vertices on its border tell nothing; where all are, a point inside tells.
fn lies_in(ring: &LineString<f64>, polygon: &Polygon<f64>, bounds: Bounds) -> bool {
    if !ring.0.iter().all(|at| bounds.contains(*at)) {
        return false;
    }
    let position = |at: &Coord<f64>| match polygon.coordinate_position(at) {
        CoordPos::Inside => Some(true),
        CoordPos::Outside => Some(false),
        CoordPos::OnBoundary => None,
    };
    let told = ring.0.iter().find_map(position);
    let within = || Polygon::new(ring.clone(), vec![]).interior_point().and_then(|point| position(&point.0));
    told.or_else(within) == Some(true)
}

type Row = BTreeMap<String, String>;

/// The rows of a `.dbf`, the encoding they were read in, and whether it had to be assumed.
fn table(dbf: &[u8], cpg: Option<&[u8]>) -> Result<(Vec<Row>, &'static Encoding, bool), String> {
    let stated = cpg.and_then(|bytes| encoding_of(&String::from_utf8_lossy(bytes))).or_else(|| language_mark(dbf));
    // Bytes 8 and 9 say where the rows begin.
    let rows_at = dbf.get(8..10).map_or(0, |b| usize::from(u16::from_le_bytes([b[0], b[1]])));
    let all_utf8 = dbf.get(rows_at..).is_some_and(|rows| std::str::from_utf8(rows).is_ok());
    let encoding = match stated {
        // A file that says UTF-8 and is not, was written by a program of the other habit.
        Some(encoding) if encoding != UTF_8 || all_utf8 => encoding,
        _ if all_utf8 => UTF_8,
        _ => WINDOWS_1252,
    };
    let builder = dbase::ReaderBuilder::new().with_encoding(EncodingRs::from(encoding));
    let mut reader = builder.build(Cursor::new(dbf)).map_err(|error| error.to_string())?;
    let mut rows = Vec::new();
    for record in reader.iter_records() {
        if rows.len() == MAX_FEATURES {
            return Err(format!("more than {MAX_FEATURES} rows"));
        }
        let record = record.map_err(|error| error.to_string())?;
        let fields = record.into_iter().take(MAX_ATTRIBUTES);
        let fields = fields.filter_map(|(name, value)| {
            let text = text_of(value)?;
            let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0');
            (!text.is_empty()).then(|| (name, text.to_owned()))
        });
        rows.push(fields.collect());
    }
    Ok((rows, encoding, stated != Some(encoding)))
}

fn text_of(value: FieldValue) -> Option<String> {
    match value {
        FieldValue::Character(text) => text,
        FieldValue::Memo(text) => Some(text),
        FieldValue::Numeric(value) => value.and_then(number),
        FieldValue::Float(value) => value.map(f64::from).and_then(number),
        FieldValue::Double(value) | FieldValue::Currency(value) => number(value),
        FieldValue::Integer(value) => Some(value.to_string()),
        FieldValue::Logical(value) => value.map(|value| value.to_string()),
        FieldValue::Date(date) => date.map(|date| format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())),
        FieldValue::DateTime(at) => {
            let date = at.date();
            Some(format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()))
        }
    }
}

/// The encoding that a `.cpg` names: `UTF-8`, `1252`, `ANSI 1252`, `ISO 88591`, `ISO-8859-1`.
fn encoding_of(label: &str) -> Option<&'static Encoding> {
    let label = label.trim().trim_start_matches('\u{feff}').to_ascii_lowercase();
    let digits: String = label.chars().filter(char::is_ascii_digit).collect();
    match digits.as_str() {
        "65001" => Some(UTF_8),
        "88591" | "1252" | "28591" => Some(WINDOWS_1252),
        "850" | "437" => None,
        _ => Encoding::for_label(label.as_bytes())
            .or_else(|| Encoding::for_label(format!("windows-{digits}").as_bytes()))
            .or_else(|| {
                digits.strip_prefix("8859").and_then(|n| Encoding::for_label(format!("iso-8859-{n}").as_bytes()))
            }),
    }
}

/// The encoding that the language mark in the head of a `.dbf` names, for the marks of Western Europe.
fn language_mark(dbf: &[u8]) -> Option<&'static Encoding> {
    match dbf.get(29)? {
        0x03 | 0x57 | 0x58 | 0x59 => Some(WINDOWS_1252),
        _ => None,
    }
}
