//! Entropy index, also Theil's information theory index, of two groups: how much less mixed the areas are than the whole.
//!
//! `H = Σ tᵢ (E − Eᵢ) / (T E)`, with `E = −P ln P − (1 − P) ln (1 − P)` for the whole and `Eᵢ` likewise for area i.
//! The base of the logarithm does not matter.
//!
//! Source: Theil, H., and Finizza, A. J. (1971), A note on the measurement of racial integration of schools, Journal of
//! Mathematical Sociology 1; Massey and Denton (1988). See `docs/methods/measures/entropy.md`.

use crate::information::{n_ln_n, sum_n_ln_n};
use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The entropy index H, 0–1.
pub fn entropy(groups: &TwoGroups) -> f64 {
    let within = sum_n_ln_n(groups.t()) - sum_n_ln_n(groups.x()) - sum_n_ln_n(groups.y());
    let whole = n_ln_n(groups.sum_t()) - n_ln_n(groups.sum_x()) - n_ln_n(groups.sum_y());
    (1.0 - within / whole).clamp(0.0, 1.0)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "entropy",
    family: Family::Evenness,
    name: Words { sv: "Entropiindex (H)", en: "Entropy index (H)" },
    line: Words {
        sv: "Hur mycket mindre blandade områdena är än helheten, mätt med entropi.",
        en: "How much less mixed the areas are than the whole, measured by entropy.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::TwoGroups(|groups, _| Ok(entropy(groups))),
};
