//! Normalised exposure index: how far the groups' exposure to each other falls short of what an even spread gives.
//!
//! `P = Σ_g Σᵢ tᵢ (p_ig − π_g)² / (T (1 − π_g))`: the mean of the groups' correlation ratios, weighted with their sizes.
//!
//! Source: James, F. J. (1986), A new generalized “exposure-based” segregation index, Sociological Methods & Research 14; Reardon
//! and Firebaugh (2002). See
//! `docs/methods/measures/normalised_exposure.md`.

use super::squared_gaps;
use crate::input::Groups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The normalised exposure index, 0–1.
pub fn normalised_exposure(groups: &Groups) -> f64 {
    (squared_gaps(groups, |share| 1.0 / (1.0 - share)) / groups.total()).min(1.0)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "normalised_exposure",
    family: Family::Multigroup,
    name: Words { sv: "Normaliserad exponering (P)", en: "Normalised exposure (P)" },
    line: Words {
        sv: "Hur mycket mindre grupperna möter varandra än vid jämn spridning, i genomsnitt över grupperna.",
        en: "How much less the groups meet each other than with an even spread, on average over the groups.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::Groups(|groups, _| Ok(normalised_exposure(groups))),
};
