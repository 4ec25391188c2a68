//! Gini index of several groups: the differences in composition between all pairs of areas.
//!
//! `G = Σ_g Σᵢ Σⱼ tᵢ tⱼ |p_ig − p_jg| / (2 T² I)`, with `I = Σ π_g (1 − π_g)`.
//!
//! Source: Reardon and Firebaugh (2002). See `docs/methods/measures/multigroup_gini.md`.

use super::interaction_of_shares;
use crate::evenness::sorted_gaps;
use crate::input::Groups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The Gini index of several groups, 0–1. Grows as k n log n.
pub fn gini(groups: &Groups) -> f64 {
    let mut order = Vec::with_capacity(groups.n());
    let mut others = Vec::with_capacity(groups.n());
    let mut gaps = 0.0;
    for (column, _) in groups.with_members() {
        others.clear();
        others.extend(groups.totals().iter().zip(column).map(|(t, n)| t - n));
        gaps += sorted_gaps(column, &others, &mut order);
    }
    (gaps / (groups.total() * groups.total() * interaction_of_shares(groups))).clamp(0.0, 1.0)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "multigroup_gini",
    family: Family::Multigroup,
    name: Words { sv: "Ginikoefficient för flera grupper", en: "Gini index of several groups" },
    line: Words {
        sv: "Hur olika sammansättningen är mellan alla par av områden, i förhållande till fullständig åtskillnad.",
        en: "How different the composition is between all pairs of areas, relative to complete separation.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::Groups(|groups, _| Ok(gini(groups))),
};
