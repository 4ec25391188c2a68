//! Ranks the vertices of arcs after Visvalingam and Whyatt ("Line generalisation by repeated elimination of points",
//! The Cartographic Journal 30, 1993): the vertex whose triangle with its neighbours is smallest goes first, and its
//! significance is that area, but never less than that of a vertex that went before it.

use super::cut::{Cut, UNITS_PER_METRE, Vertex, arc_of};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Twice the effective area of each vertex, in squared units of the grid: whole numbers, so that the ranking is exact
/// and the same on every machine. Ends of arcs never go.
pub(super) struct Significance {
    twice_area: Vec<u64>,
}

const END: u64 = u64::MAX;

impl Significance {
    pub fn of(cut: &Cut) -> Self {
        let per_arc: Vec<Vec<u64>> =
            (0..cut.arcs()).into_par_iter().with_min_len(64).map(|arc| rank(cut.arc(arc), &cut.vertices)).collect();
        Significance { twice_area: per_arc.concat() }
    }

    /// The tolerance in metres at which at most `points` vertices remain.
    pub fn tolerance_keeping(&self, points: usize) -> f64 {
        let mut inner: Vec<u64> = self.twice_area.iter().copied().filter(|area| *area != END).collect();
        let ends = self.twice_area.len() - inner.len();
        let keep = points.saturating_sub(ends);
        if keep >= inner.len() {
            return 0.0;
        }
        let at = inner.len() - 1 - keep;
        let (_, largest_to_go, _) = inner.select_nth_unstable(at);
        // One unit more, so that this vertex itself goes.
        ((*largest_to_go + 1) as f64 / 2.0).sqrt() / UNITS_PER_METRE
    }

    /// Which vertices of the arcs remain.
    pub fn keep(&self, cut: &Cut, tolerance_m: f64) -> Vec<bool> {
        let least = 2.0 * (tolerance_m.max(0.0) * UNITS_PER_METRE).powi(2);
        let mut kept: Vec<bool> = self.twice_area.iter().map(|area| *area == END || *area as f64 >= least).collect();
        for ring in cut.shapes.iter().flat_map(|shape| shape.polygons.iter().flatten()) {
            self.keep_alive(cut, ring, &mut kept);
        }
        kept
    }

    /// Gives a ring that would collapse to a line its most significant corners back.
    fn keep_alive(&self, cut: &Cut, ring: &[i32], kept: &mut [bool]) {
        let edges = |kept: &[bool]| -> usize {
            ring.iter().map(|arc| kept[cut.range(arc_of(*arc))].iter().filter(|k| **k).count() - 1).sum()
        };
        for _ in edges(kept)..3 {
            let dropped = ring.iter().flat_map(|arc| cut.range(arc_of(*arc))).filter(|i| !kept[*i]);
            match dropped.max_by_key(|i| (self.twice_area[*i], Reverse(*i))) {
                Some(corner) => kept[corner] = true,
                None => return,
            }
        }
    }
}

/// Twice the area of a triangle.
fn twice_area(a: Vertex, b: Vertex, c: Vertex) -> u64 {
    let d = |p: Vertex, q: Vertex| (i128::from(q[0]) - i128::from(p[0]), i128::from(q[1]) - i128::from(p[1]));
    let ((x1, y1), (x2, y2)) = (d(a, b), d(a, c));
    u64::try_from((x1 * y2 - x2 * y1).unsigned_abs()).unwrap_or(END - 1).min(END - 1)
}

fn rank(arc: &[u32], vertices: &[Vertex]) -> Vec<u64> {
    let n = arc.len();
    let mut out = vec![END; n];
    if n < 3 {
        return out;
    }
    let at = |i: usize| vertices[arc[i] as usize];
    let mut before: Vec<u32> = (0..n as u32).map(|i| i.wrapping_sub(1)).collect();
    let mut after: Vec<u32> = (1..=n as u32).collect();
    let mut current: Vec<u64> = vec![END; n];
    let mut heap = BinaryHeap::with_capacity(n);
    for (i, area) in current.iter_mut().enumerate().take(n - 1).skip(1) {
        *area = twice_area(at(i - 1), at(i), at(i + 1));
        heap.push(Reverse((*area, i as u32)));
    }
    let mut floor = 0;
    while let Some(Reverse((area, i))) = heap.pop() {
        let i = i as usize;
        // An entry that was overtaken by a change of its neighbours.
        if out[i] != END || current[i] != area {
            continue;
        }
        floor = area.max(floor);
        out[i] = floor;
        let (b, a) = (before[i] as usize, after[i] as usize);
        after[b] = a as u32;
        before[a] = b as u32;
        for j in [b, a] {
            if j > 0 && j < n - 1 {
                current[j] = twice_area(at(before[j] as usize), at(j), at(after[j] as usize));
                heap.push(Reverse((current[j], j as u32)));
            }
        }
    }
    out
}
