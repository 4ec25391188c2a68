//! Bounding boxes, and the point where a label stands.

use geo::{Area, BoundingRect, InteriorPoint};
use geo_types::{Coord, Geometry, MultiPolygon};

/// A box along the axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Smallest x.
    pub min_x: f64,
    /// Smallest y.
    pub min_y: f64,
    /// Largest x.
    pub max_x: f64,
    /// Largest y.
    pub max_y: f64,
}

impl Bounds {
    /// The box of a geometry; `None` if it has no point.
    pub fn of(geometry: &Geometry<f64>) -> Option<Self> {
        geometry.bounding_rect().map(Self::from)
    }

    /// The box of polygons; `None` if they have no point.
    pub fn of_polygons(polygons: &MultiPolygon<f64>) -> Option<Self> {
        polygons.bounding_rect().map(Self::from)
    }

    /// Whether the point lies in the box or on its border; false for NaN.
    pub fn contains(self, at: Coord<f64>) -> bool {
        (self.min_x..=self.max_x).contains(&at.x) && (self.min_y..=self.max_y).contains(&at.y)
    }

    /// Whether the other box lies wholly in this one.
    pub fn covers(self, other: Bounds) -> bool {
        let corner = |x, y| self.contains(Coord { x, y });
        corner(other.min_x, other.min_y) && corner(other.max_x, other.max_y)
    }

    /// The smallest box around both.
    pub fn union(self, other: Bounds) -> Bounds {
        Bounds {
            min_x: self.min_x.min(other.min_x),
            min_y: self.min_y.min(other.min_y),
            max_x: self.max_x.max(other.max_x),
            max_y: self.max_y.max(other.max_y),
        }
    }
}

impl From<geo_types::Rect<f64>> for Bounds {
    fn from(rect: geo_types::Rect<f64>) -> Self {
        Bounds { min_x: rect.min().x, min_y: rect.min().y, max_x: rect.max().x, max_y: rect.max().y }
    }
}

/// A point inside the largest of the polygons, for a label or a marker: unlike the centroid it is never outside.
/// `None` where there is no surface.
pub fn label_point(polygons: &MultiPolygon<f64>) -> Option<Coord<f64>> {
    let largest = polygons.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
    largest.interior_point().map(|point| point.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Contains;
    use geo_types::{Point, polygon};

    #[test]
    fn a_label_stands_inside_a_bent_area_where_the_centroid_does_not() {
        let bent = polygon![(x: 0., y: 0.), (x: 10., y: 0.), (x: 10., y: 10.), (x: 9., y: 10.), (x: 9., y: 1.), (x: 0., y: 1.)];
        let speck = polygon![(x: 50., y: 50.), (x: 51., y: 50.), (x: 51., y: 51.)];
        let area = MultiPolygon(vec![speck, bent.clone()]);
        assert!(bent.contains(&Point(label_point(&area).unwrap())));
        assert_eq!(label_point(&MultiPolygon(vec![])), None);
    }

    #[test]
    fn boxes_cover_unite_and_refuse_nan() {
        let a = Bounds { min_x: 0., min_y: 0., max_x: 2., max_y: 2. };
        let b = Bounds { min_x: 1., min_y: 1., max_x: 3., max_y: 2. };
        assert!(!a.covers(b) && a.union(b).covers(b) && a.union(b).covers(a));
        assert!(!a.contains(Coord { x: f64::NAN, y: 1. }));
    }
}
