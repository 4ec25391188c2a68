//! Absolute clustering: the group around an average member, compared with all people there.
//!
//! `ACL = (Σᵢ (xᵢ/X) Σⱼ cᵢⱼ xⱼ − C) / (Σᵢ (xᵢ/X) Σⱼ cᵢⱼ tⱼ − C)` with `C = X/n² Σᵢ Σⱼ cᵢⱼ`, what the first sum would be if
//! the group were spread evenly over the areas, and `cᵢⱼ = exp(−dᵢⱼ)`, d in km.
//!
//! Source: Massey and Denton (1988). See `docs/methods/measures/absolute_clustering.md`.

use super::Proximity;
use super::proximity::BANDWIDTH;
use crate::error::MeasureError;
use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::sum;

/// The index of absolute clustering, at most 1; 0 where the group is spread over the areas without regard to distance.
///
/// # Errors
/// As many people around the group as an even spread of the group alone would give: there is nothing to divide by.
pub fn absolute_clustering(groups: &TwoGroups, proximity: &Proximity) -> Result<f64, MeasureError> {
    let n = groups.n() as f64;
    let own = Proximity::pairs(groups.x(), proximity.x()) / groups.sum_x();
    let all = own + Proximity::pairs(groups.x(), proximity.y()) / groups.sum_x();
    let even = groups.sum_x() / (n * n) * sum::of(proximity.areas());
    if all == even {
        return Err(MeasureError::Undefined {
            why: "the surroundings of the group hold no more people than an even spread",
        });
    }
    Ok((own - even) / (all - even))
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "absolute_clustering",
    family: Family::Clustering,
    name: Words { sv: "Absolut klustring (ACL)", en: "Absolute clustering (ACL)" },
    line: Words {
        sv: "Den egna gruppens del av människorna omkring en genomsnittlig medlem, utöver vad en jämn spridning skulle ge.",
        en: "The own group's part of the people around an average member, beyond what an even spread would give.",
    },
    range: (f64::NEG_INFINITY, 1.0),
    unit: Unit::Index,
    parameters: &[BANDWIDTH],
    function: Function::TwoGroupsPlaces(|groups, places, settings| {
        absolute_clustering(groups, &Proximity::by_decay(groups, places, settings[0])?)
    }),
};
