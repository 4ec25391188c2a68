//! Absolute concentration: how little land the group lives on, between the least and the most that it could.
//!
//! `ACO = 1 − (Σ xᵢaᵢ/X − m) / (M − m)` with the sizes aᵢ of the areas, and m and M the mean sizes `Σ tᵢaᵢ/T₁` and
//! `Σ tᵢaᵢ/T₂` over the smallest and the largest areas that hold X people. The area in which X is reached counts whole.
//!
//! Source: Massey and Denton (1988). See `docs/methods/measures/absolute_concentration.md`.

use super::extremes::Extremes;
use crate::error::MeasureError;
use crate::input::{Places, TwoGroups};
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The index of absolute concentration: 1 where the group lives in the smallest areas, 0 in the largest. Since whole
/// areas are taken, it can leave 0–1 slightly.
///
/// # Errors
/// Another number of places than areas; places without sizes; areas all of one size.
pub fn absolute_concentration(groups: &TwoGroups, places: &Places) -> Result<f64, MeasureError> {
    let Extremes { group, least, greatest, .. } = Extremes::of(groups, places)?;
    Ok(1.0 - (group - least) / (greatest - least))
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "absolute_concentration",
    family: Family::Concentration,
    name: Words { sv: "Absolut koncentration (ACO)", en: "Absolute concentration (ACO)" },
    line: Words {
        sv: "Hur liten yta gruppen bor på, mellan den minsta och den största som den skulle kunna bo på.",
        en: "How little land the group lives on, between the least and the most that it could.",
    },
    range: (f64::NEG_INFINITY, f64::INFINITY),
    unit: Unit::Index,
    parameters: &[],
    function: Function::TwoGroupsPlaces(|groups, places, _| absolute_concentration(groups, places)),
};
