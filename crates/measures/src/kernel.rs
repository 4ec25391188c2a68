//! How much a person at a distance counts: a kernel, which is a shape and a bandwidth in metres.
//!
//! | shape | weight at distance d, bandwidth b | reaches |
//! |---|---|---|
//! | uniform | 1 | d ≤ b |
//! | triangular | 1 − d/b | d < b |
//! | quartic (biweight) | (1 − (d/b)²)² | d < b |
//! | gaussian | exp(−½ (d/b)²) | everywhere |
//! | exponential | exp(−d/b) | everywhere |
//!
//! All are 1 at distance 0 and are not normalised. Where a kernel reaches everywhere, weights below 2⁻⁸⁰ of that at 0
//! are taken for 0: no sum of fewer than 2²⁷ areas can tell the difference.
//!
//! Source: Reardon, S. F., and O'Sullivan, D. (2004), Measures of spatial segregation, Sociological Methodology 34, for
//! the quartic; White, M. J. (1983), The measurement of spatial segregation, American Journal of Sociology 88, and Massey
//! and Denton (1988), for exp(−d).

use crate::error::MeasureError;
use crate::exp::exp_of_negative;

/// −ln 2⁻⁸⁰.
const NEGLIGIBLE: f64 = 80.0 * std::f64::consts::LN_2;

/// A shape and a bandwidth in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kernel {
    shape: Shape,
    bandwidth: f64,
}

/// How the weight falls with distance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// 1 up to and including the bandwidth.
    Uniform,
    /// `1 − d/b`.
    Triangular,
    /// `(1 − (d/b)²)²`, also called biweight or bisquare.
    Quartic,
    /// `exp(−½ (d/b)²)`.
    Gaussian,
    /// `exp(−d/b)`: with a bandwidth of one kilometre the exp(−d) of Massey and Denton.
    Exponential,
}

/// How an area counts for itself. Its people do not live in one point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Own {
    /// As people at distance 0.
    #[default]
    AtZero,
    /// As people at the distance `√(0.6 · area)`, the mean distance between two people of a compact area (White 1983).
    BySize,
    /// Not at all.
    LeftOut,
}

impl Kernel {
    /// A kernel with a bandwidth in metres.
    ///
    /// # Errors
    /// A bandwidth that is not finite and greater than zero.
    pub fn new(shape: Shape, bandwidth: f64) -> Result<Self, MeasureError> {
        if bandwidth.is_finite() && bandwidth > 0.0 {
            Ok(Self { shape, bandwidth })
        } else {
            let allowed = "a finite number of metres greater than 0".to_owned();
            Err(MeasureError::BadParameter { name: "bandwidth", value: bandwidth, allowed })
        }
    }

    /// The shape.
    pub fn shape(self) -> Shape {
        self.shape
    }

    /// The bandwidth in metres.
    pub fn bandwidth(self) -> f64 {
        self.bandwidth
    }

    /// The distance in metres beyond which nobody counts.
    pub fn reach(self) -> f64 {
        match self.shape {
            Shape::Uniform | Shape::Triangular | Shape::Quartic => self.bandwidth,
            Shape::Gaussian => self.bandwidth * (2.0 * NEGLIGIBLE).sqrt(),
            Shape::Exponential => self.bandwidth * NEGLIGIBLE,
        }
    }

    /// The weight at a distance in metres, 0–1.
    pub fn weight(self, distance: f64) -> f64 {
        let mut weight = [distance * distance];
        self.weigh(&mut weight);
        weight[0]
    }

    /// Squared distances become weights.
    #[inline(always)]
    pub(crate) fn weigh(self, squared: &mut [f64]) {
        let (b, reach) = (self.bandwidth, self.reach());
        let (b2, reach2) = (b * b, reach * reach);
        match self.shape {
            Shape::Uniform => squared.iter_mut().for_each(|d2| *d2 = if *d2 <= b2 { 1.0 } else { 0.0 }),
            Shape::Triangular => squared.iter_mut().for_each(|d2| *d2 = (1.0 - d2.sqrt() / b).max(0.0)),
            Shape::Quartic => squared.iter_mut().for_each(|d2| {
                let rest = (1.0 - *d2 / b2).max(0.0);
                *d2 = rest * rest;
            }),
            // Multiplied with the inverse: a division takes as long as half an exponential.
            Shape::Gaussian => squared.iter_mut().for_each(|d2| {
                let weight = exp_of_negative(*d2 * (-0.5 / b2));
                *d2 = if *d2 <= reach2 { weight } else { 0.0 };
            }),
            Shape::Exponential => squared.iter_mut().for_each(|d2| {
                let weight = exp_of_negative(d2.sqrt() * (-1.0 / b));
                *d2 = if *d2 <= reach2 { weight } else { 0.0 };
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_fall_from_1_to_0_as_the_formulas_say() {
        let at = |shape, d| Kernel::new(shape, 1000.0).unwrap().weight(d);
        for shape in [Shape::Uniform, Shape::Triangular, Shape::Quartic, Shape::Gaussian, Shape::Exponential] {
            assert_eq!(at(shape, 0.0), 1.0, "{shape:?}");
            assert_eq!(at(shape, 60_000.0), 0.0, "{shape:?}");
        }
        assert_eq!((at(Shape::Uniform, 1000.0), at(Shape::Uniform, 1000.1)), (1.0, 0.0));
        assert_eq!((at(Shape::Triangular, 250.0), at(Shape::Triangular, 2000.0)), (0.75, 0.0));
        assert_eq!(at(Shape::Quartic, 500.0), 0.5625);
        assert!((at(Shape::Gaussian, 1000.0) - (-0.5f64).exp()).abs() < 1e-15);
        assert!((at(Shape::Exponential, 3000.0) - (-3.0f64).exp()).abs() < 1e-15);
    }

    #[test]
    fn a_bandwidth_that_is_none_is_refused() {
        for bandwidth in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            let error = Kernel::new(Shape::Uniform, bandwidth).unwrap_err().to_string();
            assert!(error.contains("greater than 0"), "{error}");
        }
    }
}
