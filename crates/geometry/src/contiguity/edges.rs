//! Edges that two areas have are borders between them.

use rayon::prelude::*;

/// An edge of an area's outline, or a piece of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edge {
    /// The two vertices, the lower number first.
    pub ends: (u32, u32),
    /// Whose outline it is of.
    pub owner: u32,
}

/// What came of matching edges.
pub(super) struct Found {
    /// Two owners and the length of an edge that both have, the lower owner first.
    pub shared: Vec<(u32, u32, f64)>,
    /// Two owners that have a vertex in common, the lower first, each pair once.
    pub touching: Vec<(u32, u32)>,
    /// Edges that nobody else has, in order.
    pub loose: Vec<Edge>,
}

/// The edges of a closed ring of vertices.
pub(super) fn of_ring(owner: u32, ring: &[u32]) -> impl Iterator<Item = Edge> + '_ {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(move |(a, b)| Edge { ends: (*a.min(b), *a.max(b)), owner })
}

/// Matches edges by their ends.
pub(super) fn matched(mut edges: Vec<Edge>, vertices: &[[f64; 2]]) -> Found {
    edges.par_sort_unstable_by_key(|edge| (edge.ends, edge.owner));
    let mut found = Found { shared: Vec::new(), touching: touching(&edges), loose: Vec::new() };
    let mut owners: Vec<u32> = Vec::new();
    for same in edges.chunk_by(|a, b| a.ends == b.ends) {
        // Whoever passes here twice lies on both sides or on none: where two of its parts meet, or on a spike without
        // width, of which published boundaries have some.
        owners.clear();
        let passes = same.chunk_by(|a, b| a.owner == b.owner);
        owners.extend(passes.filter(|passes| passes.len() % 2 == 1).map(|passes| passes[0].owner));
        let ends = same[0].ends;
        if let [owner] = owners[..] {
            found.loose.push(Edge { ends, owner });
            continue;
        }
        let metres = distance(vertices[ends.0 as usize], vertices[ends.1 as usize]);
        for (i, one) in owners.iter().enumerate() {
            found.shared.extend(owners[i + 1..].iter().map(|other| (*one, *other, metres)));
        }
    }
    found
}

/// The pairs of owners that have a vertex in common.
fn touching(edges: &[Edge]) -> Vec<(u32, u32)> {
    let mut at: Vec<(u32, u32)> =
        edges.iter().flat_map(|edge| [(edge.ends.0, edge.owner), (edge.ends.1, edge.owner)]).collect();
    at.par_sort_unstable();
    at.dedup();
    let mut pairs = Vec::new();
    for owners in at.chunk_by(|a, b| a.0 == b.0) {
        for (i, (_, a)) in owners.iter().enumerate() {
            pairs.extend(owners[i + 1..].iter().map(|(_, b)| (*a, *b)));
        }
        // Most vertices repeat the pair of the one before.
        if pairs.len() > 1 << 20 {
            pairs.sort_unstable();
            pairs.dedup();
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

pub(super) fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}
