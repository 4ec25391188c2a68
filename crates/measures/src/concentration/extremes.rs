use crate::error::{self, MeasureError};
use crate::input::{Places, TwoGroups};

/// The mean sizes of the areas of a group where it lives, and where as many people would live in the smallest and in the
/// largest areas.
pub(super) struct Extremes {
    /// `Σ xᵢ aᵢ / X`.
    pub group: f64,
    /// `Σ yᵢ aᵢ / Y`.
    pub others: f64,
    /// `Σ tᵢ aᵢ / T₁` over the smallest areas that hold X people or just more.
    pub least: f64,
    /// `Σ tᵢ aᵢ / T₂` over the largest areas that hold X people or just more.
    pub greatest: f64,
}

impl Extremes {
    pub fn of(groups: &TwoGroups, places: &Places) -> Result<Self, MeasureError> {
        let sizes = places.area()?;
        error::same_length(groups.n(), sizes.len())?;
        // Among areas of one size the fuller come first; the order in which areas are given does not matter.
        let mut ascending: Vec<(f64, f64)> = sizes.iter().copied().zip(groups.t().iter().copied()).collect();
        ascending.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1)));
        let mut descending = ascending.clone();
        descending.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1)));
        let mean = |counts: &[f64], sum: f64| crate::sum::over2(counts, sizes, |count, a| count * a) / sum;
        let (least, greatest) = (filled(&ascending, groups.sum_x()), filled(&descending, groups.sum_x()));
        if least == greatest {
            return Err(MeasureError::Undefined {
                why: "the smallest and the largest areas that hold the group are of the same size",
            });
        }
        Ok(Self { group: mean(groups.x(), groups.sum_x()), others: mean(groups.y(), groups.sum_y()), least, greatest })
    }
}

/// The mean size, weighted with people, of the first areas that together hold so many people.
fn filled(areas: &[(f64, f64)], people: f64) -> f64 {
    let (mut held, mut land) = (0.0, 0.0);
    for (size, count) in areas {
        held += count;
        land += size * count;
        if held >= people {
            break;
        }
    }
    land / held
}
