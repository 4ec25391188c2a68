//! Who is near: a balanced tree over points in the plane. Each step halves the points across the wider side of their
//! box; a leaf holds a few dozen that lie side by side in memory, so that loops over them run at the speed of the
//! machine. The shape of the tree depends on the points alone.

use crate::input::Places;

/// The largest leaf.
const LEAF: usize = 8;
/// More levels than a tree of 2³² points has.
const LEVELS: usize = 34;
/// Squares along each side of the curve that [`Tree::walk`] follows.
const CURVE: u32 = 1 << 20;

/// Points in the order of the tree.
pub(crate) struct Tree {
    /// Original position of each point.
    pub order: Vec<u32>,
    /// Eastings in tree order.
    pub x: Vec<f64>,
    /// Northings in tree order.
    pub y: Vec<f64>,
    /// Bounds of each node; the children of node i are 2i + 1 and 2i + 2, and the leaves are the last level.
    boxes: Vec<Bounds>,
    depth: u32,
}

/// A rectangle.
#[derive(Clone, Copy)]
struct Bounds {
    west: f64,
    east: f64,
    south: f64,
    north: f64,
}

/// A node of the tree with the points it holds.
#[derive(Clone, Copy)]
pub(crate) struct Node {
    /// Number of the node, the root being 0.
    pub id: usize,
    /// First point, in tree order.
    pub start: usize,
    /// One past the last point.
    pub end: usize,
}

/// Where a node lies against a distance: all points within the inner, none within the outer, or it must be opened.
pub(crate) enum Part {
    /// Every point is nearer than the inner distance.
    Within(Node),
    /// A leaf, some points of which may be between the two distances.
    Leaf(Node),
}

impl Bounds {
    fn of(x: &[f64], y: &[f64], points: &[u32]) -> Self {
        let mut bounds =
            Bounds { west: f64::INFINITY, east: f64::NEG_INFINITY, south: f64::INFINITY, north: f64::NEG_INFINITY };
        for point in points {
            let (x, y) = (x[*point as usize], y[*point as usize]);
            bounds.west = bounds.west.min(x);
            bounds.east = bounds.east.max(x);
            bounds.south = bounds.south.min(y);
            bounds.north = bounds.north.max(y);
        }
        bounds
    }

    /// Squared distances to the nearest and to the farthest point of the rectangle.
    #[inline(always)]
    fn distances(&self, x: f64, y: f64) -> (f64, f64) {
        let (dx, dy) = ((self.west - x).max(x - self.east).max(0.0), (self.south - y).max(y - self.north).max(0.0));
        let (fx, fy) = ((x - self.west).max(self.east - x), (y - self.south).max(self.north - y));
        (dx * dx + dy * dy, fx * fx + fy * fy)
    }
}

impl Tree {
    /// A tree of all places.
    pub fn new(places: &Places) -> Self {
        let (x, y) = (places.x(), places.y());
        let n = x.len();
        let mut depth = 0;
        while n.div_ceil(1 << depth) > LEAF {
            depth += 1;
        }
        let mut order: Vec<u32> = (0..n as u32).collect();
        let empty = Bounds { west: 0.0, east: 0.0, south: 0.0, north: 0.0 };
        let mut boxes = vec![empty; (2 << depth) - 1];
        let mut open = vec![(0usize, 0usize, n, 0u32)];
        while let Some((id, start, end, level)) = open.pop() {
            let points = &mut order[start..end];
            let bounds = Bounds::of(x, y, points);
            boxes[id] = bounds;
            if level == depth {
                continue;
            }
            let (first, second) =
                if bounds.east - bounds.west >= bounds.north - bounds.south { (x, y) } else { (y, x) };
            let middle = points.len() / 2;
            let key = |i: &u32| (first[*i as usize], second[*i as usize]);
            points.select_nth_unstable_by(middle, |a, b| {
                let ((a1, a2), (b1, b2)) = (key(a), key(b));
                a1.total_cmp(&b1).then(a2.total_cmp(&b2)).then(a.cmp(b))
            });
            open.push((2 * id + 1, start, start + middle, level + 1));
            open.push((2 * id + 2, start + middle, end, level + 1));
        }
        // Inside a leaf selection leaves the order open; the places decide it.
        let mut tree = Self { order, x: Vec::new(), y: Vec::new(), boxes, depth };
        for leaf in tree.leaves() {
            tree.order[leaf.start..leaf.end].sort_unstable_by(|a, b| {
                let (a_at, b_at) = (*a as usize, *b as usize);
                x[a_at].total_cmp(&x[b_at]).then(y[a_at].total_cmp(&y[b_at])).then(a.cmp(b))
            });
        }
        tree.x = tree.order.iter().map(|i| x[*i as usize]).collect();
        tree.y = tree.order.iter().map(|i| y[*i as usize]).collect();
        tree
    }

    /// Number of points.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Number of nodes.
    pub fn nodes(&self) -> usize {
        self.boxes.len()
    }

    /// All points (their places in the tree) along a Hilbert curve: from one to the next is never far.
    pub fn walk(&self) -> Vec<u32> {
        let all = &self.boxes[0];
        let side = (all.east - all.west).max(all.north - all.south).max(f64::MIN_POSITIVE);
        let square = |from: f64, at: f64| (((at - from) / side) * f64::from(CURVE - 1)) as u32;
        let at = |i: usize| along_curve(square(all.west, self.x[i]), square(all.south, self.y[i]));
        let mut order: Vec<(u64, u32)> = (0..self.len()).map(|i| (at(i), i as u32)).collect();
        order.sort_unstable();
        order.into_iter().map(|(_, i)| i).collect()
    }

    /// Width and height of the rectangle around all points.
    pub fn extent(&self) -> (f64, f64) {
        let all = &self.boxes[0];
        (all.east - all.west, all.north - all.south)
    }

    /// A column in tree order.
    pub fn arrange(&self, column: &[f64]) -> Vec<f64> {
        self.order.iter().map(|i| column[*i as usize]).collect()
    }

    fn root(&self) -> Node {
        Node { id: 0, start: 0, end: self.len() }
    }

    fn is_leaf(&self, node: Node) -> bool {
        2 * node.id + 1 >= self.boxes.len()
    }

    fn children(node: Node) -> [Node; 2] {
        let middle = node.start + (node.end - node.start) / 2;
        [
            Node { id: 2 * node.id + 1, start: node.start, end: middle },
            Node { id: 2 * node.id + 2, start: middle, end: node.end },
        ]
    }

    /// The leaves from left to right.
    pub fn leaves(&self) -> Vec<Node> {
        let mut level = vec![self.root()];
        for _ in 0..self.depth {
            level = level.into_iter().flat_map(Self::children).collect();
        }
        level
    }

    /// Sums of columns (in tree order) over each node: `sums[node · columns + column]`.
    pub fn sums(&self, columns: &[Vec<f64>]) -> Vec<f64> {
        let width = columns.len();
        let mut sums = vec![0.0; self.nodes() * width];
        for leaf in self.leaves() {
            for (c, column) in columns.iter().enumerate() {
                sums[leaf.id * width + c] = column[leaf.start..leaf.end].iter().sum();
            }
        }
        for id in (0..self.nodes() / 2).rev() {
            for c in 0..width {
                sums[id * width + c] = sums[(2 * id + 1) * width + c] + sums[(2 * id + 2) * width + c];
            }
        }
        sums
    }

    /// Calls `visit` for the parts of the tree that may hold points within the squared distance `outer` of (x, y), from
    /// left to right: whole nodes all of whose points are nearer than `inner`, and leaves.
    #[inline(always)]
    pub fn visit(&self, at: (f64, f64), inner: f64, outer: f64, mut visit: impl FnMut(Part)) {
        // Each level leaves one node behind.
        let mut open = [self.root(); LEVELS];
        let mut left = 1;
        while left > 0 {
            left -= 1;
            let node = open[left];
            let (nearest, farthest) = self.boxes[node.id].distances(at.0, at.1);
            if nearest > outer {
                continue;
            }
            if farthest < inner {
                visit(Part::Within(node));
            } else if self.is_leaf(node) {
                visit(Part::Leaf(node));
            } else {
                let [first, second] = Self::children(node);
                open[left] = second;
                open[left + 1] = first;
                left += 2;
            }
        }
    }

    /// Squared distances of the points of a leaf; what lies beyond the last is no distance.
    #[inline(always)]
    pub fn distances(&self, leaf: Node, at: (f64, f64)) -> [f64; LEAF] {
        let mut distances = [f64::INFINITY; LEAF];
        let (x, y) = (&self.x[leaf.start..leaf.end], &self.y[leaf.start..leaf.end]);
        for ((distance, x), y) in distances.iter_mut().zip(x).zip(y) {
            *distance = squared(x - at.0, y - at.1);
        }
        distances
    }
}

/// How far along the Hilbert curve a square lies (Hilbert 1891).
fn along_curve(mut x: u32, mut y: u32) -> u64 {
    let (mut along, mut side) = (0, CURVE / 2);
    while side > 0 {
        let (right, upper) = (u32::from(x & side > 0), u32::from(y & side > 0));
        along += u64::from(side) * u64::from(side) * u64::from((3 * right) ^ upper);
        if upper == 0 {
            if right == 1 {
                (x, y) = ((CURVE - 1) - x, (CURVE - 1) - y);
            }
            (x, y) = (y, x);
        }
        side /= 2;
    }
    along
}

/// Squared distance.
#[inline(always)]
pub(crate) fn squared(dx: f64, dy: f64) -> f64 {
    dx * dx + dy * dy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_within_a_distance_hold_exactly_the_points_there() {
        let n = 500u32;
        let at = |i: u32| f64::from(i.wrapping_mul(2_654_435_761) >> 22);
        let (x, y): (Vec<f64>, Vec<f64>) = (0..n).map(|i| (at(i), at(i + 9_999))).unzip();
        let places = Places::new(x.clone().into(), y.clone().into()).unwrap();
        let tree = Tree::new(&places);
        let ones = tree.sums(&[vec![1.0; n as usize]]);
        assert_eq!(ones[0], f64::from(n));
        for (inner, outer) in [(0.0, 300.0), (200.0, 400.0), (5000.0, 6000.0f64)] {
            let (mut within, mut between) = (0.0, 0);
            tree.visit((x[3], y[3]), inner * inner, outer * outer, |part| match part {
                Part::Within(node) => within += ones[node.id],
                Part::Leaf(node) => {
                    for i in node.start..node.end {
                        let d2 = squared(tree.x[i] - x[3], tree.y[i] - y[3]);
                        if d2 < inner * inner {
                            within += 1.0;
                        } else if d2 <= outer * outer {
                            between += 1;
                        }
                    }
                }
            });
            let d2 = |i: usize| squared(x[i] - x[3], y[i] - y[3]);
            let expected = (0..n as usize).filter(|i| d2(*i) < inner * inner).count();
            let expected_between =
                (0..n as usize).filter(|i| (inner * inner..=outer * outer).contains(&d2(*i))).count();
            assert_eq!((within as usize, between), (expected, expected_between));
        }
    }

    #[test]
    fn no_leaf_is_too_large_and_every_point_has_its_distance() {
        for n in 2..300u32 {
            let x: Vec<f64> = (0..n).map(|i| f64::from(i * i % 101)).collect();
            let tree = Tree::new(&Places::new((&x[..]).into(), (&x[..]).into()).unwrap());
            let found = tree.leaves().into_iter().flat_map(|leaf| tree.distances(leaf, (0.0, 0.0)));
            assert_eq!(found.filter(|d2| d2.is_finite()).count(), n as usize);
        }
    }

    #[test]
    fn the_walk_over_a_lattice_goes_from_neighbour_to_neighbour() {
        let (x, y) = (0..1024).map(|i| (f64::from(i % 32), f64::from(i / 32))).unzip();
        let tree = Tree::new(&Places::new(Vec::into(x), Vec::into(y)).unwrap());
        let walk: Vec<(f64, f64)> = tree.walk().iter().map(|i| (tree.x[*i as usize], tree.y[*i as usize])).collect();
        let longest = walk.windows(2).map(|two| (two[1].0 - two[0].0).abs() + (two[1].1 - two[0].1).abs());
        assert_eq!(longest.fold(0.0, f64::max), 1.0);
        assert_eq!(walk.len(), 1024);
    }

    #[test]
    fn two_points_and_many_in_one_place_are_trees_too() {
        for n in [2, 100] {
            let places = Places::new(vec![5.0; n].into(), vec![7.0; n].into()).unwrap();
            let tree = Tree::new(&places);
            let mut found = 0;
            tree.visit((5.0, 7.0), 0.0, 0.0, |part| {
                if let Part::Leaf(node) = part {
                    found += node.end - node.start;
                }
            });
            assert_eq!(found, n);
        }
    }
}
