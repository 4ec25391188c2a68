//! Ordinal absolute difference index: how much less spread over the order the areas are than the whole, by distance
//! from the middle.
//!
//! `Λ = Σᵢ tᵢ (v − vᵢ) / (T v)` with `v = Σ_k (1 − |2 c_k − 1|)` over the cuts of the order.
//!
//! Source: Reardon, S. F. (2009), Measures of ordinal segregation, Research on Economic Inequality 17. It does not
//! fall with every exchange towards evenness, which is why the others are preferred. See
//! `docs/methods/measures/ordinal_absolute_difference.md`.

use super::relative_loss;
use crate::input::OrderedGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The index, 0–1.
pub fn ordinal_absolute_difference(groups: &OrderedGroups) -> f64 {
    relative_loss(groups, |x, y| x.min(y))
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "ordinal_absolute_difference",
    family: Family::Ordinal,
    name: Words { sv: "Ordinalt absolutdifferensindex", en: "Ordinal absolute difference index" },
    line: Words {
        sv: "Hur mycket mindre utspridda över ordningen områdena är än helheten, mätt med avstånd från mitten.",
        en: "How much less spread over the order the areas are than the whole, measured by distance from the middle.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::OrderedGroups(|groups, _| Ok(ordinal_absolute_difference(groups))),
};
