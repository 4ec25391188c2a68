//! Several groups at once. All compare the composition of the areas with that of the whole, whose shares are π_g; the last
//! four say only how mixed the whole is.
//!
//! | measure | what sets it apart |
//! |---|---|
//! | [`information_theory()`] | H: splits exactly into levels; the choice of Reardon and Firebaugh |
//! | [`mutual_information()`] | M: the same, not divided by the entropy of the whole |
//! | [`dissimilarity()`] | the share that would have to move |
//! | [`gini()`] | every transfer between unlike areas counts |
//! | [`squared_coefficient_of_variation()`] | small groups weigh as much as large ones |
//! | [`relative_diversity()`] | two people drawn at random |
//! | [`normalised_exposure()`] | the mean of the groups' correlation ratios |
//! | [`divergence()`], [`divergence_from()`] | against the whole, or any composition |
//! | [`diversity()`], [`normalised_diversity()`] | entropy of the whole |
//! | [`simpson_interaction()`], [`simpson_concentration()`] | two people of the whole |

mod dissimilarity;
mod divergence;
mod diversity;
mod gini;
mod information_theory;
mod mutual_information;
mod normalised_exposure;
mod relative_diversity;
mod simpson_concentration;
mod simpson_interaction;
mod squared_coefficient_of_variation;

pub use dissimilarity::dissimilarity;
pub use divergence::{divergence, divergence_from};
pub use diversity::{diversity, normalised_diversity};
pub use gini::gini;
pub use information_theory::information_theory;
pub use mutual_information::{mutual_information, scores_of_areas, scores_of_groups};
pub use normalised_exposure::normalised_exposure;
pub use relative_diversity::relative_diversity;
pub use simpson_concentration::simpson_concentration;
pub use simpson_interaction::simpson_interaction;
pub use squared_coefficient_of_variation::squared_coefficient_of_variation;

use crate::input::Groups;
use crate::registry::Measure;
use crate::sum;

/// The measures of this family.
pub const MEASURES: &[&Measure] = &[
    &information_theory::MEASURE,
    &mutual_information::MEASURE,
    &dissimilarity::MEASURE,
    &gini::MEASURE,
    &squared_coefficient_of_variation::MEASURE,
    &relative_diversity::MEASURE,
    &normalised_exposure::MEASURE,
    &divergence::MEASURE,
    &diversity::MEASURE,
    &diversity::NORMALISED,
    &simpson_interaction::MEASURE,
    &simpson_concentration::MEASURE,
];

/// Simpson's interaction index of the composition of the whole, `I = Σ π_g (1 − π_g)`, > 0.
fn interaction_of_shares(groups: &Groups) -> f64 {
    groups.with_members().map(|(_, share)| share * (1.0 - share)).sum()
}

/// `Σ_g f_g Σᵢ tᵢ (p_ig − π_g)²` over the groups with members, where the factor f_g is a function of π_g.
fn squared_gaps(groups: &Groups, factor: impl Fn(f64) -> f64) -> f64 {
    let per_person: Vec<f64> = groups.totals().iter().map(|t| if *t > 0.0 { 1.0 / t } else { 0.0 }).collect();
    let of_group = |(column, share): (&[f64], f64)| {
        let gap = |n: f64, t: f64, per_person: f64| (n - t * share) * (n - t * share) * per_person;
        factor(share) * sum::over3(column, groups.totals(), &per_person, gap)
    };
    groups.with_members().map(of_group).sum()
}
