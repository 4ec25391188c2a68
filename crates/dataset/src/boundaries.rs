//! Boundaries as validated: polygons in SWEREF 99 TM.

use geo_types::MultiPolygon;
use segbar_domain::Vintage;

/// The shapes of areas of one vintage. Coordinates are EPSG:3006 (x = easting, y = northing, metres); readers
/// transform others, so no type here has another reference system.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundaries {
    /// Which areas.
    pub vintage: Vintage,
    /// Shapes by ascending dense index; areas without a shape are absent.
    pub shapes: Vec<Shape>,
}

/// The shape of one area.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Dense index in the vintage's area set.
    pub area: u32,
    /// Position of its source in [`Validated::sources`](crate::Validated::sources).
    pub source: u32,
    /// Valid polygons, exterior rings counter-clockwise.
    pub polygons: MultiPolygon<f64>,
}
