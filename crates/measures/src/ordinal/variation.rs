//! Ordinal variation ratio index: how much less spread over the order the areas are than the whole, by variance.
//!
//! `Λ = Σᵢ tᵢ (v − vᵢ) / (T v)` with `v = Σ_k 4 c_k (1 − c_k)` over the cuts of the order.
//!
//! Source: Reardon, S. F. (2009), Measures of ordinal segregation, Research on Economic Inequality 17. See
//! `docs/methods/measures/ordinal_variation.md`.

use super::relative_loss;
use crate::input::OrderedGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The index, 0–1.
pub fn ordinal_variation(groups: &OrderedGroups) -> f64 {
    relative_loss(groups, |x, y| if x + y > 0.0 { x * y / (x + y) } else { 0.0 })
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "ordinal_variation",
    family: Family::Ordinal,
    name: Words { sv: "Ordinalt variationsindex", en: "Ordinal variation ratio index" },
    line: Words {
        sv: "Hur mycket mindre utspridda över ordningen områdena är än helheten, mätt med varians.",
        en: "How much less spread over the order the areas are than the whole, measured by variance.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::OrderedGroups(|groups, _| Ok(ordinal_variation(groups))),
};
