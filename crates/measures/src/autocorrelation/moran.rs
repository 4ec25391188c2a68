//! Moran's I: whether neighbouring areas have alike values.
//!
//! `I = (n / S0) Σᵢ Σⱼ wᵢⱼ zᵢ zⱼ / Σᵢ zᵢ²` with the deviations z from the mean and `S0 = Σ wᵢⱼ`. Without autocorrelation
//! `E[I] = −1/(n − 1)`.
//!
//! Source: Moran, P. A. P. (1950), Notes on continuous stochastic phenomena, Biometrika 37; moments: Cliff, A. D., and
//! Ord, J. K. (1981), Spatial Processes. See `docs/methods/measures/moran.md`.

use super::deviations::Deviations;
use super::permutation::{Permutations, shuffled_sums};
use crate::error::MeasureError;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::weights::Weights;

/// Moran's I with its moments without autocorrelation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moran {
    /// I.
    pub value: f64,
    /// `−1/(n − 1)`.
    pub expected: f64,
    /// Variance if the values are draws from a normal distribution.
    pub variance_normal: f64,
    /// Variance if the values are given and placed at random; NaN for fewer than four areas.
    pub variance_random: f64,
}

impl Moran {
    /// Standard deviations from what is expected, under normality.
    pub fn z_normal(&self) -> f64 {
        (self.value - self.expected) / self.variance_normal.sqrt()
    }

    /// Standard deviations from what is expected, under random placing.
    pub fn z_random(&self) -> f64 {
        (self.value - self.expected) / self.variance_random.sqrt()
    }
}

/// Moran's I of one value per area. Negative values are as good as positive ones.
///
/// # Errors
/// Weights of another number of areas, a value that is missing or infinite, all values alike, no neighbours.
pub fn moran(values: &[f64], weights: &Weights) -> Result<Moran, MeasureError> {
    let Deviations { z, squares } = Deviations::of(values, weights)?;
    let (n, moments) = (values.len() as f64, weights.moments());
    let cross: f64 = (0..values.len()).map(|i| z[i] * weights.lag_at(i, &z)).sum();
    let (s0, s1, s2) = (moments.s0, moments.s1, moments.s2);
    let expected = -1.0 / (n - 1.0);
    let kurtosis = n * z.iter().map(|z| z * z * (z * z)).sum::<f64>() / (squares * squares);
    let second_normal = (n * n * s1 - n * s2 + 3.0 * s0 * s0) / ((n * n - 1.0) * s0 * s0);
    let second_random = (n * ((n * n - 3.0 * n + 3.0) * s1 - n * s2 + 3.0 * s0 * s0)
        - kurtosis * ((n * n - n) * s1 - 2.0 * n * s2 + 6.0 * s0 * s0))
        / ((n - 1.0) * (n - 2.0) * (n - 3.0) * s0 * s0);
    Ok(Moran {
        value: n / s0 * cross / squares,
        expected,
        variance_normal: second_normal - expected * expected,
        variance_random: if n > 3.0 { second_random - expected * expected } else { f64::NAN },
    })
}

/// Moran's I when the values are placed at random, once per permutation: what the observed I is held against.
///
/// # Errors
/// As [`moran`].
pub fn moran_permuted(values: &[f64], weights: &Weights, permutations: Permutations) -> Result<Vec<f64>, MeasureError> {
    let Deviations { z, squares } = Deviations::of(values, weights)?;
    let scale = values.len() as f64 / weights.moments().s0 / squares;
    Ok(shuffled_sums(&z, permutations, |z| scale * (0..z.len()).map(|i| z[i] * weights.lag_at(i, z)).sum::<f64>()))
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "moran",
    family: Family::Autocorrelation,
    name: Words { sv: "Morans I", en: "Moran's I" },
    line: Words {
        sv: "Om områden som gränsar till varandra har lika värden; nära 0 är utan mönster.",
        en: "Whether neighbouring areas have alike values; near 0 is without pattern.",
    },
    range: (f64::NEG_INFINITY, f64::INFINITY),
    unit: Unit::Index,
    parameters: &[],
    function: Function::ValuesWeights(|values, weights, _| Ok(moran(values, weights)?.value)),
};
