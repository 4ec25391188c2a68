//! The shapes of the Sacramento tracts, in degrees as they are or in metres of UTM zone 10 (EPSG:32610).

use proj_core::Transform;
use segbar_measures::input::Places;
use segbar_measures::weights::Weights;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Coordinates of the corners.
#[derive(Clone, Copy, PartialEq)]
pub enum Unit {
    /// Longitude and latitude: what a package's own test used, never what a user could give.
    Degrees,
    /// Easting and northing.
    Metres,
}

/// Polygons as rings of corners; holes turn the other way round.
pub struct Tracts {
    polygons: Vec<Vec<Vec<(f64, f64)>>>,
}

impl Tracts {
    pub fn read(folder: &Path, unit: Unit) -> Self {
        let shapes = shapefile::read_shapes_as::<_, shapefile::Polygon>(folder.join("sacramentot2.shp")).unwrap();
        let to_metres = Transform::new("EPSG:4326", "EPSG:32610").unwrap();
        let corner = |point: &shapefile::Point| match unit {
            Unit::Degrees => (point.x, point.y),
            Unit::Metres => to_metres.convert((point.x, point.y)).unwrap(),
        };
        let polygon = |shape: &shapefile::Polygon| {
            shape.rings().iter().map(|ring| ring.points().iter().map(corner).collect()).collect()
        };
        Tracts { polygons: shapes.iter().map(polygon).collect() }
    }

    /// Centroids, sizes and perimeters.
    pub fn places(&self) -> Places<'static> {
        let (mut x, mut y, mut area, mut perimeter) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for rings in &self.polygons {
            // From the first corner, so that large coordinates do not swallow the digits.
            let from = rings[0][0];
            let (mut twice, mut cx, mut cy, mut length) = (0.0, 0.0, 0.0, 0.0);
            for side in rings.iter().flat_map(|ring| ring.windows(2)) {
                let [(x1, y1), (x2, y2)] = [side[0], side[1]].map(|(x, y)| (x - from.0, y - from.1));
                let cross = x1 * y2 - x2 * y1;
                twice += cross;
                cx += (x1 + x2) * cross;
                cy += (y1 + y2) * cross;
                length += (x2 - x1).hypot(y2 - y1);
            }
            x.push(from.0 + cx / (3.0 * twice));
            y.push(from.1 + cy / (3.0 * twice));
            area.push(twice.abs() / 2.0);
            perimeter.push(length);
        }
        Places::new(x.into(), y.into()).unwrap().with_area(area).unwrap().with_perimeter(perimeter).unwrap()
    }

    /// Tracts with a corner in common ("queen"), weight 1.
    pub fn touching(&self) -> Weights {
        let mut at: BTreeMap<(u64, u64), BTreeSet<usize>> = BTreeMap::new();
        for (i, rings) in self.polygons.iter().enumerate() {
            for (x, y) in rings.iter().flatten() {
                at.entry((x.to_bits(), y.to_bits())).or_default().insert(i);
            }
        }
        let pairs: BTreeSet<(usize, usize)> = at.values().flat_map(pairs_of).collect();
        Weights::mutual(self.polygons.len(), pairs.into_iter().map(|(i, j)| (i, j, 1.0))).unwrap()
    }

    /// Tracts with a side in common, weighted with the length of the border.
    pub fn borders(&self) -> Weights {
        type Side = [(u64, u64); 2];
        let mut at: BTreeMap<Side, (BTreeSet<usize>, f64)> = BTreeMap::new();
        for (i, rings) in self.polygons.iter().enumerate() {
            for side in rings.iter().flat_map(|ring| ring.windows(2)) {
                let mut key = [side[0], side[1]].map(|(x, y)| (x.to_bits(), y.to_bits()));
                key.sort_unstable();
                let length = (side[1].0 - side[0].0).hypot(side[1].1 - side[0].1);
                let entry = at.entry(key).or_insert((BTreeSet::new(), length));
                entry.0.insert(i);
            }
        }
        let mut lengths: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for (tracts, length) in at.values() {
            for pair in pairs_of(tracts) {
                *lengths.entry(pair).or_default() += length;
            }
        }
        Weights::mutual(self.polygons.len(), lengths.into_iter().map(|((i, j), length)| (i, j, length))).unwrap()
    }
}

fn pairs_of(tracts: &BTreeSet<usize>) -> Vec<(usize, usize)> {
    tracts.iter().flat_map(|i| tracts.range(i + 1..).map(|j| (*i, *j))).collect()
}
