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
//! | [`concentration_profile`] | how far the group lives where it is many |
//! | [`bias_corrected_dissimilarity`] | what drawing people at random adds is taken out |
//! | [`density_corrected_dissimilarity`] | the same, area by area |
//! | [`modified_dissimilarity`], [`modified_gini`] | measured from what chance gives, not from 0 |

mod atkinson;
mod bias_corrected_dissimilarity;
mod binomial;
mod concentration_profile;
mod density_corrected_dissimilarity;
mod entropy;
mod gini;
mod gorard;
mod min_max;
mod modified_dissimilarity;
mod modified_gini;

pub use crate::dissimilarity::of as dissimilarity;
pub use atkinson::atkinson;
pub use bias_corrected_dissimilarity::bias_corrected_dissimilarity;
pub use concentration_profile::{concentration_profile, profile};
pub use density_corrected_dissimilarity::density_corrected_dissimilarity;
pub use entropy::entropy;
pub use gini::gini;
pub use gorard::gorard;
pub use min_max::min_max;
pub use modified_dissimilarity::modified_dissimilarity;
pub use modified_gini::modified_gini;

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
    &concentration_profile::MEASURE,
    &bias_corrected_dissimilarity::MEASURE,
    &density_corrected_dissimilarity::MEASURE,
    &modified_dissimilarity::MEASURE,
    &modified_gini::MEASURE,
];
