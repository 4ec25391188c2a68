//! Concentration: how little land a group lives on. All need the sizes of the areas.
//!
//! | measure | what sets it apart |
//! |---|---|
//! | [`delta()`] | the share that would have to move for an even density |
//! | [`absolute_concentration()`] | between the least and the most land |
//! | [`relative_concentration()`] | compared with the others |

mod absolute_concentration;
mod delta;
mod extremes;
mod relative_concentration;

pub use absolute_concentration::absolute_concentration;
pub use delta::delta;
pub use relative_concentration::relative_concentration;

use crate::registry::Measure;

/// The measures of this family.
pub const MEASURES: &[&Measure] =
    &[&delta::MEASURE, &absolute_concentration::MEASURE, &relative_concentration::MEASURE];
