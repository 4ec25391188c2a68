//! What was drawn: polygons as GeoJSON, or a point with a radius.

use super::whole::Whole;
use crate::refusal::Refusal;
use crate::text::number;
use crate::{Bilingual, QuestionError};
use geo::{Area, Orient, orient::Direction, unary_union};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use segbar_geometry::Bounds;
use segbar_geometry::crs::from_wgs84;
use segbar_geometry::validity::{self, Invalid};
use serde_json::Value;

/// The most corners of all polygons together.
pub const MOST_CORNERS: usize = 10_000;

/// The most polygons.
pub const MOST_POLYGONS: usize = 200;

/// The largest radius, in metres.
pub const LARGEST_RADIUS: f64 = 100_000.0;

/// The smallest radius, in metres: below it the estimate says nothing.
pub const SMALLEST_RADIUS: f64 = 10.0;

/// Corners of a circle: its surface is 0.2 per cent smaller than the circle's.
const CORNERS_OF_A_CIRCLE: usize = 64;

/// The most lists within lists that polygons of GeoJSON need: collection, feature, geometry.
const DEEPEST: usize = 4;

/// An own area: valid polygons in SWEREF 99 TM.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnShape {
    polygons: MultiPolygon<f64>,
    /// The areas that it was put together of, where nothing was drawn.
    whole: Option<Whole>,
}

impl OwnShape {
    /// What a text says: a polygon, several polygons, features or a collection of them as GeoJSON (RFC 7946; longitude and latitude in
    /// WGS 84), or `{"center": [longitude, latitude], "radius": metres}`. Polygons that lie on each other become one.
    ///
    /// # Errors
    /// If it is none of these, lies outside Sweden, crosses itself, or is too large.
    pub fn parse(text: &[u8]) -> Result<Self, QuestionError> {
        let value: Value = serde_json::from_slice(text).map_err(|_| no_polygons())?;
        let polygons = match (value.get("center"), value.get("radius").and_then(Value::as_f64)) {
            (Some(center), Some(radius)) => vec![circle(center, radius)?],
            _ => {
                let mut reading = Reading::default();
                reading.geometry(&value, 0)?;
                reading.polygons
            }
        };
        if polygons.is_empty() {
            return Err(no_polygons());
        }
        for polygon in &polygons {
            validity::check(&MultiPolygon(vec![polygon.clone()])).map_err(|e| invalid(&e))?;
        }
        let polygons = if polygons.len() == 1 { MultiPolygon(polygons) } else { unary_union(&polygons) };
        let polygons = polygons.orient(Direction::Default);
        if polygons.unsigned_area() < 1.0 {
            return Err(invalid(&Invalid::Empty));
        }
        Ok(OwnShape { polygons, whole: None })
    }

    /// Whole areas put together.
    pub(super) fn of_areas(polygons: MultiPolygon<f64>, whole: Whole) -> Result<Self, QuestionError> {
        if polygons.unsigned_area() < 1.0 {
            return Err(invalid(&Invalid::Empty));
        }
        Ok(OwnShape { polygons, whole: Some(whole) })
    }

    /// The areas that it was put together of, where nothing was drawn.
    pub(super) fn whole(&self) -> Option<&Whole> {
        self.whole.as_ref()
    }

    /// The polygons, in SWEREF 99 TM.
    pub fn polygons(&self) -> &MultiPolygon<f64> {
        &self.polygons
    }

    /// The surface in square metres.
    pub fn surface(&self) -> f64 {
        self.polygons.unsigned_area()
    }

    /// How far it reaches.
    pub(super) fn bounds(&self) -> Option<Bounds> {
        Bounds::of_polygons(&self.polygons)
    }
}

#[derive(Default)]
struct Reading {
    polygons: Vec<Polygon<f64>>,
    corners: usize,
}

impl Reading {
    fn geometry(&mut self, value: &Value, depth: usize) -> Result<(), QuestionError> {
        if depth > DEEPEST {
            return Err(no_polygons());
        }
        let list = |name: &str| value.get(name).and_then(Value::as_array).ok_or_else(no_polygons);
        match value.get("type").and_then(Value::as_str) {
            Some("Polygon") => self.polygon(list("coordinates")?),
            Some("MultiPolygon") => {
                list("coordinates")?.iter().try_for_each(|p| self.polygon(p.as_array().ok_or_else(no_polygons)?))
            }
            Some("Feature") => self.geometry(value.get("geometry").ok_or_else(no_polygons)?, depth + 1),
            Some("FeatureCollection") => list("features")?.iter().try_for_each(|f| self.geometry(f, depth + 1)),
            Some("GeometryCollection") => list("geometries")?.iter().try_for_each(|g| self.geometry(g, depth + 1)),
            _ => Err(no_polygons()),
        }
    }

    fn polygon(&mut self, rings: &[Value]) -> Result<(), QuestionError> {
        if self.polygons.len() == MOST_POLYGONS {
            return Err(too_many("polygoner", "polygons", MOST_POLYGONS));
        }
        let mut lines = Vec::with_capacity(rings.len());
        for ring in rings {
            let points = ring.as_array().ok_or_else(no_polygons)?;
            self.corners += points.len();
            if self.corners > MOST_CORNERS {
                return Err(too_many("hörn", "corners", MOST_CORNERS));
            }
            lines.push(LineString(points.iter().map(point).collect::<Result<_, _>>()?));
        }
        let mut lines = lines.into_iter();
        let outer = lines.next().ok_or_else(no_polygons)?;
        self.polygons.push(Polygon::new(outer, lines.collect()));
        Ok(())
    }
}

/// A longitude and latitude in Sweden, as SWEREF 99 TM.
fn point(value: &Value) -> Result<Coord<f64>, QuestionError> {
    let number = |at: usize| value.get(at).and_then(Value::as_f64);
    let (Some(longitude), Some(latitude)) = (number(0), number(1)) else { return Err(no_polygons()) };
    // Sweden with its territorial sea, and so much beyond that no border of an area is hit.
    if !((9.0..=26.0).contains(&longitude) && (54.0..=70.0).contains(&latitude)) {
        return Err(outside(longitude, latitude));
    }
    from_wgs84(Coord { x: longitude, y: latitude }).ok_or_else(|| outside(longitude, latitude))
}

fn circle(center: &Value, radius: f64) -> Result<Polygon<f64>, QuestionError> {
    let center = point(center)?;
    if !(SMALLEST_RADIUS..=LARGEST_RADIUS).contains(&radius) {
        let (least, most) = (number(SMALLEST_RADIUS, 0), number(LARGEST_RADIUS, 0));
        let expected = Bilingual::new(
            format!("Radien är {} till {} meter.", least.sv, most.sv),
            format!("The radius is {} to {} metres.", least.en, most.en),
        );
        return Err(Refusal::NotUnderstood { text: radius.to_string(), expected }.into());
    }
    let corner = |i: usize| {
        let (sin, cos) = (std::f64::consts::TAU * i as f64 / CORNERS_OF_A_CIRCLE as f64).sin_cos();
        Coord { x: center.x + radius * cos, y: center.y + radius * sin }
    };
    Ok(Polygon::new(LineString((0..CORNERS_OF_A_CIRCLE).map(corner).collect()), vec![]))
}

fn refused(sv: impl Into<String>, en: impl Into<String>) -> QuestionError {
    Refusal::NotAShape { why: Bilingual::new(sv, en) }.into()
}

fn no_polygons() -> QuestionError {
    refused(
        "Ett eget område är polygoner i GeoJSON (longitud och latitud i WGS 84) eller {\"center\": [longitud, latitud], \"radius\": meter}.",
        "An own area is polygons in GeoJSON (longitude and latitude in WGS 84), or {\"center\": [longitude, latitude], \"radius\": metres}.",
    )
}

fn outside(longitude: f64, latitude: f64) -> QuestionError {
    refused(
        format!(
            "Punkten med longituden {longitude} och latituden {latitude} ligger inte i Sverige. Longituden kommer först."
        ),
        format!(
            "The point with longitude {longitude} and latitude {latitude} is not in Sweden. The longitude comes first."
        ),
    )
}

fn invalid(error: &Invalid) -> QuestionError {
    let sv = match error {
        Invalid::Empty => "Området har ingen yta.",
        Invalid::NotFinite => "En koordinat är inget tal.",
        Invalid::TooFewCorners(_) => "En polygon har färre än tre hörn.",
        Invalid::Crossing(_) => "Områdets gräns korsar sig själv. Flytta ett hörn.",
        Invalid::HoleOutside(_) => "Ett hål ligger utanför sin polygon.",
        Invalid::PartsOverlap(_) => "Två delar av området ligger på varandra.",
    };
    let en = match error {
        Invalid::Empty => "The area has no surface.",
        Invalid::NotFinite => "A coordinate is not a number.",
        Invalid::TooFewCorners(_) => "A polygon has fewer than three corners.",
        Invalid::Crossing(_) => "The area's border crosses itself. Move a corner.",
        Invalid::HoleOutside(_) => "A hole lies outside its polygon.",
        Invalid::PartsOverlap(_) => "Two parts of the area lie on each other.",
    };
    refused(sv, en)
}

fn too_many(sv: &str, en: &str, most: usize) -> QuestionError {
    Refusal::TooMany { what: Bilingual::new(sv, en), most: most as u64 }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> String {
        match OwnShape::parse(text.as_bytes()) {
            Ok(_) => "ok".into(),
            Err(error) => error.id().to_owned(),
        }
    }

    #[test]
    fn a_circle_has_nearly_the_surface_of_a_circle() {
        let shape = OwnShape::parse(br#"{"center": [17.64, 59.86], "radius": 1000}"#).unwrap();
        let expected = std::f64::consts::PI * 1e6;
        assert!((shape.surface() / expected - 1.0).abs() < 0.003);
    }

    #[test]
    fn polygons_are_read_from_every_form_of_geojson() {
        let ring = "[[[17.6,59.8],[17.7,59.8],[17.7,59.9],[17.6,59.9],[17.6,59.8]]]";
        let polygon = format!(r#"{{"type":"Polygon","coordinates":{ring}}}"#);
        let feature = format!(r#"{{"type":"Feature","properties":{{}},"geometry":{polygon}}}"#);
        let one = OwnShape::parse(polygon.as_bytes()).unwrap();
        // Twice the same becomes one: no person is counted twice.
        let collection = format!(r#"{{"type":"FeatureCollection","features":[{feature},{feature}]}}"#);
        let many = OwnShape::parse(collection.as_bytes()).unwrap();
        assert!((one.surface() - many.surface()).abs() < 1.0);
        assert_eq!(id(&feature), "ok");
        assert_eq!(id(&format!(r#"{{"type":"MultiPolygon","coordinates":[{ring}]}}"#)), "ok");
    }

    #[test]
    fn what_is_no_area_in_sweden_is_refused_with_its_reason() {
        let ring = |points: &str| format!(r#"{{"type":"Polygon","coordinates":[[{points}]]}}"#);
        assert_eq!(id("no json"), "not-a-shape");
        assert_eq!(id("[]"), "not-a-shape");
        assert_eq!(id(r#"{"type":"Point","coordinates":[17.6,59.8]}"#), "not-a-shape");
        assert_eq!(id(&ring("[59.8,17.6],[59.9,17.6],[59.9,17.7]")), "not-a-shape");
        assert_eq!(id(&ring("[17.6,59.8],[17.7,59.9],[17.7,59.8],[17.6,59.9]")), "not-a-shape");
        assert_eq!(id(&ring("[17.6,59.8],[17.7,59.9]")), "not-a-shape");
        assert_eq!(id(&ring("[17.6,59.8],[17.7,null],[17.7,59.8]")), "not-a-shape");
        assert_eq!(id(r#"{"center":[17.6,59.8],"radius":1e9}"#), "not-understood");
        assert_eq!(id(&ring(&vec!["[17.6,59.8]"; MOST_CORNERS + 1].join(","))), "too-many");
        let deep = (0..50)
            .fold("{}".to_owned(), |inner, _| format!(r#"{{"type":"GeometryCollection","geometries":[{inner}]}}"#));
        assert_eq!(id(&deep), "not-a-shape");
    }
}
