//! Modified index of dissimilarity: D measured from what chance alone gives, instead of from 0.
//!
//! With E the mean of D if every person belonged to the group with probability P wherever they live,
//! `D* = (D − E) / (1 − E)` where D ≥ E, and `(D − E) / E` where D < E: 1 is complete separation, 0 is as even as chance,
//! −1 is completely even. E has an exact value, see [`crate::inequality_index::evenness`]; nothing is drawn.
//!
//! Source: Carrington, W. J., and Troske, K. R. (1997), On measuring segregation in samples with small units, Journal of
//! Business & Economic Statistics 15; Winship, C. (1977), A revaluation of indexes of residential segregation, Social
//! Forces 55. See `docs/methods/measures/modified_dissimilarity.md`.

use super::dissimilarity;
use crate::error::MeasureError;
use crate::inequality_index::evenness::expected_by_chance;
use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The modified index of dissimilarity, −1 to 1. Areas' fractional sizes are taken to the nearest whole number.
///
/// # Errors
/// Chance alone gives complete separation, as with one person per area.
pub fn modified_dissimilarity(groups: &TwoGroups) -> Result<f64, MeasureError> {
    beyond_chance(dissimilarity(groups), expected_by_chance(groups.x(), groups.y()))
}

/// An index measured from its mean by chance.
pub(super) fn beyond_chance(observed: f64, by_chance: f64) -> Result<f64, MeasureError> {
    match observed - by_chance {
        _ if by_chance >= 1.0 => Err(MeasureError::AllByChance),
        difference if difference >= 0.0 => Ok(difference / (1.0 - by_chance)),
        difference => Ok(difference / by_chance),
    }
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "modified_dissimilarity",
    family: Family::Evenness,
    name: Words { sv: "Modifierat dissimilaritetsindex", en: "Modified index of dissimilarity" },
    line: Words {
        sv: "Dissimilaritetsindex mätt från det som slumpen ger: 0 är lika jämnt som slumpen, 1 är åtskilt.",
        en: "The index of dissimilarity measured from what chance gives: 0 is as even as chance, 1 is apart.",
    },
    range: (-1.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::TwoGroups(|groups, _| modified_dissimilarity(groups)),
};
