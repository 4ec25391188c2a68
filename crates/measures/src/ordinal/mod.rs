//! Groups that stand in an order: being apart from the far end counts more than being apart from the next step.
//!
//! All have the same form (Reardon 2009): `Λ = Σᵢ tᵢ (v − vᵢ) / (T v)`, with the ordinal variation `v = Σ_k f(c_k)` over the
//! K − 1 cuts of the order, c_k being the share of people at or below cut k. f is 0 where all are on one side and 1 where
//! the sides are equal; it is what the measures differ in. 0 is even, 1 is when no area has any variation.
//!
//! | measure | f(c) |
//! |---|---|
//! | [`ordinal_information_theory`] | `−c log₂ c − (1 − c) log₂ (1 − c)` |
//! | [`ordinal_variation`] | `4 c (1 − c)` |
//! | [`ordinal_square_root`] | `2 √(c (1 − c))` |
//! | [`ordinal_absolute_difference`] | `1 − abs(2 c − 1)` |
//! | [`rank_order`] | the first, as if the order were continuous |

mod absolute_difference;
mod information_theory;
mod polynomial;
mod rank_order;
mod square_root;
mod variation;

pub use absolute_difference::ordinal_absolute_difference;
pub use information_theory::ordinal_information_theory;
pub use rank_order::{rank_order, rank_order_of_curve};
pub use square_root::ordinal_square_root;
pub use variation::ordinal_variation;

use crate::input::OrderedGroups;
use crate::registry::Measure;
use crate::sum;

/// The measures of this family.
pub const MEASURES: &[&Measure] = &[
    &information_theory::MEASURE,
    &variation::MEASURE,
    &square_root::MEASURE,
    &absolute_difference::MEASURE,
    &rank_order::MEASURE,
];

/// `Σᵢ tᵢ (v − vᵢ) / (T v)` for a function that takes the people below and above a cut and gives the variation times the
/// people.
fn relative_loss(groups: &OrderedGroups, variation: impl Fn(f64, f64) -> f64 + Copy) -> f64 {
    let (mut within, mut whole) = (0.0, 0.0);
    for cut in groups.cuts() {
        within += sum::over2(cut.x(), cut.y(), variation);
        whole += variation(cut.sum_x(), cut.sum_y());
    }
    (1.0 - within / whole).clamp(0.0, 1.0)
}
