//! Who lives in an area that someone drew? Nothing of it is kept.
//!
//! | question | page |
//! |---|---|
//! | what was drawn, and can it be an area? | [`shape`] |
//! | which whole areas is it put together of? | [`whole`] |
//! | where do people live, for areas that cut through others? | [`ground`] |
//! | how many, while it is being drawn? | [`count`] |
//! | tell me about it | [`profile`] |
//! | how has it developed? | [`years`] |
//! | which areas are like it? | [`similar`] |
//! | which lists does it touch? | [`lists`] |

pub mod count;
pub mod ground;
pub mod lists;
pub mod profile;
pub mod shape;
pub mod similar;
pub mod whole;
pub mod years;

pub use count::OwnCountAnswer;
pub use lists::OwnListed;
pub use profile::OwnAreaAnswer;
pub use shape::OwnShape;
pub use similar::OwnSimilarAnswer;
pub use years::OwnYearsAnswer;

use serde::Serialize;
use utoipa::ToSchema;

/// A number estimated for an area that cuts through others.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct Estimated {
    /// The estimate: people spread evenly over the surface of each statistical area.
    pub value: f64,
    /// The least that it can be, whatever way people live inside the statistical areas.
    pub low: f64,
    /// The most that it can be.
    pub high: f64,
}
