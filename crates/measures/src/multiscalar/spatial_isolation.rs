//! Spatial isolation: the share of the own group among the people around an average member.
//!
//! `P̃_g = Σᵢ (n_ig / N_g) π̃_ig` with the composition π̃ᵢ of the surroundings of area i, one value per group.
//!
//! Source: Reardon and O'Sullivan (2004). See `docs/methods/measures/spatial_isolation.md`.

use super::Surroundings;
use crate::error::MeasureError;
use crate::input::Groups;

/// The spatial isolation of each group, 0–1; NaN for a group without members that have anybody around them.
///
/// # Errors
/// Surroundings of other areas or groups; nobody around any area.
pub fn spatial_isolation(groups: &Groups, around: &Surroundings) -> Result<Vec<f64>, MeasureError> {
    around.belong_to(groups)?;
    let of_group = |(own, members): (&[f64], &[f64])| {
        let (mut sum, mut all) = (0.0, 0.0);
        for ((own, members), people) in own.iter().zip(members).zip(around.people()) {
            if *people > 0.0 {
                sum += own * members / people;
                all += own;
            }
        }
        sum / all
    };
    Ok(groups.columns().zip(around.groups()).map(of_group).collect())
}
