//! The statistics of segbar, one per page. Pure: arrays in area order go in, results come out; no files, no clock, and
//! random numbers only from a given seed. The same input gives the same bits, whatever the number of threads.
//!
//! | question | page | documentation |
//! |---|---|---|
//! | how good or bad are the conditions of an area? | [`socioeconomic_index`] | `docs/methods/socioeconomic-index.md` |
//! | which of the five types is it? | [`area_types`] | `docs/methods/area-types.md` |
//! | how unevenly do two groups live? | [`mod@dissimilarity`] | `docs/methods/inequality-index.md` |
//! | how unevenly do rich and poor live? | [`inequality_index`] | `docs/methods/inequality-index.md` |
//! | which changes of type are more than what moves every area? | [`type_changes`] | `docs/methods/type-changes.md` |
//! | which areas are alike? | [`similarity`] | `docs/methods/similar-areas.md` |
//! | what is certain about a zone that cuts through areas? | [`areal`] | `docs/methods/own-areas.md` |
//! | how are areas put together? | [`share`] | `docs/methods/aggregation.md` |
//! | what can be wrong with the numbers? | [`error`] | |
//!
//! The measures of segregation are one file each, with one page each in `docs/methods/measures/` and one table worked
//! by hand in `specs/measures/`. All of them are listed in the [`registry`].
//!
//! | question | family |
//! |---|---|
//! | what goes in, and what comes out? | [`input`], [`Estimate`] |
//! | how unevenly is a group spread over the areas? | [`evenness`] |
//! | whom does a member of a group meet in the own area? | [`exposure`] |
//! | how little land does it live on? | [`concentration`] |
//! | do its areas lie together? | [`clustering`] |
//! | how near the centre does it live? | [`centralisation`] |
//! | how uneven is it where neighbouring areas count? | [`spatial`] |
//! | are near areas alike, and which ones? | [`autocorrelation`] |
//! | how far apart are several groups? | [`multigroup`] |
//! | how far apart are groups that stand in an order? | [`ordinal`] |
//! | how does a single area differ from the whole? | [`local`] |
//! | who lives around an area, and over which scale do groups live apart? | [`egocentric`], [`multiscalar`] |
//! | what counts as near, and as a neighbour? | [`kernel`], [`weights`] |
//! | which level, which change, which part explains it? | [`decomposition`] |
//! | how sure is a value, and do two values differ? | [`inference`] |
//!
//! Worked examples by hand are in `specs/`, and a test runs them.

pub mod area_types;
pub mod areal;
pub mod autocorrelation;
pub mod centralisation;
pub mod clustering;
pub mod concentration;
pub mod decomposition;
pub mod dissimilarity;
pub mod egocentric;
pub mod error;
pub mod estimate;
pub mod evenness;
mod exp;
pub mod exposure;
pub mod inequality_index;
pub mod inference;
pub mod information;
pub mod input;
pub mod kernel;
pub mod local;
pub mod multigroup;
pub mod multiscalar;
pub mod ordinal;
pub mod par;
pub mod registry;
pub mod share;
pub mod similarity;
pub mod socioeconomic_index;
pub mod spatial;
pub mod sum;
mod tree;
pub mod type_changes;
mod vector;
pub mod weights;

pub use area_types::Cuts;
pub use dissimilarity::dissimilarity;
pub use error::MeasureError;
pub use estimate::Estimate;
pub use inequality_index::InequalityIndex;
