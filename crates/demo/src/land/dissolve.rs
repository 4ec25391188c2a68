//! Polygons from cells: the sides of cells on which two areas meet, put together to rings.

use super::divide::WATER;
use super::mesh::{Mesh, following};
use delaunator::EMPTY;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use rayon::prelude::*;

/// The polygons of areas 0…`count`−1 under a labelling of the cells ([`WATER`] outside). Exterior rings run
/// counter-clockwise, holes clockwise. An area without cells has no polygon.
pub fn dissolve(mesh: &Mesh, label: &[usize], count: usize) -> Vec<MultiPolygon<f64>> {
    let mut rings: Vec<Vec<LineString<f64>>> = vec![Vec::new(); count];
    let inside = |side: usize, area: usize| label[mesh.triangles[side]] == area;
    let mut done = vec![false; mesh.triangles.len()];
    for start in 0..mesh.triangles.len() {
        let area = label[mesh.triangles[start]];
        if area == WATER || done[start] || inside(following(start), area) {
            continue;
        }
        // `start` leads from a cell of the area to one outside. Its neighbouring triangle is the next vertex; there
        // exactly one side leads out of the area again.
        let mut ring = Vec::new();
        let mut side = start;
        loop {
            done[side] = true;
            let [x, y] = mesh.vertices[side / 3];
            ring.push(Coord { x, y });
            let twin = mesh.twins[side];
            if twin == EMPTY {
                break;
            }
            let (second, third) = (following(twin), following(following(twin)));
            side = if !inside(following(second), area) { second } else { third };
            if side == start {
                break;
            }
        }
        ring.dedup();
        rings[area].push(LineString::new(ring));
    }
    rings.into_par_iter().map(assemble).collect()
}

/// Twice the signed area of an open ring, relative to its first vertex for precision.
fn signed_area(ring: &LineString<f64>) -> f64 {
    let Some(origin) = ring.0.first() else { return 0.0 };
    let turn =
        |a: &Coord<f64>, b: &Coord<f64>| (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y);
    ring.0.windows(2).map(|w| turn(&w[0], &w[1])).sum()
}

/// Rings of one area as polygons: counter-clockwise ones are exteriors, clockwise ones holes of the exterior that they
/// lie in.
fn assemble(rings: Vec<LineString<f64>>) -> MultiPolygon<f64> {
    let (mut exteriors, mut holes): (Vec<_>, Vec<_>) =
        rings.into_iter().filter(|r| r.0.len() > 2).partition(|r| signed_area(r) > 0.0);
    exteriors.sort_by(|a, b| signed_area(b).total_cmp(&signed_area(a)));
    let mut parts: Vec<(LineString<f64>, Vec<LineString<f64>>)> = exteriors.into_iter().map(|e| (e, vec![])).collect();
    for hole in holes.drain(..) {
        // The smallest exterior around it; exteriors are sorted from the largest.
        if let Some(i) = (0..parts.len()).rev().find(|i| contains(&parts[*i].0, hole.0[0])) {
            parts[i].1.push(hole);
        }
    }
    MultiPolygon::new(parts.into_iter().map(|(exterior, holes)| Polygon::new(exterior, holes)).collect())
}

/// Whether a point lies in a ring (even–odd rule).
pub fn contains(ring: &LineString<f64>, p: Coord<f64>) -> bool {
    let mut inside = false;
    let mut previous = match ring.0.last() {
        Some(last) => *last,
        None => return false,
    };
    for vertex in &ring.0 {
        if (vertex.y > p.y) != (previous.y > p.y) {
            let crossing = vertex.x + (p.y - vertex.y) * (previous.x - vertex.x) / (previous.y - vertex.y);
            if p.x < crossing {
                inside = !inside;
            }
        }
        previous = *vertex;
    }
    inside
}
