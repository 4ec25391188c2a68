//! Delta: the share of the group that would have to move for it to live equally densely everywhere.
//!
//! `DEL = ½ Σ |xᵢ/X − aᵢ/A|` with the areas' sizes aᵢ and their sum A.
//!
//! Source: Hoover, E. M. (1941), Interstate redistribution of population, Journal of Economic History 1; Duncan, O. D.,
//! Cuzzort, R. P., and Duncan, B. (1961), Statistical Geography; Massey and Denton (1988). See
//! `docs/methods/measures/delta.md`.

use crate::error::{self, MeasureError};
use crate::input::{Places, TwoGroups};
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::sum;

/// Delta, 0–1. The others do not enter it.
///
/// # Errors
/// Another number of places than areas; places without sizes.
pub fn delta(groups: &TwoGroups, places: &Places) -> Result<f64, MeasureError> {
    let sizes = places.area()?;
    error::same_length(groups.n(), sizes.len())?;
    let (people, land) = (groups.sum_x(), sum::of(sizes));
    Ok((sum::over2(groups.x(), sizes, |x, a| (x / people - a / land).abs()) / 2.0).min(1.0))
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "delta",
    family: Family::Concentration,
    name: Words { sv: "Deltaindex (DEL)", en: "Delta index (DEL)" },
    line: Words {
        sv: "Den andel av gruppen som skulle behöva flytta för att den skulle bo lika tätt överallt.",
        en: "The share of the group that would have to move for it to live equally densely everywhere.",
    },
    range: (0.0, 1.0),
    unit: Unit::Share,
    parameters: &[],
    function: Function::TwoGroupsPlaces(|groups, places, _| delta(groups, places)),
};
