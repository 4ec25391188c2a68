//! From the areas of one edition to those of another: which share of an area's people lives in which new area.
//!
//! The people of an area are known by its parts (the DeSO of a RegSO, cells of a square grid, or the area itself). Those
//! of a part are spread evenly over its surface:
//!
//! `share(i → j) = Σ over parts p of i: people(p) · surface(p ∩ j) / surface(p ∩ all new areas)  /  people(i)`
//!
//! | the area | method |
//! |---|---|
//! | has a new area with the same corners | [`Method::Same`]: all its people are there |
//! | has people for all its parts | [`Method::People`] |
//! | has not, or has nobody | [`Method::Surface`]: the shares are those of its surface, a last resort |
//!
//! Each row sums to 1, so that people are conserved. Shares below [`SLIVER`] come from borders that were drawn anew
//! along the same line; they are left out and the rest of the row is scaled up.
//!
//! Source of the method: areal weighting with control units (Goodchild, Anselin and Deichmann, "A framework for the
//! areal interpolation of socioeconomic data", Environment and Planning A 25, 1993).

use crate::bounds::Bounds;
use crate::overlay::{TOUCHING_M2, overlap_areas};
use geo::{Area, BooleanOps, Euclidean, Length};
use geo_types::MultiPolygon;
use std::collections::{BTreeMap, HashMap};

/// Shares of an area below this are borders that were drawn anew along the same line.
pub const SLIVER: f64 = 0.001;
/// How far a border may move on average, in metres, and still be the same: what the rounding of corners explains.
pub const SAME_LINE_M: f64 = 0.5;

/// An area of the earlier edition.
#[derive(Clone, Debug, Default)]
pub struct Source<'a> {
    /// Its shape, where it is known.
    pub polygons: Option<&'a MultiPolygon<f64>>,
    /// Its parts, each with its shape and people where they are known. May be the area itself.
    pub parts: Vec<(Option<&'a MultiPolygon<f64>>, Option<f64>)>,
}

/// How the people of an area were placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// The borders are the same.
    Same,
    /// By the people of its parts.
    People,
    /// By surface only: nothing is known about where the people live.
    Surface,
}

/// Where the people of one area are in the new areas.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Position of the new area, ascending, and the share of the old area's people that live there. They sum to 1;
    /// empty where no new area is known to meet the old one.
    pub shares: Vec<(usize, f64)>,
    /// How they were found.
    pub method: Method,
}

/// A row for each of the earlier areas. Shapes are valid polygons in SWEREF 99 TM; new areas without a shape get
/// nobody. The result does not depend on the number of threads.
pub fn crosswalk(from: &[Source<'_>], to: &[Option<&MultiPolygon<f64>>]) -> Vec<Row> {
    let mut known: HashMap<Vec<(i64, i64)>, usize> = HashMap::new();
    for (j, shape) in to.iter().enumerate() {
        if let Some(shape) = shape {
            known.insert(corners(shape), j);
        }
    }
    let positions: Vec<usize> = (0..to.len()).filter(|j| to[*j].is_some()).collect();
    let shapes: Vec<&MultiPolygon<f64>> = to.iter().filter_map(|shape| *shape).collect();
    let mut rows: Vec<Row> = Vec::with_capacity(from.len());
    // Parts of the areas whose borders are new, and what each stands for: its area and people.
    let (mut parts, mut of): (Vec<&MultiPolygon<f64>>, Vec<(usize, f64)>) = (vec![], vec![]);
    for (i, source) in from.iter().enumerate() {
        let same = source.polygons.and_then(|shape| known.get(&corners(shape)));
        if let Some(j) = same {
            rows.push(Row { shares: vec![(*j, 1.0)], method: Method::Same });
            continue;
        }
        let people = people(source);
        rows.push(Row { shares: vec![], method: if people.is_some() { Method::People } else { Method::Surface } });
        match people {
            Some(known) => known.into_iter().for_each(|(shape, n)| {
                parts.push(shape);
                of.push((i, n));
            }),
            None => {
                parts.extend(source.polygons);
                of.extend(source.polygons.map(|_| (i, 1.0)));
            }
        }
    }
    let overlaps = overlap_areas(&parts, &shapes);
    let mut weights: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); from.len()];
    for of_part in overlaps.chunk_by(|a, b| a.0 == b.0) {
        let (area, people) = of[of_part[0].0];
        let whole: f64 = of_part.iter().map(|(_, _, surface)| surface).sum();
        for (_, j, surface) in of_part {
            *weights[area].entry(positions[*j]).or_default() += people * surface / whole;
        }
    }
    for (row, weights) in rows.iter_mut().zip(weights).filter(|(row, _)| row.method != Method::Same) {
        row.shares = shares(weights);
    }
    rows
}

/// The parts with their people, if all of them are known and there is anybody.
fn people<'a>(source: &Source<'a>) -> Option<Vec<(&'a MultiPolygon<f64>, f64)>> {
    let known: Option<Vec<_>> =
        source.parts.iter().map(|(shape, people)| Some(((*shape)?, people.filter(|n| *n >= 0.0)?))).collect();
    known.filter(|parts| parts.iter().any(|(_, n)| *n > 0.0))
}

/// Weights as shares that sum to 1, without slivers.
fn shares(weights: BTreeMap<usize, f64>) -> Vec<(usize, f64)> {
    let all: f64 = weights.values().sum();
    let kept: Vec<(usize, f64)> = weights.into_iter().filter(|(_, w)| *w > 0.0 && *w >= SLIVER * all).collect();
    let left: f64 = kept.iter().map(|(_, w)| w).sum();
    kept.into_iter().map(|(j, w)| (j, w / left)).collect()
}

/// The corners of a shape in decimetres, in order: two shapes with the same corners have the same border.
fn corners(shape: &MultiPolygon<f64>) -> Vec<(i64, i64)> {
    let rings = shape.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    let decimetres = |v: f64| (v * 10.0).round() as i64;
    let mut all: Vec<(i64, i64)> = rings.flat_map(|r| r.0.iter().map(|c| (decimetres(c.x), decimetres(c.y)))).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether two shapes have the same border, up to [`SAME_LINE_M`] on average along it.
pub fn same_border(a: &MultiPolygon<f64>, b: &MultiPolygon<f64>) -> bool {
    if corners(a) == corners(b) {
        return true;
    }
    let (Some(one), Some(other)) = (Bounds::of_polygons(a), Bounds::of_polygons(b)) else { return false };
    if one.max_x < other.min_x || other.max_x < one.min_x || one.max_y < other.min_y || other.max_y < one.min_y {
        return false;
    }
    let length: f64 = a.iter().map(|p| Euclidean.length(p.exterior())).sum();
    let outside_the_other = a.unsigned_area() + b.unsigned_area() - 2.0 * a.intersection(b).unsigned_area();
    outside_the_other <= (length * SAME_LINE_M).max(TOUCHING_M2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::{Coord, Rect};

    fn rect(x0: f64, y0: f64, x1: f64, y1: f64) -> MultiPolygon<f64> {
        let at = |x, y| Coord { x: 640_000.0 + x, y: 6_640_000.0 + y };
        Rect::new(at(x0, y0), at(x1, y1)).to_polygon().into()
    }

    fn alone(shape: &MultiPolygon<f64>, people: Option<f64>) -> Source<'_> {
        Source { polygons: Some(shape), parts: vec![(Some(shape), people)] }
    }

    #[test]
    fn people_go_where_they_live_and_not_where_the_surface_is() {
        // 900 people in the western tenth, 100 in the rest; the new border cuts off the western fifth.
        let old = rect(0., 0., 1_000., 100.);
        let (dense, thin) = (rect(0., 0., 100., 100.), rect(100., 0., 1_000., 100.));
        let (west, east) = (rect(0., 0., 200., 100.), rect(200., 0., 1_000., 100.));
        let parts = vec![(Some(&dense), Some(900.0)), (Some(&thin), Some(100.0))];
        let rows = crosswalk(&[Source { polygons: Some(&old), parts }], &[Some(&west), Some(&east)]);
        assert_eq!(rows[0].method, Method::People);
        let expected = (900.0 + 100.0 / 9.0) / 1_000.0;
        assert!((rows[0].shares[0].1 - expected).abs() < 1e-6, "{rows:?}");
    }

    #[test]
    fn the_same_border_is_recognised_in_whatever_order_its_corners_come() {
        let old = rect(0., 0., 100., 100.);
        let mut turned = old.clone();
        turned.0[0].exterior_mut(|ring| ring.0.rotate_left(2));
        let turned = MultiPolygon::new(vec![geo_types::Polygon::new(turned.0[0].exterior().clone(), vec![])]);
        let rows = crosswalk(&[alone(&old, None)], &[Some(&turned)]);
        assert_eq!(rows, [Row { shares: vec![(0, 1.0)], method: Method::Same }]);
        assert!(same_border(&old, &turned));
        // A metre at one side of a square of 100 m is a quarter of a metre on average; ten metres are not.
        assert!(same_border(&old, &rect(0., 0., 101., 100.)) && !same_border(&old, &rect(0., 0., 110., 100.)));
        assert!(!same_border(&old, &rect(500., 0., 600., 100.)));
    }

    #[test]
    fn without_people_the_surface_decides_and_the_row_says_so() {
        let old = rect(0., 0., 400., 100.);
        let (west, east) = (rect(0., 0., 100., 100.), rect(100., 0., 400., 100.));
        for people in [None, Some(0.0)] {
            let rows = crosswalk(&[alone(&old, people)], &[Some(&west), Some(&east)]);
            assert_eq!(rows[0].method, Method::Surface);
            assert!((rows[0].shares[0].1 - 0.25).abs() < 1e-6);
        }
        assert!(crosswalk(&[Source::default()], &[Some(&west)])[0].shares.is_empty());
        assert!(crosswalk(&[alone(&old, Some(5.0))], &[None])[0].shares.is_empty());
    }

    #[test]
    fn a_border_drawn_anew_along_the_same_line_moves_nobody() {
        let (old, beside) = (rect(0., 0., 1_000., 1_000.), rect(1_000., 0., 2_000., 1_000.));
        let (new, new_beside) = (rect(0., 0., 1_000.4, 1_000.), rect(1_000.4, 0., 2_000., 1_000.));
        let rows = crosswalk(&[alone(&old, Some(10.0)), alone(&beside, Some(20.0))], &[Some(&new), Some(&new_beside)]);
        assert_eq!(rows.iter().map(|row| row.shares.clone()).collect::<Vec<_>>(), [[(0, 1.0)], [(1, 1.0)]]);
    }

    /// A square cut into columns of some widths: areas that tile it.
    fn columns(cuts: &[f64]) -> Vec<MultiPolygon<f64>> {
        let mut at: Vec<f64> = cuts.to_vec();
        at.extend([0.0, 1_000.0]);
        at.sort_by(f64::total_cmp);
        at.windows(2).filter(|w| w[1] - w[0] > 1.0).map(|w| rect(w[0], 0.0, w[1], 1_000.0)).collect()
    }

    #[test]
    fn rows_sum_to_one_and_people_are_conserved_whatever_the_borders() {
        // A plain linear congruential sequence: any borders do.
        let mut state = 7u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as f64 / (1u64 << 31) as f64
        };
        for _ in 0..40 {
            let cuts =
                |next: &mut dyn FnMut() -> f64| -> Vec<f64> { (0..6).map(|_| (next() * 1_000.0).round()).collect() };
            let (old, new) = (columns(&cuts(&mut next)), columns(&cuts(&mut next)));
            let people: Vec<f64> = old.iter().map(|_| (next() * 3.0).floor() * 500.0).collect();
            let from: Vec<Source<'_>> = old.iter().zip(&people).map(|(shape, n)| alone(shape, Some(*n))).collect();
            let to: Vec<Option<&MultiPolygon<f64>>> = new.iter().map(Some).collect();
            let rows = crosswalk(&from, &to);
            let mut arrived = vec![0.0; new.len()];
            for (row, n) in rows.iter().zip(&people) {
                assert!((row.shares.iter().map(|(_, s)| s).sum::<f64>() - 1.0).abs() < 1e-12, "{row:?}");
                row.shares.iter().for_each(|(j, share)| arrived[*j] += share * n);
            }
            let (sent, got): (f64, f64) = (people.iter().sum(), arrived.iter().sum());
            assert!((sent - got).abs() < 1e-9, "{sent} {got}");
        }
    }
}
