//! Changes of area type between two years: which are larger than what moves areas that stay, and which are not.
//!
//! Types are relative, so an area is followed by its position among the areas of the year, `u = (index − μ) / σ`, in which the cuts stand
//! still at −1, 0, 1 and 2. The **typical move** is the 95th percentile of `|u₂ − u₁|` over the areas that kept their type. A change of type is
//!
//! - **within the rounding** if in one of the years the index lies no farther from the cut that was crossed than half a step of its rounding;
//! - **clear** if the area moved farther than the typical move, and it is not within the rounding;
//! - **near a cut** otherwise: many areas that kept their type moved as far.
//!
//! The rule describes the year; it is no test of the area's own change. See `docs/methods/type-changes.md`.

use crate::area_types::Cuts;
use crate::error::{self, MeasureError};

/// The share of the areas that kept their type whose move is at most the typical one.
pub const TYPICAL: f64 = 0.95;

/// Index and types of one year, in area order; NaN where they are missing.
#[derive(Clone, Copy, Debug)]
pub struct Year<'a> {
    /// The index, in points.
    pub index: &'a [f64],
    /// The types, 1–5.
    pub types: &'a [f64],
    /// The cuts in force.
    pub cuts: Cuts,
    /// Half of what rounding leaves open of each index, in points; 0 where it is not rounded.
    pub half_step: &'a [f64],
}

impl Year<'_> {
    /// Where an area stands, in standard deviations from the mean.
    pub fn position(&self, area: usize) -> f64 {
        (self.index[area] - self.cuts.mean) / self.cuts.sd
    }

    /// The distance in points from the nearest of the cuts between two types.
    pub fn from_cut(&self, area: usize, types: (u8, u8)) -> f64 {
        let (least, most) = (types.0.min(types.1), types.0.max(types.1));
        // Between type t and t + 1 lies the cut 4 − t, counted from the lowest.
        let between =
            (least..most).filter_map(|t| self.cuts.thresholds().get(4usize.checked_sub(usize::from(t))?).copied());
        between.map(|cut| (self.index[area] - cut).abs()).fold(f64::INFINITY, f64::min)
    }
}

/// What a change of type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Judgement {
    /// The index is rounded so that it may lie on either side of the cut.
    WithinRounding,
    /// Many areas that kept their type moved as far.
    NearACut,
    /// Farther than the typical move.
    Clear,
}

/// The typical move of areas that kept their type, in standard deviations; `None` where no area did.
///
/// # Errors
/// Unequal lengths.
pub fn typical_move(before: &Year<'_>, after: &Year<'_>) -> Result<Option<f64>, MeasureError> {
    for column in [before.types, before.half_step, after.index, after.types, after.half_step] {
        error::same_length(before.index.len(), column.len())?;
    }
    let stayed = (0..before.index.len()).filter(|i| before.types[*i] == after.types[*i]);
    let mut moves: Vec<f64> =
        stayed.map(|i| (after.position(i) - before.position(i)).abs()).filter(|m| m.is_finite()).collect();
    moves.sort_unstable_by(f64::total_cmp);
    // The least move that so large a share of the areas do not exceed.
    let rank = (TYPICAL * moves.len() as f64).ceil() as usize;
    Ok(moves.get(rank.saturating_sub(1)).copied())
}

/// What the change of type of an area is; `None` where its index is missing in one of the years.
pub fn judge(before: &Year<'_>, after: &Year<'_>, area: usize, types: (u8, u8), typical: f64) -> Option<Judgement> {
    let moved = (after.position(area) - before.position(area)).abs();
    if !moved.is_finite() {
        return None;
    }
    // In the last bits a value half a step from the cut may seem to lie beyond it.
    let rounded = |year: &Year<'_>| year.from_cut(area, types) <= year.half_step[area] * (1.0 + 1e-9);
    Some(if rounded(before) || rounded(after) {
        Judgement::WithinRounding
    } else if moved > typical {
        Judgement::Clear
    } else {
        Judgement::NearACut
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CUTS: Cuts = Cuts { mean: 10.0, sd: 4.0, n: 100 };

    #[test]
    fn the_cut_that_was_crossed_counts_and_no_other() {
        // Cuts 6, 10, 14, 18.
        let year = Year { index: &[13.0], types: &[3.0], cuts: CUTS, half_step: &[0.05] };
        assert_eq!(year.from_cut(0, (3, 2)), 1.0);
        assert_eq!(year.from_cut(0, (4, 3)), 3.0);
        assert_eq!(year.from_cut(0, (5, 4)), 7.0);
        assert_eq!(year.from_cut(0, (1, 2)), 5.0);
        assert_eq!(year.from_cut(0, (3, 3)), f64::INFINITY);
    }

    #[test]
    fn a_missing_index_has_no_judgement() {
        let year = Year { index: &[f64::NAN], types: &[3.0], cuts: CUTS, half_step: &[0.0] };
        assert_eq!(judge(&year, &year, 0, (3, 2), 0.1), None);
        assert_eq!(typical_move(&year, &year), Ok(None));
    }
}
