//! Divergence index: the mean distance of the areas' composition from that of the whole, by relative entropy.
//!
//! `D = Σᵢ (tᵢ/T) Σ_g p_ig ln(p_ig / π_g)`, in nats. Over areas and their own whole it is the same number as the mutual
//! information index; the divergence index is defined beyond that, against any composition: see [`divergence_from`].
//!
//! Source: Roberto, E. (2016), The divergence index: a decomposable measure of segregation and inequality, arXiv:1508.01167. See
//! `docs/methods/measures/divergence.md`.

use super::mutual_information;
use crate::error::{self, MeasureError};
use crate::information::sum_n_ln_n;
use crate::input::Groups;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::sum;

/// The divergence index in nats, from 0 to the entropy of the groups.
pub fn divergence(groups: &Groups) -> f64 {
    mutual_information(groups)
}

/// The mean divergence in nats of the areas from a composition that is given, such as that of the nation or of an
/// earlier year. `reference` holds a count or share per group; it need not add up to 1. Infinite where a group that has
/// members has no share in the reference.
///
/// # Errors
/// Another number of groups, a negative or missing share, a reference that is empty.
pub fn divergence_from(groups: &Groups, reference: &[f64]) -> Result<f64, MeasureError> {
    error::same_length(groups.k(), reference.len())?;
    for (position, share) in reference.iter().enumerate() {
        error::non_negative(position, *share)?;
    }
    let sum: f64 = reference.iter().sum();
    if sum <= 0.0 {
        return Err(MeasureError::EmptyGroup);
    }
    let of_group = |(column, share): (&[f64], &f64)| {
        let members: f64 = sum::of(column);
        let towards = if members > 0.0 { members * (share / sum).ln() } else { 0.0 };
        sum_n_ln_n(column) - towards
    };
    let cells: f64 = groups.columns().zip(reference).map(of_group).sum();
    Ok(((cells - sum_n_ln_n(groups.totals())) / groups.total()).max(0.0))
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "divergence",
    family: Family::Multigroup,
    name: Words { sv: "Divergensindex (D)", en: "Divergence index (D)" },
    line: Words {
        sv: "Hur långt områdenas sammansättning i genomsnitt är från helhetens.",
        en: "How far the composition of the areas is from that of the whole, on average.",
    },
    range: (0.0, f64::INFINITY),
    unit: Unit::Nats,
    parameters: &[],
    function: Function::Groups(|groups, _| Ok(divergence(groups))),
};
