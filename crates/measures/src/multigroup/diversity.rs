//! Diversity: how mixed the whole is, by entropy. Not a measure of segregation, but what several of them are relative to.
//!
//! `E = −Σ π_g ln π_g`, in nats: 0 for one group alone, ln K for K groups of equal size. The normalised value is `E / ln K`.
//!
//! Source: Shannon, C. E. (1948), A mathematical theory of communication, Bell System Technical Journal 27; Reardon and
//! Firebaugh (2002). See
//! `docs/methods/measures/diversity.md`.

use super::mutual_information::entropy;
use crate::input::Groups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The diversity of the whole in nats, from 0 to ln K.
pub fn diversity(groups: &Groups) -> f64 {
    entropy(groups)
}

/// The diversity of the whole over its greatest value, ln K for the K groups given, 0–1.
pub fn normalised_diversity(groups: &Groups) -> f64 {
    (entropy(groups) / (groups.k() as f64).ln()).min(1.0)
}

/// The normalised value as it stands in the list of measures.
pub const NORMALISED: Measure = Measure {
    id: "normalised_diversity",
    family: Family::Multigroup,
    name: Words { sv: "Normaliserad mångfald (E/ln K)", en: "Normalised diversity (E/ln K)" },
    line: Words {
        sv: "Hur blandad helheten är, som andel av det mest blandade.",
        en: "How mixed the whole is, as a share of the most mixed.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::Groups(|groups, _| Ok(normalised_diversity(groups))),
};

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "diversity",
    family: Family::Multigroup,
    name: Words { sv: "Mångfald (E)", en: "Diversity (E)" },
    line: Words {
        sv: "Hur blandad helheten är, mätt med entropi.",
        en: "How mixed the whole is, measured by entropy.",
    },
    range: (0.0, f64::INFINITY),
    unit: Unit::Nats,
    parameters: &[],
    function: Function::Groups(|groups, _| Ok(diversity(groups))),
};
