//! Ordinal information theory index: how much less spread over the order the areas are than the whole, by entropy.
//!
//! `Λ = Σᵢ tᵢ (v − vᵢ) / (T v)` with `v = Σ_k (−c_k log₂ c_k − (1 − c_k) log₂ (1 − c_k))` over the cuts of the order.
//!
//! Source: Reardon, S. F. (2009), Measures of ordinal segregation, Research on Economic Inequality 17. See
//! `docs/methods/measures/ordinal_information_theory.md`.

use crate::information::{n_ln_n, sum_n_ln_n};
use crate::input::OrderedGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The index, 0–1.
pub fn ordinal_information_theory(groups: &OrderedGroups) -> f64 {
    let of_people = sum_n_ln_n(groups.groups().totals());
    let (mut within, mut whole) = (0.0, 0.0);
    for cut in groups.cuts() {
        within += of_people - sum_n_ln_n(cut.x()) - sum_n_ln_n(cut.y());
        whole += n_ln_n(cut.sum_t()) - n_ln_n(cut.sum_x()) - n_ln_n(cut.sum_y());
    }
    (1.0 - within / whole).clamp(0.0, 1.0)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "ordinal_information_theory",
    family: Family::Ordinal,
    name: Words { sv: "Ordinalt informationsteoretiskt index", en: "Ordinal information theory index" },
    line: Words {
        sv: "Hur mycket mindre utspridda över ordningen områdena är än helheten, mätt med entropi.",
        en: "How much less spread over the order the areas are than the whole, measured by entropy.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::OrderedGroups(|groups, _| Ok(ordinal_information_theory(groups))),
};
