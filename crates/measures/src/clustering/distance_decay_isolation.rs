//! Distance-decay isolation: the share of the own group among the people around an average member, near ones counting
//! more.
//!
//! `DPxx = Σᵢ (xᵢ/X) Σⱼ Kᵢⱼ xⱼ/tⱼ` with `Kᵢⱼ = cᵢⱼ tⱼ / Σⱼ cᵢⱼ tⱼ` and `cᵢⱼ = exp(−dᵢⱼ)`, d in km.
//!
//! Source: Morgan, B. S. (1983), A distance-decay based interaction index to measure residential segregation, Area 15;
//! Massey and Denton (1988). See `docs/methods/measures/distance_decay_isolation.md`.

use super::Proximity;
use super::proximity::BANDWIDTH;
use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::sum;

/// The distance-decay isolation of the group, 0–1; with the distance-decay interaction it makes 1.
pub fn distance_decay_isolation(groups: &TwoGroups, proximity: &Proximity) -> f64 {
    sum::over3(groups.x(), proximity.x(), proximity.y(), |own, x, y| if x > 0.0 { own * x / (x + y) } else { 0.0 })
        / groups.sum_x()
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "distance_decay_isolation",
    family: Family::Exposure,
    name: Words { sv: "Avståndsvägd isolering (DPxx)", en: "Distance-decay isolation (DPxx)" },
    line: Words {
        sv: "Den egna gruppens andel av människorna omkring en genomsnittlig medlem, där de nära räknas mer.",
        en: "The own group's share of the people around an average member, near ones counting more.",
    },
    range: (0.0, 1.0),
    unit: Unit::Share,
    parameters: &[BANDWIDTH],
    function: Function::TwoGroupsPlaces(|groups, places, settings| {
        Ok(distance_decay_isolation(groups, &Proximity::by_decay(groups, places, settings[0])?))
    }),
};
