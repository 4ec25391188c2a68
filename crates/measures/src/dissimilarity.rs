//! Index of dissimilarity: how unevenly two groups are spread over areas.
//!
//! `D = ½ Σ |aᵢ/A − bᵢ/B|`, 0 when both groups are spread alike, 1 when they never share an area; the share of either
//! group that would have to move for an even spread.
//!
//! Source: Duncan, O. D., and Duncan, B. (1955), A methodological analysis of segregation indexes, American
//! Sociological Review 20. See `docs/methods/inequality-index.md`.

use crate::error::{self, MeasureError};

/// The index of dissimilarity, 0–1, of two groups' counts in the same areas. Areas in which both are zero are allowed
/// and change nothing.
///
/// # Errors
/// Unequal lengths, a negative, infinite or missing count, fewer than two areas, a group without members.
pub fn dissimilarity(a: &[f64], b: &[f64]) -> Result<f64, MeasureError> {
    error::same_length(a.len(), b.len())?;
    match a.len() {
        0 => return Err(MeasureError::NoValues),
        1 => return Err(MeasureError::OneArea),
        _ => {}
    }
    let total = |group: &[f64]| {
        let sum = group.iter().enumerate().try_fold(0.0, |sum, (i, v)| Ok(sum + error::non_negative(i, *v)?))?;
        if sum > 0.0 { Ok(sum) } else { Err(MeasureError::EmptyGroup) }
    };
    let (sum_a, sum_b) = (total(a)?, total(b)?);
    let gaps: f64 = a.iter().zip(b).map(|(a, b)| (a / sum_a - b / sum_b).abs()).sum();
    // The last bits may carry a complete separation past 1.
    Ok((gaps / 2.0).min(1.0))
}

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
