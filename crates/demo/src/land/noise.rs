//! Smooth noise: random values on a square lattice, with a smooth curve between them.

use super::Point;
use crate::random::chance;

/// One noise field.
#[derive(Clone, Copy, Debug)]
pub struct Noise {
    key: u64,
    /// Side of the lattice in metres: the size of the features.
    wavelength: f64,
}

impl Noise {
    /// The field of a key with features of a size in metres.
    pub fn new(key: u64, wavelength: f64) -> Self {
        Noise { key, wavelength }
    }

    /// The value at a point, in (−1, 1).
    pub fn at(&self, p: Point) -> f64 {
        let (x, y) = (p.x / self.wavelength, p.y / self.wavelength);
        let (column, row) = (x.floor(), y.floor());
        let fade = |t: f64| t * t * (3.0 - 2.0 * t);
        let (u, v) = (fade(x - column), fade(y - row));
        let corner =
            |dx: f64, dy: f64| 2.0 * chance(&[self.key, (column + dx) as i64 as u64, (row + dy) as i64 as u64]) - 1.0;
        let south = corner(0.0, 0.0) * (1.0 - u) + corner(1.0, 0.0) * u;
        let north = corner(0.0, 1.0) * (1.0 - u) + corner(1.0, 1.0) * u;
        south * (1.0 - v) + north * v
    }
}
