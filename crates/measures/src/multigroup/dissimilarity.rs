//! Index of dissimilarity of several groups: the share of people who would have to change area for the same composition
//! everywhere, relative to complete separation.
//!
//! `D = Σ_g Σᵢ tᵢ |p_ig − π_g| / (2 T I)`, with `I = Σ π_g (1 − π_g)`. For two groups it is the index of dissimilarity.
//!
//! Source: Morgan, B. S. (1975), The segregation of socioeconomic groups in urban areas, Urban Studies 12; Sakoda, J. M.
//! (1981), A generalized index of dissimilarity, Demography 18; Reardon and Firebaugh (2002). See
//! `docs/methods/measures/multigroup_dissimilarity.md`.

use super::interaction_of_shares;
use crate::input::Groups;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::sum;

/// The index of dissimilarity of several groups, 0–1.
pub fn dissimilarity(groups: &Groups) -> f64 {
    let of_group = |(column, share): (&[f64], f64)| sum::over2(column, groups.totals(), |n, t| (n - t * share).abs());
    let gaps: f64 = groups.with_members().map(of_group).sum();
    (gaps / (2.0 * groups.total() * interaction_of_shares(groups))).min(1.0)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "multigroup_dissimilarity",
    family: Family::Multigroup,
    name: Words { sv: "Dissimilaritetsindex för flera grupper", en: "Index of dissimilarity of several groups" },
    line: Words {
        sv: "Den andel som skulle behöva byta område för samma sammansättning överallt, jämfört med full åtskillnad.",
        en: "The share who would have to change area for the same composition everywhere, of those at full separation.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::Groups(|groups, _| Ok(dissimilarity(groups))),
};
