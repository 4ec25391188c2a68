//! The difference between two places in a measure, split into what their compositions do and what their spatial patterns
//! do.
//!
//! Each place keeps its pattern, that is the order of its areas and their people, and gets the other's composition: an
//! area at the r-th rank takes the value that stands at the same rank in the other place. With the measure `V(pattern,
//! composition)` of the four mixtures,
//!
//! - pattern: `½ [V(1, 1) − V(2, 1) + V(1, 2) − V(2, 2)]`;
//! - composition: `½ [V(1, 1) − V(1, 2) + V(2, 1) − V(2, 2)]`;
//!
//! which add up to `V(1, 1) − V(2, 2)` (Shapley's value of two players).
//!
//! Source: Cortes, R. X., Rey, S., Knaap, E., and Wolf, L. J. (2020), An open-source framework for non-spatial and spatial
//! segregation measures: the PySAL segregation module, Journal of Computational Social Science 3; Shorrocks, A. F. (2013),
//! Decomposition procedures for distributional analysis, Journal of Economic Inequality 11. See
//! `docs/methods/measures/composition_or_pattern.md`.

use crate::error::MeasureError;
use crate::input::TwoGroups;
use crate::sum;

/// What is taken over from the other place at the same rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counterfactual {
    /// The group's share of the area's people, `xᵢ/tᵢ`; the area keeps its people.
    Composition,
    /// The area's shares of all of the group, `xᵢ/X`, and of all of the others, `yᵢ/Y`, each brought to the sum 1; the place
    /// keeps its X and Y.
    Share,
    /// As the composition, and also that of the others, `yᵢ/tᵢ` by its own rank; the area's people are what comes out.
    DualComposition,
}

/// The parts of the difference of a measure between two places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parts {
    /// What the spatial patterns contribute.
    pub pattern: f64,
    /// What the compositions contribute.
    pub composition: f64,
    /// The measure of the first place, V(1, 1).
    pub first: f64,
    /// The measure of the first place's pattern with the second's composition, V(1, 2).
    pub first_with_second: f64,
    /// The measure of the second place's pattern with the first's composition, V(2, 1).
    pub second_with_first: f64,
    /// The measure of the second place, V(2, 2).
    pub second: f64,
}

/// Splits the difference in a measure between two places. Both need all their areas populated, since an empty area has no
/// composition. Areas with the same value share their mean rank, and between two ranks the value is interpolated.
///
/// # Errors
/// An area without people, and what the measure or a mixture of the two places refuses.
pub fn composition_or_pattern(
    first: &TwoGroups,
    second: &TwoGroups,
    counterfactual: Counterfactual,
    measure: impl Fn(&TwoGroups) -> Result<f64, MeasureError>,
) -> Result<Parts, MeasureError> {
    for groups in [first, second] {
        if let Some(position) = groups.t().iter().position(|t| *t <= 0.0) {
            return Err(MeasureError::NotPositive { position, value: 0.0 });
        }
    }
    let (v11, v22) = (measure(first)?, measure(second)?);
    let v12 = measure(&mixture(first, second, counterfactual)?)?;
    let v21 = measure(&mixture(second, first, counterfactual)?)?;
    Ok(Parts {
        pattern: (v11 - v21 + v12 - v22) / 2.0,
        composition: (v11 - v12 + v21 - v22) / 2.0,
        first: v11,
        first_with_second: v12,
        second_with_first: v21,
        second: v22,
    })
}

/// The pattern of one place with the composition of the other.
fn mixture(
    pattern: &TwoGroups,
    other: &TwoGroups,
    counterfactual: Counterfactual,
) -> Result<TwoGroups<'static>, MeasureError> {
    let ratio = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a / b).collect::<Vec<f64>>();
    let composition = |groups: &TwoGroups, of: fn(&TwoGroups) -> Vec<f64>| ratio(&of(groups), groups.t());
    let x_of = |groups: &TwoGroups| groups.x().to_vec();
    let y_of = |groups: &TwoGroups| groups.y().to_vec();
    match counterfactual {
        Counterfactual::Composition => {
            let shares = at_same_rank(&composition(pattern, x_of), &composition(other, x_of));
            let x: Vec<f64> = shares.iter().zip(pattern.t()).map(|(share, t)| share * t).collect();
            TwoGroups::of_total(x, pattern.t().to_vec())
        }
        Counterfactual::DualComposition => {
            let people = |of: fn(&TwoGroups) -> Vec<f64>| -> Vec<f64> {
                let shares = at_same_rank(&composition(pattern, of), &composition(other, of));
                shares.iter().zip(pattern.t()).map(|(share, t)| share * t).collect()
            };
            TwoGroups::of_two(people(x_of), people(y_of))
        }
        Counterfactual::Share => {
            // The ranks of counts are the ranks of shares, and the sum is made right afterwards.
            let spread = |own: &[f64], other: &[f64], sum: f64| -> Vec<f64> {
                let taken = at_same_rank(own, other);
                let factor = sum / sum::of(&taken);
                taken.into_iter().map(|share| share * factor).collect()
            };
            let x = spread(pattern.x(), other.x(), pattern.sum_x());
            TwoGroups::of_two(x, spread(pattern.y(), other.y(), pattern.sum_y()))
        }
    }
}

/// For each value, the quantile of `other` at the value's rank among `own`: the rank r of 1 … n (the mean rank of equal
/// values) is the place r/n, and the quantile at place q is interpolated between the sorted values at (m − 1) q.
pub(crate) fn at_same_rank(own: &[f64], other: &[f64]) -> Vec<f64> {
    let mut sorted = other.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let quantile = |q: f64| {
        let at = (sorted.len() - 1) as f64 * q;
        let low = (at as usize).min(sorted.len() - 1);
        let high = (low + 1).min(sorted.len() - 1);
        sorted[low] + (sorted[high] - sorted[low]) * (at - low as f64)
    };
    let mut order: Vec<usize> = (0..own.len()).collect();
    order.sort_by(|a, b| own[*a].total_cmp(&own[*b]));
    let mut values = vec![0.0; own.len()];
    let mut before = 0;
    for equal in order.chunk_by(|a, b| own[*a] == own[*b]) {
        let rank = before as f64 + (equal.len() + 1) as f64 / 2.0;
        let value = quantile(rank / own.len() as f64);
        for i in equal {
            values[*i] = value;
        }
        before += equal.len();
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evenness::{dissimilarity, gini};

    fn place(x: &[f64], t: &[f64]) -> TwoGroups<'static> {
        TwoGroups::of_total(x.to_vec(), t.to_vec()).unwrap()
    }

    #[test]
    fn a_place_compared_with_itself_has_no_parts() {
        // Interpolated quantiles shift values a little, alike for both places, so that the parts still vanish.
        let one = place(&[1.0, 4.0, 7.0, 2.0], &[10.0, 12.0, 9.0, 30.0]);
        for way in [Counterfactual::Composition, Counterfactual::Share, Counterfactual::DualComposition] {
            let parts = composition_or_pattern(&one, &one, way, |g| Ok(dissimilarity(g))).unwrap();
            assert_eq!((parts.pattern, parts.composition), (0.0, 0.0));
        }
    }

    #[test]
    fn the_parts_add_up_to_the_difference() {
        let one = place(&[1.0, 4.0, 7.0, 2.0], &[10.0, 12.0, 9.0, 30.0]);
        let other = place(&[5.0, 5.0, 1.0], &[11.0, 9.0, 20.0]);
        for way in [Counterfactual::Composition, Counterfactual::Share, Counterfactual::DualComposition] {
            let parts = composition_or_pattern(&one, &other, way, |g| Ok(gini(g))).unwrap();
            assert!((parts.pattern + parts.composition - (parts.first - parts.second)).abs() < 1e-15);
        }
    }

    #[test]
    fn equal_values_share_their_rank() {
        assert_eq!(at_same_rank(&[5.0, 5.0, 9.0, 1.0], &[0.0, 10.0, 20.0, 30.0, 40.0]), [25.0, 25.0, 40.0, 10.0]);
    }

    #[test]
    fn an_area_without_people_has_no_composition() {
        let empty = place(&[1.0, 0.0, 1.0], &[2.0, 0.0, 3.0]);
        let measure = |g: &TwoGroups| Ok(dissimilarity(g));
        let error = composition_or_pattern(&empty, &empty, Counterfactual::Composition, measure).unwrap_err();
        assert_eq!(error, MeasureError::NotPositive { position: 1, value: 0.0 });
    }
}
