//! Over scales: segregation in the surroundings of people, from the street to the whole country.
//!
//! | measure | what it is |
//! |---|---|
//! | [`spatial_information_theory()`] | H̃: how much less mixed the surroundings are than the whole |
//! | [`spatial_dissimilarity()`] | D̃: how far their composition is from the whole's |
//! | [`spatial_isolation()`] | the own group's share around an average member |
//! | [`segregation_profile()`] | all three over many scales |
//! | [`distortion()`], [`normalised_distortion()`] | area by area: how long one must look around |
//!
//! What the surroundings are is a value, [`Scale`]: the k nearest people, or a kernel of the distance.

mod distortion;
mod profile;
mod scales;
mod spatial_dissimilarity;
mod spatial_information_theory;
mod spatial_isolation;
mod surroundings;

pub use distortion::{distortion, greatest_distortion, normalised_distortion, summed_divergence};
pub use profile::{AtScale, NEAREST_PEOPLE, segregation_profile};
pub use spatial_dissimilarity::spatial_dissimilarity;
pub use spatial_information_theory::spatial_information_theory;
pub use spatial_isolation::spatial_isolation;
pub use surroundings::{Scale, Surroundings};

use crate::registry::Measure;

/// The measures of this family.
pub const MEASURES: &[&Measure] = &[
    &spatial_information_theory::MEASURE,
    &spatial_information_theory::WITHIN,
    &spatial_dissimilarity::MEASURE,
    &spatial_dissimilarity::WITHIN,
    &distortion::MEASURE,
    &distortion::NORMALISED,
];
