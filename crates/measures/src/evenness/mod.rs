//! Evenness: how unevenly a group is spread over the areas, compared with the others.
//!
//! All are 0 when the group has the same share everywhere and 1 when it never shares an area with the others, except
//! where the page says otherwise. None of them knows where the areas are.
//!
//! | measure | what sets it apart |
//! |---|---|
//! | [`mod@crate::dissimilarity`] | the share that would have to move |
//! | [`gini`] | every transfer between unlike areas counts |
//! | [`entropy`] | splits exactly into levels of a hierarchy |
//! | [`atkinson`] | one says whether areas with many or with few of the group should weigh |
//! | [`min_max`] | overlap of the two distributions |
//! | [`gorard`] | against the whole population instead of the others |

mod atkinson;
mod entropy;
mod gini;
mod gorard;
mod min_max;

pub use crate::dissimilarity::of as dissimilarity;
pub use atkinson::atkinson;
pub use entropy::entropy;
pub use gini::gini;
pub use gorard::gorard;
pub use min_max::min_max;

pub(crate) use gini::sorted_gaps;

use crate::registry::Measure;

/// The measures of this family.
pub const MEASURES: &[&Measure] = &[
    &crate::dissimilarity::MEASURE,
    &gini::MEASURE,
    &entropy::MEASURE,
    &atkinson::MEASURE,
    &min_max::MEASURE,
    &gorard::MEASURE,
];
