//! The mesh of cells: a Delaunay triangulation of points that are dense where people live. A cell is the polygon of
//! the midpoints (centroids) of the triangles around its point, so that three cells meet at every vertex and no border
//! ever touches itself.

use super::outline::Outline;
use super::towns::Settlement;
use super::{Point, nearest};
use crate::random::Dice;
use delaunator::{EMPTY, Triangulation, triangulate};
use std::collections::HashMap;
use std::f64::consts::TAU;

/// Cells that a DeSO gets around its RegSO's seed.
const CELLS_PER_DESO: usize = 14;
/// Cells that a DeSO has at least before small pieces are joined to neighbours.
const LEAST_CELLS_PER_DESO: usize = 7;
/// Distance of the points of open country, in metres.
const COUNTRY_STEP: f64 = 5e3;
/// Distance of the points along the coast, in metres.
const COAST_STEP: f64 = 2.1e3;
/// Pieces of land or water of fewer cells become what is around them.
const LEAST_ISLAND: usize = 3;

/// The mesh.
pub struct Mesh {
    /// The cells' points, in the unbent plane.
    pub points: Vec<Point>,
    /// Per cell: on land?
    pub land: Vec<bool>,
    /// Per cell: the municipality whose site is nearest.
    pub municipality: Vec<usize>,
    /// Per triangle: its centroid, bent and rounded to whole decimetres: a vertex of the cells.
    pub vertices: Vec<[f64; 2]>,
    /// Corners of the triangles: three cells each.
    pub triangles: Vec<usize>,
    /// Per side of a triangle: the same side of the neighbouring triangle, `EMPTY` at the hull.
    pub twins: Vec<usize>,
}

impl Mesh {
    /// The mesh of a settled land.
    pub fn new(seed: u64, outline: &Outline, settlement: &Settlement) -> Self {
        let sites: Vec<Point> = settlement.municipalities.iter().map(|m| m.site).collect();
        let mut points = Vec::with_capacity(150_000);
        // The seeds come first: cell i is the seed of RegSO i.
        points.extend(settlement.seeds.iter().map(|s| s.at));
        let mut dice = Dice::of(seed, "cells");
        scatter_around_seeds(&mut dice, settlement, &mut points);
        scatter_over_country(&mut dice, outline, &mut points);
        let mut municipality = assign(&points, &sites);
        fill_up(&mut dice, outline, settlement, &sites, &mut points, &mut municipality);
        let Triangulation { triangles, halfedges, .. } =
            triangulate(&points.iter().map(|p| delaunator::Point { x: p.x, y: p.y }).collect::<Vec<_>>());
        let vertices = triangles.chunks_exact(3).map(|t| vertex(outline, t.iter().map(|i| points[*i]))).collect();
        let mut land: Vec<bool> = points.iter().map(|p| outline.is_land(*p)).collect();
        land[..settlement.seeds.len()].fill(true);
        let mut mesh = Mesh { points, land, municipality, vertices, triangles, twins: halfedges };
        mesh.drop_specks(settlement.seeds.len());
        mesh
    }

    /// Number of cells.
    pub fn cells(&self) -> usize {
        self.points.len()
    }

    /// Pairs of neighbouring cells, each once in either direction.
    pub fn neighbours(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        (0..self.triangles.len())
            .filter(|side| self.twins[*side] != EMPTY)
            .map(|side| (self.triangles[side], self.triangles[following(side)]))
    }

    /// The area of each cell in m²; 0 for the cells at the hull.
    pub fn areas(&self) -> Vec<f64> {
        let mut areas = vec![0.0; self.cells()];
        for side in 0..self.triangles.len() {
            let twin = self.twins[side];
            if twin != EMPTY {
                let ([ax, ay], [bx, by]) = (self.vertices[side / 3], self.vertices[twin / 3]);
                areas[self.triangles[side]] += (ax * by - bx * ay) / 2.0;
            }
        }
        areas.iter().map(|a: &f64| a.abs()).collect()
    }

    fn drop_specks(&mut self, pinned: usize) {
        let pieces = Pieces::of(self, |cell| usize::from(self.land[cell]));
        let mut keep = vec![false; self.cells()];
        for cell in 0..pinned {
            keep[pieces.root[cell]] = true;
        }
        for cell in 0..self.cells() {
            let root = pieces.root[cell];
            if pieces.size[root] < LEAST_ISLAND && !keep[root] {
                self.land[cell] = !self.land[cell];
            }
        }
    }
}

/// The side that follows in the same triangle.
pub fn following(side: usize) -> usize {
    if side % 3 == 2 { side - 2 } else { side + 1 }
}

/// Connected pieces of cells with the same label.
pub struct Pieces {
    /// Per cell: the cell that stands for its piece.
    pub root: Vec<usize>,
    /// Per standing cell: number of cells in its piece.
    pub size: Vec<usize>,
}

impl Pieces {
    /// The pieces under a labelling.
    pub fn of(mesh: &Mesh, label: impl Fn(usize) -> usize) -> Self {
        let mut parent: Vec<usize> = (0..mesh.cells()).collect();
        for (a, b) in mesh.neighbours() {
            if a < b && label(a) == label(b) {
                let (a, b) = (find(&mut parent, a), find(&mut parent, b));
                // The smaller number stands for the piece, whatever the order of the sides.
                parent[a.max(b)] = a.min(b);
            }
        }
        let mut size = vec![0; mesh.cells()];
        let root: Vec<usize> = (0..mesh.cells()).map(|cell| find(&mut parent, cell)).collect();
        for r in &root {
            size[*r] += 1;
        }
        Pieces { root, size }
    }
}

fn find(parent: &mut [usize], mut cell: usize) -> usize {
    while parent[cell] != cell {
        parent[cell] = parent[parent[cell]];
        cell = parent[cell];
    }
    cell
}

/// The centroid of a triangle, bent; in whole decimetres, as boundaries are published.
fn vertex(outline: &Outline, corners: impl Iterator<Item = Point>) -> [f64; 2] {
    let middle = corners.fold(Point::default(), |sum, p| Point::new(sum.x + p.x / 3.0, sum.y + p.y / 3.0));
    let bent = outline.bend(middle);
    [bent.x, bent.y].map(|metres| (metres * 10.0).round() / 10.0)
}

/// For each seed the scale of its surroundings in metres: the distance to the nearest other seed, at most its reach.
fn spacing(settlement: &Settlement) -> Vec<f64> {
    // Seeds by square of 4 km; rings of squares are searched outwards until nothing nearer can come.
    const SIDE: f64 = 4e3;
    let square = |p: Point| ((p.x / SIDE).floor() as i64, (p.y / SIDE).floor() as i64);
    let mut squares: HashMap<(i64, i64), Vec<Point>> = HashMap::new();
    for seed in &settlement.seeds {
        squares.entry(square(seed.at)).or_default().push(seed.at);
    }
    let search = |at: Point| {
        let (column, row) = square(at);
        let mut best = f64::INFINITY;
        for ring in 0i64..20 {
            for dx in -ring..=ring {
                for dy in -ring..=ring {
                    if dx.abs().max(dy.abs()) == ring {
                        let inside = squares.get(&(column + dx, row + dy)).into_iter().flatten();
                        best = inside.map(|p| p.distance(at)).filter(|d| *d > 0.0).fold(best, f64::min);
                    }
                }
            }
            if best <= ring as f64 * SIDE {
                break;
            }
        }
        best.min(20.0 * SIDE)
    };
    settlement.seeds.iter().map(|seed| search(seed.at).min(1.2 * seed.reach)).collect()
}

fn scatter_around_seeds(dice: &mut Dice, settlement: &Settlement, points: &mut Vec<Point>) {
    for (seed, spacing) in settlement.seeds.iter().zip(spacing(settlement)) {
        for k in 0..seed.deso * CELLS_PER_DESO {
            // Most near the seed, every fourth further out to bridge the way to the next ones.
            let reach = if k % 4 == 3 { 1.9 } else { 0.8 };
            points.push(seed.at.away(reach * spacing * dice.uniform().sqrt(), TAU * dice.uniform()));
        }
    }
}

fn scatter_over_country(dice: &mut Dice, outline: &Outline, points: &mut Vec<Point>) {
    let (low, high) = Outline::BOX;
    let mut grid = |step: f64, keep: &dyn Fn(f64) -> bool| {
        let margin = 4.0 * COUNTRY_STEP;
        let columns = ((high.x - low.x + 2.0 * margin) / step) as usize;
        let rows = ((high.y - low.y + 2.0 * margin) / step) as usize;
        for row in 0..rows {
            for column in 0..columns {
                let x = low.x - margin + (column as f64 + dice.between(0.08, 0.92)) * step;
                let y = low.y - margin + (row as f64 + dice.between(0.08, 0.92)) * step;
                let p = Point::new(x, y);
                if keep(outline.depth(p)) {
                    points.push(p);
                }
            }
        }
    };
    // Open sea needs no cells beyond the first few off the coast.
    grid(COUNTRY_STEP, &|depth| depth > -3.5 * COUNTRY_STEP);
    grid(COAST_STEP, &|depth| depth.abs() < 3.2e3);
    let margin = 60e3;
    for (x, y) in [(low.x, low.y), (high.x, low.y), (high.x, high.y), (low.x, high.y)] {
        let (x, y) =
            (if x == low.x { x - margin } else { x + margin }, if y == low.y { y - margin } else { y + margin });
        points.push(Point::new(x, y));
    }
}

/// The municipality whose site is nearest, per point.
fn assign(points: &[Point], sites: &[Point]) -> Vec<usize> {
    use rayon::prelude::*;
    points.par_iter().map(|p| nearest(*p, sites.iter().copied()).unwrap_or(0)).collect()
}

/// The RegSO of a land cell: the nearest seed of its municipality that reaches it.
pub fn regso_of(settlement: &Settlement, municipality: usize, p: Point) -> usize {
    // Every municipality has countryside, which reaches everywhere; so one seed always does.
    let mut best = (f64::INFINITY, settlement.municipalities[municipality].seeds.start);
    for i in settlement.municipalities[municipality].seeds.clone() {
        let seed = &settlement.seeds[i];
        let distance = seed.at.distance2(p);
        if distance < best.0 && distance <= seed.reach * seed.reach {
            best = (distance, i);
        }
    }
    best.1
}

/// Adds points near the seeds of the RegSO that have too few cells for their DeSO.
fn fill_up(
    dice: &mut Dice,
    outline: &Outline,
    settlement: &Settlement,
    sites: &[Point],
    points: &mut Vec<Point>,
    municipality: &mut Vec<usize>,
) {
    let mut cells = vec![0usize; settlement.seeds.len()];
    for (p, m) in points.iter().zip(municipality.iter()) {
        if outline.is_land(*p) {
            cells[regso_of(settlement, *m, *p)] += 1;
        }
    }
    for (regso, reach) in spacing(settlement).into_iter().enumerate() {
        let seed = &settlement.seeds[regso];
        let mut tries = 0;
        while cells[regso] < LEAST_CELLS_PER_DESO * seed.deso && tries < 1000 {
            tries += 1;
            let reach = 0.6 * reach * (1.0 - f64::from(tries) / 1001.0);
            let p = seed.at.away(reach * dice.uniform().sqrt(), TAU * dice.uniform());
            let m = nearest(p, sites.iter().copied()).unwrap_or(0);
            if outline.is_land(p) && m == seed.municipality && regso_of(settlement, m, p) == regso {
                points.push(p);
                municipality.push(m);
                cells[regso] += 1;
            }
        }
    }
}
