//! Local entropy: how mixed an area is, as a share of the most mixed.
//!
//! `Eᵢ / ln K`, with the local diversity Eᵢ and K the number of groups given.
//!
//! Source: Theil, H. (1972), Statistical Decomposition Analysis. See `docs/methods/measures/local_entropy.md`.

use super::local_diversity;
use crate::input::Groups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The entropy of each area over ln K, 0–1.
pub fn local_entropy(groups: &Groups) -> Vec<f64> {
    let greatest = (groups.k() as f64).ln();
    let mut entropies = local_diversity(groups);
    for entropy in &mut entropies {
        *entropy /= greatest;
    }
    entropies
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "local_entropy",
    family: Family::Local,
    name: Words { sv: "Lokal entropi", en: "Local entropy" },
    line: Words {
        sv: "Hur blandat området är, som andel av det mest blandade.",
        en: "How mixed the area is, as a share of the most mixed.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::EachArea(|groups, _| Ok(local_entropy(groups))),
};
