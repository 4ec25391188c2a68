//! Spatial proximity: how much nearer the members of each group live to each other than people do in general.
//!
//! `SP = (X Pxx + Y Pyy) / (T Ptt)` with the mean proximities `Pxx = Σᵢ Σⱼ xᵢ xⱼ cᵢⱼ / X²` and so on, and
//! `cᵢⱼ = exp(−dᵢⱼ)`, d in km.
//!
//! Source: White, M. J. (1983), The measurement of spatial segregation, American Journal of Sociology 88; Massey and
//! Denton (1988). See `docs/methods/measures/spatial_proximity.md`.

use super::Proximity;
use super::proximity::BANDWIDTH;
use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The index of spatial proximity: 1 where both groups are clustered alike, above 1 where each lives nearer its own.
pub fn spatial_proximity(groups: &TwoGroups, proximity: &Proximity) -> f64 {
    let xx = Proximity::pairs(groups.x(), proximity.x()) / groups.sum_x();
    let yy = Proximity::pairs(groups.y(), proximity.y()) / groups.sum_y();
    let all = Proximity::pairs(groups.t(), proximity.x()) + Proximity::pairs(groups.t(), proximity.y());
    (xx + yy) / (all / groups.sum_t())
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "spatial_proximity",
    family: Family::Clustering,
    name: Words { sv: "Rumslig närhet (SP)", en: "Spatial proximity (SP)" },
    line: Words {
        sv: "Hur mycket närmare varandra medlemmarna i varje grupp bor än människor i allmänhet; 1 är ingen skillnad.",
        en: "How much nearer the members of each group live to each other than people in general; 1 is no difference.",
    },
    range: (0.0, f64::INFINITY),
    unit: Unit::Ratio,
    parameters: &[BANDWIDTH],
    function: Function::TwoGroupsPlaces(|groups, places, settings| {
        Ok(spatial_proximity(groups, &Proximity::by_decay(groups, places, settings[0])?))
    }),
};
