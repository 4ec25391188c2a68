//! Index of dissimilarity: how unevenly two groups are spread over areas.
//!
//! `D = ½ Σ |aᵢ/A − bᵢ/B|`, 0 when both groups are spread alike, 1 when they never share an area; the share of either
//! group that would have to move for an even spread.
//!
//! Source: Duncan, O. D., and Duncan, B. (1955), A methodological analysis of segregation indexes, American
//! Sociological Review 20. See `docs/methods/measures/dissimilarity.md`.

use crate::error::MeasureError;
use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::sum;

/// The index of dissimilarity, 0–1, of two groups' counts in the same areas. Areas in which both are zero are allowed
/// and change nothing.
///
/// # Errors
/// Unequal lengths, a negative, infinite or missing count, fewer than two areas, a group without members.
pub fn dissimilarity(a: &[f64], b: &[f64]) -> Result<f64, MeasureError> {
    Ok(of(&TwoGroups::of_two(a, b)?))
}

/// The index of dissimilarity, 0–1, of a group and the others.
///
/// Computed as `Σ |xᵢ Y − yᵢ X| / (2 X Y)`: for whole counts, as long as X · Y is below 2⁵², every term and every sum is
/// exact, so that the value does not depend on the order of the areas at all.
pub fn of(groups: &TwoGroups) -> f64 {
    let (sum_x, sum_y) = (groups.sum_x(), groups.sum_y());
    let gaps = sum::over2(groups.x(), groups.y(), |x, y| (x * sum_y - y * sum_x).abs());
    // The last bits of fractional counts may carry a complete separation past 1.
    (gaps / (2.0 * sum_x * sum_y)).min(1.0)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "dissimilarity",
    family: Family::Evenness,
    name: Words { sv: "Dissimilaritetsindex (D)", en: "Index of dissimilarity (D)" },
    line: Words {
        sv: "Den andel av gruppen som skulle behöva flytta för att den skulle bo lika spridd som de övriga.",
        en: "The share of the group that would have to move for it to be spread as the others are.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::TwoGroups(|groups, _| Ok(of(groups))),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_groups_that_never_meet_have_1_and_two_alike_have_0() {
        assert_eq!(dissimilarity(&[10.0, 0.0], &[0.0, 3.0]), Ok(1.0));
        assert_eq!(dissimilarity(&[10.0, 20.0, 0.0], &[1.0, 2.0, 0.0]), Ok(0.0));
    }

    #[test]
    fn what_has_no_distribution_is_refused() {
        assert_eq!(dissimilarity(&[1.0, 2.0], &[0.0, 0.0]), Err(MeasureError::EmptyGroup));
        assert_eq!(dissimilarity(&[1.0], &[2.0]), Err(MeasureError::OneArea));
        assert_eq!(dissimilarity(&[], &[]), Err(MeasureError::NoValues));
        assert_eq!(dissimilarity(&[1.0, -2.0], &[1.0, 1.0]), Err(MeasureError::Negative { position: 1, value: -2.0 }));
        assert_eq!(dissimilarity(&[1.0, f64::NAN], &[1.0, 1.0]), Err(MeasureError::NotFinite { position: 1 }));
        assert_eq!(dissimilarity(&[1.0], &[2.0, 3.0]), Err(MeasureError::UnequalLengths { left: 1, right: 2 }));
    }
}
