//! The statistics of segbar, one per page. Pure: arrays in area order go in, results come out; no files, no clock, no
//! threads, no random numbers. A missing value is NaN.
//!
//! | question | page | documentation |
//! |---|---|---|
//! | how good or bad are the conditions of an area? | [`socioeconomic_index`] | `docs/methods/socioeconomic-index.md` |
//! | which of the five types is it? | [`area_types`] | `docs/methods/area-types.md` |
//! | how unevenly do two groups live? | [`dissimilarity`] | `docs/methods/inequality-index.md` |
//! | how unevenly do rich and poor live? | [`inequality_index`] | `docs/methods/inequality-index.md` |
//! | how are areas put together? | [`share`] | `docs/methods/aggregation.md` |
//! | what can be wrong with the numbers? | [`error`] | |
//!
//! Worked examples by hand are in `specs/`, and a test runs them.

pub mod area_types;
pub mod dissimilarity;
pub mod error;
pub mod inequality_index;
pub mod share;
pub mod socioeconomic_index;

pub use area_types::Cuts;
pub use dissimilarity::dissimilarity;
pub use error::MeasureError;
pub use inequality_index::InequalityIndex;
