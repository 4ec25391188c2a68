//! Simpson's concentration index: the probability that two people of the whole belong to the same group.
//!
//! `λ = Σ π_g² = 1 − I`. How dominated the whole is by few groups; not a measure of segregation.
//!
//! Source: Simpson, E. H. (1949), Measurement of diversity, Nature 163; Lieberson, S. (1969), Measuring population diversity,
//! American Sociological Review 34. See
//! `docs/methods/measures/simpson_concentration.md`.

use crate::input::Groups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// Simpson's concentration index, from 1/K to 1.
pub fn simpson_concentration(groups: &Groups) -> f64 {
    groups.with_members().map(|(_, share)| share * share).sum()
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "simpson_concentration",
    family: Family::Multigroup,
    name: Words { sv: "Simpsons koncentration (λ)", en: "Simpson’s concentration (λ)" },
    line: Words {
        sv: "Sannolikheten att två slumpvis valda personer tillhör samma grupp.",
        en: "The probability that two people drawn at random belong to the same group.",
    },
    range: (0.0, 1.0),
    unit: Unit::Share,
    parameters: &[],
    function: Function::Groups(|groups, _| Ok(simpson_concentration(groups))),
};
