//! Several groups at once. All compare the composition of the areas with that of the whole, whose shares are π_g.
//!
//! | measure | what sets it apart |
//! |---|---|
//! | [`information_theory()`] | H: splits exactly into levels; the choice of Reardon and Firebaugh |
//! | [`mutual_information()`] | M: the same, not divided by the entropy of the whole |
//! | [`dissimilarity()`] | the share that would have to move |
//! | [`gini()`] | every transfer between unlike areas counts |

mod dissimilarity;
mod gini;
mod information_theory;
mod mutual_information;

pub use dissimilarity::dissimilarity;
pub use gini::gini;
pub use information_theory::information_theory;
pub use mutual_information::mutual_information;

use crate::input::Groups;
use crate::registry::Measure;

/// The measures of this family.
pub const MEASURES: &[&Measure] =
    &[&information_theory::MEASURE, &mutual_information::MEASURE, &dissimilarity::MEASURE, &gini::MEASURE];

/// Simpson's interaction index of the composition of the whole, `I = Σ π_g (1 − π_g)`, > 0.
fn interaction_of_shares(groups: &Groups) -> f64 {
    groups.with_members().map(|(_, share)| share * (1.0 - share)).sum()
}
