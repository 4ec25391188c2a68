//! Geary's C: how different neighbouring areas are, compared with any two areas.
//!
//! `C = (n − 1) Σᵢ Σⱼ wᵢⱼ (vᵢ − vⱼ)² / (2 S0 Σᵢ zᵢ²)`. Without autocorrelation E[C] = 1.
//!
//! Source: Geary, R. C. (1954), The contiguity ratio and statistical mapping, The Incorporated Statistician 5; moments:
//! Cliff and Ord (1981). See `docs/methods/measures/geary.md`.

use super::deviations::Deviations;
use crate::error::MeasureError;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::weights::Weights;

/// Geary's C, 0 and more: below 1 where neighbours are alike, above 1 where they differ more than others.
///
/// # Errors
/// As [`moran`](super::moran()).
pub fn geary(values: &[f64], weights: &Weights) -> Result<f64, MeasureError> {
    let Deviations { z, squares } = Deviations::of(values, weights)?;
    let (mut differences, mut s0) = (0.0, 0.0);
    for (i, j, weight) in weights.pairs() {
        let difference = z[i] - z[j];
        differences += weight * difference * difference;
        s0 += weight;
    }
    Ok((values.len() as f64 - 1.0) * differences / (2.0 * s0 * squares))
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "geary",
    family: Family::Autocorrelation,
    name: Words { sv: "Gearys C", en: "Geary's C" },
    line: Words {
        sv: "Hur olika grannområden är jämfört med vilka två områden som helst; under 1 är grannar lika.",
        en: "How different neighbouring areas are compared with any two areas; below 1 neighbours are alike.",
    },
    range: (0.0, f64::INFINITY),
    unit: Unit::Ratio,
    parameters: &[],
    function: Function::ValuesWeights(|values, weights, _| geary(values, weights)),
};
