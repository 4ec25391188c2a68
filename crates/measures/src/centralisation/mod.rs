//! Centralisation: how near a centre a group lives. What counts as the centre is a value, [`Centre`].
//!
//! | measure | what sets it apart |
//! |---|---|
//! | [`absolute_centralisation()`] | against the land around the centre |
//! | [`relative_centralisation()`] | against the others |
//! | [`local_centralisation()`] | every area as its own centre |

mod absolute_centralisation;
mod centre;
mod local_centralisation;
mod relative_centralisation;

pub use absolute_centralisation::absolute_centralisation;
pub use centre::Centre;
pub use local_centralisation::local_centralisation;
pub use relative_centralisation::relative_centralisation;

use crate::registry::Measure;

/// The measures of this family.
pub const MEASURES: &[&Measure] =
    &[&absolute_centralisation::MEASURE, &relative_centralisation::MEASURE, &local_centralisation::MEASURE];
