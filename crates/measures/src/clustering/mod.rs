//! Clustering: whether the areas of a group lie together. All need to know where the areas are, or which are neighbours.
//!
//! | measure | what sets it apart |
//! |---|---|
//! | [`spatial_proximity()`] | both groups against people in general |
//! | [`relative_clustering()`] | the group against the others |
//! | [`absolute_clustering()`] | the group against all people and an even spread |
//! | [`distance_decay_isolation()`], [`distance_decay_interaction()`] | whom a member meets, near ones counting more |
//! | [`spatial_proximity_profile()`] | distances along neighbours, over all thresholds of the share |
//!
//! All but the last are made of the same sums over pairs of areas, [`Proximity`].

mod absolute_clustering;
mod distance_decay_interaction;
mod distance_decay_isolation;
mod proximity;
mod relative_clustering;
mod spatial_proximity;
mod spatial_proximity_profile;

pub use absolute_clustering::absolute_clustering;
pub use distance_decay_interaction::distance_decay_interaction;
pub use distance_decay_isolation::distance_decay_isolation;
pub use proximity::Proximity;
pub use relative_clustering::relative_clustering;
pub use spatial_proximity::spatial_proximity;
pub use spatial_proximity_profile::{ProximityProfile, spatial_proximity_profile};

use crate::registry::Measure;

/// The measures of this family.
pub const MEASURES: &[&Measure] = &[
    &spatial_proximity::MEASURE,
    &relative_clustering::MEASURE,
    &absolute_clustering::MEASURE,
    &distance_decay_isolation::MEASURE,
    &distance_decay_interaction::MEASURE,
    &spatial_proximity_profile::MEASURE,
];
