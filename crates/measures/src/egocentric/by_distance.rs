//! Neighbourhoods by distance: the people around each area, each weighted with a kernel of the distance.
//!
//! `ṽᵢ = Σⱼ w(dᵢⱼ) vⱼ` for any column v of counts. A neighbourhood's composition is `ṽᵢ(group) / ṽᵢ(all)`.
//!
//! Source: White (1983); Reardon and O'Sullivan (2004). See `docs/methods/measures/environments.md`.

use crate::error::{self, MeasureError};
use crate::input::Places;
use crate::kernel::{Kernel, Own, Shape};
use crate::par;
use crate::sum;
use crate::tree::{Part, Tree, squared};
use crate::vector::widest;
use std::ops::Range;

/// Areas that one task takes care of.
const BLOCK: usize = 64;
/// How many neighbours are weighed at a time.
const BATCH: usize = 256;

/// The sums of some columns around each place, weighted with a kernel: one column out for each column in, in the same
/// order of areas.
///
/// Costs one weighing per pair of areas within the reach of the kernel; a uniform kernel adds up whole blocks of areas
/// and grows with the circumference instead. Values may be negative, but not missing.
///
/// # Errors
/// A column of another length, a value that is not finite, areas without size where [`Own::BySize`] needs it.
pub fn around(places: &Places, kernel: Kernel, own: Own, columns: &[&[f64]]) -> Result<Vec<Vec<f64>>, MeasureError> {
    let n = places.n();
    error::countable(n)?;
    for column in columns {
        error::same_length(n, column.len())?;
        if let Some(position) = column.iter().position(|v| !v.is_finite()) {
            return Err(MeasureError::NotFinite { position });
        }
    }
    let own_weights = own_weights(places, kernel, own)?;
    let tree = Tree::new(places);
    let columns: Vec<Vec<f64>> = columns.iter().map(|column| tree.arrange(column)).collect();
    let around = Around { kernel, tree: &tree, columns: &columns, own_weights: &own_weights };
    let blocks = if kernel.shape() == Shape::Uniform {
        let sums = tree.sums(&columns);
        par::map(n.div_ceil(BLOCK), |block| around.uniform(block, &sums))
    } else {
        let room = || vec![0.0; BATCH];
        par::map_with(n.div_ceil(BLOCK), room, |weights, block| {
            widest(
                #[inline(always)]
                || around.weighted(block, weights),
            )
        })
    };
    Ok(scatter(tree.order.iter().copied(), &blocks, n, columns.len()))
}

/// The weight of each area for itself.
fn own_weights(places: &Places, kernel: Kernel, own: Own) -> Result<Vec<f64>, MeasureError> {
    Ok(match own {
        Own::AtZero => vec![1.0; places.n()],
        Own::LeftOut => vec![0.0; places.n()],
        Own::BySize => places.area()?.iter().map(|area| kernel.weight((0.6 * area).sqrt())).collect(),
    })
}

struct Around<'a> {
    kernel: Kernel,
    tree: &'a Tree,
    columns: &'a [Vec<f64>],
    own_weights: &'a [f64],
}

impl Around<'_> {
    fn origins(&self, block: usize) -> Range<usize> {
        block * BLOCK..((block + 1) * BLOCK).min(self.tree.len())
    }

    /// One block of areas, row by row.
    #[inline(always)]
    fn weighted(&self, block: usize, weights: &mut [f64]) -> Vec<f64> {
        let width = self.columns.len();
        let mut out = vec![0.0; self.origins(block).len() * width];
        let reach = self.kernel.reach();
        for (origin, out) in self.origins(block).zip(out.chunks_exact_mut(width.max(1))) {
            // Leaves that follow each other are weighed together.
            let (mut start, mut end) = (0, 0);
            let at = (self.tree.x[origin], self.tree.y[origin]);
            self.tree.visit(
                at,
                reach * reach,
                reach * reach,
                #[inline(always)]
                |part| {
                    let (Part::Leaf(node) | Part::Within(node)) = part;
                    if node.start != end {
                        self.add(origin, start..end, weights, out);
                        start = node.start;
                    }
                    end = node.end;
                },
            );
            self.add(origin, start..end, weights, out);
        }
        out
    }

    /// Weighs the points of some leaves.
    #[inline(always)]
    fn add(&self, origin: usize, points: Range<usize>, weights: &mut [f64], out: &mut [f64]) {
        let (x, y) = (self.tree.x[origin], self.tree.y[origin]);
        for start in points.clone().step_by(BATCH) {
            let batch = start..(start + BATCH).min(points.end);
            let weights = &mut weights[..batch.len()];
            let (xs, ys) = (&self.tree.x[batch.clone()], &self.tree.y[batch.clone()]);
            for ((weight, xj), yj) in weights.iter_mut().zip(xs).zip(ys) {
                *weight = squared(xj - x, yj - y);
            }
            self.kernel.weigh(weights);
            if batch.contains(&origin) {
                weights[origin - start] = self.own_weights[self.tree.order[origin] as usize];
            }
            for (out, column) in out.iter_mut().zip(self.columns) {
                *out += sum::over2(weights, &column[batch.clone()], |weight, value| weight * value);
            }
        }
    }

    /// One block where all within the bandwidth count alike: nodes that lie inside are added as they are.
    fn uniform(&self, block: usize, sums: &[f64]) -> Vec<f64> {
        let width = self.columns.len();
        let mut out = vec![0.0; self.origins(block).len() * width];
        let b2 = self.kernel.bandwidth() * self.kernel.bandwidth();
        for (origin, out) in self.origins(block).zip(out.chunks_exact_mut(width.max(1))) {
            let (x, y) = (self.tree.x[origin], self.tree.y[origin]);
            self.tree.visit((x, y), b2, b2, |part| match part {
                Part::Within(node) => {
                    out.iter_mut().zip(&sums[node.id * width..]).for_each(|(out, sum)| *out += sum);
                }
                Part::Leaf(node) => {
                    for (j, d2) in (node.start..node.end).zip(self.tree.distances(node, (x, y))) {
                        if d2 <= b2 {
                            out.iter_mut().zip(self.columns).for_each(|(out, column)| *out += column[j]);
                        }
                    }
                }
            });
            let own = self.own_weights[self.tree.order[origin] as usize];
            if own != 1.0 {
                out.iter_mut().zip(self.columns).for_each(|(out, column)| *out -= (1.0 - own) * column[origin]);
            }
        }
        out
    }
}

/// Rows, block after block, as columns in the order of the areas; `order` says which area each row is.
pub(super) fn scatter(order: impl Iterator<Item = u32>, blocks: &[Vec<f64>], n: usize, width: usize) -> Vec<Vec<f64>> {
    let mut columns = vec![vec![0.0; n]; width];
    if width > 0 {
        let rows = blocks.iter().flat_map(|block| block.chunks_exact(width));
        for (row, original) in rows.zip(order) {
            for (column, value) in columns.iter_mut().zip(row) {
                column[original as usize] = *value;
            }
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scattered(n: u32) -> (Vec<f64>, Vec<f64>, Vec<f64>) {
        let at = |i: u32| f64::from(i.wrapping_mul(2_654_435_761) >> 18);
        let rows = (0..n).map(|i| (at(i), at(i + 77_777), f64::from(i % 13)));
        rows.fold(Default::default(), |mut columns: (Vec<f64>, Vec<f64>, Vec<f64>), (x, y, v)| {
            columns.0.push(x);
            columns.1.push(y);
            columns.2.push(v);
            columns
        })
    }

    #[test]
    fn the_tree_finds_what_all_pairs_find() {
        let (x, y, v) = scattered(700);
        let areas: Vec<f64> = v.iter().map(|v| 1000.0 * (v + 1.0)).collect();
        let places = Places::new((&x[..]).into(), (&y[..]).into()).unwrap().with_area(&areas[..]).unwrap();
        for shape in [Shape::Uniform, Shape::Triangular, Shape::Quartic, Shape::Gaussian, Shape::Exponential] {
            for own in [Own::AtZero, Own::BySize, Own::LeftOut] {
                let kernel = Kernel::new(shape, 800.0).unwrap();
                let found = around(&places, kernel, own, &[&v, &areas]).unwrap();
                for i in [0, 350, 699] {
                    let weight = |j: usize| match (i == j, own) {
                        (false, _) => kernel.weight(squared(x[j] - x[i], y[j] - y[i]).sqrt()),
                        (true, Own::AtZero) => 1.0,
                        (true, Own::LeftOut) => 0.0,
                        (true, Own::BySize) => kernel.weight((0.6 * areas[i]).sqrt()),
                    };
                    let expected: f64 = (0..x.len()).map(|j| weight(j) * v[j]).sum();
                    assert!((found[0][i] - expected).abs() <= 1e-12 * (1.0 + expected), "{shape:?} {own:?}");
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_areas_changes_nothing() {
        let (x, y, v) = scattered(300);
        let places = Places::new((&x[..]).into(), (&y[..]).into()).unwrap();
        let reversed: Vec<usize> = (0..300).rev().collect();
        let turned: Vec<f64> = v.iter().rev().copied().collect();
        let kernel = Kernel::new(Shape::Exponential, 300.0).unwrap();
        let there = around(&places, kernel, Own::AtZero, &[&v]).unwrap();
        let mut back = around(&places.at(&reversed).unwrap(), kernel, Own::AtZero, &[&turned]).unwrap();
        back[0].reverse();
        assert_eq!(there, back);
    }

    #[test]
    fn a_missing_value_or_another_number_of_areas_is_refused() {
        let places = Places::new(vec![0.0, 1.0].into(), vec![0.0, 1.0].into()).unwrap();
        let kernel = Kernel::new(Shape::Uniform, 1.0).unwrap();
        let error = around(&places, kernel, Own::AtZero, &[&[1.0, f64::NAN]]).unwrap_err();
        assert_eq!(error, MeasureError::NotFinite { position: 1 });
        assert!(around(&places, kernel, Own::AtZero, &[&[1.0]]).is_err());
        assert!(around(&places, kernel, Own::BySize, &[&[1.0, 2.0]]).unwrap_err().to_string().contains("size"));
    }
}
