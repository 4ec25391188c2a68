//! Autocorrelation: whether near areas are alike, in all and area by area. Of one value per area, such as the share of a
//! group, and any [`Weights`](crate::weights::Weights).
//!
//! | measure | what sets it apart |
//! |---|---|
//! | [`moran()`] | products of deviations: like a correlation |
//! | [`geary()`] | differences between neighbours |
//! | [`getis_ord()`] | whether high values, rather than alike ones, gather |
//! | [`local_moran()`] | which areas are like their neighbours |
//! | [`local_g()`], [`local_g_star()`] | where high or low values gather |
//!
//! How sure it is: [`Permutations`] of the values, [`Tails`] and p-values from them, and [`false_discovery()`] for the many
//! areas that are tested at once.

mod deviations;
mod false_discovery;
mod geary;
mod getis_ord;
mod local_moran;
mod moran;
mod permutation;

pub use false_discovery::false_discovery;
pub use geary::geary;
pub use getis_ord::{GeneralG, getis_ord, local_g, local_g_star, local_g_tails};
pub use local_moran::{Quadrant, local_moran, local_moran_tails, quadrants};
pub use moran::{Moran, moran, moran_permuted};
pub use permutation::{Alternative, Permutations, Tails};

use crate::registry::Measure;

/// The measures of this family.
pub const MEASURES: &[&Measure] = &[
    &moran::MEASURE,
    &geary::MEASURE,
    &getis_ord::MEASURE,
    &local_moran::MEASURE,
    &getis_ord::LOCAL,
    &getis_ord::LOCAL_STAR,
];
