//! Relative centralisation: whether the group lives nearer the centre than the others.
//!
//! `RCE = Σ Xᵢ₋₁ Yᵢ − Σ Xᵢ Yᵢ₋₁` over the areas from the centre outwards, with the cumulated shares X of the group and Y of
//! the others.
//!
//! Source: Duncan and Duncan (1955); Massey and Denton (1988). See `docs/methods/measures/relative_centralisation.md`.

use super::centre::{CENTRE, Centre, nearer, outwards};
use crate::error::MeasureError;
use crate::input::{Places, TwoGroups};
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The index of relative centralisation, −1 to 1, positive where the group lives nearer the centre than the others.
///
/// # Errors
/// Another number of places than areas; a centre that is no point.
pub fn relative_centralisation(groups: &TwoGroups, places: &Places, centre: Centre) -> Result<f64, MeasureError> {
    let rings = outwards(centre.of(groups.t(), places)?, places);
    Ok(nearer(groups.x(), groups.y(), &rings))
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "relative_centralisation",
    family: Family::Centralisation,
    name: Words { sv: "Relativ centralisering (RCE)", en: "Relative centralisation (RCE)" },
    line: Words {
        sv: "Om gruppen bor närmare centrum än de övriga; 0 är ingen skillnad.",
        en: "Whether the group lives nearer the centre than the others; 0 is no difference.",
    },
    range: (-1.0, 1.0),
    unit: Unit::Index,
    parameters: &[CENTRE],
    function: Function::TwoGroupsPlaces(|groups, places, settings| {
        relative_centralisation(groups, places, Centre::numbered(settings[0]))
    }),
};
