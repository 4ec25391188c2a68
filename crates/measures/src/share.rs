//! Shares and means of larger areas: a ratio of sums, or a mean weighted with the people that each value is about.
//!
//! A share of a whole is `Σ numerator / Σ denominator`, never the mean of the parts' shares. Where only shares are
//! published, the weighted mean `Σ w v / Σ w` is the same number, up to the rounding of the published shares: each
//! rounded value `v` stands for `v ± step/2`, so the mean lies between the weighted means of the lower and of the
//! upper ends. See `docs/methods/aggregation.md`.

use crate::error::{self, MeasureError};

/// Lower and upper bounds of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds<'a> {
    /// Lower bound per area.
    pub low: &'a [f64],
    /// Upper bound per area.
    pub high: &'a [f64],
}

/// A weighted mean with the interval that the rounding of its values implies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightedMean {
    /// `Σ w v / Σ w`.
    pub value: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
    /// The sum of the weights.
    pub weight: f64,
    /// Number of areas with a value and a weight.
    pub n: usize,
}

/// `factor · Σ numerators / Σ denominators` per area: 100 for per cent, 1 000 for per thousand. NaN where a term is
/// missing or the denominator is zero.
///
/// # Errors
/// No numerator or denominator, or columns of unequal lengths.
pub fn ratio_of_sums(numerators: &[&[f64]], denominators: &[&[f64]], factor: f64) -> Result<Vec<f64>, MeasureError> {
    let first = numerators.first().ok_or(MeasureError::NoValues)?;
    if denominators.is_empty() {
        return Err(MeasureError::NoValues);
    }
    for other in numerators.iter().chain(denominators) {
        error::same_length(first.len(), other.len())?;
    }
    let sum = |terms: &[&[f64]], area: usize| terms.iter().map(|t| t[area]).sum::<f64>();
    let ratio = |area| {
        let below = sum(denominators, area);
        if below > 0.0 { factor * sum(numerators, area) / below } else { f64::NAN }
    };
    Ok((0..first.len()).map(ratio).collect())
}

/// The mean of values weighted with the people they are about, with the interval of their rounding to `step` (0 for
/// exact values). `limits` cut the interval of each value, (0, 100) for shares. Areas in which the value or the weight
/// is missing are left out; `n` tells how many were not.
///
/// # Errors
/// Unequal lengths, a negative or infinite weight, an infinite value, a step that is none, no weight at all.
pub fn weighted_mean(
    values: &[f64],
    weights: &[f64],
    step: f64,
    limits: Option<(f64, f64)>,
) -> Result<WeightedMean, MeasureError> {
    error::same_length(values.len(), weights.len())?;
    let half = error::resolution(step)? / 2.0;
    let (least, most) = limits.unwrap_or((f64::NEG_INFINITY, f64::INFINITY));
    let (mut sum, mut low, mut high, mut weight, mut n) = (0.0, 0.0, 0.0, 0.0, 0);
    for (position, (value, w)) in values.iter().zip(weights).enumerate() {
        if value.is_nan() || w.is_nan() {
            continue;
        }
        if value.is_infinite() {
            return Err(MeasureError::NotFinite { position });
        }
        let w = error::non_negative(position, *w)?;
        sum += w * value;
        low += w * (value - half).max(least);
        high += w * (value + half).min(most);
        weight += w;
        n += 1;
    }
    if weight > 0.0 {
        Ok(WeightedMean { value: sum / weight, low: low / weight, high: high / weight, weight, n })
    } else {
        Err(MeasureError::NoValues)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_the_whole_is_not_the_mean_of_shares() {
        // 1 of 10 and 50 of 90: 51 of 100, while the mean of 10 % and 55.6 % is 32.8 %.
        assert_eq!(ratio_of_sums(&[&[1.0 + 50.0]], &[&[10.0 + 90.0]], 100.0).unwrap(), [51.0]);
        let mean = weighted_mean(&[10.0, 100.0 * 50.0 / 90.0], &[10.0, 90.0], 0.0, None).unwrap();
        assert!((mean.value - 51.0).abs() < 1e-12);
        assert_eq!((mean.low, mean.high), (mean.value, mean.value));
    }

    #[test]
    fn rounded_shares_give_an_interval_that_stays_between_0_and_100() {
        let mean = weighted_mean(&[0.0, 8.0], &[50.0, 50.0], 1.0, Some((0.0, 100.0))).unwrap();
        assert_eq!((mean.value, mean.low, mean.high), (4.0, 3.75, 4.5));
    }

    #[test]
    fn missing_parts_are_left_out_and_counted() {
        let mean = weighted_mean(&[5.0, f64::NAN, 7.0], &[1.0, 1.0, f64::NAN], 0.0, None).unwrap();
        assert_eq!((mean.value, mean.weight, mean.n), (5.0, 1.0, 1));
        assert_eq!(weighted_mean(&[5.0], &[0.0], 0.0, None), Err(MeasureError::NoValues));
        assert_eq!(weighted_mean(&[5.0], &[-1.0], 0.0, None), Err(MeasureError::Negative { position: 0, value: -1.0 }));
    }

    #[test]
    fn an_area_without_people_has_no_share() {
        let share = ratio_of_sums(&[&[0.0, 1.0]], &[&[0.0, f64::NAN]], 100.0).unwrap();
        assert!(share[0].is_nan() && share[1].is_nan());
    }
}
