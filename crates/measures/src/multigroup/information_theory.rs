//! Information theory index of several groups: how much less mixed the areas are than the whole.
//!
//! `H = Σ tᵢ (E − Eᵢ) / (T E) = M / E`, with `E = −Σ π_g ln π_g` for the whole and `Eᵢ` likewise for area i.
//!
//! Source: Theil, H., and Finizza, A. J. (1971); Reardon, S. F., and Firebaugh, G. (2002), Measures of multigroup
//! segregation, Sociological Methodology 32. See `docs/methods/measures/information_theory.md`.

use super::mutual_information::{entropy, mutual_information};
use crate::input::Groups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The information theory index H, 0–1.
pub fn information_theory(groups: &Groups) -> f64 {
    (mutual_information(groups) / entropy(groups)).min(1.0)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "information_theory",
    family: Family::Multigroup,
    name: Words { sv: "Informationsteoretiskt index (H)", en: "Information theory index (H)" },
    line: Words {
        sv: "Hur mycket mindre blandade områdena är än helheten, för flera grupper.",
        en: "How much less mixed the areas are than the whole, for several groups.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::Groups(|groups, _| Ok(information_theory(groups))),
};
