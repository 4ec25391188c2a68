//! Local Simpson interaction: the probability that two people of the area belong to different groups.
//!
//! `Iᵢ = 1 − Σ_g p_ig²`, the same person drawn twice included.
//!
//! Source: Simpson, E. H. (1949), Measurement of diversity, Nature 163. See `docs/methods/measures/local_simpson_interaction.md`.

use super::local_simpson_concentration;
use crate::input::Groups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// Simpson's interaction of each area, from 0 to 1 − 1/K.
pub fn local_simpson_interaction(groups: &Groups) -> Vec<f64> {
    let mut values = local_simpson_concentration(groups);
    for value in &mut values {
        *value = 1.0 - *value;
    }
    values
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "local_simpson_interaction",
    family: Family::Local,
    name: Words { sv: "Lokal Simpson-interaktion", en: "Local Simpson interaction" },
    line: Words {
        sv: "Sannolikheten att två slumpvis valda personer i området tillhör olika grupper.",
        en: "The probability that two people of the area drawn at random belong to different groups.",
    },
    range: (0.0, 1.0),
    unit: Unit::Share,
    parameters: &[],
    function: Function::EachArea(|groups, _| Ok(local_simpson_interaction(groups))),
};
