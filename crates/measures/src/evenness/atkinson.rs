//! Atkinson index of segregation, with a parameter that says which areas weigh.
//!
//! `A = 1 − P/(1 − P) · |Σ (1 − pᵢ)^(1−b) pᵢ^b tᵢ / (P T)|^(1/(1−b))`, which is `1 − (Σ (xᵢ/X)^b (yᵢ/Y)^(1−b))^(1/(1−b))`.
//! 0 < b < 1: at 0.5 areas above and below the group's overall share weigh alike, below 0.5 areas where the group is
//! few weigh more, above 0.5 areas where it is many.
//!
//! Source: James, D. R., and Taeuber, K. E. (1985), Measures of segregation, Sociological Methodology 15; Massey and
//! Denton (1988). See `docs/methods/measures/atkinson.md`.

use crate::error::MeasureError;
use crate::input::TwoGroups;
use crate::registry::{Allowed, Family, Function, Measure, Parameter, Unit, Words};
use crate::sum;

/// The Atkinson index, 0–1.
///
/// # Errors
/// b is not between 0 and 1.
pub fn atkinson(groups: &TwoGroups, b: f64) -> Result<f64, MeasureError> {
    if !(b > 0.0 && b < 1.0) {
        return Err(MeasureError::BadParameter { name: "b", value: b, allowed: "between 0 and 1".into() });
    }
    let (sum_x, sum_y) = (groups.sum_x(), groups.sum_y());
    let overlap = if b == 0.5 {
        sum::over2(groups.x(), groups.y(), |x, y| (x * y).sqrt()) / (sum_x * sum_y).sqrt()
    } else {
        sum::over2(groups.x(), groups.y(), |x, y| (x / sum_x).powf(b) * (y / sum_y).powf(1.0 - b))
    };
    Ok((1.0 - overlap.powf(1.0 / (1.0 - b))).clamp(0.0, 1.0))
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "atkinson",
    family: Family::Evenness,
    name: Words { sv: "Atkinsons index (A)", en: "Atkinson index (A)" },
    line: Words {
        sv: "Hur ojämnt gruppen är spridd, där b avgör om områden med liten eller stor andel väger mest.",
        en: "How unevenly the group is spread, where b decides whether areas with a low or a high share weigh most.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[Parameter {
        id: "b",
        meaning: Words {
            sv: "vikt för områden med hög (nära 1) eller låg (nära 0) andel av gruppen",
            en: "weight of areas with a high (near 1) or a low (near 0) share of the group",
        },
        default: 0.5,
        allowed: Allowed::Between(0.0, 1.0),
    }],
    function: Function::TwoGroups(|groups, settings| atkinson(groups, settings[0])),
};
