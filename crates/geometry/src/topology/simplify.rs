//! Ranks the vertices of arcs after Visvalingam and Whyatt ("Line generalisation by repeated elimination of points",
//! The Cartographic Journal 30, 1993): the vertex whose triangle with its neighbours is smallest goes first, and its
//! significance is that area, but never less than that of a vertex that went before it.
//!
//! Small areas are looked at from nearer than large ones. So the area of a triangle counts in relation to the smallest
//! area that the border belongs to: by the square root of that area in square kilometres, between `LEAST_SCALE` and
//! `MOST_SCALE`. A tolerance of 100 m is 100 m on the border of an area of 1 km², and 56 m where it is 0.1 km².

use super::cut::{Cut, UNITS_PER_METRE, Vertex, arc_of};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The scale of areas of 0.01 km² and smaller.
const LEAST_SCALE: f64 = 0.1;
/// The scale of areas of 100 km² and larger.
const MOST_SCALE: f64 = 10.0;

/// The significance of each vertex of all arcs: the tolerance in metres, squared, up to which it stays. Effective areas
/// are whole numbers on the grid and square roots are exact in IEEE arithmetic, so that the ranking is the same on every
/// machine. Ends of arcs never go.
pub(super) struct Significance {
    squared: Vec<f64>,
}

/// Twice the effective area of the ends of arcs.
const END: u64 = u64::MAX;

impl Significance {
    pub fn of(cut: &Cut) -> Self {
        let scales = scales(cut);
        let per_arc: Vec<Vec<f64>> = (0..cut.arcs())
            .into_par_iter()
            .with_min_len(64)
            .map(|arc| {
                let to_metres = 0.5 / (UNITS_PER_METRE * UNITS_PER_METRE) / scales[arc];
                let ranked = rank(cut.arc(arc), &cut.vertices).into_iter();
                ranked.map(|twice| if twice == END { f64::INFINITY } else { twice as f64 * to_metres }).collect()
            })
            .collect();
        Significance { squared: per_arc.concat() }
    }

    /// The tolerance in metres at which at most `points` vertices remain.
    pub fn tolerance_keeping(&self, points: usize) -> f64 {
        let mut inner: Vec<f64> = self.squared.iter().copied().filter(|squared| squared.is_finite()).collect();
        let ends = self.squared.len() - inner.len();
        let keep = points.saturating_sub(ends);
        if keep >= inner.len() {
            return 0.0;
        }
        let at = inner.len() - 1 - keep;
        let (_, largest_to_go, _) = inner.select_nth_unstable_by(at, f64::total_cmp);
        // The next tolerance that its square is above, so that this vertex itself goes.
        let mut tolerance = largest_to_go.sqrt();
        while tolerance * tolerance <= *largest_to_go {
            tolerance = tolerance.next_up();
        }
        tolerance
    }

    /// Which vertices of the arcs remain.
    pub fn keep(&self, cut: &Cut, tolerance_m: f64) -> Vec<bool> {
        let least = tolerance_m.max(0.0) * tolerance_m.max(0.0);
        let mut kept: Vec<bool> = self.squared.iter().map(|squared| *squared >= least).collect();
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
            match dropped.max_by(|a, b| self.squared[*a].total_cmp(&self.squared[*b]).then(b.cmp(a))) {
                Some(corner) => kept[corner] = true,
                None => return,
            }
        }
    }
}

/// The scale of each arc: the square root of the smallest area it belongs to, in km².
fn scales(cut: &Cut) -> Vec<f64> {
    let mut smallest = vec![f64::INFINITY; cut.arcs()];
    for shape in &cut.shapes {
        let rings = shape.polygons.iter().flatten();
        let surface: f64 = shape.polygons.iter().map(|rings| surface(cut, rings)).sum();
        for arc in rings.flatten() {
            let smallest = &mut smallest[arc_of(*arc)];
            *smallest = smallest.min(surface);
        }
    }
    smallest.into_iter().map(|km2| km2.sqrt().clamp(LEAST_SCALE, MOST_SCALE)).collect()
}

/// The surface of a polygon in km².
fn surface(cut: &Cut, rings: &[Vec<i32>]) -> f64 {
    let ring_surface = |ring: &Vec<i32>| -> f64 {
        let mut twice: i128 = 0;
        for reference in ring {
            let along = cut.arc(arc_of(*reference));
            let edges = along.windows(2).map(|edge| {
                let [a, b] = [edge[0], edge[1]].map(|vertex| cut.vertices[vertex as usize].map(i128::from));
                a[0] * b[1] - b[0] * a[1]
            });
            let sum: i128 = edges.sum();
            twice += if *reference < 0 { -sum } else { sum };
        }
        twice.unsigned_abs() as f64 / 2.0 / (UNITS_PER_METRE * UNITS_PER_METRE * 1e6)
    };
    let holes: f64 = rings.iter().skip(1).map(ring_surface).sum();
    rings.first().map_or(0.0, ring_surface) - holes
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
