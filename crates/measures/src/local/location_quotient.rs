//! Location quotient: a group's share of an area relative to its share of the whole.
//!
//! `LQ_ig = p_ig / π_g`: 1 is as in the whole, 2 twice as much, 0 none.
//!
//! Source: Isard, W. (1960), Methods of Regional Analysis. See `docs/methods/measures/location_quotient.md`.

use crate::input::Groups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The location quotients, one column per group in area order. NaN for a group without members, too.
pub fn location_quotient(groups: &Groups) -> Vec<Vec<f64>> {
    let quotients =
        |(column, share): (&[f64], f64)| column.iter().zip(groups.totals()).map(|(n, t)| n / (t * share)).collect();
    groups.columns().zip(groups.shares()).map(quotients).collect()
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "location_quotient",
    family: Family::Local,
    name: Words { sv: "Lokaliseringskvot (LQ)", en: "Location quotient (LQ)" },
    line: Words {
        sv: "Gruppens andel i området i förhållande till gruppens andel i helheten.",
        en: "The group’s share in the area relative to its share in the whole.",
    },
    range: (0.0, f64::INFINITY),
    unit: Unit::Ratio,
    parameters: &[],
    function: Function::EachGroupAndArea(|groups, _| Ok(location_quotient(groups))),
};
