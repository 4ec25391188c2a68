//! Neighbours by distance: the k nearest areas, or all within a distance.

use super::{Weights, enough};
use crate::error::MeasureError;
use crate::input::Places;
use crate::kernel::Kernel;
use crate::par;
use crate::tree::{Part, Tree, squared};

/// Areas that one task takes care of.
const BLOCK: usize = 128;

impl Weights {
    /// The k nearest areas of each, weight 1 each. Of areas at the same distance the one that comes first in the order of
    /// areas is the nearer.
    ///
    /// # Errors
    /// A k of 0, or of as many as there are areas.
    pub fn nearest(places: &Places, k: usize) -> Result<Self, MeasureError> {
        enough(places.n())?;
        if k == 0 || k >= places.n() {
            let allowed = format!("a whole number from 1 to {}, one less than there are areas", places.n() - 1);
            return Err(MeasureError::BadParameter { name: "k", value: k as f64, allowed });
        }
        let tree = Tree::new(places);
        Ok(Self::from_tree(&tree, |origin, room| nearest(&tree, origin, k, room)))
    }

    /// All other areas within the reach of a kernel, with its weights. A uniform kernel gives a distance band of weight 1.
    /// Areas with weight 0 are left out.
    ///
    /// # Errors
    /// More than 2³² places.
    pub fn within(places: &Places, kernel: Kernel) -> Result<Self, MeasureError> {
        enough(places.n())?;
        let tree = Tree::new(places);
        let reach2 = kernel.reach() * kernel.reach();
        Ok(Self::from_tree(&tree, |origin, room| {
            near(&tree, origin, reach2, room);
            let weigh = |(d2, j): &(f64, u32)| {
                let mut weight = [*d2];
                kernel.weigh(&mut weight);
                (*j, weight[0])
            };
            let mut row: Vec<(u32, f64)> = room.found.iter().map(weigh).filter(|(_, weight)| *weight > 0.0).collect();
            row.sort_unstable_by_key(|(j, _)| *j);
            row
        }))
    }

    /// One row per point of a tree.
    fn from_tree(tree: &Tree, row: impl Fn(usize, &mut Room) -> Vec<(u32, f64)> + Sync + Send) -> Self {
        let n = tree.len();
        let blocks = par::map_with(n.div_ceil(BLOCK), Room::default, |room, block| {
            (block * BLOCK..((block + 1) * BLOCK).min(n)).map(|origin| row(origin, room)).collect::<Vec<_>>()
        });
        let mut rows = vec![Vec::new(); n];
        for (row, original) in blocks.into_iter().flatten().zip(&tree.order) {
            rows[*original as usize] = row;
        }
        Weights::from_rows(rows)
    }
}

/// Room to work in, used again from area to area.
#[derive(Default)]
struct Room {
    /// Squared distance and original position.
    found: Vec<(f64, u32)>,
    /// The radius that found enough at the area before.
    radius: f64,
}

/// All other points within a squared distance.
fn near(tree: &Tree, origin: usize, reach2: f64, room: &mut Room) {
    let at = (tree.x[origin], tree.y[origin]);
    let found = &mut room.found;
    found.clear();
    tree.visit(at, -1.0, reach2, |part| {
        let (Part::Leaf(node) | Part::Within(node)) = part;
        for j in node.start..node.end {
            let d2 = squared(tree.x[j] - at.0, tree.y[j] - at.1);
            if d2 <= reach2 && j != origin {
                found.push((d2, tree.order[j]));
            }
        }
    });
}

/// The k nearest, however far the search must go.
fn nearest(tree: &Tree, origin: usize, k: usize, room: &mut Room) -> Vec<(u32, f64)> {
    let (width, height) = tree.extent();
    let average = (width.max(height / 1e3) * height.max(width / 1e3) * (k + 1) as f64 / tree.len() as f64).sqrt();
    let mut radius = if room.radius > 0.0 { room.radius } else { average };
    loop {
        near(tree, origin, radius * radius, room);
        if room.found.len() >= k {
            break;
        }
        // Beyond the diagonal there is nobody left; a radius of 0 means that all points are one.
        radius = if radius > 0.0 { radius * 1.5 } else { f64::MIN_POSITIVE.sqrt() };
    }
    let order = |a: &(f64, u32), b: &(f64, u32)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
    room.found.select_nth_unstable_by(k - 1, order);
    room.found.truncate(k);
    room.radius = room.found[k - 1].0.sqrt() * 1.25;
    let mut row: Vec<(u32, f64)> = room.found.iter().map(|(_, j)| (*j, 1.0)).collect();
    row.sort_unstable_by_key(|(j, _)| *j);
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Shape;

    fn places(n: u32) -> Places<'static> {
        let at = |i: u32| f64::from(i.wrapping_mul(2_654_435_761) >> 24);
        let (x, y) = (0..n).map(|i| (at(i), at(i + 555))).unzip();
        Places::new(Vec::into(x), Vec::into(y)).unwrap()
    }

    #[test]
    fn the_nearest_are_nearest_and_ties_go_to_the_first() {
        let places = places(400);
        let weights = Weights::nearest(&places, 7).unwrap();
        for i in 0..400 {
            let d2 = |j: usize| squared(places.x()[j] - places.x()[i], places.y()[j] - places.y()[i]);
            let mut others: Vec<usize> = (0..400).filter(|j| *j != i).collect();
            others.sort_by(|a, b| d2(*a).total_cmp(&d2(*b)));
            let mut expected: Vec<u32> = others[..7].iter().map(|j| *j as u32).collect();
            expected.sort_unstable();
            assert_eq!(weights.row(i).0, expected);
        }
        assert!(Weights::nearest(&places, 0).is_err() && Weights::nearest(&places, 400).is_err());
        let one_point = Places::new(vec![3.0; 40].into(), vec![4.0; 40].into()).unwrap();
        assert_eq!(Weights::nearest(&one_point, 2).unwrap().row(0).0, [1, 2]);
    }

    #[test]
    fn a_distance_band_holds_all_within_it_and_nobody_else() {
        let places = places(300);
        let band = Weights::within(&places, Kernel::new(Shape::Uniform, 40.0).unwrap()).unwrap();
        let near = |i: usize, j: usize| {
            i != j && squared(places.x()[j] - places.x()[i], places.y()[j] - places.y()[i]) <= 1600.0
        };
        for i in 0..300 {
            let expected: Vec<u32> = (0..300).filter(|j| near(i, *j)).map(|j| j as u32).collect();
            assert_eq!(band.row(i), (&expected[..], &vec![1.0; expected.len()][..]));
        }
    }
}
