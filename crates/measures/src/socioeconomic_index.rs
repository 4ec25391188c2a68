//! The socioeconomic index: the plain mean of shares in per cent, so 0–100, higher = worse.
//!
//! `index = (V1 + V2 + V3) / 3`, without standardising or weighting. The open variant is the same mean of open
//! components. An area that lacks a component has no index: a mean of the others would be about something else.
//!
//! Source: Delmos and Statistics Sweden, socioeconomic index, 2021. See `docs/methods/socioeconomic-index.md`.

use crate::error::{self, MeasureError};
use crate::share::Bounds;

/// The mean of the components of each area; NaN where one is missing.
///
/// # Errors
/// No component, or components of unequal lengths.
pub fn mean_of(components: &[&[f64]]) -> Result<Vec<f64>, MeasureError> {
    let first = components.first().ok_or(MeasureError::NoValues)?;
    for other in components {
        error::same_length(first.len(), other.len())?;
    }
    let n = components.len() as f64;
    Ok((0..first.len()).map(|area| components.iter().map(|c| c[area]).sum::<f64>() / n).collect())
}

/// Bounds of the mean from bounds of the components: the mean of the lower and of the upper ones.
///
/// # Errors
/// No component, or components of unequal lengths.
pub fn bounds_of(components: &[Bounds<'_>]) -> Result<(Vec<f64>, Vec<f64>), MeasureError> {
    let low: Vec<_> = components.iter().map(|b| b.low).collect();
    let high: Vec<_> = components.iter().map(|b| b.high).collect();
    Ok((mean_of(&low)?, mean_of(&high)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_without_one_component_has_no_index() {
        let index = mean_of(&[&[30.0, 6.0], &[15.0, f64::NAN], &[9.0, 3.0]]).unwrap();
        assert_eq!(index[0], 18.0);
        assert!(index[1].is_nan());
    }

    #[test]
    fn the_bounds_enclose_the_mean() {
        let rounded = Bounds { low: &[6.5], high: &[7.5] };
        let exact = Bounds { low: &[10.0], high: &[10.0] };
        assert_eq!(bounds_of(&[rounded, exact]).unwrap(), (vec![8.25], vec![8.75]));
    }

    #[test]
    fn components_of_other_areas_are_refused() {
        assert_eq!(mean_of(&[&[1.0], &[1.0, 2.0]]), Err(MeasureError::UnequalLengths { left: 1, right: 2 }));
        assert_eq!(mean_of(&[]), Err(MeasureError::NoValues));
    }
}
