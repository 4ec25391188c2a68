//! Edges that only one area has, cut so that the two sides of a border have the same vertices.

use super::TOLERANCE_M;
use super::edges::{Edge, distance};
use rayon::prelude::*;
use rstar::primitives::GeomWithData;
use rstar::{AABB, RTree};

/// A vertex of loose edges, with its number and its owner.
type Corner = GeomWithData<[f64; 2], (u32, u32)>;

/// Owner of a vertex that several areas have.
const SEVERAL: u32 = u32::MAX;

/// Joins vertices of loose edges that are nearer to each other than the tolerance, and splits each edge at the vertices
/// of other areas that lie on it. The pieces come in the order of the edges; pieces that shrink to a point go.
pub(super) fn pieces(edges: &[Edge], vertices: &[[f64; 2]]) -> Vec<Edge> {
    let corners = corners(edges, vertices);
    let number: Vec<u32> = corners.iter().map(|corner| corner.data.0).collect();
    let tree = RTree::bulk_load(corners);
    let joined = joined(&tree, &number);
    let same = |vertex: u32| number.binary_search(&vertex).map_or(vertex, |i| joined[i]);
    let cut = |edge: &Edge| -> Vec<Edge> {
        let [from, to] = [edge.ends.0, edge.ends.1].map(|end| vertices[end as usize]);
        let around = AABB::from_corners(
            [from[0].min(to[0]) - TOLERANCE_M, from[1].min(to[1]) - TOLERANCE_M],
            [from[0].max(to[0]) + TOLERANCE_M, from[1].max(to[1]) + TOLERANCE_M],
        );
        let others = tree.locate_in_envelope(around).filter(|corner| corner.data.1 != edge.owner);
        let mut stops: Vec<(f64, u32)> =
            others.filter_map(|corner| Some((along(from, to, *corner.geom())?, same(corner.data.0)))).collect();
        stops.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let way = std::iter::once(same(edge.ends.0)).chain(stops.into_iter().map(|(_, vertex)| vertex));
        let mut way: Vec<u32> = way.chain([same(edge.ends.1)]).collect();
        way.dedup();
        let piece = |ends: &[u32]| Edge { ends: (ends[0].min(ends[1]), ends[0].max(ends[1])), owner: edge.owner };
        way.windows(2).map(piece).collect()
    };
    edges.par_iter().flat_map_iter(cut).collect()
}

/// The vertices of the edges, by number.
fn corners(edges: &[Edge], vertices: &[[f64; 2]]) -> Vec<Corner> {
    let mut ends: Vec<(u32, u32)> =
        edges.iter().flat_map(|edge| [(edge.ends.0, edge.owner), (edge.ends.1, edge.owner)]).collect();
    ends.par_sort_unstable();
    ends.dedup();
    let corner = |owners: &[(u32, u32)]| {
        let (vertex, first) = owners[0];
        let owner = if owners.len() == 1 { first } else { SEVERAL };
        Corner::new(vertices[vertex as usize], (vertex, owner))
    };
    ends.chunk_by(|a, b| a.0 == b.0).map(corner).collect()
}

/// For each vertex, in order of number, the lowest number among those that it is one with.
fn joined(tree: &RTree<Corner>, number: &[u32]) -> Vec<u32> {
    let position = |vertex: u32| number.binary_search(&vertex).ok();
    let mut near: Vec<(u32, u32)> = tree
        .iter()
        .par_bridge()
        .flat_map_iter(|corner| {
            let found = tree.locate_within_distance(*corner.geom(), TOLERANCE_M * TOLERANCE_M);
            found.filter(|other| other.data.0 < corner.data.0).map(|other| (corner.data.0, other.data.0))
        })
        .collect();
    near.par_sort_unstable();
    let mut joined: Vec<u32> = number.to_vec();
    // Lower numbers are settled before higher ones ask for them.
    for (vertex, lower) in near {
        if let (Some(vertex), Some(lower)) = (position(vertex), position(lower)) {
            joined[vertex] = joined[vertex].min(joined[lower]);
        }
    }
    joined
}

/// How far along from one end to the other the place lies, 0–1; `None` if it does not lie on the way between them.
fn along(from: [f64; 2], to: [f64; 2], at: [f64; 2]) -> Option<f64> {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let squared = dx * dx + dy * dy;
    let t = ((at[0] - from[0]) * dx + (at[1] - from[1]) * dy) / squared;
    let foot = [from[0] + t * dx, from[1] + t * dy];
    (t > 0.0 && t < 1.0 && distance(foot, at) <= TOLERANCE_M).then_some(t)
}
