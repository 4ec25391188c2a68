//! Relative diversity index: how much less diverse the areas are than the whole, by Simpson's interaction.
//!
//! `R = Σ tᵢ (I − Iᵢ) / (T I)`, with `I = Σ π_g (1 − π_g)`, which is `Σ_g Σᵢ tᵢ (p_ig − π_g)² / (T I)`. It is the probability that two
//! people of the same area differ, relative to two of the whole, taken from 1; known too as Goodman and Kruskal's τ.
//!
//! Source: Carlson, S. M. (1992), Trends in race/sex occupational inequality, Social Problems 39; Reardon and Firebaugh
//! (2002). See
//! `docs/methods/measures/relative_diversity.md`.

use super::{interaction_of_shares, squared_gaps};
use crate::input::Groups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The relative diversity index, 0–1.
pub fn relative_diversity(groups: &Groups) -> f64 {
    (squared_gaps(groups, |_| 1.0) / (groups.total() * interaction_of_shares(groups))).min(1.0)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "relative_diversity",
    family: Family::Multigroup,
    name: Words { sv: "Relativ mångfald (R)", en: "Relative diversity (R)" },
    line: Words {
        sv: "Hur mycket mindre blandade områdena är än helheten, mätt med två slumpvis valda personer.",
        en: "How much less mixed the areas are than the whole, measured by two people drawn at random.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::Groups(|groups, _| Ok(relative_diversity(groups))),
};
