//! Similar areas: how far an area is from others in several indicators at once.
//!
//! Each indicator is put on a common scale first, with the median as its centre, so that a few areas far out do not decide what counts
//! as far: `z = (v − median) / s` with `s = 1.4826 · median |v − median|`. Where more than half of the areas share one value that spread is
//! 0; then `s = 1.2533 · mean |v − median|`. Both factors make s the standard deviation where values are normal.
//!
//! The distance of area i from area a with the weights w is `d = √(Σ w (zᵢ − zₐ)² / Σ w)`: a difference of 1 in every indicator is a distance
//! of 1, however many indicators there are.
//!
//! Source: Iglewicz, B., and Hoaglin, D. C. (1993), How to Detect and Handle Outliers, for the scale; the distance is the weighted Euclidean
//! one. See `docs/methods/similar-areas.md`.

use crate::error::{self, MeasureError};

/// Makes the median absolute deviation the standard deviation of normal values: 1 / Φ⁻¹(¾).
const MEDIAN_FACTOR: f64 = 1.482_602_218_505_602;

/// Makes the mean absolute deviation the standard deviation of normal values: √(π/2).
const MEAN_FACTOR: f64 = 1.253_314_137_315_500_3;

/// Centre and spread of an indicator over all areas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The median, in the indicator's unit.
    pub centre: f64,
    /// The spread, in the indicator's unit; above 0.
    pub spread: f64,
}

impl Scale {
    /// The scale of the values of all areas, each counted once; NaN is missing and left out.
    ///
    /// # Errors
    /// An infinite value, no value, or all alike.
    pub fn robust(values: &[f64]) -> Result<Self, MeasureError> {
        if let Some(position) = values.iter().position(|v| v.is_infinite()) {
            return Err(MeasureError::NotFinite { position });
        }
        let mut known: Vec<f64> = values.iter().copied().filter(|v| !v.is_nan()).collect();
        let centre = median(&mut known).ok_or(MeasureError::NoValues)?;
        let mut away: Vec<f64> = known.iter().map(|v| (v - centre).abs()).collect();
        let mean = away.iter().sum::<f64>() / away.len() as f64;
        let spread = match median(&mut away) {
            Some(middle) if middle > 0.0 => MEDIAN_FACTOR * middle,
            _ => MEAN_FACTOR * mean,
        };
        if spread > 0.0 && spread.is_finite() { Ok(Scale { centre, spread }) } else { Err(MeasureError::NoSpread) }
    }

    /// A value on the scale.
    pub fn position(&self, value: f64) -> f64 {
        (value - self.centre) / self.spread
    }
}

/// The distances of all areas from one, in spreads of the indicators; 0 for itself, NaN where one of the values is missing.
///
/// `columns` are the indicators in area order, `scales` and `weights` one for each.
///
/// # Errors
/// No indicator, unequal lengths, a negative weight, weights that are all 0, no such area.
pub fn distances(columns: &[&[f64]], scales: &[Scale], weights: &[f64], from: usize) -> Result<Vec<f64>, MeasureError> {
    let n = columns.first().ok_or(MeasureError::NoValues)?.len();
    if from >= n {
        return Err(MeasureError::NoSuchArea { position: from, n });
    }
    for column in columns {
        error::same_length(n, column.len())?;
    }
    let point: Vec<f64> = columns.iter().map(|column| column[from]).collect();
    distances_from(columns, scales, weights, &point)
}

/// As [`distances`], from values that need not be those of an area: one for each indicator.
///
/// # Errors
/// As [`distances`].
pub fn distances_from(
    columns: &[&[f64]],
    scales: &[Scale],
    weights: &[f64],
    point: &[f64],
) -> Result<Vec<f64>, MeasureError> {
    weighted(columns, scales, weights, &|at, value| value - point[at], point.len())
}

/// The least and the greatest distance of all areas from values that are known within bounds `(low, high)` only, one pair for each
/// indicator. Each indicator is taken at its own end, so that the true distance lies between, whichever values are the true ones.
///
/// # Errors
/// As [`distances`].
pub fn distance_bounds(
    columns: &[&[f64]],
    scales: &[Scale],
    weights: &[f64],
    bounds: &[(f64, f64)],
) -> Result<Vec<(f64, f64)>, MeasureError> {
    let nearest = |at: usize, value: f64| {
        let (low, high) = bounds[at];
        // A missing value stays missing: `clamp` and `max` would lose it.
        if value < low {
            low - value
        } else if value > high {
            value - high
        } else {
            0.0 * value
        }
    };
    let farthest = |at: usize, value: f64| {
        let (low, high) = bounds[at];
        if value - low > high - value { value - low } else { high - value }
    };
    let least = weighted(columns, scales, weights, &nearest, bounds.len())?;
    let greatest = weighted(columns, scales, weights, &farthest, bounds.len())?;
    Ok(least.into_iter().zip(greatest).collect())
}

/// `√(Σ w (apart / s)² / Σ w)` for every area, where `apart` says how far a value of an indicator is away.
fn weighted(
    columns: &[&[f64]],
    scales: &[Scale],
    weights: &[f64],
    apart: &dyn Fn(usize, f64) -> f64,
    values: usize,
) -> Result<Vec<f64>, MeasureError> {
    let first = columns.first().ok_or(MeasureError::NoValues)?;
    error::same_length(columns.len(), scales.len())?;
    error::same_length(columns.len(), weights.len())?;
    error::same_length(columns.len(), values)?;
    for column in columns {
        error::same_length(first.len(), column.len())?;
    }
    let mut whole = 0.0;
    for (position, weight) in weights.iter().enumerate() {
        whole += error::non_negative(position, *weight)?;
    }
    if whole <= 0.0 {
        return Err(MeasureError::NoValues);
    }
    let term = |at: usize, i: usize| {
        // An indicator that does not count may be missing.
        if weights[at] == 0.0 {
            return 0.0;
        }
        let apart = apart(at, columns[at][i]) / scales[at].spread;
        weights[at] / whole * apart * apart
    };
    Ok((0..first.len()).map(|i| (0..columns.len()).map(|at| term(at, i)).sum::<f64>().sqrt()).collect())
}

/// The middle value, the mean of the two middle ones where there are two; sorts the values.
fn median(values: &mut [f64]) -> Option<f64> {
    values.sort_unstable_by(f64::total_cmp);
    let n = values.len();
    match n {
        0 => None,
        _ if n % 2 == 1 => Some(values[n / 2]),
        _ => Some(values[n / 2 - 1] / 2.0 + values[n / 2] / 2.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_of_an_indicator_does_not_matter() {
        let percent = [1.0, 2.0, 4.0, 8.0, 9.0];
        let other: Vec<f64> = percent.iter().map(|v| 1000.0 * v - 3.0).collect();
        let of = |column: &[f64]| {
            let scale = Scale::robust(column).unwrap();
            distances(&[column], &[scale], &[1.0], 2).unwrap()
        };
        for (a, b) in of(&percent).iter().zip(of(&other)) {
            assert!((a - b).abs() < 1e-12);
        }
    }

    #[test]
    fn the_distance_is_the_same_both_ways_and_none_to_oneself() {
        let (a, b) = ([1.0, 5.0, 2.0, 9.0], [3.0, 3.5, 8.0, 1.0]);
        let scales = [Scale::robust(&a).unwrap(), Scale::robust(&b).unwrap()];
        let from = |i| distances(&[&a, &b], &scales, &[1.0, 2.0], i).unwrap();
        for i in 0..4 {
            assert_eq!(from(i)[i], 0.0);
            assert!((0..4).all(|j| (from(i)[j] - from(j)[i]).abs() < 1e-15));
        }
    }

    #[test]
    fn the_distance_from_uncertain_values_lies_between_its_bounds_whichever_values_are_true() {
        let (a, b) = ([1.0, 5.0, 2.0, 9.0, f64::NAN], [3.0, 3.5, 8.0, 1.0, 2.0]);
        let scales = [Scale::robust(&a).unwrap(), Scale::robust(&b).unwrap()];
        let bounds = [(2.0, 6.0), (3.0, 4.0)];
        let of = distance_bounds(&[&a, &b], &scales, &[1.0, 2.0], &bounds).unwrap();
        for x in [2.0, 3.1, 4.0, 6.0] {
            for y in [3.0, 3.5, 4.0] {
                let distances = distances_from(&[&a, &b], &scales, &[1.0, 2.0], &[x, y]).unwrap();
                for (distance, (low, high)) in distances.iter().zip(&of).take(4) {
                    assert!(*low <= distance + 1e-12 && *distance <= high + 1e-12, "{low} {distance} {high}");
                }
            }
        }
        // Both values of the second area lie within the bounds, so that it may be just like it.
        assert_eq!(of[1].0, 0.0);
        assert!(of[4].0.is_nan() && of[4].1.is_nan(), "what is missing has no distance");
        // Values that are known have no bounds to tell.
        let known = distance_bounds(&[&a, &b], &scales, &[1.0, 2.0], &[(2.0, 2.0), (3.0, 3.0)]).unwrap();
        let distances = distances_from(&[&a, &b], &scales, &[1.0, 2.0], &[2.0, 3.0]).unwrap();
        assert!(known.iter().zip(&distances).take(4).all(|((low, high), d)| low == d && high == d));
    }

    #[test]
    fn what_cannot_be_measured_is_refused() {
        assert_eq!(Scale::robust(&[2.0, 2.0, f64::NAN]), Err(MeasureError::NoSpread));
        assert_eq!(Scale::robust(&[f64::NAN]), Err(MeasureError::NoValues));
        let scale = Scale { centre: 0.0, spread: 1.0 };
        assert!(distances(&[&[1.0, 2.0]], &[scale], &[0.0], 0).is_err());
        assert!(distances(&[&[1.0, 2.0]], &[scale], &[1.0], 2).is_err());
        assert!(distances(&[&[1.0, 2.0]], &[scale], &[-1.0], 0).is_err());
        let weightless = distances(&[&[1.0, 2.0], &[f64::NAN, 1.0]], &[scale, scale], &[1.0, 0.0], 0).unwrap();
        assert_eq!(weightless, [0.0, 1.0]);
    }
}
