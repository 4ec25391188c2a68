//! One value per area: how it differs from the whole, or how mixed it is. NaN for an area without people.
//!
//! | measure | what it is |
//! |---|---|
//! | [`location_quotient`] | each group's share relative to its share of the whole |
//! | [`local_diversity`] | entropy of the area's composition, in nats |
//! | [`local_entropy`] | the same over its greatest value |
//! | [`local_simpson_interaction`] | the probability that two people of the area differ in group |
//! | [`local_simpson_concentration`] | the probability that they do not |
//! | [`local_divergence`] | distance of the area's composition from the whole's; the local segregation score |

mod divergence;
mod diversity;
mod entropy;
mod location_quotient;
mod simpson_concentration;
mod simpson_interaction;

pub use divergence::local_divergence;
pub use diversity::local_diversity;
pub use entropy::local_entropy;
pub use location_quotient::location_quotient;
pub use simpson_concentration::local_simpson_concentration;
pub use simpson_interaction::local_simpson_interaction;

use crate::registry::Measure;

/// The measures of this family.
pub const MEASURES: &[&Measure] = &[
    &location_quotient::MEASURE,
    &diversity::MEASURE,
    &entropy::MEASURE,
    &simpson_interaction::MEASURE,
    &simpson_concentration::MEASURE,
    &divergence::MEASURE,
];
