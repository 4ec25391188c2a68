//! Local diversity: how mixed an area is, by entropy.
//!
//! `Eᵢ = −Σ_g p_ig ln p_ig`, in nats: 0 for one group alone, ln K for K groups of equal size.
//!
//! Source: Theil, H. (1972), Statistical Decomposition Analysis. See `docs/methods/measures/local_diversity.md`.

use crate::information::add_n_ln_n;
use crate::input::Groups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The diversity of each area in nats, from 0 to ln K.
pub fn local_diversity(groups: &Groups) -> Vec<f64> {
    let (mut values, mut of_people) = (vec![0.0; groups.n()], vec![0.0; groups.n()]);
    for column in groups.columns() {
        add_n_ln_n(&mut values, column);
    }
    add_n_ln_n(&mut of_people, groups.totals());
    for ((value, of_people), t) in values.iter_mut().zip(&of_people).zip(groups.totals()) {
        // 0/0 for an area without people. What is below 0 is the last bits.
        let entropy = (of_people - *value) / t;
        *value = if entropy < 0.0 { 0.0 } else { entropy };
    }
    values
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
