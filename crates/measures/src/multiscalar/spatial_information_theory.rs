//! Spatial information theory index: how much less mixed the surroundings of people are than the whole.
//!
//! `H̃ = 1 − Σᵢ tᵢ Ẽᵢ / (T E)` with `Ẽᵢ = −Σ_g π̃_ig ln π̃_ig` over the composition π̃ᵢ of the surroundings of area i, and E
//! likewise for the whole. Every person counts once, with the surroundings of the area where the person lives.
//!
//! Source: Reardon, S. F., and O'Sullivan, D. (2004), Measures of spatial segregation, Sociological Methodology 34. See
//! `docs/methods/measures/spatial_information_theory.md`.

use super::Surroundings;
use super::scales::{NEAREST, RADIUS, nearest, within};
use crate::error::MeasureError;
use crate::information::{entropy_of_shares, n_ln_n};
use crate::input::Groups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The spatial information theory index: 1 where nobody of another group lives around, 0 where all surroundings are as
/// mixed as the whole. Slightly below 0 where surroundings are more mixed than the whole.
///
/// # Errors
/// Surroundings of other areas or groups; nobody around any area.
pub fn spatial_information_theory(groups: &Groups, around: &Surroundings) -> Result<f64, MeasureError> {
    around.belong_to(groups)?;
    // tᵢ Ẽᵢ = tᵢ (ñ ln ñ − Σ ñ_g ln ñ_g) / ñ
    let mut inner: Vec<f64> = around.people().iter().map(|n| n_ln_n(*n)).collect();
    for column in around.groups() {
        inner.iter_mut().zip(column).for_each(|(inner, n)| *inner -= n_ln_n(*n));
    }
    let mixed = crate::sum::over3(
        groups.totals(),
        &inner,
        around.people(),
        |t, inner, n| {
            if n > 0.0 { t * inner / n } else { 0.0 }
        },
    );
    Ok(1.0 - mixed / around.surrounded(groups) / entropy_of_shares(&groups.shares()))
}

/// As it stands in the list of measures, over the k nearest people.
pub const MEASURE: Measure = Measure {
    id: "spatial_information_theory",
    family: Family::Multiscalar,
    name: Words {
        sv: "Rumsligt informationsteoretiskt index, k närmaste (H̃)",
        en: "Spatial information theory index, k nearest (H̃)",
    },
    line: Words {
        sv: "Hur mycket mindre blandade människors k närmaste grannar är än helheten.",
        en: "How much less mixed people's k nearest neighbours are than the whole.",
    },
    range: (f64::NEG_INFINITY, 1.0),
    unit: Unit::Index,
    parameters: &[NEAREST],
    function: Function::GroupsPlaces(|groups, places, settings| {
        spatial_information_theory(groups, &nearest(groups, places, settings[0])?)
    }),
};

/// As it stands in the list of measures, over a distance.
pub const WITHIN: Measure = Measure {
    id: "spatial_information_theory_within",
    family: Family::Multiscalar,
    name: Words {
        sv: "Rumsligt informationsteoretiskt index, avstånd (H̃)",
        en: "Spatial information theory index, distance (H̃)",
    },
    line: Words {
        sv: "Hur mycket mindre blandade människors omgivning inom ett avstånd är än helheten.",
        en: "How much less mixed people's surroundings within a distance are than the whole.",
    },
    range: (f64::NEG_INFINITY, 1.0),
    unit: Unit::Index,
    parameters: &[RADIUS],
    function: Function::GroupsPlaces(|groups, places, settings| {
        spatial_information_theory(groups, &within(groups, places, settings[0])?)
    }),
};
