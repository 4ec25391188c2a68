//! Squared coefficient of variation: the variance of the areas' composition, each group relative to its size.
//!
//! `C = Σ_g Σᵢ tᵢ (p_ig − π_g)² / (T (K − 1) π_g)`, K being the number of groups with members. It is χ²/(T (K − 1)) of the table
//! of areas by groups. For two groups it is the correlation ratio.
//!
//! Source: Reardon, S. F., and Firebaugh, G. (2002), Measures of multigroup segregation, Sociological Methodology 32. See
//! `docs/methods/measures/squared_coefficient_of_variation.md`.

use super::squared_gaps;
use crate::input::Groups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The squared coefficient of variation, 0–1.
pub fn squared_coefficient_of_variation(groups: &Groups) -> f64 {
    squared_gaps(groups, |share| 1.0 / share) / (groups.total() * (groups.present() - 1) as f64)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "squared_coefficient_of_variation",
    family: Family::Multigroup,
    name: Words { sv: "Kvadrerad variationskoefficient (C)", en: "Squared coefficient of variation (C)" },
    line: Words {
        sv: "Hur mycket sammansättningen varierar mellan områdena, där små grupper väger lika mycket som stora.",
        en: "How much the composition varies between areas, where small groups weigh as much as large ones.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::Groups(|groups, _| Ok(squared_coefficient_of_variation(groups))),
};
