//! How segregated is it? Every measure of the list, of every group system, over any area and year.
//!
//! | question | page |
//! |---|---|
//! | which measures are there, and what does each need? | [`definitions`] |
//! | which divisions of people into groups are there, and where? | [`groups`] |
//! | what exactly is asked, as typed? | [`asked`] |
//! | which areas make up the whole, and which lie in it? | [`frame`] |
//! | what is counted there, and what is missing? | [`counts`] |
//! | what is the answer? | [`answer`] |
//! | how sure is it? | [`uncertainty`] |
//! | do two places, or two years, differ? | [`difference`] |
//! | does a change come from sizes or from where groups live? | [`change`] |
//! | does a difference come from composition or from pattern? | [`pattern`] |
//! | which level of areas carries the segregation? | [`levels`] |
//! | over which distances do groups live apart? | [`scales`] |
//! | how is it said in words? | [`sentence`], [`caution`] |
//! | why is there no answer? | [`refusal`], [`reason`] |
//!
//! Nothing here computes a statistic: `segbar_measures` does.

pub mod answer;
pub mod asked;
pub mod caution;
pub mod change;
pub mod counts;
pub mod definitions;
pub mod difference;
pub mod frame;
pub mod groups;
pub mod levels;
pub mod pattern;
pub mod reason;
pub mod refusal;
pub mod scales;
pub mod sentence;
pub mod uncertainty;

pub use answer::{MeasureResultAnswer, MeasureRow};
pub use asked::{Area, Bounds, MeasureAsked, Words, Years};
pub use refusal::MeasureRefusal;
