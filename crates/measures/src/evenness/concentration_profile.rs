//! Concentration profile: which part of the group lives in areas where its share is at least θ, for every θ from 0 to 1,
//! and how far that curve lies from the one of an even spread.
//!
//! `v(θ) = Σ_{pᵢ ≥ θ} xᵢ / X`. With an even spread v is 1 up to P and 0 above. The index is the area between the two curves
//! over its greatest value, `R = (∫₀^P (1 − v) + ∫_P^1 v) / (1 − P)`, which has the closed form
//! `R = Σ (xᵢ/X) |pᵢ − P| / (1 − P)`. 0 is even, 1 complete separation.
//!
//! Source: Hong, S.-Y., and Sadahiro, Y. (2014), Measuring geographic segregation: a graph-based approach, Journal of
//! Geographical Systems 16. See `docs/methods/measures/concentration_profile.md`.

use crate::error::MeasureError;
use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::sum;

/// The index of the concentration profile, 0–1, exactly.
pub fn concentration_profile(groups: &TwoGroups) -> f64 {
    let p = groups.p();
    let gap = |x: f64, t: f64| if t > 0.0 { x * (x / t - p).abs() } else { 0.0 };
    (sum::over2(groups.x(), groups.t(), gap) / (groups.sum_x() * groups.q())).min(1.0)
}

/// The curve v at thresholds between 0 and 1, in ascending order: what the profile looks like when drawn.
///
/// # Errors
/// A threshold that is not between 0 and 1, or lower than the one before it.
pub fn profile(groups: &TwoGroups, thresholds: &[f64]) -> Result<Vec<f64>, MeasureError> {
    if let Some(value) = thresholds.iter().copied().find(|threshold| !(0.0..=1.0).contains(threshold)) {
        let allowed = "from 0 to 1".into();
        return Err(MeasureError::BadParameter { name: "threshold", value, allowed });
    }
    if let Some(pair) = thresholds.windows(2).find(|pair| pair[0] > pair[1]) {
        let allowed = format!("{} or more, as the thresholds ascend", pair[0]);
        return Err(MeasureError::BadParameter { name: "threshold", value: pair[1], allowed });
    }
    // An area adds its members to every threshold up to its share: to the last of them, and then summed downwards.
    let mut members = vec![0.0; thresholds.len()];
    for (x, t) in groups.x().iter().zip(groups.t()).filter(|(_, t)| **t > 0.0) {
        let reached = thresholds.partition_point(|threshold| *threshold <= x / t);
        if reached > 0 {
            members[reached - 1] += x;
        }
    }
    let mut above = 0.0;
    for at in members.iter_mut().rev() {
        above += *at;
        *at = above / groups.sum_x();
    }
    Ok(members)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "concentration_profile",
    family: Family::Evenness,
    name: Words { sv: "Koncentrationsprofil (R)", en: "Concentration profile (R)" },
    line: Words {
        sv: "Hur långt från en jämn spridning gruppen bor, över alla trösklar för hög andel.",
        en: "How far from an even spread the group lives, over all thresholds of a high share.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::TwoGroups(|groups, _| Ok(concentration_profile(groups))),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_counts_members_where_the_share_is_reached() {
        // Shares 1/2, 1/4, 0; members 5, 2, 0.
        let groups = TwoGroups::of_total(vec![5.0, 2.0, 0.0], vec![10.0, 8.0, 4.0]).unwrap();
        let curve = profile(&groups, &[0.0, 0.25, 0.3, 0.5, 0.6]).unwrap();
        assert_eq!(curve, [1.0, 1.0, 5.0 / 7.0, 5.0 / 7.0, 0.0]);
        assert!(profile(&groups, &[0.5, 0.2]).is_err());
        assert!(profile(&groups, &[1.5]).is_err());
    }

    #[test]
    fn the_index_is_the_area_under_the_curve() {
        let groups = TwoGroups::of_total(vec![5.0, 2.0, 0.0, 7.0], vec![10.0, 8.0, 4.0, 9.0]).unwrap();
        let n = 200_000;
        let middle: Vec<f64> = (0..n).map(|i| (f64::from(i) + 0.5) / f64::from(n)).collect();
        let curve = profile(&groups, &middle).unwrap();
        let gaps = curve.iter().zip(&middle).map(|(v, at)| if *at < groups.p() { 1.0 - v } else { *v });
        let area = gaps.sum::<f64>() / f64::from(n) / groups.q();
        assert!((area - concentration_profile(&groups)).abs() < 1e-4);
    }
}
