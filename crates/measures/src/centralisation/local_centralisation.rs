//! Local relative centralisation: for every area as its own centre, whether the group lives nearer it than the others,
//! among the k nearest areas.
//!
//! `LRCᵢ` is the relative centralisation over area i and its k nearest neighbours, with i as the centre.
//!
//! Source: Folch, D. C., and Rey, S. J. (2016), The centralization index: a measure of local spatial segregation, Papers
//! in Regional Science 95. See `docs/methods/measures/local_centralisation.md`.

use super::centre::{nearer, outwards};
use crate::error::{self, MeasureError};
use crate::input::{Places, TwoGroups};
use crate::registry::{Allowed, Family, Function, Measure, Parameter, Unit, Words};
use crate::weights::Weights;

/// The local relative centralisation of every area, −1 to 1, over the neighbours that the weights name; NaN where the
/// group or the others have no members there, or where there is no neighbour.
///
/// # Errors
/// Another number of places or weights than areas.
pub fn local_centralisation(groups: &TwoGroups, places: &Places, around: &Weights) -> Result<Vec<f64>, MeasureError> {
    error::same_length(groups.n(), places.n())?;
    error::same_length(groups.n(), around.n())?;
    let of = |i: usize| {
        let mut near: Vec<usize> = around.row(i).0.iter().map(|j| *j as usize).collect();
        near.push(i);
        let (Ok(places), Ok(groups)) = (places.at(&near), groups.at(&near)) else { return f64::NAN };
        let centre = near.len() - 1;
        let rings = outwards((places.x()[centre], places.y()[centre]), &places);
        nearer(groups.x(), groups.y(), &rings)
    };
    Ok((0..groups.n()).map(of).collect())
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "local_centralisation",
    family: Family::Local,
    name: Words { sv: "Lokal relativ centralisering", en: "Local relative centralisation" },
    line: Words {
        sv: "Om gruppen bor närmare området än de övriga gör, bland de närmaste områdena.",
        en: "Whether the group lives nearer the area than the others do, among the nearest areas.",
    },
    range: (-1.0, 1.0),
    unit: Unit::Index,
    parameters: &[Parameter {
        id: "k",
        meaning: Words { sv: "antal närmaste områden", en: "number of nearest areas" },
        default: 5.0,
        allowed: Allowed::Whole(1, 1_000_000),
    }],
    function: Function::EachAreaTwoGroupsPlaces(|groups, places, settings| {
        local_centralisation(groups, places, &Weights::nearest(places, settings[0] as usize)?)
    }),
};
