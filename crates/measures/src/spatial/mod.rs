//! Evenness where neighbouring areas count: dissimilarity less the differences between neighbours. Who is a neighbour,
//! and how much, is a value: [`Weights`](crate::weights::Weights).
//!
//! | measure | what sets it apart |
//! |---|---|
//! | [`adjacency_dissimilarity()`] | all that touch count alike |
//! | [`boundary_dissimilarity()`] | by the length of the border |
//! | [`perimeter_area_dissimilarity()`] | by the border and the shape of the areas |

mod adjacency_dissimilarity;
mod boundary_dissimilarity;
mod contrast;
mod perimeter_area_dissimilarity;

pub use adjacency_dissimilarity::adjacency_dissimilarity;
pub use boundary_dissimilarity::boundary_dissimilarity;
pub use perimeter_area_dissimilarity::perimeter_area_dissimilarity;

use crate::registry::Measure;

/// The measures of this family.
pub const MEASURES: &[&Measure] =
    &[&adjacency_dissimilarity::MEASURE, &boundary_dissimilarity::MEASURE, &perimeter_area_dissimilarity::MEASURE];
