//! Gorard's segregation index: the share of the group that would have to change area for the same share everywhere,
//! other people staying.
//!
//! `S = ½ Σ |xᵢ/X − tᵢ/T|`, which is `D (1 − P)`. It is compared with the whole population, so it can be compared between
//! years in which the group has grown evenly, and its greatest value is 1 − P, not 1.
//!
//! Source: Gorard, S., and Taylor, C. (2002), What is segregation? A comparison of measures in terms of strong and weak
//! compositional invariance, Sociology 36. See `docs/methods/measures/gorard.md`.

use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::sum;

/// Gorard's S, from 0 to 1 − P.
pub fn gorard(groups: &TwoGroups) -> f64 {
    let (sum_x, sum_t) = (groups.sum_x(), groups.sum_t());
    let gaps = sum::over2(groups.x(), groups.t(), |x, t| (x * sum_t - t * sum_x).abs());
    gaps / (2.0 * sum_x * sum_t)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "gorard",
    family: Family::Evenness,
    name: Words { sv: "Gorards segregationsindex (S)", en: "Gorard's segregation index (S)" },
    line: Words {
        sv: "Den andel av gruppen som skulle behöva byta område för att andelen skulle bli lika överallt.",
        en: "The share of the group that would have to change area for its share to be the same everywhere.",
    },
    range: (0.0, 1.0),
    unit: Unit::Share,
    parameters: &[],
    function: Function::TwoGroups(|groups, _| Ok(gorard(groups))),
};
