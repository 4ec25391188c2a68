//! Distance-decay interaction: the share of the others among the people around an average member of the group, near ones
//! counting more.
//!
//! `DPxy = Σᵢ (xᵢ/X) Σⱼ Kᵢⱼ yⱼ/tⱼ` with `Kᵢⱼ = cᵢⱼ tⱼ / Σⱼ cᵢⱼ tⱼ` and `cᵢⱼ = exp(−dᵢⱼ)`, d in km.
//!
//! Source: Morgan (1983); Massey and Denton (1988). See `docs/methods/measures/distance_decay_interaction.md`.

use super::Proximity;
use super::proximity::BANDWIDTH;
use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::sum;

/// The distance-decay interaction of the group with the others, 0–1; with the distance-decay isolation it makes 1.
pub fn distance_decay_interaction(groups: &TwoGroups, proximity: &Proximity) -> f64 {
    sum::over3(groups.x(), proximity.x(), proximity.y(), |own, x, y| if y > 0.0 { own * y / (x + y) } else { 0.0 })
        / groups.sum_x()
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "distance_decay_interaction",
    family: Family::Exposure,
    name: Words { sv: "Avståndsvägd interaktion (DPxy)", en: "Distance-decay interaction (DPxy)" },
    line: Words {
        sv: "De övrigas andel av människorna omkring en genomsnittlig medlem av gruppen, där de nära räknas mer.",
        en: "The others' share of the people around an average member of the group, near ones counting more.",
    },
    range: (0.0, 1.0),
    unit: Unit::Share,
    parameters: &[BANDWIDTH],
    function: Function::TwoGroupsPlaces(|groups, places, settings| {
        Ok(distance_decay_interaction(groups, &Proximity::by_decay(groups, places, settings[0])?))
    }),
};
