//! Whether polygons are valid by the rules of OGC Simple Features, and where they are not.
//!
//! A ring neither crosses nor touches itself and has no spikes; rings of a polygon and polygons of an area may touch in
//! points but neither cross nor share a line; holes lie inside; parts do not overlap. The time grows with the number of
//! vertices times its logarithm, since segments are looked up in an R-tree.

use crate::bounds::Bounds;
use geo::coordinate_position::{CoordPos, CoordinatePosition};
use geo::line_intersection::{LineIntersection, line_intersection};
use geo_types::{Coord, Line, LineString, MultiPolygon, Polygon};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use std::collections::BTreeSet;
use thiserror::Error;

/// What is wrong with polygons, and where, in the coordinates they were given in.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
pub enum Invalid {
    /// There is no surface at all.
    #[error("no surface")]
    Empty,
    /// A coordinate that is no number.
    #[error("a coordinate is not a number")]
    NotFinite,
    /// A ring with fewer than three different corners.
    #[error("fewer than three corners at {0:?}")]
    TooFewCorners(Coord<f64>),
    /// A border that crosses, touches or runs back along itself or another border of the same area.
    #[error("borders cross at {0:?}")]
    Crossing(Coord<f64>),
    /// A hole that is not inside its polygon, or inside another hole.
    #[error("a hole is outside at {0:?}")]
    HoleOutside(Coord<f64>),
    /// Two parts of the area that lie on each other.
    #[error("parts overlap at {0:?}")]
    PartsOverlap(Coord<f64>),
}

/// A ring of the area with its place.
struct Ring<'a> {
    polygon: usize,
    hole: bool,
    line: &'a LineString<f64>,
}

/// A segment: its ring, its place in the ring among those that have a length, and how many these are.
#[derive(Clone, Copy)]
struct Segment {
    ring: usize,
    place: usize,
    line: Line<f64>,
}

/// Checks polygons.
///
/// # Errors
/// The first thing that is wrong, in a fixed order.
pub fn check(polygons: &MultiPolygon<f64>) -> Result<(), Invalid> {
    let mut rings = Vec::new();
    for (polygon, shape) in polygons.iter().enumerate() {
        rings.push(Ring { polygon, hole: false, line: shape.exterior() });
        rings.extend(shape.interiors().iter().map(|line| Ring { polygon, hole: true, line }));
    }
    if rings.is_empty() {
        return Err(Invalid::Empty);
    }
    let mut segments = Vec::new();
    let mut lengths = Vec::with_capacity(rings.len());
    for (ring, Ring { line, .. }) in rings.iter().enumerate() {
        if line.0.iter().any(|at| !at.x.is_finite() || !at.y.is_finite()) {
            return Err(Invalid::NotFinite);
        }
        let from = segments.len();
        let with_length = line.lines().filter(|line| line.start != line.end).enumerate();
        segments.extend(with_length.map(|(place, line)| Segment { ring, place, line }));
        if segments.len() - from < 3 {
            return Err(line.0.first().map_or(Invalid::Empty, |at| Invalid::TooFewCorners(*at)));
        }
        lengths.push(segments.len() - from);
    }
    let touching = check_crossings(&segments, &lengths)?;
    check_holes(polygons, &rings, &touching)?;
    check_parts(polygons)
}

/// Looks at all pairs of segments that are near each other.
///
/// # Returns
/// The rings that touch another ring in a point.
fn check_crossings(segments: &[Segment], lengths: &[usize]) -> Result<BTreeSet<usize>, Invalid> {
    let corners = |line: Line<f64>| ([line.start.x, line.start.y], [line.end.x, line.end.y]);
    let boxes = segments.iter().enumerate().map(|(i, segment)| {
        let (from, to) = corners(segment.line);
        GeomWithData::new(Rectangle::from_corners(from, to), i)
    });
    let tree = RTree::bulk_load(boxes.collect());
    let mut touching = BTreeSet::new();
    let mut crossings: Vec<(usize, usize, Coord<f64>)> = Vec::new();
    for (i, a) in segments.iter().enumerate() {
        let (from, to) = corners(a.line);
        for near in tree.locate_in_envelope_intersecting(AABB::from_corners(from, to)) {
            let j = near.data;
            if j <= i {
                continue;
            }
            let b = &segments[j];
            let same = a.ring == b.ring;
            let neighbours = same && (b.place == a.place + 1 || (a.place == 0 && b.place + 1 == lengths[a.ring]));
            match line_intersection(a.line, b.line) {
                None => {}
                Some(LineIntersection::SinglePoint { .. }) if neighbours => {}
                Some(LineIntersection::SinglePoint { is_proper: false, .. }) if !same => {
                    touching.extend([a.ring, b.ring]);
                }
                Some(LineIntersection::SinglePoint { intersection, .. }) => crossings.push((i, j, intersection)),
                Some(LineIntersection::Collinear { intersection }) => crossings.push((i, j, intersection.start)),
            }
        }
        if let Some((_, _, at)) = crossings.iter().min_by_key(|(_, j, _)| *j) {
            return Err(Invalid::Crossing(*at));
        }
    }
    Ok(touching)
}

/// Where a ring without crossings lies in relation to a surface. One vertex tells, unless it lies on the border.
fn first_position(ring: &LineString<f64>, of: &Polygon<f64>, all: bool) -> Option<(Coord<f64>, CoordPos)> {
    let mut positions = ring.0.iter().map(|at| (*at, of.coordinate_position(at)));
    if all {
        // A ring that touches may cross in a vertex: it is outside if any of its vertices is.
        let mut inside = None;
        for (at, position) in positions {
            match position {
                CoordPos::Outside => return Some((at, position)),
                CoordPos::Inside => inside = Some((at, position)),
                CoordPos::OnBoundary => {}
            }
        }
        return inside;
    }
    positions.find(|(_, position)| *position != CoordPos::OnBoundary)
}

fn check_holes(polygons: &MultiPolygon<f64>, rings: &[Ring<'_>], touching: &BTreeSet<usize>) -> Result<(), Invalid> {
    for (i, ring) in rings.iter().enumerate().filter(|(_, ring)| ring.hole) {
        let shape = &polygons.0[ring.polygon];
        let exterior = Polygon::new(shape.exterior().clone(), vec![]);
        if let Some((at, CoordPos::Outside)) = first_position(ring.line, &exterior, touching.contains(&i)) {
            return Err(Invalid::HoleOutside(at));
        }
        let bounds = |line: &LineString<f64>| Bounds::of(&line.clone().into());
        for other in rings.iter().filter(|other| other.hole && other.polygon == ring.polygon) {
            let within = match (bounds(other.line), bounds(ring.line)) {
                (Some(outer), Some(inner)) => outer.covers(inner),
                _ => false,
            };
            if std::ptr::eq(other.line, ring.line) || !within {
                continue;
            }
            let hole = Polygon::new(other.line.clone(), vec![]);
            if let Some((at, CoordPos::Inside)) = first_position(ring.line, &hole, false) {
                return Err(Invalid::HoleOutside(at));
            }
        }
    }
    Ok(())
}

fn check_parts(polygons: &MultiPolygon<f64>) -> Result<(), Invalid> {
    let bounds: Vec<_> = polygons.iter().map(|part| Bounds::of(&part.clone().into())).collect();
    for (i, a) in polygons.iter().enumerate() {
        for (j, b) in polygons.iter().enumerate().filter(|(j, _)| *j != i) {
            let within = matches!((bounds[j], bounds[i]), (Some(outer), Some(inner)) if outer.covers(inner));
            if within && let Some((at, CoordPos::Inside)) = first_position(a.exterior(), b, false) {
                return Err(Invalid::PartsOverlap(at));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(points: &[(f64, f64)]) -> LineString<f64> {
        LineString::from(points.to_vec())
    }

    fn square(x: f64, y: f64, side: f64) -> LineString<f64> {
        ring(&[(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)])
    }

    fn area(parts: Vec<(LineString<f64>, Vec<LineString<f64>>)>) -> Result<(), Invalid> {
        check(&MultiPolygon(parts.into_iter().map(|(exterior, holes)| Polygon::new(exterior, holes)).collect()))
    }

    #[test]
    fn squares_holes_and_parts_that_touch_in_points_are_valid() {
        assert_eq!(area(vec![(square(0., 0., 10.), vec![square(2., 2., 2.), square(4., 4., 2.)])]), Ok(()));
        assert_eq!(area(vec![(square(0., 0., 1.), vec![]), (square(1., 1., 1.), vec![])]), Ok(()));
        // An island in the hole of another part.
        let around = (square(0., 0., 10.), vec![square(2., 2., 6.)]);
        assert_eq!(area(vec![around, (square(4., 4., 1.), vec![])]), Ok(()));
        // A hole that touches the exterior in a point.
        assert_eq!(area(vec![(square(0., 0., 4.), vec![ring(&[(0., 2.), (2., 1.), (3., 2.), (2., 3.)])])]), Ok(()));
        // Repeated points are no fault.
        assert_eq!(area(vec![(ring(&[(0., 0.), (0., 0.), (1., 0.), (1., 1.), (1., 1.)]), vec![])]), Ok(()));
    }

    #[test]
    fn a_bow_tie_crosses_itself_in_its_middle() {
        let bow_tie = ring(&[(0., 0.), (2., 2.), (2., 0.), (0., 2.)]);
        assert_eq!(area(vec![(bow_tie, vec![])]), Err(Invalid::Crossing(Coord { x: 1., y: 1. })));
    }

    #[test]
    fn spikes_and_rings_that_touch_themselves_are_invalid() {
        let spike = ring(&[(0., 0.), (4., 0.), (4., 4.), (2., 4.), (2., 6.), (2., 4.), (0., 4.)]);
        assert!(matches!(area(vec![(spike, vec![])]), Err(Invalid::Crossing(_))));
        let eight = ring(&[(0., 0.), (2., 2.), (0., 4.), (4., 4.), (2., 2.), (4., 0.)]);
        assert_eq!(area(vec![(eight, vec![])]), Err(Invalid::Crossing(Coord { x: 2., y: 2. })));
    }

    #[test]
    fn holes_outside_or_in_holes_and_parts_on_parts_are_invalid() {
        let big = || square(0., 0., 10.);
        assert!(matches!(area(vec![(big(), vec![square(20., 0., 1.)])]), Err(Invalid::HoleOutside(_))));
        assert!(matches!(area(vec![(big(), vec![square(9., 9., 2.)])]), Err(Invalid::Crossing(_))));
        let nested = vec![square(2., 2., 6.), square(4., 4., 1.)];
        assert!(matches!(area(vec![(big(), nested)]), Err(Invalid::HoleOutside(_))));
        assert!(matches!(area(vec![(big(), vec![]), (square(2., 2., 1.), vec![])]), Err(Invalid::PartsOverlap(_))));
        assert!(matches!(area(vec![(big(), vec![]), (square(10., 2., 4.), vec![])]), Err(Invalid::Crossing(_))));
        // A hole that leaves its polygon through corners, without any crossing inside segments.
        let through = ring(&[(5., 5.), (10., 10.), (12., 11.), (10., 10.5), (5., 6.)]);
        let house = ring(&[(0., 0.), (10., 0.), (10., 10.), (10., 10.5), (10., 12.), (0., 12.)]);
        assert!(matches!(area(vec![(house, vec![through])]), Err(Invalid::HoleOutside(_))));
    }

    #[test]
    fn nothing_lines_and_numbers_that_are_none_are_invalid() {
        assert_eq!(area(vec![]), Err(Invalid::Empty));
        assert_eq!(area(vec![(ring(&[]), vec![])]), Err(Invalid::Empty));
        assert!(matches!(area(vec![(ring(&[(0., 0.), (1., 0.)]), vec![])]), Err(Invalid::TooFewCorners(_))));
        assert_eq!(area(vec![(ring(&[(0., 0.), (f64::NAN, 0.), (1., 1.)]), vec![])]), Err(Invalid::NotFinite));
    }
}
