//! Coordinate reference systems: which one a file is in, and the way from it to SWEREF 99 TM.
//!
//! Inside segbar every coordinate is SWEREF 99 TM (EPSG:3006), x = easting and y = northing in metres. SWEREF 99, ETRS89
//! and WGS 84 are taken as one datum: they differ by less than a metre, and the boundaries of statistical areas are not
//! surveyed better than that. RT 90 is transformed with the parameters of Lantmäteriet's direct projection (GRS 80,
//! mean error 0.07 m), not by way of its own ellipsoid.

use crate::bounds::Bounds;
use geo::MapCoords;
use geo_types::{Coord, Geometry};
use proj_core::{CrsDef, GeographicCrsDef, LinearUnit, ProjectedCrsDef, ProjectionMethod, Transform};
use std::sync::LazyLock;
use thiserror::Error;

/// A reference system that segbar reads. A value of this type is always one of the table [`Crs::all`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Crs(u32);

/// Why coordinates cannot be taken.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum CrsError {
    /// Nothing says which system it is, and the coordinates fit none or several.
    #[error("the coordinate system is not stated and cannot be told ({hint})")]
    Unknown {
        /// What was seen.
        hint: String,
    },
    /// A system that is stated but not among those read.
    #[error("the coordinate system {crs} is not supported")]
    Unsupported {
        /// Its name or number as stated.
        crs: String,
    },
    /// A point that is not in Sweden if the stated system is right.
    #[error("the point ({x}, {y}) is not in Sweden if the coordinates are {crs}")]
    Outside {
        /// The system's name.
        crs: String,
        /// x as in the file.
        x: f64,
        /// y as in the file.
        y: f64,
    },
}

/// How coordinates of a system become longitude and latitude.
#[derive(Clone, Copy)]
enum Form {
    /// Longitude and latitude in degrees.
    Degrees,
    /// Transverse Mercator on GRS 80 from the equator, in metres.
    Gauss { lon0: f64, k0: f64, east0: f64, north0: f64 },
    /// The spherical Mercator of web maps, in metres.
    WebMercator,
}

struct Known {
    epsg: u32,
    /// Other numbers for the same coordinates, within the accuracy above.
    also: &'static [u32],
    name: &'static str,
    form: Form,
}

const fn local(epsg: u32, name: &'static str, lon0: f64) -> Known {
    Known { epsg, also: &[], name, form: Form::Gauss { lon0, k0: 1.0, east0: 150_000.0, north0: 0.0 } }
}

/// Parameters: Lantmäteriet, "SWEREF 99, projektioner" and "RT 90 – SWEREF 99" (direct projection).
const KNOWN: [Known; 16] = [
    Known {
        epsg: 3006,
        also: &[32633, 25833, 5845, 5850],
        name: "SWEREF 99 TM (EPSG:3006)",
        form: Form::Gauss { lon0: 15.0, k0: 0.9996, east0: 500_000.0, north0: 0.0 },
    },
    local(3007, "SWEREF 99 12 00 (EPSG:3007)", 12.0),
    local(3008, "SWEREF 99 13 30 (EPSG:3008)", 13.5),
    local(3012, "SWEREF 99 14 15 (EPSG:3012)", 14.25),
    local(3009, "SWEREF 99 15 00 (EPSG:3009)", 15.0),
    local(3013, "SWEREF 99 15 45 (EPSG:3013)", 15.75),
    local(3010, "SWEREF 99 16 30 (EPSG:3010)", 16.5),
    local(3014, "SWEREF 99 17 15 (EPSG:3014)", 17.25),
    local(3011, "SWEREF 99 18 00 (EPSG:3011)", 18.0),
    local(3015, "SWEREF 99 18 45 (EPSG:3015)", 18.75),
    local(3016, "SWEREF 99 20 15 (EPSG:3016)", 20.25),
    local(3017, "SWEREF 99 21 45 (EPSG:3017)", 21.75),
    local(3018, "SWEREF 99 23 15 (EPSG:3018)", 23.25),
    Known {
        epsg: 3021,
        also: &[2400],
        name: "RT 90 2,5 gon V (EPSG:3021)",
        form: Form::Gauss {
            lon0: 15.0 + 48.0 / 60.0 + 22.624306 / 3600.0,
            k0: 1.00000561024,
            east0: 1_500_064.274,
            north0: -667.711,
        },
    },
    Known { epsg: 4326, also: &[4258, 4619, 4979, 4937, 4977], name: "WGS 84 (EPSG:4326)", form: Form::Degrees },
    Known { epsg: 3857, also: &[900_913, 102_100, 3785], name: "Web Mercator (EPSG:3857)", form: Form::WebMercator },
];

impl Crs {
    /// SWEREF 99 TM, EPSG:3006; also stands for UTM zone 33 north, which has the same parameters.
    pub const SWEREF99_TM: Crs = Crs(3006);
    /// RT 90 2.5 gon V, EPSG:3021.
    pub const RT90: Crs = Crs(3021);
    /// Longitude and latitude in degrees, EPSG:4326; also stands for SWEREF 99 and ETRS89 geographic.
    pub const WGS84: Crs = Crs(4326);
    /// The longest text of a definition that is read, in bytes.
    pub const MAX_TEXT: usize = 16_384;

    /// All systems that are read.
    pub fn all() -> impl Iterator<Item = Crs> {
        KNOWN.iter().map(|known| Crs(known.epsg))
    }

    /// The system with this EPSG number, if it is read.
    pub fn from_epsg(number: u32) -> Option<Self> {
        KNOWN.iter().find(|known| known.epsg == number || known.also.contains(&number)).map(|known| Crs(known.epsg))
    }

    /// The system that a text defines: `EPSG:3006`, a number, an OGC name (`urn:ogc:def:crs:EPSG::3006`), WKT in the
    /// styles of ESRI (`.prj`) and OGC, or PROJJSON. Names do not matter, parameters do: the `unnamed` system of some
    /// of SCB's files is SWEREF 99 TM because its projection is.
    ///
    /// # Errors
    /// [`CrsError::Unsupported`] with the stated name, also for a text that is no definition.
    pub fn from_text(text: &str) -> Result<Self, CrsError> {
        let text = text.trim().trim_start_matches('\u{feff}');
        let unsupported = || CrsError::Unsupported { crs: stated_name(text) };
        // Depth as well as length is limited: the parser of definitions recurses.
        let deepest = text.bytes().filter(|b| matches!(b, b'[' | b'(' | b'{')).count();
        if text.len() > Self::MAX_TEXT || deepest > 200 {
            return Err(unsupported());
        }
        if let Some(crs) = text.parse().ok().and_then(Self::from_epsg) {
            return Ok(crs);
        }
        // A definition counts by its parameters, so that a wrong number beside them is found.
        let defined = proj_wkt::parse_crs(text).ok();
        if let Some(crs) = defined.as_ref().and_then(Self::from_definition) {
            return Ok(crs);
        }
        // Web Mercator in WKT 1 is written as an ellipsoidal projection with an extension, and known by its number.
        let number = text.rsplit(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty());
        let tail = text.len().saturating_sub(24);
        let web = text.contains("Mercator") && text.get(tail..).is_some_and(|end| end.contains("EPSG"));
        match number.filter(|_| web).and_then(|n| n.parse().ok()) {
            Some(3857) => Ok(Crs(3857)),
            _ => Err(unsupported()),
        }
    }

    fn from_definition(definition: &CrsDef) -> Option<Self> {
        let close = |a: f64, b: f64, within: f64| (a - b).abs() <= within;
        if definition.is_geographic() {
            // All systems in degrees that are taken share the datum, within a metre.
            let axis = definition.datum().ellipsoid().semi_major_axis();
            return close(axis, 6_378_137.0, 0.01).then_some(Crs::WGS84);
        }
        let horizontal = definition.horizontal_crs()?;
        let projected = horizontal.as_projected()?;
        if (projected.linear_unit_to_meter() - 1.0).abs() > 1e-9 {
            return None;
        }
        let axis = projected.datum().ellipsoid().semi_major_axis();
        match projected.method() {
            ProjectionMethod::WebMercator => Some(Crs(3857)),
            ProjectionMethod::TransverseMercator { lon0, lat0, k0, false_easting, false_northing } => {
                let bessel = close(axis, 6_377_397.155, 0.01);
                let rt90 = close(lon0, 15.808_277_778, 1e-6) && close(k0, 1.0, 1e-12) && false_easting == 1_500_000.0;
                if bessel {
                    return (rt90 && false_northing == 0.0).then_some(Crs::RT90);
                }
                let of_grs80 = close(axis, 6_378_137.0, 0.01);
                KNOWN.iter().find_map(|known| match known.form {
                    Form::Gauss { lon0: l, k0: k, east0, north0 }
                        if of_grs80
                            && close(lat0, 0.0, 1e-9)
                            && close(l, lon0, 1e-6)
                            && close(k, k0, 1e-9)
                            && close(east0, false_easting, 1e-3)
                            && close(north0, false_northing, 1e-3) =>
                    {
                        Some(Crs(known.epsg))
                    }
                    _ => None,
                })
            }
            _ => None,
        }
    }

    /// The system of coordinates that come without any statement, decided from their extent, and only when it is
    /// unambiguous: the box of Sweden in SWEREF 99 TM, or in degrees. The decision has to be told to the user.
    ///
    /// # Errors
    /// [`CrsError::Unknown`] when the extent fits neither.
    pub fn guess(extent: Bounds) -> Result<Self, CrsError> {
        // West of 230 km a local SWEREF 99 system would be as likely.
        let metres = Bounds { min_x: 230_000.0, ..Crs::SWEREF99_TM.box_of_sweden() };
        let boxes = [(Crs::SWEREF99_TM, metres), (Crs::WGS84, Crs::WGS84.box_of_sweden())];
        boxes.into_iter().find(|(_, sweden)| sweden.covers(extent)).map(|(crs, _)| crs).ok_or_else(|| {
            let Bounds { min_x, min_y, max_x, max_y } = extent;
            CrsError::Unknown { hint: format!("x {min_x:.3}–{max_x:.3}, y {min_y:.3}–{max_y:.3}") }
        })
    }

    /// The EPSG number.
    pub fn epsg(self) -> u32 {
        self.0
    }

    /// The name with the number.
    pub fn name(self) -> &'static str {
        self.known().name
    }

    /// Whether coordinates are degrees.
    pub fn is_geographic(self) -> bool {
        matches!(self.known().form, Form::Degrees)
    }

    fn known(self) -> &'static Known {
        // The number always comes from the table, so the fallback is never taken.
        KNOWN.iter().find(|known| known.epsg == self.0).unwrap_or(&KNOWN[0])
    }

    /// A box around Sweden with its territorial sea, wide enough for every system's own distortion, and narrow enough
    /// that metres are never degrees and no system's easting is another's northing.
    fn box_of_sweden(self) -> Bounds {
        let (min_x, max_x) = match self.known().form {
            Form::Degrees => return Bounds { min_x: 9.5, min_y: 54.5, max_x: 25.5, max_y: 69.7 },
            Form::WebMercator => {
                return Bounds { min_x: 1_050_000.0, min_y: 7_250_000.0, max_x: 2_850_000.0, max_y: 10_980_000.0 };
            }
            Form::Gauss { .. } if self == Crs::SWEREF99_TM => (200_000.0, 1_000_000.0),
            Form::Gauss { lon0, east0, .. } => {
                // One degree of longitude is at most 64 km in Sweden.
                (east0 - (lon0 - 9.5) * 64_000.0, east0 + (25.5 - lon0) * 64_000.0)
            }
        };
        Bounds { min_x, min_y: 6_040_000.0, max_x, max_y: 7_740_000.0 }
    }

    fn definition(self) -> CrsDef {
        let datum = proj_core::datum::ETRS89;
        let method = match self.known().form {
            Form::Degrees => return CrsDef::Geographic(GeographicCrsDef::new(0, datum, "SWEREF 99")),
            Form::WebMercator => ProjectionMethod::WebMercator,
            Form::Gauss { lon0, k0, east0, north0 } => ProjectionMethod::TransverseMercator {
                lon0,
                lat0: 0.0,
                k0,
                false_easting: east0,
                false_northing: north0,
            },
        };
        CrsDef::Projected(ProjectedCrsDef::new(0, datum, method, LinearUnit::metre(), self.name()))
    }
}

/// The name that a definition states for itself, shortened for a sentence.
fn stated_name(text: &str) -> String {
    let quoted = text.split('"').nth(1).filter(|_| text.contains('['));
    let name: String = quoted.unwrap_or(text).chars().filter(|c| !c.is_control()).take(60).collect();
    if name.is_empty() { "?".into() } else { name }
}

/// The way from one system to another, made once and used for many coordinates.
pub struct Reprojection {
    from: Crs,
    /// `None` when both are the same.
    transform: Option<Transform>,
}

impl Reprojection {
    /// The way between two systems.
    ///
    /// # Errors
    /// [`CrsError::Unsupported`] if the projection library knows no way; it does for all of [`Crs::all`].
    pub fn new(from: Crs, to: Crs) -> Result<Self, CrsError> {
        let transform = if from == to {
            None
        } else {
            let made = Transform::from_crs_defs(&from.definition(), &to.definition());
            Some(made.map_err(|_| CrsError::Unsupported { crs: from.name().into() })?)
        };
        Ok(Reprojection { from, transform })
    }

    /// One point, without looking whether it is in Sweden.
    ///
    /// # Errors
    /// [`CrsError::Outside`] where the projection is not defined.
    pub fn point(&self, at: Coord<f64>) -> Result<Coord<f64>, CrsError> {
        let moved = match &self.transform {
            Some(transform) => transform.convert(at).ok(),
            None => Some(at),
        };
        moved.filter(|c| c.x.is_finite() && c.y.is_finite()).ok_or_else(|| self.outside(at))
    }

    fn outside(&self, at: Coord<f64>) -> CrsError {
        CrsError::Outside { crs: self.from.name().into(), x: at.x, y: at.y }
    }
}

/// Transforms a geometry to SWEREF 99 TM and checks that every point of it is in Sweden (with its territorial sea)
/// if the stated system is right: degrees taken for metres, metres for degrees, and swapped axes are found here.
///
/// # Errors
/// [`CrsError::Outside`] with the first point that is not.
pub fn to_sweref99tm(geometry: Geometry<f64>, crs: Crs) -> Result<Geometry<f64>, CrsError> {
    let way = Reprojection::new(crs, Crs::SWEREF99_TM)?;
    let (before, after) = (crs.box_of_sweden(), Crs::SWEREF99_TM.box_of_sweden());
    geometry.try_map_coords(|at| {
        let moved = if before.contains(at) { way.point(at)? } else { return Err(way.outside(at)) };
        if after.contains(moved) { Ok(moved) } else { Err(way.outside(at)) }
    })
}

/// Longitude and latitude in degrees of a point in SWEREF 99 TM; `None` where the projection is not defined.
pub fn to_wgs84(at: Coord<f64>) -> Option<Coord<f64>> {
    WAY_TO_WGS84.as_ref()?.point(at).ok()
}

/// SWEREF 99 TM of a longitude and latitude in degrees; `None` where the projection is not defined.
pub fn from_wgs84(at: Coord<f64>) -> Option<Coord<f64>> {
    WAY_FROM_WGS84.as_ref()?.point(at).ok()
}

static WAY_TO_WGS84: LazyLock<Option<Reprojection>> =
    LazyLock::new(|| Reprojection::new(Crs::SWEREF99_TM, Crs::WGS84).ok());
static WAY_FROM_WGS84: LazyLock<Option<Reprojection>> =
    LazyLock::new(|| Reprojection::new(Crs::WGS84, Crs::SWEREF99_TM).ok());

#[cfg(test)]
mod tests;
