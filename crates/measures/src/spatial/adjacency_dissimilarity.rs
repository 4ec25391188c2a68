//! Dissimilarity adjusted for adjacency: D less the mean difference of the group's share between neighbours.
//!
//! `D(adj) = D − Σᵢ Σⱼ cᵢⱼ |zᵢ − zⱼ| / Σᵢ Σⱼ cᵢⱼ` with `cᵢⱼ = 1` for areas that touch, and the shares zᵢ.
//!
//! Source: Morrill, R. L. (1991), On the measure of geographic segregation, Geography Research Forum 11. See
//! `docs/methods/measures/adjacency_dissimilarity.md`.

use super::contrast::contrast;
use crate::error::MeasureError;
use crate::evenness;
use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::weights::Weights;

/// D adjusted for adjacency, at most D. What a weight is other than 1 is taken as it is: row-standardised weights give
/// every area the same influence.
///
/// # Errors
/// Weights of another number of areas; no neighbours at all.
pub fn adjacency_dissimilarity(groups: &TwoGroups, neighbours: &Weights) -> Result<f64, MeasureError> {
    Ok(evenness::dissimilarity(groups) - contrast(groups, neighbours, |_, _| 1.0)?)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "adjacency_dissimilarity",
    family: Family::Spatial,
    name: Words {
        sv: "Dissimilaritetsindex justerat för grannskap (D(adj))",
        en: "Dissimilarity adjusted for adjacency (D(adj))",
    },
    line: Words {
        sv: "Dissimilaritetsindex minus den genomsnittliga skillnaden i gruppens andel mellan angränsande områden.",
        en: "The index of dissimilarity less the mean difference in the group's share between adjacent areas.",
    },
    range: (-1.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::TwoGroupsWeights(|groups, weights, _| adjacency_dissimilarity(groups, weights)),
};
