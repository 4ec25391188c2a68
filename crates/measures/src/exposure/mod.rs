//! Exposure: whom a member of the group meets in the own area. Unlike evenness it depends on how large the group is.
//!
//! | measure | what it is |
//! |---|---|
//! | [`isolation`] | the mean share of the own group where a member lives |
//! | [`isolation_among_others`] | the same without the member itself |
//! | [`interaction`] | the mean share of the others where a member lives |
//! | [`correlation_ratio`] | isolation with the size of the group taken out |

mod correlation_ratio;
mod interaction;
mod isolation;

pub use correlation_ratio::correlation_ratio;
pub use interaction::interaction;
pub use isolation::{isolation, isolation_among_others};

use crate::registry::Measure;

/// The measures of this family.
pub const MEASURES: &[&Measure] =
    &[&isolation::MEASURE, &isolation::AMONG_OTHERS, &interaction::MEASURE, &correlation_ratio::MEASURE];
