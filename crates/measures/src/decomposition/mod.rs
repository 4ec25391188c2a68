//! What a difference or a total is made of.
//!
//! | question | decomposition |
//! |---|---|
//! | which level of a hierarchy are people apart on? | [`levels()`] |
//! | which areas and which groups make up the total? | [`crate::multigroup::scores_of_areas`], [`crate::multigroup::scores_of_groups`] |
//! | did the sizes of groups and areas change, or how groups are spread? | [`change()`] |
//! | do two places differ in composition or in pattern? | [`composition_or_pattern()`] |
//!
//! In each the parts add up to the whole, to the last digits.

mod change;
mod levels;
mod pattern;
mod proportional_fitting;

pub use change::{Change, change, change_of};
pub use levels::{Level, Levels, Unit, levels};
pub(crate) use pattern::at_same_rank;
pub use pattern::{Counterfactual, Parts, composition_or_pattern};
pub use proportional_fitting::fit_to_margins;
