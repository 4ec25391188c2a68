//! Exposure: whom a member of the group meets in the own area. Unlike evenness it depends on how large the group is.
//!
//! | measure | what it is |
//! |---|---|
//! | [`isolation`] | the mean share of the own group where a member lives |
//! | [`interaction`] | the mean share of the others where a member lives |
//! | [`correlation_ratio`] | isolation with the size of the group taken out |

mod correlation_ratio;
mod interaction;
mod isolation;

pub use correlation_ratio::correlation_ratio;
pub use interaction::interaction;
pub use isolation::isolation;

use crate::registry::Measure;

/// The measures of this family.
pub const MEASURES: &[&Measure] = &[&isolation::MEASURE, &interaction::MEASURE, &correlation_ratio::MEASURE];
