//! Simpson's interaction index: the probability that two people of the whole belong to different groups.
//!
//! `I = Σ π_g (1 − π_g) = 1 − Σ π_g²`. How mixed the whole is; not a measure of segregation.
//!
//! Source: Simpson, E. H. (1949), Measurement of diversity, Nature 163; Lieberson, S. (1969), Measuring population diversity,
//! American Sociological Review 34. See
//! `docs/methods/measures/simpson_interaction.md`.

use super::interaction_of_shares;
use crate::input::Groups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// Simpson's interaction index, from 0 to 1 − 1/K.
pub fn simpson_interaction(groups: &Groups) -> f64 {
    interaction_of_shares(groups)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "simpson_interaction",
    family: Family::Multigroup,
    name: Words { sv: "Simpsons interaktion (I)", en: "Simpson’s interaction (I)" },
    line: Words {
        sv: "Sannolikheten att två slumpvis valda personer tillhör olika grupper.",
        en: "The probability that two people drawn at random belong to different groups.",
    },
    range: (0.0, 1.0),
    unit: Unit::Share,
    parameters: &[],
    function: Function::Groups(|groups, _| Ok(simpson_interaction(groups))),
};
