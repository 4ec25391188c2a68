//! Relative clustering: how near the members of a group live to each other, compared with the others.
//!
//! `RCL = Pxx / Pyy − 1` with the mean proximities of [`spatial_proximity`](super::spatial_proximity()).
//!
//! Source: Massey and Denton (1988). See `docs/methods/measures/relative_clustering.md`.

use super::Proximity;
use super::proximity::BANDWIDTH;
use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The index of relative clustering: 0 where both groups are clustered alike, above 0 where the group is more so.
pub fn relative_clustering(groups: &TwoGroups, proximity: &Proximity) -> f64 {
    let xx = Proximity::pairs(groups.x(), proximity.x()) / groups.sum_x() / groups.sum_x();
    let yy = Proximity::pairs(groups.y(), proximity.y()) / groups.sum_y() / groups.sum_y();
    xx / yy - 1.0
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "relative_clustering",
    family: Family::Clustering,
    name: Words { sv: "Relativ klustring (RCL)", en: "Relative clustering (RCL)" },
    line: Words {
        sv: "Hur nära varandra gruppens medlemmar bor jämfört med de övriga; 0 är ingen skillnad.",
        en: "How near the members of the group live to each other compared with the others; 0 is no difference.",
    },
    range: (-1.0, f64::INFINITY),
    unit: Unit::Index,
    parameters: &[BANDWIDTH],
    function: Function::TwoGroupsPlaces(|groups, places, settings| {
        Ok(relative_clustering(groups, &Proximity::by_decay(groups, places, settings[0])?))
    }),
};
