//! Local diversity: how mixed an area is, by entropy.
//!
//! `Eᵢ = −Σ_g p_ig ln p_ig`, in nats: 0 for one group alone, ln K for K groups of equal size.
//!
//! Source: Theil, H. (1972), Statistical Decomposition Analysis. See `docs/methods/measures/local_diversity.md`.

use super::per_area;
use crate::information::n_ln_n;
use crate::input::Groups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The diversity of each area in nats, from 0 to ln K.
pub fn local_diversity(groups: &Groups) -> Vec<f64> {
    per_area(groups, n_ln_n, |cells, t| ((n_ln_n(t) - cells) / t).max(0.0))
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "local_diversity",
    family: Family::Local,
    name: Words { sv: "Lokal mångfald", en: "Local diversity" },
    line: Words {
        sv: "Hur blandat området är, mätt med entropi.", en: "How mixed the area is, measured by entropy."
    },
    range: (0.0, f64::INFINITY),
    unit: Unit::Nats,
    parameters: &[],
    function: Function::EachArea(|groups, _| Ok(local_diversity(groups))),
};
