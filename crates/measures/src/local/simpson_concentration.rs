//! Local Simpson concentration: the probability that two people of the area belong to the same group.
//!
//! `λᵢ = Σ_g p_ig²`, the same person drawn twice included.
//!
//! Source: Simpson, E. H. (1949), Measurement of diversity, Nature 163. See `docs/methods/measures/local_simpson_concentration.md`.

use crate::input::Groups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// Simpson's concentration of each area, from 1/K to 1.
pub fn local_simpson_concentration(groups: &Groups) -> Vec<f64> {
    let mut squares = vec![0.0; groups.n()];
    for column in groups.columns() {
        for (square, n) in squares.iter_mut().zip(column) {
            *square += n * n;
        }
    }
    for (square, t) in squares.iter_mut().zip(groups.totals()) {
        // 0/0 for an area without people.
        *square /= t * t;
    }
    squares
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "local_simpson_concentration",
    family: Family::Local,
    name: Words { sv: "Lokal Simpson-koncentration", en: "Local Simpson concentration" },
    line: Words {
        sv: "Sannolikheten att två slumpvis valda personer i området tillhör samma grupp.",
        en: "The probability that two people of the area drawn at random belong to the same group.",
    },
    range: (0.0, 1.0),
    unit: Unit::Share,
    parameters: &[],
    function: Function::EachArea(|groups, _| Ok(local_simpson_concentration(groups))),
};
