//! Local Moran's I: which areas are like their neighbours, and which stand out.
//!
//! `Iᵢ = zᵢ Σⱼ wᵢⱼ zⱼ / m₂` with `m₂ = Σ zᵢ²/n`, so that the local values add up to `S0 · I`.
//!
//! Source: Anselin, L. (1995), Local indicators of spatial association – LISA, Geographical Analysis 27. See
//! `docs/methods/measures/local_moran.md`.

use super::deviations::Deviations;
use super::permutation::{Permutations, Tails, conditional_tails};
use crate::error::MeasureError;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::weights::Weights;

/// How an area and its neighbours lie against the mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quadrant {
    /// A high value among high values.
    HighHigh,
    /// A low value among high values.
    LowHigh,
    /// A low value among low values.
    LowLow,
    /// A high value among low values.
    HighLow,
}

/// Local Moran's I of one value per area; 0 for an area without neighbours.
///
/// # Errors
/// As [`moran`](super::moran()).
pub fn local_moran(values: &[f64], weights: &Weights) -> Result<Vec<f64>, MeasureError> {
    let Deviations { z, squares } = Deviations::of(values, weights)?;
    let m2 = squares / values.len() as f64;
    Ok((0..z.len()).map(|i| z[i] * weights.lag_at(i, &z) / m2).collect())
}

/// Where each area lies: its value and that around it against the mean. `None` where either is the mean itself, or where
/// there are no neighbours.
///
/// # Errors
/// As [`moran`](super::moran()).
pub fn quadrants(values: &[f64], weights: &Weights) -> Result<Vec<Option<Quadrant>>, MeasureError> {
    let Deviations { z, .. } = Deviations::of(values, weights)?;
    let of = |i: usize| {
        let around = weights.lag_at(i, &z);
        match (z[i], around) {
            (own, around) if own > 0.0 && around > 0.0 => Some(Quadrant::HighHigh),
            (own, around) if own < 0.0 && around > 0.0 => Some(Quadrant::LowHigh),
            (own, around) if own < 0.0 && around < 0.0 => Some(Quadrant::LowLow),
            (own, around) if own > 0.0 && around < 0.0 => Some(Quadrant::HighLow),
            _ => None,
        }
    };
    Ok((0..z.len()).map(of).collect())
}

/// How often chance gives an area a local Moran's I as high or as low as the observed, the area's own value staying and
/// the others being placed at random around it.
///
/// # Errors
/// As [`moran`](super::moran()).
pub fn local_moran_tails(
    values: &[f64],
    weights: &Weights,
    permutations: Permutations,
) -> Result<Vec<Tails>, MeasureError> {
    let Deviations { z, .. } = Deviations::of(values, weights)?;
    let mut tails = conditional_tails(&z, weights, permutations);
    // Below the mean a higher value around means a lower I.
    for (tails, z) in tails.iter_mut().zip(&z) {
        if *z < 0.0 {
            *tails = tails.turned();
        }
    }
    Ok(tails)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "local_moran",
    family: Family::Local,
    name: Words { sv: "Lokala Morans I", en: "Local Moran's I" },
    line: Words {
        sv: "Vilka områden som liknar sina grannar och vilka som avviker.",
        en: "Which areas are like their neighbours, and which stand out.",
    },
    range: (f64::NEG_INFINITY, f64::INFINITY),
    unit: Unit::Index,
    parameters: &[],
    function: Function::EachAreaValuesWeights(|values, weights, _| local_moran(values, weights)),
};
