//! Min–max index: the part of two distributions over the areas that does not overlap.
//!
//! `S = 1 − Σ min(xᵢ/X, yᵢ/Y) / Σ max(xᵢ/X, yᵢ/Y)`. Over areas as they are it is `2D / (1 + D)` and orders places as D does;
//! its authors use it on surfaces smoothed over the neighbourhood, where the counts go in smoothed.
//!
//! Source: O'Sullivan, D., and Wong, D. W. S. (2007), A surface-based approach to measuring spatial segregation,
//! Geographical Analysis 39. See `docs/methods/measures/min_max.md`.

use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::sum;

/// The min–max index, 0–1.
pub fn min_max(groups: &TwoGroups) -> f64 {
    let (sum_x, sum_y) = (groups.sum_x(), groups.sum_y());
    let least = sum::over2(groups.x(), groups.y(), |x, y| (x * sum_y).min(y * sum_x));
    let greatest = sum::over2(groups.x(), groups.y(), |x, y| (x * sum_y).max(y * sum_x));
    1.0 - least / greatest
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "min_max",
    family: Family::Evenness,
    name: Words { sv: "Min–max-index (S)", en: "Min–max index (S)" },
    line: Words {
        sv: "Den del av de två gruppernas fördelningar över områdena som inte överlappar.",
        en: "The part of the two groups' distributions over the areas that does not overlap.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::TwoGroups(|groups, _| Ok(min_max(groups))),
};
