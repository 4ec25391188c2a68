//! Relative concentration: how little land the group lives on compared with the others.
//!
//! `RCO = ((Σ xᵢaᵢ/X) / (Σ yᵢaᵢ/Y) − 1) / (m / M − 1)` with m and M as in
//! [`absolute_concentration`](super::absolute_concentration()).
//!
//! Source: Massey and Denton (1988). See `docs/methods/measures/relative_concentration.md`.

use super::extremes::Extremes;
use crate::error::MeasureError;
use crate::input::{Places, TwoGroups};
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The index of relative concentration: 0 where both live on as much land, 1 where the group lives as densely and the
/// others as sparsely as they could, negative where the others live more densely.
///
/// # Errors
/// Another number of places than areas; places without sizes; areas all of one size.
pub fn relative_concentration(groups: &TwoGroups, places: &Places) -> Result<f64, MeasureError> {
    let Extremes { group, others, least, greatest } = Extremes::of(groups, places)?;
    Ok((group / others - 1.0) / (least / greatest - 1.0))
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "relative_concentration",
    family: Family::Concentration,
    name: Words { sv: "Relativ koncentration (RCO)", en: "Relative concentration (RCO)" },
    line: Words {
        sv: "Hur liten yta gruppen bor på jämfört med de övriga; 0 är ingen skillnad.",
        en: "How little land the group lives on compared with the others; 0 is no difference.",
    },
    range: (f64::NEG_INFINITY, f64::INFINITY),
    unit: Unit::Index,
    parameters: &[],
    function: Function::TwoGroupsPlaces(|groups, places, _| relative_concentration(groups, places)),
};
