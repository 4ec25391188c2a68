//! Simplified boundaries with shared borders, as TopoJSON for maps.
//!
//! Borders that two areas share are cut out once as *arcs* and simplified once, so that neighbours still meet exactly
//! on the map, whatever the tolerance. The way:
//!
//! 1. `cut`: vertices are snapped to a grid of 0.1 m and matched exactly; a vertex where borders of different
//!    neighbours meet is a junction; rings are cut at junctions into arcs, each kept once.
//! 2. `simplify`: each arc's vertices are ranked by Visvalingam and Whyatt's effective area.
//! 3. `encode`: the kept vertices become longitude and latitude, quantised and delta-encoded as TopoJSON text.
//!
//! Limits: borders that do not share their vertices (files of different origin, T-junctions without a vertex) stay two
//! arcs; simplified arcs may touch each other in narrow places. Both are invisible at a map's scale. The full
//! boundaries are what computations use.

pub(crate) mod cut;
mod encode;
mod simplify;

use cut::Cut;
use geo_types::MultiPolygon;
use simplify::Significance;

/// The shapes of a vintage with shared borders found and vertices ranked, ready to be written at any tolerance.
pub struct Topology {
    cut: Cut,
    significance: Significance,
}

impl Topology {
    /// Finds the shared borders of shapes in SWEREF 99 TM, each with its dense index. Time and memory grow in
    /// proportion to the number of vertices (times its logarithm). The order of the shapes does not matter.
    pub fn of(shapes: &[(u32, &MultiPolygon<f64>)]) -> Self {
        let mut ordered = shapes.to_vec();
        ordered.sort_by_key(|(id, _)| *id);
        let cut = Cut::of(&ordered);
        let significance = Significance::of(&cut);
        Topology { cut, significance }
    }

    /// Number of vertices on all arcs, each shared border counted once, before simplification.
    pub fn points(&self) -> usize {
        self.cut.points()
    }

    /// Number of arcs.
    pub fn arcs(&self) -> usize {
        self.cut.arcs()
    }

    /// The smallest tolerance in metres at which at most about `points` vertices remain (junctions and the corners
    /// that keep small rings alive always remain). 100 000 vertices are about 380 kB of compressed TopoJSON.
    pub fn tolerance_keeping(&self, points: usize) -> f64 {
        self.significance.tolerance_keeping(points)
    }

    /// The topology as TopoJSON text with one object, `areas`: a geometry collection in order of index, each geometry
    /// with its index as `id` and no properties; longitude and latitude in degrees (WGS 84), delta-encoded on a grid
    /// of a tenth of the tolerance (at least 0.5 m).
    ///
    /// A vertex goes when the triangle it spans with its remaining neighbours is smaller than `tolerance_m`² square
    /// metres on the border of an area of 1 km², less on those of smaller areas (see `simplify`); every ring keeps
    /// at least three corners, so no area and no island is lost. The same shapes and tolerance give the same bytes.
    pub fn topojson(&self, tolerance_m: f64) -> Vec<u8> {
        let kept = self.significance.keep(&self.cut, tolerance_m);
        encode::topojson(&self.cut, &kept, tolerance_m)
    }
}

/// [`Topology::topojson`] of these shapes in one step.
///
/// ```
/// # use geo_types::{MultiPolygon, polygon};
/// let west: MultiPolygon<f64> =
///     polygon![(x: 640_000., y: 6_640_000.), (x: 641_000., y: 6_640_000.), (x: 641_000., y: 6_641_000.)].into();
/// let text = segbar_geometry::topology::topojson(&[(0, &west)], 50.0);
/// assert!(text.starts_with(br#"{"type":"Topology""#));
/// ```
pub fn topojson(shapes: &[(u32, &MultiPolygon<f64>)], tolerance_m: f64) -> Vec<u8> {
    Topology::of(shapes).topojson(tolerance_m)
}

#[cfg(test)]
mod tests;
