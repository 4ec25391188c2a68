//! The outline of the country: an invented coast, with islands and two large lakes, inside the bounding box of Sweden
//! so that EPSG:3006 suits it, and unlike Sweden so that nobody mistakes it.

use super::Point;
use super::noise::Noise;
use crate::random::Dice;

/// Centre and half-axes in metres.
struct Ellipse {
    x: f64,
    y: f64,
    rx: f64,
    ry: f64,
}

const LANDS: [Ellipse; 7] = [
    Ellipse { x: 570e3, y: 6.740e6, rx: 175e3, ry: 255e3 },
    Ellipse { x: 675e3, y: 7.000e6, rx: 130e3, ry: 150e3 },
    Ellipse { x: 465e3, y: 6.460e6, rx: 85e3, ry: 150e3 },
    Ellipse { x: 675e3, y: 6.510e6, rx: 125e3, ry: 95e3 },
    Ellipse { x: 465e3, y: 6.985e6, rx: 90e3, ry: 60e3 },
    Ellipse { x: 370e3, y: 6.690e6, rx: 26e3, ry: 70e3 },
    Ellipse { x: 825e3, y: 6.720e6, rx: 30e3, ry: 48e3 },
];

const WATERS: [Ellipse; 4] = [
    Ellipse { x: 545e3, y: 6.610e6, rx: 21e3, ry: 48e3 },
    Ellipse { x: 625e3, y: 6.850e6, rx: 52e3, ry: 15e3 },
    Ellipse { x: 585e3, y: 6.395e6, rx: 50e3, ry: 80e3 },
    Ellipse { x: 745e3, y: 6.800e6, rx: 60e3, ry: 40e3 },
];

impl Ellipse {
    /// Roughly the distance to its edge in metres, positive inside.
    fn depth(&self, p: Point) -> f64 {
        let r = (((p.x - self.x) / self.rx).powi(2) + ((p.y - self.y) / self.ry).powi(2)).sqrt();
        (1.0 - r) * self.rx.min(self.ry)
    }
}

/// The coast of one seed.
pub struct Outline {
    coast: [(Noise, f64); 4],
    warp: [(Noise, Noise, f64); 2],
}

impl Outline {
    /// South-west and north-east corner of the box that holds all land, in metres.
    pub const BOX: (Point, Point) = (Point { x: 290e3, y: 6.250e6 }, Point { x: 908e3, y: 7.230e6 });

    /// The coast of a seed.
    pub fn new(seed: u64) -> Self {
        let mut dice = Dice::of(seed, "outline");
        let mut noise = |wavelength: f64| Noise::new(dice.bits(), wavelength);
        Outline {
            coast: [(noise(120e3), 48e3), (noise(46e3), 24e3), (noise(18e3), 10e3), (noise(7e3), 3.5e3)],
            warp: [(noise(60e3), noise(60e3), 6e3), (noise(20e3), noise(20e3), 1.6e3)],
        }
    }

    /// Roughly the distance to the coast in metres: positive on land, negative at sea.
    pub fn depth(&self, p: Point) -> f64 {
        let land = LANDS.iter().map(|e| e.depth(p)).fold(f64::NEG_INFINITY, f64::max);
        let water = WATERS.iter().map(|e| e.depth(p)).fold(f64::NEG_INFINITY, f64::max);
        let (low, high) = Self::BOX;
        let edge = (p.x - low.x).min(high.x - p.x).min(p.y - low.y).min(high.y - p.y);
        let smooth = land.min(-water);
        // Far from every coast the noise cannot change the answer.
        if smooth.abs() > 86e3 {
            return smooth.min(edge);
        }
        let rough = smooth + self.coast.iter().map(|(noise, height)| height * noise.at(p)).sum::<f64>();
        rough.min(edge)
    }

    /// Whether the point is on land.
    pub fn is_land(&self, p: Point) -> bool {
        self.depth(p) > 0.0
    }

    /// The point moved by a few kilometres, smoothly: the country is divided with straight rules in an unbent plane
    /// and then bent, so that its borders wind as real ones do.
    pub fn bend(&self, p: Point) -> Point {
        self.warp.iter().fold(p, |at, (east, north, by)| Point::new(at.x + by * east.at(p), at.y + by * north.at(p)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_land_lies_inside_the_box_and_covers_a_country_of_swedens_size() {
        for seed in 1..=8 {
            check(&Outline::new(seed));
        }
    }

    fn check(outline: &Outline) {
        let (low, high) = Outline::BOX;
        let step = 10e3;
        let mut land = 0;
        for column in -5..((high.x - low.x) / step) as i64 + 5 {
            for row in -5..((high.y - low.y) / step) as i64 + 5 {
                let p = Point::new(low.x + column as f64 * step, low.y + row as f64 * step);
                let inside = p.x > low.x && p.x < high.x && p.y > low.y && p.y < high.y;
                if outline.is_land(p) {
                    assert!(inside, "{p:?}");
                    land += 1;
                }
            }
        }
        let square_kilometres = f64::from(land) * step * step / 1e6;
        assert!((150e3..400e3).contains(&square_kilometres), "{square_kilometres}");
    }
}
