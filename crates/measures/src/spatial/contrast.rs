use crate::error::{self, MeasureError};
use crate::input::TwoGroups;
use crate::weights::Weights;

/// The group's share of each area; 0 for an area without people, as Morrill and Wong have it.
pub(super) fn shares(groups: &TwoGroups) -> Vec<f64> {
    groups.x().iter().zip(groups.t()).map(|(x, t)| if *t > 0.0 { x / t } else { 0.0 }).collect()
}

/// `Σ cᵢⱼ |zᵢ − zⱼ| fᵢⱼ / Σ cᵢⱼ` over neighbours, with the group's shares z and a factor per pair.
pub(super) fn contrast(
    groups: &TwoGroups,
    neighbours: &Weights,
    factor: impl Fn(usize, usize) -> f64,
) -> Result<f64, MeasureError> {
    error::same_length(groups.n(), neighbours.n())?;
    let share = shares(groups);
    let (mut differences, mut weights) = (0.0, 0.0);
    for (i, j, weight) in neighbours.pairs() {
        differences += weight * (share[i] - share[j]).abs() * factor(i, j);
        weights += weight;
    }
    if weights > 0.0 { Ok(differences / weights) } else { Err(MeasureError::NoNeighbours) }
}
