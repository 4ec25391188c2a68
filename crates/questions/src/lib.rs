//! What a user asks, one function per question, on one snapshot. Command line and HTTP API both answer from here, so that they cannot
//! drift apart.
//!
//! | question | page |
//! |---|---|
//! | what is in the snapshot, and from whom? | [`summary`] |
//! | what can be shown? | [`indicators`] |
//! | which areas are there? | [`areas`] |
//! | which years are there? | [`periods`] |
//! | how large is it everywhere? | [`values`] |
//! | which columns are meant, when many are wanted? | [`columns`] |
//! | the same as a file: CSV, workbook, JSON-stat | [`download`] |
//! | which type is each area? | [`types`] |
//! | how many areas and people of each type? | [`composition`] |
//! | which areas changed type? | [`flows`] |
//! | where do high and low values lie together? | [`clusters`] |
//! | what do the figures say, in three sentences? | [`findings`] |
//! | what has been revised? | [`changes`] |
//! | is the snapshot fit to be published? | [`check`] |
//! | how much did it change? | [`change`] |
//! | how was it over all years, also over new borders? how do two editions of the areas differ? | [`over_time`] |
//! | which areas are like this one? | [`similar`] |
//! | tell me about this area | [`profile`] |
//! | who lives in an area that someone drew? | [`own_area`] |
//! | who lives where, for planning offices? | [`planning`] |
//! | which network of offices is best, and what does a change mean? | [`network`] |
//! | how segregated is it? | [`measures`] |
//! | what does the police's list cover? | [`police`] |
//! | where are the borders? | [`geometry`]; for a picture of the whole country [`coarse`] |
//! | what does the country look like, in one small answer? | [`first`] |
//! | which edition of the areas is meant? | [`resolve`] |
//! | what if there is no answer? | [`error`], [`refusal`] |
//!
//! An answer depends on the snapshot and the question only: no clock, no language of the one who asks (texts come in both), nothing
//! rounded.

pub mod areas;
pub mod change;
pub mod changes;
pub mod check;
pub mod clusters;
pub mod coarse;
pub mod columns;
pub mod composition;
pub mod desk;
pub mod download;
pub mod error;
pub mod findings;
pub mod first;
pub mod flows;
pub mod geometry;
pub mod indicators;
pub mod measures;
mod near;
mod neighbours;
pub mod network;
pub mod over_time;
pub mod own_area;
pub mod periods;
pub mod planning;
pub mod police;
pub mod profile;
pub mod refusal;
pub mod resolve;
pub mod series;
pub mod similar;
pub mod summary;
pub mod text;
pub mod types;
pub mod values;

pub use desk::Desk;
pub use error::{ErrorKind, QuestionError};
pub use text::Bilingual;
