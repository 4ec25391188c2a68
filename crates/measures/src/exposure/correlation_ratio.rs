//! Correlation ratio: the isolation index with the size of the group taken out.
//!
//! `η² = (xPx − P) / (1 − P)`, which is also `Σ tᵢ (pᵢ − P)² / (T P (1 − P))`: the part of the variance of belonging to the
//! group that the areas explain. The second form is computed, since nothing is lost in it when η² is small.
//!
//! Source: Bell (1954); White, M. J. (1986), Segregation and diversity measures in population distribution, Population
//! Index 52; Massey and Denton (1988). See `docs/methods/measures/correlation_ratio.md`.

use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::sum;

/// The correlation ratio, 0–1.
pub fn correlation_ratio(groups: &TwoGroups) -> f64 {
    let p = groups.p();
    let squared = |x: f64, t: f64| if t > 0.0 { (x - t * p) * (x - t * p) / t } else { 0.0 };
    (sum::over2(groups.x(), groups.t(), squared) / (groups.sum_x() * groups.q())).min(1.0)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "correlation_ratio",
    family: Family::Exposure,
    name: Words { sv: "Korrelationskvot (η²)", en: "Correlation ratio (η²)" },
    line: Words {
        sv: "Isoleringen utöver den som gruppens storlek ger, som andel av den största möjliga.",
        en: "The isolation beyond what the size of the group gives, as a share of the greatest possible.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::TwoGroups(|groups, _| Ok(correlation_ratio(groups))),
};
