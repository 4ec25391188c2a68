//! Dissimilarity adjusted for borders and shapes: people meet more over the border of an area with much border for its
//! size.
//!
//! `D(s) = D − Σᵢ Σⱼ wᵢⱼ |zᵢ − zⱼ| (rᵢ + rⱼ) / (2 max r)` with wᵢⱼ the common border's part of all borders, `rᵢ` the
//! perimeter of area i over its size, and the shares zᵢ.
//!
//! Source: Wong (1993), without its second halving, as Tivadar (2019) has it. See
//! `docs/methods/measures/perimeter_area_dissimilarity.md`.

use super::contrast::contrast;
use crate::error::{self, MeasureError};
use crate::evenness;
use crate::input::{Places, TwoGroups};
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::weights::Weights;

/// D adjusted for borders and shapes, at most D. Borders are weights as in
/// [`boundary_dissimilarity`](super::boundary_dissimilarity()). Depends on the unit of length no more than D does.
///
/// # Errors
/// Weights or places of another number of areas; no common border; places without sizes or perimeters.
pub fn perimeter_area_dissimilarity(
    groups: &TwoGroups,
    borders: &Weights,
    places: &Places,
) -> Result<f64, MeasureError> {
    error::same_length(groups.n(), places.n())?;
    let ratios: Vec<f64> = places.perimeter()?.iter().zip(places.area()?).map(|(p, a)| p / a).collect();
    let most = ratios.iter().copied().fold(0.0, f64::max);
    let factor = |i: usize, j: usize| (ratios[i] + ratios[j]) / (2.0 * most);
    Ok(evenness::dissimilarity(groups) - contrast(groups, borders, factor)?)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "perimeter_area_dissimilarity",
    family: Family::Spatial,
    name: Words {
        sv: "Dissimilaritetsindex justerat för gräns och form (D(s))",
        en: "Dissimilarity adjusted for borders and shapes (D(s))",
    },
    line: Words {
        sv: "Dissimilaritetsindex minus skillnaden i gruppens andel mellan grannområden, vägd med gräns och form.",
        en: "The index of dissimilarity less the difference in share between neighbours, weighted by border and shape.",
    },
    range: (-1.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::TwoGroupsBordersPlaces(|groups, borders, places, _| {
        perimeter_area_dissimilarity(groups, borders, places)
    }),
};
