//! Spatial dissimilarity index of several groups: how far the composition of people's surroundings is from the whole's.
//!
//! `D̃ = Σᵢ Σ_g tᵢ |π̃_ig − π_g| / (2 T I)` with the composition π̃ᵢ of the surroundings of area i, that of the whole π, and
//! `I = Σ π_g (1 − π_g)`. Every person counts once, with the surroundings of the area where the person lives.
//!
//! Source: Reardon and O'Sullivan (2004). See `docs/methods/measures/spatial_dissimilarity.md`.

use super::Surroundings;
use super::scales::{NEAREST, RADIUS, nearest, within};
use crate::error::MeasureError;
use crate::input::Groups;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::sum;

/// The spatial dissimilarity index, 0–1.
///
/// # Errors
/// Surroundings of other areas or groups; nobody around any area.
pub fn spatial_dissimilarity(groups: &Groups, around: &Surroundings) -> Result<f64, MeasureError> {
    around.belong_to(groups)?;
    let shares = groups.shares();
    let of_group = |(members, share): (&[f64], &f64)| {
        sum::over3(groups.totals(), members, around.people(), |t, members, people| {
            if people > 0.0 { t * (members / people - share).abs() } else { 0.0 }
        })
    };
    let apart: f64 = around.groups().zip(&shares).map(of_group).sum();
    let interaction: f64 = shares.iter().map(|share| share * (1.0 - share)).sum();
    Ok(apart / (2.0 * around.surrounded(groups) * interaction))
}

/// As it stands in the list of measures, over the k nearest people.
pub const MEASURE: Measure = Measure {
    id: "spatial_dissimilarity",
    family: Family::Multiscalar,
    name: Words {
        sv: "Rumsligt dissimilaritetsindex, k närmaste (D̃)",
        en: "Spatial dissimilarity index, k nearest (D̃)",
    },
    line: Words {
        sv: "Hur långt sammansättningen av människors k närmaste grannar är från helhetens.",
        en: "How far the composition of people's k nearest neighbours is from the whole's.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[NEAREST],
    function: Function::GroupsPlaces(|groups, places, settings| {
        spatial_dissimilarity(groups, &nearest(groups, places, settings[0])?)
    }),
};

/// As it stands in the list of measures, over a distance.
pub const WITHIN: Measure = Measure {
    id: "spatial_dissimilarity_within",
    family: Family::Multiscalar,
    name: Words {
        sv: "Rumsligt dissimilaritetsindex, avstånd (D̃)", en: "Spatial dissimilarity index, distance (D̃)"
    },
    line: Words {
        sv: "Hur långt sammansättningen av människors omgivning inom ett avstånd är från helhetens.",
        en: "How far the composition of people's surroundings within a distance is from the whole's.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[RADIUS],
    function: Function::GroupsPlaces(|groups, places, settings| {
        spatial_dissimilarity(groups, &within(groups, places, settings[0])?)
    }),
};
