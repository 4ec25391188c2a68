//! Getis–Ord G and G*: where high values gather, and where low ones do.
//!
//! General: `G = Σᵢ Σⱼ wᵢⱼ vᵢ vⱼ / Σᵢ Σⱼ vᵢ vⱼ` over i ≠ j, for values that are not negative. Local, as standard deviations:
//! `Gᵢ = (Σⱼ wᵢⱼ vⱼ − Wᵢ v̄₍ᵢ₎) / (s₍ᵢ₎ √(((n − 1) S1ᵢ − Wᵢ²) / (n − 2)))` with mean and standard deviation of all but i, and
//! G*ᵢ likewise with the area among its own neighbours and mean and standard deviation of all.
//!
//! Source: Getis, A., and Ord, J. K. (1992), The analysis of spatial association by use of distance statistics, and Ord,
//! J. K., and Getis, A. (1995), Local spatial autocorrelation statistics, Geographical Analysis 24 and 27. See
//! `docs/methods/measures/getis_ord.md`.

use super::deviations::Deviations;
use super::permutation::{Permutations, Tails, conditional_tails};
use crate::error::{self, MeasureError};
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::weights::Weights;

/// The general G with its moments when the values are placed at random.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GeneralG {
    /// G.
    pub value: f64,
    /// `S0 / (n (n − 1))`.
    pub expected: f64,
    /// Variance; NaN for fewer than four areas.
    pub variance: f64,
}

impl GeneralG {
    /// Standard deviations from what is expected.
    pub fn z(&self) -> f64 {
        (self.value - self.expected) / self.variance.sqrt()
    }
}

/// The general G of one value per area, for weights of 0 and 1 between 0 and 1.
///
/// # Errors
/// Weights of another number of areas, a value that is negative or not finite, all values alike, fewer than two areas
/// with a value above 0, no neighbours.
pub fn getis_ord(values: &[f64], weights: &Weights) -> Result<GeneralG, MeasureError> {
    for (position, value) in values.iter().enumerate() {
        error::non_negative(position, *value)?;
    }
    Deviations::of(values, weights)?;
    let power = |p: i32| values.iter().map(|v| v.powi(p)).sum::<f64>();
    let (m1, m2, m3, m4) = (power(1), power(2), power(3), power(4));
    let pairs = m1 * m1 - m2;
    if values.iter().filter(|v| **v > 0.0).count() < 2 {
        return Err(MeasureError::Undefined { why: "fewer than two areas have a value above zero" });
    }
    if !(pairs * pairs).is_finite() {
        return Err(MeasureError::Undefined { why: "the values are too large for their fourth powers to be added up" });
    }
    let cross: f64 = (0..values.len()).map(|i| values[i] * weights.lag_at(i, values)).sum();
    let (n, moments) = (values.len() as f64, weights.moments());
    let (s0, s1, s2) = (moments.s0, moments.s1, moments.s2);
    let expected = s0 / (n * (n - 1.0));
    let b0 = (n * n - 3.0 * n + 3.0) * s1 - n * s2 + 3.0 * s0 * s0;
    let b1 = -((n * n - n) * s1 - 2.0 * n * s2 + 6.0 * s0 * s0);
    let b2 = -(2.0 * n * s1 - (n + 3.0) * s2 + 6.0 * s0 * s0);
    let b3 = 4.0 * (n - 1.0) * s1 - 2.0 * (n + 1.0) * s2 + 8.0 * s0 * s0;
    let b4 = s1 - s2 + s0 * s0;
    let second = (b0 * m2 * m2 + b1 * m4 + b2 * m1 * m1 * m2 + b3 * m1 * m3 + b4 * m1.powi(4))
        / (pairs * pairs * n * (n - 1.0) * (n - 2.0) * (n - 3.0));
    let variance = if n > 3.0 { second - expected * expected } else { f64::NAN };
    Ok(GeneralG { value: cross / pairs, expected, variance })
}

/// Local G of one value per area, in standard deviations, the area itself left out; NaN for an area without neighbours.
///
/// # Errors
/// As [`moran`](super::moran()); three areas or more.
pub fn local_g(values: &[f64], weights: &Weights) -> Result<Vec<f64>, MeasureError> {
    let Deviations { z, squares } = Deviations::of(values, weights)?;
    let n = several(&z)?;
    // Deviations instead of values: G does not change, and nothing is lost where the values are large and alike.
    let of = |i: usize| {
        let (sum, squared) = sums(weights.row(i).1);
        let mean = -z[i] / (n - 1.0);
        let deviation = ((squares - z[i] * z[i]) / (n - 1.0) - mean * mean).sqrt();
        let spread = (((n - 1.0) * squared - sum * sum) / (n - 2.0)).sqrt();
        (weights.lag_at(i, &z) - sum * mean) / (deviation * spread)
    };
    Ok((0..z.len()).map(|i| finite(of(i))).collect())
}

/// Local G* of one value per area, in standard deviations, the area itself among its neighbours with the greatest weight
/// that it gives any; NaN for an area without neighbours.
///
/// # Errors
/// As [`local_g`].
pub fn local_g_star(values: &[f64], weights: &Weights) -> Result<Vec<f64>, MeasureError> {
    let Deviations { z, squares } = Deviations::of(values, weights)?;
    let n = several(&z)?;
    let deviation = (squares / n).sqrt();
    let of = |i: usize| {
        let row = weights.row(i).1;
        let own = row.iter().copied().fold(0.0, f64::max);
        let (sum, squared) = sums(row);
        let (sum, squared) = (sum + own, squared + own * own);
        let spread = ((n * squared - sum * sum) / (n - 1.0)).sqrt();
        (weights.lag_at(i, &z) + own * z[i]) / (deviation * spread)
    };
    Ok((0..z.len()).map(|i| finite(of(i))).collect())
}

/// How often chance gives an area a local G, and just as often a G*, as high or as low as the observed, the area's own
/// value staying and the others being placed at random around it.
///
/// # Errors
/// As [`moran`](super::moran()).
pub fn local_g_tails(
    values: &[f64],
    weights: &Weights,
    permutations: Permutations,
) -> Result<Vec<Tails>, MeasureError> {
    let Deviations { z, .. } = Deviations::of(values, weights)?;
    Ok(conditional_tails(&z, weights, permutations))
}

fn several(z: &[f64]) -> Result<f64, MeasureError> {
    if z.len() > 2 {
        Ok(z.len() as f64)
    } else {
        Err(MeasureError::Undefined { why: "a local G needs three areas or more" })
    }
}

fn sums(weights: &[f64]) -> (f64, f64) {
    weights.iter().fold((0.0, 0.0), |(sum, squared), w| (sum + w, squared + w * w))
}

/// NaN instead of infinity: an area without neighbours, or with all others as neighbours alike, has no G.
fn finite(g: f64) -> f64 {
    if g.is_finite() { g } else { f64::NAN }
}

/// As the general G stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "getis_ord",
    family: Family::Autocorrelation,
    name: Words { sv: "Getis–Ords G", en: "Getis–Ord G" },
    line: Words {
        sv: "Om höga värden ligger nära varandra, som andel av alla produkter av värden.",
        en: "Whether high values lie near each other, as a share of all products of values.",
    },
    range: (0.0, f64::INFINITY),
    unit: Unit::Share,
    parameters: &[],
    function: Function::ValuesWeights(|values, weights, _| Ok(getis_ord(values, weights)?.value)),
};

/// As the local G stands in the list of measures.
pub const LOCAL: Measure = Measure {
    id: "local_g",
    family: Family::Local,
    name: Words { sv: "Lokala Getis–Ords G", en: "Local Getis–Ord G" },
    line: Words {
        sv: "Var höga eller låga värden samlas omkring ett område, i standardavvikelser.",
        en: "Where high or low values gather around an area, in standard deviations.",
    },
    range: (f64::NEG_INFINITY, f64::INFINITY),
    unit: Unit::Index,
    parameters: &[],
    function: Function::EachAreaValuesWeights(|values, weights, _| local_g(values, weights)),
};

/// As the local G* stands in the list of measures.
pub const LOCAL_STAR: Measure = Measure {
    id: "local_g_star",
    family: Family::Local,
    name: Words { sv: "Lokala Getis–Ords G*", en: "Local Getis–Ord G*" },
    line: Words {
        sv: "Var höga eller låga värden samlas i och omkring ett område, i standardavvikelser.",
        en: "Where high or low values gather in and around an area, in standard deviations.",
    },
    range: (f64::NEG_INFINITY, f64::INFINITY),
    unit: Unit::Index,
    parameters: &[],
    function: Function::EachAreaValuesWeights(|values, weights, _| local_g_star(values, weights)),
};
