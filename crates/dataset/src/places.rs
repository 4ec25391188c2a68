//! Where the areas of a vintage lie, how large they are, and which are neighbours.

use segbar_domain::Vintage;

/// Places of the areas of one vintage and the borders between neighbours, as measures of segregation read them.
///
/// Coordinates are SWEREF 99 TM (EPSG:3006; x = easting, y = northing), lengths metres. The four arrays are in area order
/// and NaN for an area without a shape. The publisher's shapes reach out to the territorial sea border: surfaces, outlines
/// and centroids on the coast include water.
#[derive(Clone, Debug, PartialEq)]
pub struct Places {
    /// Which areas.
    pub vintage: Vintage,
    /// Easting of the centroid of the surface, weighted over parts. It may lie outside a crescent-shaped area.
    pub x: Vec<f64>,
    /// Northing of the centroid.
    pub y: Vec<f64>,
    /// Surface in square metres.
    pub area_m2: Vec<f64>,
    /// Length of the whole outline in metres, islands and holes included.
    pub perimeter_m: Vec<f64>,
    /// Neighbours: `(a, b, metres)` with dense indices `a < b`, each pair once, ascending. `metres` is the length of the
    /// border that they share; 0 where they touch in single points only (queen but not rook contiguity).
    pub borders: Vec<(u32, u32, f64)>,
}

impl Places {
    /// Number of areas.
    pub fn len(&self) -> usize {
        self.x.len()
    }

    /// Whether there is no area.
    pub fn is_empty(&self) -> bool {
        self.x.is_empty()
    }

    /// The neighbours that share a border of some length (rook contiguity): `(a, b, metres)` with `a < b`.
    pub fn shared_borders(&self) -> impl Iterator<Item = (u32, u32, f64)> + '_ {
        self.borders.iter().copied().filter(|(_, _, metres)| *metres > 0.0)
    }
}
