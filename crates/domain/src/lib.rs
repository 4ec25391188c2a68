//! The language of segbar: areas, time, values and indicators.
//!
//! This room knows nobody else. Everything the other rooms say to each other is said in these words.
//!
//! | question | page |
//! |---|---|
//! | which kind of area is it? | [`level`] |
//! | which edition of the borders? | [`vintage`] |
//! | which area? | [`area`] |
//! | when? | [`period`] |
//! | split by what? | [`breakdown`] |
//! | in which unit, and what is it a share of? | [`unit`] |
//! | what does an empty cell mean? | [`missing`] |
//! | a whole column of values | [`column`] |
//! | what is measured, and how is it said? | [`catalogue`] |
//! | which of the two languages? | [`language`] |

pub mod area;
pub mod breakdown;
pub mod catalogue;
pub mod column;
pub mod language;
pub mod level;
pub mod missing;
pub mod period;
pub mod unit;
pub mod vintage;

pub use area::{Area, AreaCode, AreaId, AreaSet};
pub use breakdown::Breakdown;
pub use catalogue::Catalogue;
pub use column::{Column, ColumnKey, Interval, Provenance};
pub use language::{Language, Text};
pub use level::Level;
pub use missing::Missing;
pub use period::Period;
pub use unit::Unit;
pub use vintage::Vintage;
