//! Isolation index: the share of the own group among the people of an average member's area.
//!
//! `xPx = Σ (xᵢ/X)(xᵢ/tᵢ)`: the probability that a person drawn from the area of a randomly drawn member belongs to the
//! group, the member itself included.
//!
//! Source: Bell, W. (1954), A probability model for the measurement of ecological segregation, Social Forces 32;
//! Lieberson, S. (1981), An asymmetrical approach to segregation; Massey and Denton (1988). See
//! `docs/methods/measures/isolation.md`.

use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::sum;

/// The isolation index, from P to 1.
pub fn isolation(groups: &TwoGroups) -> f64 {
    sum::over2(groups.x(), groups.t(), |x, t| if t > 0.0 { x * x / t } else { 0.0 }) / groups.sum_x()
}

/// The isolation index with the member itself left out, `Σ (xᵢ/X)(xᵢ − 1)/(tᵢ − 1)`: the probability that another person of
/// the area belongs to the group. A member alone in its area meets nobody and counts as 0.
pub fn isolation_among_others(groups: &TwoGroups) -> f64 {
    let met = |x: f64, t: f64| if t > 1.0 && x > 0.0 { x * (x - 1.0).max(0.0) / (t - 1.0) } else { 0.0 };
    sum::over2(groups.x(), groups.t(), met) / groups.sum_x()
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "isolation",
    family: Family::Exposure,
    name: Words { sv: "Isoleringsindex (xPx)", en: "Isolation index (xPx)" },
    line: Words {
        sv: "Den egna gruppens andel av befolkningen där en genomsnittlig medlem bor.",
        en: "The own group's share of the people where an average member lives.",
    },
    range: (0.0, 1.0),
    unit: Unit::Share,
    parameters: &[],
    function: Function::TwoGroups(|groups, _| Ok(isolation(groups))),
};

/// Without the member itself, as it stands in the list of measures.
pub const AMONG_OTHERS: Measure = Measure {
    id: "isolation_among_others",
    family: Family::Exposure,
    name: Words { sv: "Isoleringsindex bland andra", en: "Isolation index among others" },
    line: Words {
        sv: "Den egna gruppens andel av de andra personerna där en genomsnittlig medlem bor.",
        en: "The own group's share of the other people where an average member lives.",
    },
    range: (0.0, 1.0),
    unit: Unit::Share,
    parameters: &[],
    function: Function::TwoGroups(|groups, _| Ok(isolation_among_others(groups))),
};
