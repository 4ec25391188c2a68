//! Dissimilarity adjusted for the length of borders: the longer the border, the more neighbours can meet.
//!
//! `D(w) = D − Σᵢ Σⱼ wᵢⱼ |zᵢ − zⱼ| / Σᵢ Σⱼ wᵢⱼ` with wᵢⱼ the length of the common border of two areas, and the shares zᵢ.
//!
//! Source: Wong, D. W. S. (1993), Spatial indices of segregation, Urban Studies 30; with the weights made to add up to 1,
//! as Hong, S.-Y., O'Sullivan, D., and Sadahiro, Y. (2014), Implementing spatial segregation measures in R, PLoS ONE 9, and
//! Tivadar, M. (2019), OasisR, Journal of Statistical Software 89. See `docs/methods/measures/boundary_dissimilarity.md`.

use super::contrast::contrast;
use crate::error::MeasureError;
use crate::evenness;
use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::weights::Weights;

/// D adjusted for the length of borders, at most D.
///
/// # Errors
/// Weights of another number of areas; no common border at all.
pub fn boundary_dissimilarity(groups: &TwoGroups, borders: &Weights) -> Result<f64, MeasureError> {
    Ok(evenness::dissimilarity(groups) - contrast(groups, borders, |_, _| 1.0)?)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "boundary_dissimilarity",
    family: Family::Spatial,
    name: Words {
        sv: "Dissimilaritetsindex justerat för gränslängd (D(w))",
        en: "Dissimilarity adjusted for borders (D(w))",
    },
    line: Words {
        sv: "Dissimilaritetsindex minus skillnaden i gruppens andel mellan grannområden, vägd med gränsens längd.",
        en: "The index of dissimilarity less the difference in the group's share between neighbours, weighted by border.",
    },
    range: (-1.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::TwoGroupsBorders(|groups, borders, _| boundary_dissimilarity(groups, borders)),
};
