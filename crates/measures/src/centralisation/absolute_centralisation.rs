//! Absolute centralisation: whether the group lives nearer the centre than an even spread over the land would have it.
//!
//! `ACE = Σ Xᵢ₋₁ Aᵢ − Σ Xᵢ Aᵢ₋₁` over the areas from the centre outwards, with the cumulated shares X of the group and A of
//! the land.
//!
//! Source: Massey and Denton (1988). See `docs/methods/measures/absolute_centralisation.md`.

use super::centre::{CENTRE, Centre, nearer, outwards};
use crate::error::MeasureError;
use crate::input::{Places, TwoGroups};
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The index of absolute centralisation, −1 to 1: the share of the group that would have to move outwards (inwards where
/// it is negative) for an even spread over the land around the centre.
///
/// # Errors
/// Another number of places than areas; places without sizes; a centre that is no point.
pub fn absolute_centralisation(groups: &TwoGroups, places: &Places, centre: Centre) -> Result<f64, MeasureError> {
    let rings = outwards(centre.of(groups.t(), places)?, places);
    Ok(nearer(groups.x(), places.area()?, &rings))
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "absolute_centralisation",
    family: Family::Centralisation,
    name: Words { sv: "Absolut centralisering (ACE)", en: "Absolute centralisation (ACE)" },
    line: Words {
        sv: "Om gruppen bor närmare centrum än om den var jämnt spridd över ytan; 0 är jämnt spridd.",
        en: "Whether the group lives nearer the centre than if it were spread evenly over the land; 0 is evenly spread.",
    },
    range: (-1.0, 1.0),
    unit: Unit::Index,
    parameters: &[CENTRE],
    function: Function::TwoGroupsPlaces(|groups, places, settings| {
        absolute_centralisation(groups, places, Centre::numbered(settings[0]))
    }),
};
