//! Segregation profile: the same measures over surroundings of growing size. A steep profile says that groups live apart
//! street by street, a flat one that they live apart by whole parts of the country.
//!
//! Source: Reardon, S. F., Matthews, S. A., O'Sullivan, D., Lee, B. A., Firebaugh, G., Farrell, C. R., and Bischoff, K.
//! (2008), The geographic scale of metropolitan racial segregation, Demography 45. See
//! `docs/methods/measures/segregation_profile.md`.

use super::{Scale, Surroundings, spatial_dissimilarity, spatial_information_theory, spatial_isolation};
use crate::error::MeasureError;
use crate::input::{Groups, Places};

/// The k that EquiPop studies use, 50 to 51 200 people.
pub const NEAREST_PEOPLE: [f64; 11] =
    [50.0, 100.0, 200.0, 400.0, 800.0, 1600.0, 3200.0, 6400.0, 12_800.0, 25_600.0, 51_200.0];

/// Segregation at one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct AtScale {
    /// The scale.
    pub scale: Scale,
    /// H̃, the spatial information theory index.
    pub information_theory: f64,
    /// D̃, the spatial dissimilarity index.
    pub dissimilarity: f64,
    /// Spatial isolation of each group.
    pub isolation: Vec<f64>,
}

/// The profile of several groups over some scales, in the order given. Only one scale is held in memory at a time.
///
/// # Errors
/// As [`Surroundings::new`].
pub fn segregation_profile(groups: &Groups, places: &Places, scales: &[Scale]) -> Result<Vec<AtScale>, MeasureError> {
    let at = |scale: &Scale| {
        let around = Surroundings::new(groups, places, *scale)?;
        Ok(AtScale {
            scale: *scale,
            information_theory: spatial_information_theory(groups, &around)?,
            dissimilarity: spatial_dissimilarity(groups, &around)?,
            isolation: spatial_isolation(groups, &around)?,
        })
    };
    scales.iter().map(at).collect()
}
