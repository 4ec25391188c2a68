//! Ojämlikhetsindex: the index of dissimilarity, in points 0–100, between the lowest and the highest income group over
//! the small areas of a municipality, a county or the nation.
//!
//! `100 · ½ · Σ |lowᵢ/LOW − highᵢ/HIGH|`. The publisher's is on income quintiles. From open tables it is computed on
//! quartiles 1 and 4, whose shares are whole per cent; then the range that this rounding allows stands beside it.
//!
//! The level depends on the number and size of the areas: with few people per area some unevenness arises by chance.
//! The corrected value takes out what chance alone gives on average; it stands beside the raw one, never instead.
//!
//! | | |
//! |---|---|
//! | estimate | [`crate::dissimilarity()`] |
//! | corrected | [`evenness`] |
//! | low, high | [`rounding`] |

pub mod evenness;
pub mod rounding;

use crate::dissimilarity::dissimilarity;
use crate::error::{self, MeasureError};

/// An index of inequality in points, 0–100.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InequalityIndex {
    /// The index as defined.
    pub estimate: f64,
    /// `(D − E) / (1 − E)` in points, where E is the index that chance alone gives on average; 0 means as even as
    /// chance, below 0 more even. `None` where chance alone would give the largest value.
    pub corrected: Option<f64>,
    /// The least value that the rounding of the shares allows; `None` when nothing was rounded.
    pub low: Option<f64>,
    /// The greatest value that the rounding of the shares allows; `None` when nothing was rounded.
    pub high: Option<f64>,
    /// Number of areas it was computed over.
    pub n: usize,
}

/// The index from the number of persons of each group per area. Areas in which either is missing (NaN) are left out.
///
/// # Errors
/// Unequal lengths, negative or infinite counts, fewer than two areas, a group without members.
pub fn from_counts(low: &[f64], high: &[f64]) -> Result<InequalityIndex, MeasureError> {
    error::same_length(low.len(), high.len())?;
    let known = |i: &usize| !low[*i].is_nan() && !high[*i].is_nan();
    for i in (0..low.len()).filter(known) {
        error::non_negative(i, low[i])?;
        error::non_negative(i, high[i])?;
    }
    let pick = |group: &[f64]| -> Vec<f64> { (0..low.len()).filter(known).map(|i| group[i]).collect() };
    estimate(&pick(low), &pick(high))
}

/// The index from published shares of the two groups in per cent, rounded to steps of `resolution` (1 for whole per
/// cent), and the number of persons that the shares are of. The result has the range that the rounding allows. Areas in
/// which anything is missing (NaN) are left out.
///
/// # Errors
/// Unequal lengths, shares outside 0–100, negative or infinite numbers of persons, a resolution that is none, fewer
/// than two areas, a group without members.
pub fn from_rounded_shares(
    low_share: &[f64],
    high_share: &[f64],
    persons: &[f64],
    resolution: f64,
) -> Result<InequalityIndex, MeasureError> {
    error::same_length(low_share.len(), high_share.len())?;
    error::same_length(low_share.len(), persons.len())?;
    let half = error::resolution(resolution)? / 2.0;
    let (mut low, mut high) = (Vec::new(), Vec::new());
    let mut ranges = Vec::new();
    for position in 0..persons.len() {
        let (l, h, n) = (low_share[position], high_share[position], persons[position]);
        if l.is_nan() || h.is_nan() || n.is_nan() {
            continue;
        }
        let n = error::non_negative(position, n)?;
        if let Some(value) = [l, h].into_iter().find(|share| !(0.0..=100.0).contains(share)) {
            return Err(MeasureError::NotAShare { position, value });
        }
        let count = |share: f64| n * share.clamp(0.0, 100.0) / 100.0;
        low.push(count(l));
        high.push(count(h));
        ranges.push(rounding::Range {
            low: (count(l - half), count(l + half)),
            high: (count(h - half), count(h + half)),
        });
    }
    let mut index = estimate(&low, &high)?;
    if resolution > 0.0 {
        let at = index.estimate / 100.0;
        index.low = Some(100.0 * rounding::least(&ranges).min(at));
        index.high = Some(100.0 * rounding::greatest(&ranges).max(at));
    } else {
        (index.low, index.high) = (Some(index.estimate), Some(index.estimate));
    }
    Ok(index)
}

fn estimate(low: &[f64], high: &[f64]) -> Result<InequalityIndex, MeasureError> {
    let d = dissimilarity(low, high)?;
    let by_chance = evenness::expected_by_chance(low, high);
    let corrected = (by_chance < 1.0).then(|| 100.0 * (d - by_chance) / (1.0 - by_chance));
    Ok(InequalityIndex { estimate: 100.0 * d, corrected, low: None, high: None, n: low.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_areas_are_left_out_and_not_counted() {
        let index = from_counts(&[10.0, f64::NAN, 0.0], &[0.0, 4.0, 20.0]).unwrap();
        assert_eq!((index.estimate, index.n, index.low), (100.0, 2, None));
    }

    #[test]
    fn exact_shares_have_no_range() {
        let index = from_rounded_shares(&[30.0, 10.0], &[10.0, 30.0], &[100.0, 100.0], 0.0).unwrap();
        assert_eq!((index.estimate, index.low, index.high), (50.0, Some(50.0), Some(50.0)));
    }

    #[test]
    fn wrong_shares_and_persons_are_refused() {
        let share = |l: f64, n: f64| from_rounded_shares(&[l, 10.0], &[10.0, 10.0], &[n, 10.0], 1.0);
        assert_eq!(share(101.0, 10.0), Err(MeasureError::NotAShare { position: 0, value: 101.0 }));
        assert_eq!(share(10.0, -1.0), Err(MeasureError::Negative { position: 0, value: -1.0 }));
        assert_eq!(share(10.0, f64::INFINITY), Err(MeasureError::NotFinite { position: 0 }));
        assert_eq!(share(f64::NAN, 10.0), Err(MeasureError::OneArea));
        let step = from_rounded_shares(&[1.0, 2.0], &[1.0, 2.0], &[1.0, 2.0], -1.0);
        assert_eq!(step, Err(MeasureError::BadResolution { step: -1.0 }));
    }
}
