//! Layers of polygons as read: attributes as text, coordinates already in SWEREF 99 TM, nothing interpreted.

use geo_types::{Geometry, MultiPolygon};
use rayon::prelude::*;
use segbar_dataset::{Place, Problem, Reason};
use segbar_domain::Text;
use segbar_geometry::Bounds;
use segbar_geometry::crs::{self, Crs, CrsError};
use std::collections::BTreeMap;

/// The most features of a layer.
pub const MAX_FEATURES: usize = 500_000;
/// The most attributes of a feature.
pub const MAX_ATTRIBUTES: usize = 1_000;

/// The formats of boundaries. The order is the order of preference where files show the same areas equally well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// GeoPackage (`.gpkg`).
    GeoPackage,
    /// GeoParquet (`.parquet`).
    GeoParquet,
    /// Shapefile (`.shp` with companions, or zipped).
    Shapefile,
    /// GeoJSON.
    GeoJson,
    /// A table of the police's areas without shapes.
    PoliceList,
}

impl Format {
    /// The name in source records.
    pub fn id(self) -> &'static str {
        match self {
            Format::GeoPackage => "geopackage",
            Format::GeoParquet => "geoparquet",
            Format::Shapefile => "shapefile",
            Format::GeoJson => "geojson",
            Format::PoliceList => "police_list",
        }
    }

    /// The name for people, the same in both languages.
    pub fn name(self) -> &'static str {
        match self {
            Format::GeoPackage => "GeoPackage",
            Format::GeoParquet => "GeoParquet",
            Format::Shapefile => "Shapefile",
            Format::GeoJson => "GeoJSON",
            Format::PoliceList => "CSV",
        }
    }
}

/// One layer of one file.
#[derive(Clone, Debug)]
pub struct RawLayer {
    /// The file, with the layer as its sheet where the file holds several.
    pub place: Place,
    /// SHA-256 of the file.
    pub hash: String,
    /// File name without folder.
    pub file: String,
    /// Format of the file.
    pub format: Format,
    /// Name of the layer; the file's stem where the format has none.
    pub name: String,
    /// The system that the coordinates were in.
    pub crs: Crs,
    /// Names of the attributes that occur, as written.
    pub attributes: Vec<String>,
    /// Features in the order of the file.
    pub features: Vec<RawFeature>,
    /// What was assumed while reading.
    pub notes: Vec<Text>,
}

/// One feature.
#[derive(Clone, Debug)]
pub struct RawFeature {
    /// Position in the layer, from 1.
    pub row: u64,
    /// Attributes by name as written; empty and null ones are absent. Whole numbers are without decimals.
    pub attributes: BTreeMap<String, String>,
    /// Its surface.
    pub shape: RawShape,
}

/// What a feature has for a surface.
#[derive(Clone, Debug)]
pub enum RawShape {
    /// Polygons, not yet checked for validity.
    Polygons(MultiPolygon<f64>),
    /// Something without surface: the kind of geometry, or `NULL`.
    Other(&'static str),
}

impl RawFeature {
    /// An attribute by name in any case.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// What a file says about its reference system.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stated {
    /// A number of EPSG.
    Epsg(u32),
    /// A definition or a name.
    Definition(String),
    /// A default of the format.
    Default(Crs),
    /// Nothing.
    Nothing,
}

/// A layer with the coordinates that the file has.
pub(super) struct Unplaced {
    pub place: Place,
    pub hash: String,
    pub file: String,
    pub format: Format,
    pub name: String,
    pub stated: Stated,
    pub features: Vec<RawFeature>,
    pub notes: Vec<Text>,
}

impl Unplaced {
    /// Decides the reference system and takes all coordinates to SWEREF 99 TM.
    ///
    /// # Errors
    /// No or an unknown system, or a point that is not in Sweden if the system is right (the first of the layer).
    pub(super) fn placed(mut self) -> Result<RawLayer, Reason> {
        let crs = self.decide()?;
        let moved: Vec<Option<CrsError>> = self
            .features
            .par_iter_mut()
            .with_min_len(16)
            .map(|feature| {
                let RawShape::Polygons(polygons) = &mut feature.shape else { return None };
                let taken = std::mem::replace(polygons, MultiPolygon(vec![]));
                match crs::to_sweref99tm(Geometry::MultiPolygon(taken), crs) {
                    Ok(Geometry::MultiPolygon(moved)) => {
                        *polygons = moved;
                        None
                    }
                    Ok(_) => None,
                    Err(error) => Some(error),
                }
            })
            .collect();
        if let Some((row, error)) = moved.into_iter().enumerate().find_map(|(i, e)| Some((i as u64 + 1, e?))) {
            return Err(crs_problem(error).at(self.place.row(row)));
        }
        let mut attributes: Vec<String> = self.features.iter().flat_map(|f| f.attributes.keys().cloned()).collect();
        attributes.sort();
        attributes.dedup();
        let Unplaced { place, hash, file, format, name, features, notes, .. } = self;
        Ok(RawLayer { place, hash, file, format, name, crs, attributes, features, notes })
    }

    fn decide(&mut self) -> Result<Crs, Reason> {
        let at_place = |error: CrsError| crs_problem(error).at(self.place.clone());
        match &self.stated {
            Stated::Default(crs) => Ok(*crs),
            Stated::Epsg(number) => {
                Crs::from_epsg(*number).ok_or_else(|| at_place(CrsError::Unsupported { crs: format!("EPSG:{number}") }))
            }
            Stated::Definition(text) => Crs::from_text(text).map_err(at_place),
            Stated::Nothing => {
                let boxes = self.features.iter().filter_map(|feature| match &feature.shape {
                    RawShape::Polygons(polygons) => Bounds::of_polygons(polygons),
                    RawShape::Other(_) => None,
                });
                // A layer without any point fits every system.
                let Some(extent) = boxes.reduce(Bounds::union) else { return Ok(Crs::SWEREF99_TM) };
                let crs = Crs::guess(extent).map_err(at_place)?;
                self.notes.push(Text::new(
                    format!("Koordinatsystemet är inte angivet. Koordinaternas läge visar att det är {}.", crs.name()),
                    format!("The coordinate system is not stated. The coordinates' extent shows {}.", crs.name()),
                ));
                Ok(crs)
            }
        }
    }
}

/// What is wrong with coordinates, as a problem.
fn crs_problem(error: CrsError) -> Problem {
    match error {
        CrsError::Unknown { hint } => Problem::UnknownCrs { hint },
        CrsError::Unsupported { crs } => Problem::UnsupportedCrs { crs },
        CrsError::Outside { crs, x, y } => Problem::CoordinatesOutside { crs, x: x.to_string(), y: y.to_string() },
    }
}

/// A number as an attribute: whole numbers without decimals.
pub(super) fn number(value: f64) -> Option<String> {
    value.is_finite().then(|| value.to_string())
}
