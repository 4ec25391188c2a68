//! Estimates for a zone that cuts through areas: how far they can be wrong, whatever way people live inside the areas.
//!
//! An area of p people of which a share s lies in the zone gives it p·s people if they live evenly over the area. What is certain is less:
//! all p where the area lies in the zone as a whole, and from 0 to p where it is cut. So a count lies between the sum over whole areas and
//! that over all areas touched, and a mean between the least and the greatest that weights within those bounds can give.
//!
//! Source of the estimate: areal weighting (Goodchild and Lam, "Areal interpolation", Geo-Processing 1, 1980). See `docs/methods/own-areas.md`.

use crate::error::{self, MeasureError};

/// The least and the greatest weighted mean `Σ w v / Σ w` when each weight lies between `least[i]` and `most[i]`, and each value between
/// `low[i]` and `high[i]`.
///
/// The greatest is found with the most of the highest values and the least of the others: which are the highest is tried along the order of the
/// values, since the best choice always is the top of that order.
///
/// # Errors
/// Unequal lengths, a negative weight, or no weight above 0 in `most`. NaN values are for the caller to leave out.
pub fn mean_range(low: &[f64], high: &[f64], least: &[f64], most: &[f64]) -> Result<(f64, f64), MeasureError> {
    for other in [high, least, most] {
        error::same_length(low.len(), other.len())?;
    }
    for (position, weight) in least.iter().chain(most).enumerate() {
        error::non_negative(position % low.len().max(1), *weight)?;
    }
    if let Some(position) = low.iter().zip(high).position(|(low, high)| !low.is_finite() || !high.is_finite()) {
        return Err(MeasureError::NotFinite { position });
    }
    let negative: Vec<f64> = low.iter().map(|v| -v).collect();
    let greatest = greatest_mean(high, least, most).ok_or(MeasureError::NoValues)?;
    let least_of = greatest_mean(&negative, least, most).ok_or(MeasureError::NoValues)?;
    Ok((-least_of, greatest))
}

/// The greatest weighted mean; `None` where there is no weight.
fn greatest_mean(values: &[f64], least: &[f64], most: &[f64]) -> Option<f64> {
    let mut order: Vec<usize> = (0..values.len()).filter(|i| most[*i] > 0.0).collect();
    order.sort_unstable_by(|a, b| values[*b].total_cmp(&values[*a]).then(a.cmp(b)));
    let (mut sum, mut weight) = (0.0, 0.0);
    for i in &order {
        sum += least[*i] * values[*i];
        weight += least[*i];
    }
    let mut best = (weight > 0.0).then(|| sum / weight);
    for i in &order {
        sum += (most[*i] - least[*i]) * values[*i];
        weight += most[*i] - least[*i];
        if weight > 0.0 && best.is_none_or(|b| sum / weight > b) {
            best = Some(sum / weight);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certain_weights_give_one_mean() {
        // (2·10 + 3·20 + 5·40) / 10 = 28.
        let (values, weights) = ([10.0, 20.0, 40.0], [2.0, 3.0, 5.0]);
        let (low, high) = mean_range(&values, &values, &weights, &weights).unwrap();
        assert!((low - 28.0).abs() < 1e-12 && (high - 28.0).abs() < 1e-12);
    }

    #[test]
    fn a_cut_area_may_count_wholly_or_not_at_all() {
        // 100 people at 10 for certain, 0 to 300 at 30: from 10 to (1 000 + 9 000) / 400 = 25.
        let range = mean_range(&[10.0, 30.0], &[10.0, 30.0], &[100.0, 0.0], &[100.0, 300.0]).unwrap();
        assert_eq!(range, (10.0, 25.0));
        // Rounded to whole numbers, 9.5–10.5 and 29.5–30.5: from 9.5 to (1 050 + 9 150) / 400.
        let range = mean_range(&[9.5, 29.5], &[10.5, 30.5], &[100.0, 0.0], &[100.0, 300.0]).unwrap();
        assert_eq!(range, (9.5, 25.5));
    }

    #[test]
    fn no_choice_of_weights_lies_outside() {
        let (values, least, most) = ([3.0, 9.0, 5.0, 1.0], [1.0, 0.0, 2.0, 0.0], [2.0, 4.0, 2.0, 3.0]);
        let (low, high) = mean_range(&values, &values, &least, &most).unwrap();
        for choice in 0..16u32 {
            let weight = |i: usize| if choice >> i & 1 == 1 { most[i] } else { least[i] };
            let mean = (0..4).map(|i| weight(i) * values[i]).sum::<f64>() / (0..4).map(weight).sum::<f64>();
            assert!((low - 1e-12..=high + 1e-12).contains(&mean));
        }
        assert!(mean_range(&[1.0], &[1.0], &[0.0], &[0.0]).is_err());
        assert!(mean_range(&[1.0], &[1.0], &[-1.0], &[0.0]).is_err());
        assert!(mean_range(&[], &[], &[], &[]).is_err());
    }
}
