//! Local divergence: how far the composition of an area is from that of the whole. Also the local segregation score.
//!
//! `Dᵢ = Σ_g p_ig ln(p_ig / π_g)`, in nats. The mean over the areas, weighted with their people, is the divergence index, which
//! is the mutual information index.
//!
//! Source: Roberto, E. (2016), The divergence index, arXiv:1508.01167; Mora, R., and Ruiz-Castillo, J. (2011), Entropy-based
//! segregation indices, Sociological Methodology 41. See `docs/methods/measures/local_divergence.md`.

use crate::input::Groups;
use crate::multigroup::scores_of_areas;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The divergence of each area in nats, from 0 to −ln of the smallest group's share.
pub fn local_divergence(groups: &Groups) -> Vec<f64> {
    scores_of_areas(groups)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "local_divergence",
    family: Family::Local,
    name: Words { sv: "Lokal divergens", en: "Local divergence" },
    line: Words {
        sv: "Hur långt områdets sammansättning är från helhetens.",
        en: "How far the composition of the area is from that of the whole.",
    },
    range: (0.0, f64::INFINITY),
    unit: Unit::Nats,
    parameters: &[],
    function: Function::EachArea(|groups, _| Ok(local_divergence(groups))),
};
