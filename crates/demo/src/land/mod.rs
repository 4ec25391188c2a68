//! The land: where it is, where people live on it, and how it is divided.
//!
//! ```text
//! outline ─► towns (RegSO seeds) ─► mesh (cells) ─► divide (municipality, RegSO, DeSO per cell) ─► dissolve (polygons)
//! ```
//!
//! All borders are edges of one mesh of cells, small in towns and large in the countryside, so that the polygons of
//! every level share their vertices exactly: a RegSO's border *is* its DeSO's outer border.

pub mod dissolve;
pub mod divide;
pub mod mesh;
pub mod noise;
pub mod outline;
pub mod sizes;
pub mod towns;

/// A point in metres: easting and northing in EPSG:3006.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Easting.
    pub x: f64,
    /// Northing.
    pub y: f64,
}

impl Point {
    /// The point with these coordinates.
    pub fn new(x: f64, y: f64) -> Self {
        Point { x, y }
    }

    /// The point at a distance in a direction (radians from east, counter-clockwise).
    pub fn away(self, distance: f64, direction: f64) -> Self {
        Point { x: self.x + distance * direction.cos(), y: self.y + distance * direction.sin() }
    }

    /// Squared distance in m².
    pub fn distance2(self, other: Point) -> f64 {
        (self.x - other.x).powi(2) + (self.y - other.y).powi(2)
    }

    /// Distance in metres.
    pub fn distance(self, other: Point) -> f64 {
        self.distance2(other).sqrt()
    }
}

/// The position of the nearest of `sites`; `None` when there is none.
pub fn nearest(point: Point, sites: impl IntoIterator<Item = Point>) -> Option<usize> {
    let mut best: Option<(f64, usize)> = None;
    for (i, site) in sites.into_iter().enumerate() {
        let distance = point.distance2(site);
        if best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, i));
        }
    }
    best.map(|(_, i)| i)
}
