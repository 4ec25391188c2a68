//! Interaction index: the share of the others among the people of an average member's area.
//!
//! `xPy = Σ (xᵢ/X)(yᵢ/tᵢ)`. With the isolation index it adds up to 1 where the others are all others.
//!
//! Source: Bell (1954); Lieberson (1981); Massey and Denton (1988). See `docs/methods/measures/interaction.md`.

use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::sum;

/// The interaction index, from 0 to 1 − P.
pub fn interaction(groups: &TwoGroups) -> f64 {
    let met = |x: f64, y: f64, t: f64| if t > 0.0 { x * y / t } else { 0.0 };
    sum::over3(groups.x(), groups.y(), groups.t(), met) / groups.sum_x()
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "interaction",
    family: Family::Exposure,
    name: Words { sv: "Interaktionsindex (xPy)", en: "Interaction index (xPy)" },
    line: Words {
        sv: "De övrigas andel av befolkningen där en genomsnittlig medlem av gruppen bor.",
        en: "The others' share of the people where an average member of the group lives.",
    },
    range: (0.0, 1.0),
    unit: Unit::Share,
    parameters: &[],
    function: Function::TwoGroups(|groups, _| Ok(interaction(groups))),
};
