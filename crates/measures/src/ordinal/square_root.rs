//! Ordinal square root index: how much less spread over the order the areas are than the whole, by geometric means.
//!
//! `Λ = Σᵢ tᵢ (v − vᵢ) / (T v)` with `v = Σ_k 2 √(c_k (1 − c_k))` over the cuts of the order.
//!
//! Source: Reardon, S. F. (2009), Measures of ordinal segregation, Research on Economic Inequality 17. It is the
//! ordinal relative of the Hutchens index. See
//! `docs/methods/measures/ordinal_square_root.md`.

use super::relative_loss;
use crate::input::OrderedGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The index, 0–1.
pub fn ordinal_square_root(groups: &OrderedGroups) -> f64 {
    relative_loss(groups, |x, y| (x * y).sqrt())
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "ordinal_square_root",
    family: Family::Ordinal,
    name: Words { sv: "Ordinalt kvadratrotsindex", en: "Ordinal square root index" },
    line: Words {
        sv: "Hur mycket mindre utspridda över ordningen områdena är än helheten, mätt med geometriska medelvärden.",
        en: "How much less spread over the order the areas are than the whole, measured by geometric means.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::OrderedGroups(|groups, _| Ok(ordinal_square_root(groups))),
};
